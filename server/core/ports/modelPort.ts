/** A language model as a brain may use it: turns of a conversation in which the model calls tools. Nothing of any one vendor. */
import type { SwarmError } from '../../protocol/errors.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { ModelRecord } from '../brain/brain.ts';

export interface ModelPort {
  /** The brain's name: "claude". */
  readonly name: string;
  /** What so many tokens cost at most, in US dollars; undefined when the model's prices are not known. */
  costUsd(tokensIn: number, tokensOut: number): number | undefined;
  /**
   * One turn: tried again within bounds where that helps, each try on record before it leaves. What a network or a service
   * does is an answer, never a rejection. An abort of the signal ends the connection at once.
   */
  ask(turn: ModelTurn, context: ModelContext): Promise<ModelReply>;
}

export interface ModelTurn {
  readonly number: number; // from 1
  readonly system: string; // the same for all turns, as are the tools: they may be cached
  readonly tools: readonly ModelTool[];
  readonly messages: readonly ModelMessage[];
  readonly tokensOutMax: number;
  readonly paths: readonly WorkspacePath[]; // files of which any content is in it
}

export interface ModelContext {
  readonly signal: AbortSignal;
  readonly record: ModelRecord;
  speak(text: string): void;
}

export interface ModelTool {
  readonly name: string;
  readonly description: string;
  readonly schema: { readonly properties: Readonly<Record<string, unknown>>; readonly required: readonly string[] };
}

export type ModelMessage =
  | { readonly from: 'person'; readonly text: string }
  | { readonly from: 'model'; readonly content: unknown } // as it came, to be handed back unread
  | { readonly from: 'tools'; readonly results: readonly ToolResult[] };

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly input: unknown;
}

export interface ToolResult {
  readonly callId: string;
  readonly text: string;
  readonly failed: boolean;
}

export interface ModelSpending {
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly costUsd: number; // 0 when the prices are not known
}

export type ModelReply =
  | {
      readonly kind: 'answered';
      /** Why it stopped: it wants its tools' results, it is done, it ran into tokensOutMax, or it declines to answer. */
      readonly stopped: 'calls' | 'done' | 'cut' | 'declined';
      readonly calls: readonly ToolCall[];
      readonly message: ModelMessage; // for the turns that follow
      readonly spent: ModelSpending;
    }
  | { readonly kind: 'failed'; readonly error: SwarmError; readonly spent: ModelSpending };
