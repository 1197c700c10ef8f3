/** Text search by ripgrep, over exactly the files of a listing. */
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../../base/result.ts';
import { systemCode } from '../../base/systemError.ts';
import { BINARY_PROBE_BYTES } from '../../core/documents/textBytes.ts';
import type { TextBounds, TextFile, TextFound, TextMatch, TextQuery, TextSearchPort } from '../../core/ports/textSearchPort.ts';
import { globFilter } from '../../core/terrain/find/text/globFilter.ts';
import { LeftOut } from '../../core/terrain/find/text/leftOut.ts';
import { isEitherCase, patternProblem } from '../../core/terrain/find/text/textPattern.ts';
import { fail, type SwarmError, swarmError } from '../../protocol/errors.ts';
import { asWorkspacePath, type WorkspacePath } from '../../protocol/ids.ts';
import { fileBatches } from './fileBatches.ts';
import { readMatches } from './jsonMatches.ts';
import { runRipgrep } from './ripgrepProcess.ts';

/** Batches searched at the same time; ripgrep itself uses all cores. */
const BATCHES_AT_ONCE = 2;
const NEWLINE = 10;
/** ripgrep's exit code for a wrong pattern, and for files that could not be read. */
const COMPLAINED = 2;

/** Everything is text, nothing is ignored, no configuration of the person's has a say: the listing decided what is searched. */
const always = ['--no-config', '--no-messages', '--no-ignore', '--hidden', '--text', '--encoding=none', '--sort=none', '--json'];

export class RipgrepSearch implements TextSearchPort {
  readonly #executable: string;
  readonly #root: string;

  constructor(executable: string, root: string) {
    this.#executable = executable;
    this.#root = root;
  }

  async search(
    query: TextQuery,
    paths: readonly WorkspacePath[],
    bounds: TextBounds,
    signal: AbortSignal,
  ): Promise<Result<TextFound, SwarmError>> {
    const problem = patternProblem(query);
    if (problem !== undefined) return err(problem);
    const leftOut = new LeftOut();
    const tooLarge = (path: WorkspacePath): void => leftOut.add(path, LeftOut.tooLarge(bounds.fileBytesMax));
    const batches = fileBatches(this.#root, paths.filter(globFilter(query.globs)), { fileBytesMax: bounds.fileBytesMax, tooLarge });
    const found = new Places(bounds.matchesMax);
    let wrong: string | undefined;
    const work = async (): Promise<void> => {
      for (let next = await batches.next(); next.done !== true; next = await batches.next()) {
        if (found.full || wrong !== undefined || signal.aborted) return;
        wrong ??= await this.#searchBatch(query, next.value, bounds, found, signal);
      }
    };
    await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, work));
    if (signal.aborted) fail('cancelled', `Stopped while searching for ${query.pattern}.`);
    if (wrong !== undefined) return err(swarmError('usage', `“${query.pattern}” is no regular expression: ${wrong}`));
    const files = found.files((path) => {
      const binary = isBinary(join(this.#root, path));
      if (binary) leftOut.add(path, 'binary');
      return !binary;
    });
    const matches = files.reduce((sum, file) => sum + file.matches.length, 0);
    return ok({ files, matches, complete: !found.full, leftOut: leftOut.sentences(), searcher: 'ripgrep' });
  }

  /** Gives what is wrong with the pattern, if it is. */
  async #searchBatch(
    query: TextQuery,
    files: readonly WorkspacePath[],
    { lineUnitsMax }: TextBounds,
    found: Places,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const args = [...always, ...argumentsOf(query), '--', ...files];
    const take = (line: Buffer): boolean => {
      const read = readMatches(line, lineUnitsMax);
      return read === undefined || found.add(asWorkspacePath(read.path), read.matches);
    };
    const end = await runRipgrep({ executable: this.#executable, args, cwd: this.#root, separator: NEWLINE, take }, signal);
    // Files that went away meanwhile are not complained about; what is left is the pattern.
    return end.code === COMPLAINED && end.complaint !== '' ? complaintOf(end.complaint) : undefined;
  }
}

function argumentsOf(query: TextQuery): readonly string[] {
  const { isRegex, wholeWord, pattern } = query;
  return [
    isEitherCase(query) ? '--ignore-case' : '--case-sensitive',
    ...(isRegex ? [] : ['--fixed-strings']),
    ...(wholeWord ? ['--word-regexp'] : []),
    `--regexp=${pattern}`,
  ];
}

/** The last line says what, the lines before show where. */
function complaintOf(text: string): string {
  return (text.split('\n').at(-1) ?? text).replace(/^(?:rg|error): /, '');
}

/** What several runs find together, up to a bound. */
class Places {
  readonly #byPath = new Map<WorkspacePath, TextMatch[]>();
  #left: number;

  constructor(matchesMax: number) {
    this.#left = matchesMax;
  }

  get full(): boolean {
    return this.#left === 0;
  }

  /** False: there is no room for more. */
  add(path: WorkspacePath, matches: readonly TextMatch[]): boolean {
    const some = matches.slice(0, this.#left);
    const known = this.#byPath.get(path);
    if (known) known.push(...some);
    else if (some.length > 0) this.#byPath.set(path, [...some]);
    this.#left -= some.length;
    return this.#left > 0;
  }

  files(keep: (path: WorkspacePath) => boolean): readonly TextFile[] {
    const paths = [...this.#byPath.keys()].sort().filter(keep);
    return paths.map((path) => ({ path, matches: this.#byPath.get(path) ?? [] }));
  }
}

/** As the rest of Swarm sees it: a NUL near the start. What cannot be read any more is no text either. */
function isBinary(file: string): boolean {
  try {
    const handle = openSync(file, 'r');
    try {
      const probe = Buffer.alloc(BINARY_PROBE_BYTES);
      return probe.subarray(0, readSync(handle, probe, 0, probe.length, 0)).includes(0);
    } finally {
      closeSync(handle);
    }
  } catch (failure) {
    if (systemCode(failure) === undefined) throw failure;
    return true;
  }
}
