/** The result of reading an instruction, before anything is looked up: what was asked for, in the order it was asked. */
import type { Result } from '../../base/result.ts';
import type { SwarmError } from '../../protocol/errors.ts';
import type { Understanding } from '../brain/brain.ts';
import type { CursorSpec } from '../operation/target.ts';

/** How the words were read, for `--explain`: each clause with what it came to, or why it came to nothing. */
export interface Reading {
  readonly clauses: readonly ReadClause[];
  readonly result: Result<Understanding, SwarmError>;
}

export interface ReadClause {
  readonly words: string; // as written
  readonly understoodAs: string | undefined; // "rename, target parse_row (function) in utils/dates.py, to read_row"
  readonly assumptions: readonly string[];
  readonly ignoredWords: readonly string[];
  readonly problem: string | undefined;
}

/** Reads an instruction. Deterministic; looks at words only. */
export type InstructionReader = (instruction: string, cursor: CursorSpec | undefined) => Reading;
