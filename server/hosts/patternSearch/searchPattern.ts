/**
 * Structural search over a workspace: all listed files, unsaved texts before what is on disk, in batches by path; on threads
 * where there is enough to do, and here in short turns meanwhile.
 */
import { availableParallelism } from 'node:os';
import { scheduler } from 'node:timers/promises';
import ignore from 'ignore';
import { err, ok, type Result } from '../../base/result.ts';
import type { SeenDocuments } from '../../core/documents/seenDocuments.ts';
import type { PatternPort } from '../../core/ports/patternPort.ts';
import type { WorkspacePort } from '../../core/ports/workspacePort.ts';
import { type LanguageId, languageOfPath } from '../../core/terrain/languageId.ts';
import type { FoundMatch } from '../../core/terrain/pattern/foundMatch.ts';
import { fail, type SwarmError, swarmError } from '../../protocol/errors.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { wasmFolder } from '../installation.ts';
import { FileSearch } from './fileSearch.ts';
import {
  type LeftOut,
  matchesMax,
  type NotUnderstood,
  type PatternRequest,
  type PatternResult,
  type SearchedBatch,
  type SearchedFile,
} from './patternRequest.ts';
import { SearchThread } from './searchThread.ts';

export interface SearchGround {
  readonly workspace: Pick<WorkspacePort, 'root' | 'list'>;
  /** Unsaved texts; undefined: the disk is all there is. */
  readonly seen: SeenDocuments | undefined;
  readonly syntax: PatternPort;
  /** Threads beside this one; undefined: as many as there are processors to spare. */
  readonly threads?: number;
}

/** Files handed out at once: some milliseconds of work. */
const batchFiles = 24;
/** Fewer files are searched sooner than a thread is started. */
const filesPerThread = 400;
const threadsMax = 4;

/**
 * `took` is told of matches as they are found, in any order. Errors: usage, when the pattern makes sense in none of the
 * languages. Throws SwarmFailure (cancelled) when stopped.
 */
export async function searchPattern(
  ground: SearchGround,
  request: PatternRequest,
  signal: AbortSignal,
  took: (matches: readonly FoundMatch[]) => void = () => undefined,
): Promise<Result<PatternResult, SwarmError>> {
  const files = await filesToSearch(ground, request, signal);
  const { understood, notUnderstood } = understanding(ground.syntax, request, files);
  if (understood.size === 0) return err(notUnderstoodError(request, notUnderstood));
  const searched = files.filter(({ language }) => understood.has(language));
  const { matches, leftOut, unfinished } = await new Search(ground, request, searched, signal, took).run();
  const limit = request.limit ?? matchesMax;
  matches.sort((a, b) => compare(a.path, b.path) || a.start - b.start || b.end - a.end);
  leftOut.sort((a, b) => compare(a.path, b.path));
  const limited = unfinished || matches.length > limit;
  return ok({ matches: matches.slice(0, limit), limited, files: searched.length, leftOut, notUnderstood });
}

async function filesToSearch(
  { workspace, seen }: SearchGround,
  { languages, paths }: PatternRequest,
  signal: AbortSignal,
): Promise<SearchedFile[]> {
  const wanted = paths && ignore().add([...paths]);
  const unsaved = new Map<WorkspacePath, string>(seen?.allUnsaved().map(({ path, text }) => [path, text]));
  const listed = await workspace.list(signal);
  return listed.paths.flatMap((path) => {
    const language = languageOfPath(path);
    if (language === undefined || (languages && !languages.includes(language)) || wanted?.ignores(path) === false) return [];
    return [{ path, language, text: unsaved.get(path) }];
  });
}

function understanding(syntax: PatternPort, request: PatternRequest, files: readonly SearchedFile[]) {
  const understood = new Set<LanguageId>();
  const notUnderstood: NotUnderstood[] = [];
  // Where there is no file of a language that was asked for, the pattern is read all the same: it may be wrong.
  for (const language of new Set([...(request.languages ?? []), ...files.map((file) => file.language)])) {
    const compiled = syntax.compile(language, request);
    if (compiled.ok) understood.add(language);
    else notUnderstood.push({ language, ...compiled.problem });
  }
  return { understood, notUnderstood };
}

function notUnderstoodError({ pattern }: PatternRequest, problems: readonly NotUnderstood[]): SwarmError {
  const [first] = problems;
  if (first === undefined)
    return swarmError('usage', 'There is no file to search in a language Swarm reads.', 'Give another --language or --path.');
  const where = first.at === undefined ? '' : ` (at character ${first.at + 1})`;
  const others =
    problems.length > 1
      ? `, nor as ${problems
          .slice(1)
          .map(({ language }) => language)
          .join(', ')}`
      : '';
  const what = pattern === undefined ? 'The search is not understood' : `“${pattern}” is not understood`;
  return swarmError(
    'usage',
    `${what} as ${first.language}: ${first.message}${where}${others}.`,
    'docs/patterns.md tells how patterns are written.',
  );
}

class Search {
  readonly #ground: SearchGround;
  readonly #request: PatternRequest;
  readonly #files: readonly SearchedFile[];
  readonly #signal: AbortSignal;
  readonly #took: (matches: readonly FoundMatch[]) => void;
  readonly #here: FileSearch;
  readonly #limit: number;
  readonly #lost: (readonly SearchedFile[])[] = [];
  readonly matches: FoundMatch[] = [];
  readonly leftOut: LeftOut[] = [];
  #next = 0;

  constructor(
    ground: SearchGround,
    request: PatternRequest,
    files: readonly SearchedFile[],
    signal: AbortSignal,
    took: (matches: readonly FoundMatch[]) => void,
  ) {
    this.#ground = ground;
    this.#request = request;
    this.#files = files;
    this.#signal = signal;
    this.#took = took;
    this.#here = new FileSearch(ground.workspace.root, ground.syntax, request);
    this.#limit = request.limit ?? matchesMax;
  }

  /** Batches are handed out in order and all that were are finished, so that a limit cuts the same matches each time. */
  async run(): Promise<{ readonly matches: FoundMatch[]; readonly leftOut: LeftOut[]; readonly unfinished: boolean }> {
    const { pattern, kind, as, where } = this.#request;
    const data = { root: this.#ground.workspace.root, wasmFolder, query: { pattern, kind, as, where } };
    const threads = Array.from({ length: this.#threadCount() }, () => new SearchThread(data));
    try {
      await Promise.all([this.#searchHere(), ...threads.map((thread) => this.#searchOn(thread))]);
      for (const files of this.#lost) this.#take(this.#here.search(files));
    } finally {
      await Promise.all(threads.map((thread) => thread.dispose()));
    }
    if (this.#signal.aborted) fail('cancelled', 'Stopped while searching.');
    return { matches: this.matches, leftOut: this.leftOut, unfinished: this.#next < this.#files.length };
  }

  #threadCount(): number {
    const spare = this.#ground.threads ?? Math.min(threadsMax, availableParallelism() - 1);
    return Math.min(spare, Math.floor(this.#files.length / filesPerThread));
  }

  #batch(): readonly SearchedFile[] | undefined {
    if (this.#signal.aborted || this.#next >= this.#files.length || this.matches.length > this.#limit) return undefined;
    const batch = this.#files.slice(this.#next, this.#next + batchFiles);
    this.#next += batch.length;
    return batch;
  }

  async #searchHere(): Promise<void> {
    for (let batch = this.#batch(); batch !== undefined; batch = this.#batch()) {
      this.#take(this.#here.search(batch));
      await scheduler.yield();
    }
  }

  async #searchOn(thread: SearchThread): Promise<void> {
    for (let batch = this.#batch(); batch !== undefined; batch = this.#batch()) {
      const done = await thread.search(batch);
      if (done === undefined) {
        this.#lost.push(batch);
        return;
      }
      this.#take(done);
    }
  }

  #take({ matches, leftOut }: SearchedBatch): void {
    for (const match of matches) this.matches.push(match);
    for (const file of leftOut) this.leftOut.push(file);
    if (matches.length > 0) this.#took(matches);
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
