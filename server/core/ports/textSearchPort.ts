/** Finding text in the files of a workspace: literal or by a regular expression, line by line, within bounds. */
import type { Result } from '../../base/result.ts';
import type { SwarmError } from '../../protocol/errors.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';

export interface TextQuery {
  readonly pattern: string;
  readonly isRegex: boolean;
  /** Only where no letter, digit or underscore stands next to it. */
  readonly wholeWord: boolean;
  /** `smart`: letters count in both cases unless the pattern has a capital. */
  readonly letterCase: 'smart' | 'exact' | 'either';
  /** Patterns as in .gitignore; a file counts if any fits. `!` before one excludes. None: all files. */
  readonly globs: readonly string[];
}

export interface TextBounds {
  /** Places in all files together; then the search ends and says so. */
  readonly matchesMax: number;
  /** Of a line that is shown. */
  readonly lineUnitsMax: number;
  /** Larger files are not searched. */
  readonly fileBytesMax: number;
}

export const defaultTextBounds: TextBounds = { matchesMax: 10_000, lineUnitsMax: 400, fileBytesMax: 4 * 2 ** 20 };

export interface TextMatch {
  readonly line: number; // from 1
  readonly column: number; // from 1, in UTF-16 units
  readonly length: number; // in UTF-16 units
  /** The line, or as much of it around the place as is shown; without its end. */
  readonly text: string;
  readonly textColumn: number; // from 1, of the place in `text`
}

export interface TextFile {
  readonly path: WorkspacePath;
  readonly matches: readonly TextMatch[]; // in order
}

export interface TextFound {
  readonly files: readonly TextFile[]; // sorted by path
  readonly matches: number;
  readonly complete: boolean; // false: there may be more
  /** Files that were not searched or not as text, with the reason: "data.bin: binary". */
  readonly leftOut: readonly string[];
  readonly searcher: string; // "ripgrep", "Swarm"
}

export interface TextSearchPort {
  /**
   * Searches these files, as a listing gave them, and no other. Errors: usage, for a pattern that cannot be one. Throws
   * SwarmFailure (cancelled) when stopped.
   */
  search(
    query: TextQuery,
    paths: readonly WorkspacePath[],
    bounds: TextBounds,
    signal: AbortSignal,
  ): Promise<Result<TextFound, SwarmError>>;
}
