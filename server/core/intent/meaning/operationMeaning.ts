/** How an operation turns what was asked for, once every thing in it is resolved, into calls of itself. */
import type { Result } from '../../../base/result.ts';
import type { TargetSpec } from '../../operation/target.ts';
import type { Ask, Destination, Thing } from '../phrases/phraseValue.ts';
import type { MeantDestination } from './destinationMeaning.ts';

export interface ResolvedThing {
  readonly thing: Thing;
  readonly spec: TargetSpec;
}

/** One call of an operation that an instruction asks for. */
export interface MeantCall {
  readonly operation: string;
  readonly arguments: unknown;
  readonly target: TargetSpec;
  readonly result: string; // what the target becomes; two calls must not disagree about it
  readonly summary: string; // "Rename the function parse_row in utils/dates.py to read_row"
  readonly explained: string; // "rename, target parse_row (function) in utils/dates.py, to read_row"
  readonly assumptions?: readonly string[]; // beside those that its things came with
  /** What “it” means from then on, where that is not the target as it was. */
  readonly afterwards?: TargetSpec | 'gone';
  /** The part of the target that the words were about, a parameter: who renames “it” next means that. */
  readonly part?: TargetSpec;
}

/** What the words around an ask tell of it. */
export interface AskContext {
  /** What a destination comes to; "it" in it is `moving`. */
  readonly destination: (said: Destination, moving: TargetSpec | undefined) => Result<MeantDestination, Problem>;
  /** What a noun phrase among the details comes to. */
  readonly thing: (said: Thing) => Result<TargetSpec, Problem>;
  /** The places said before it: "In utils.py, …". For what is asked for without naming a thing that would be there. */
  readonly around: readonly TargetSpec[];
}

/** Why a request cannot be honoured, as a sentence without its full stop, and what would work instead. */
export interface Problem {
  readonly why: string;
  readonly nearest: string | undefined;
}

export type OperationMeaning = (ask: Ask, things: readonly ResolvedThing[], context: AskContext) => Result<readonly MeantCall[], Problem>;

export function problem(why: string, nearest?: string): { readonly ok: false; readonly error: Problem } {
  return { ok: false, error: { why, nearest } };
}
