/** What is asked of structural search over a workspace, and what comes back. */
import type { LanguageId } from '../../core/terrain/languageId.ts';
import type { PatternQuery } from '../../core/terrain/pattern/compilePattern.ts';
import type { FoundMatch } from '../../core/terrain/pattern/foundMatch.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';

export interface PatternRequest extends PatternQuery {
  /** Undefined: all in which the pattern makes sense. */
  readonly languages?: readonly LanguageId[] | undefined;
  /** Globs as .gitignore reads them; undefined: all files. */
  readonly paths?: readonly string[] | undefined;
  /** At most so many matches, the first by path and place. */
  readonly limit?: number | undefined;
}

export interface PatternResult {
  readonly matches: readonly FoundMatch[]; // by path and place
  /** There may be more: the limit was reached. */
  readonly limited: boolean;
  /** Files of the languages that were searched. */
  readonly files: number;
  readonly leftOut: readonly LeftOut[];
  /** Languages of the workspace in which the pattern makes no sense. */
  readonly notUnderstood: readonly NotUnderstood[];
}

export interface LeftOut {
  readonly path: WorkspacePath;
  readonly why: string;
}

export interface NotUnderstood {
  readonly language: LanguageId;
  readonly message: string;
  readonly at: number | undefined; // offset into the pattern
}

/** A file to be searched; `text`: what an editor has and has not saved. */
export interface SearchedFile {
  readonly path: WorkspacePath;
  readonly language: LanguageId;
  readonly text: string | undefined;
}

/** What came of some files. */
export interface SearchedBatch {
  readonly matches: readonly FoundMatch[];
  readonly leftOut: readonly LeftOut[];
}

/** Larger files are left out. */
export const searchedFileBytesMax = 2 * 2 ** 20;
/** Without a limit of one's own. */
export const matchesMax = 10_000;
