/**
 * What an agent thinks with. Asynchronous, cancellable, budgeted; its words stream while it thinks. The offline engine is
 * one, a model another; an agent does not know which it has.
 */
import type { SwarmError } from '../../protocol/errors.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { FactRequest, Facts } from '../facts/facts.ts';
import type { FileProposal, Located, Refusal, Renamed, Surprise } from '../operation/operation.ts';
import type { CursorSpec } from '../operation/target.ts';

/** One operation with its arguments, as in the ledger. */
export interface OperationRequest {
  readonly operation: string;
  readonly arguments: unknown; // by the operation's own schema
  readonly summary: string;
  readonly clause: string;
}

export interface Understanding {
  readonly operations: readonly OperationRequest[]; // in order; at least one
  readonly assumptions: readonly string[];
  readonly ignoredWords: readonly string[];
  readonly confidence: number;
}

export type BrainTask =
  | { readonly kind: 'understand'; readonly instruction: string; readonly cursor: CursorSpec | undefined }
  | { readonly kind: 'locate'; readonly request: OperationRequest; readonly earlier?: readonly Renamed[] } // earlier: by operations before it, in order
  | {
      readonly kind: 'edit';
      readonly request: OperationRequest;
      readonly located: Located;
      readonly paths: readonly WorkspacePath[];
      readonly veto: string | undefined;
    }
  | { readonly kind: 'explore'; readonly request: OperationRequest; readonly located: Located; readonly surprises: readonly Surprise[] };

export type BrainAnswer =
  | { readonly kind: 'understood'; readonly understanding: Understanding }
  | { readonly kind: 'located'; readonly located: Located }
  | { readonly kind: 'edited'; readonly proposals: readonly FileProposal[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'failed'; readonly error: SwarmError }; // the brain itself could not think: no key, overload, bound

export interface BrainContext {
  readonly facts: FactSource;
  readonly signal: AbortSignal;
  readonly budget: BrainBudget;
  /** The brain's words, as they come. Each call becomes a BrainSpoke event. `brain`: who speaks, when several think for one. */
  speak(text: string, brain?: string): void;
  readonly models: ModelRecord;
}

/** Puts on the record what leaves the machine, before it does, and what came of it. */
export interface ModelRecord {
  /** Durable when it returns. Throws when it cannot be recorded: then nothing may be sent. */
  asked(request: ModelRequest): void;
  answered(answer: ModelOutcome): void;
}

export interface ModelRequest {
  readonly brain: string;
  readonly model: string;
  readonly baseUrl: string;
  readonly body: Uint8Array; // all that is sent but the headers
  readonly paths: readonly WorkspacePath[]; // files of which any content is in it
  readonly turn: number; // from 1
}

export interface ModelOutcome {
  readonly brain: string;
  readonly model: string;
  readonly stopReason: string;
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly costUsd: number;
  readonly toolCalls: readonly string[];
  readonly error: string; // empty when it answered
  readonly content: string; // of the answer
  readonly durationMs: number;
}

/** What may still be spent. `spend` returns false when the bound is reached: stop and answer `failed` with bound-reached. */
export interface BrainBudget {
  readonly tokensLeft: number;
  readonly msLeft: number;
  spend(tokensIn: number, tokensOut: number): boolean;
}

/** Facts that can be fetched: a snapshot, and the way to extend it. One per agent task; all see the same content of a file within one mission stage. */
export interface FactSource {
  readonly facts: Facts;
  fetch(requests: readonly FactRequest[], signal: AbortSignal): Promise<void>;
}

export interface Brain {
  readonly name: string; // "offline", "claude"
  think(task: BrainTask, context: BrainContext): Promise<BrainAnswer>;
}
