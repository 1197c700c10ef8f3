/**
 * The indexing threads as a port: a few of them, started as there is work, ended when there is none. Who asks for one text is
 * heard before those that index many files.
 */
import type { Worker } from 'node:worker_threads';
import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import type { GivenText, IndexedFile, IndexingPort } from '../../core/ports/indexingPort.ts';
import type { ParsedFile } from '../../core/ports/syntaxPort.ts';
import type { DeepLanguageId } from '../../core/terrain/languageId.ts';
import { unpackFile } from '../../core/terrain/packed/packedFile.ts';
import { PackedRecord } from '../../core/terrain/packed/packedRecord.ts';
import { NotPacked } from '../../core/terrain/packed/packReader.ts';
import { SwarmFailure, swarmError } from '../../protocol/errors.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { IndexingBounds } from './bounds.ts';
import { ThreadSeat, type Work } from './threadSeat.ts';
import type { Answer, FileOutcome, Task, ThreadData } from './workerMessages.ts';

export interface PoolOptions {
  readonly clock: Clock;
  readonly bounds: IndexingBounds;
  /** Processors of this machine. */
  readonly processors: number;
  readonly startThread: (data: ThreadData) => Worker;
  readonly log: (text: string) => void;
}

const watchMs = 500;

export class IndexingPool implements IndexingPort, Disposable {
  readonly #options: PoolOptions;
  readonly #seats: readonly ThreadSeat[];
  readonly #urgent: Work[] = [];
  readonly #background: Work[] = [];
  #watching: Disposable | undefined;
  #idleSinceMs = 0;
  #startFailures = 0;
  #broken: string | undefined;
  #disposed = false;

  constructor(options: PoolOptions) {
    const { bounds, processors, startThread } = options;
    this.#options = options;
    const onStartFailure = (why: string): void => this.#startFailed(why);
    const onRoom = (): void => this.#pump();
    const count = Math.max(1, Math.min(processors, bounds.threadsMax));
    this.#seats = Array.from({ length: count }, () => new ThreadSeat({ bounds, startThread, onStartFailure, onRoom }));
  }

  /** Threads that run now. */
  get threads(): number {
    return this.#seats.filter(({ isRunning }) => isRunning).length;
  }

  async index(paths: readonly WorkspacePath[], signal: AbortSignal, took: (files: readonly IndexedFile[]) => void): Promise<void> {
    const { batchFiles } = this.#options.bounds;
    const batches: (readonly WorkspacePath[])[] = [];
    for (let at = 0; at < paths.length; at += batchFiles) batches.push(paths.slice(at, at + batchFiles));
    await Promise.all(batches.map((batch) => this.#batch(batch, signal, took)));
  }

  async record(given: GivenText, signal: AbortSignal): Promise<IndexedFile> {
    const task: Task = { kind: 'text', given };
    const result = await this.#do(task, this.#urgent, signal);
    if (result.kind === 'lost') return { kind: 'leftOut', path: given.path, why: result.why };
    const [outcome] = result.answer.files;
    return outcome ? taken(outcome) : { kind: 'gone', path: given.path };
  }

  async parsed(language: DeepLanguageId, given: GivenText): Promise<ParsedFile | undefined> {
    const result = await this.#do({ kind: 'parsed', language, given }, this.#urgent, undefined);
    if (result.kind === 'lost' || result.answer.parsed === undefined) return undefined;
    return unpackFile(result.answer.parsed);
  }

  /** At once, whatever is under way. Those that wait are told that it was cancelled. */
  dispose(): void {
    this.#disposed = true;
    this.#watching?.dispose();
    for (const seat of this.#seats) seat.dispose();
    for (const waiting of [...this.#underWay]) waiting();
  }

  /** Resolves when the threads that were told to end are gone: a process that ends before may take a wrong turn. */
  async ended(): Promise<void> {
    await Promise.all(this.#seats.map((seat) => seat.ended()));
  }

  readonly #underWay = new Set<() => void>();

  async #batch(paths: readonly WorkspacePath[], signal: AbortSignal, took: (files: readonly IndexedFile[]) => void): Promise<void> {
    for (let rest = paths; rest.length > 0; ) {
      const result = await this.#do({ kind: 'files', paths: rest }, this.#background, signal);
      if (result.kind === 'done') {
        took(result.answer.files.map(taken));
        return;
      }
      // The file is left out; all others are begun again, for what was made of them is gone.
      const path = rest[result.at];
      if (path !== undefined) took([{ kind: 'leftOut', path, why: result.why }]);
      rest = rest.filter((_, at) => at !== result.at);
    }
  }

  /** Rejects with SwarmFailure: cancelled; internal, when no thread can be started. */
  #do(
    task: Task,
    queue: Work[],
    signal: AbortSignal | undefined,
  ): Promise<{ readonly kind: 'done'; readonly answer: Answer } | { readonly kind: 'lost'; readonly at: number; readonly why: string }> {
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        settle();
        const at = queue.indexOf(work);
        if (at >= 0) queue.splice(at, 1);
        reject(new SwarmFailure(this.#broken === undefined ? swarmError('cancelled', 'Indexing was stopped.') : threadless(this.#broken)));
      };
      const settle = (): void => {
        this.#underWay.delete(stop);
        signal?.removeEventListener('abort', stop);
      };
      const work: Work = {
        task,
        done: (answer) => {
          settle();
          this.#startFailures = 0;
          resolve({ kind: 'done', answer });
        },
        lostAt: (at, why) => {
          settle();
          resolve({ kind: 'lost', at, why });
        },
        notBegun: () => void queue.unshift(work),
      };
      if (this.#disposed || this.#broken !== undefined || signal?.aborted === true) {
        stop();
        return;
      }
      this.#underWay.add(stop);
      signal?.addEventListener('abort', stop);
      queue.push(work);
      this.#pump();
    });
  }

  #pump(): void {
    if (this.#disposed || this.#broken !== undefined) return;
    const nowMs = this.#options.clock.monotonicMs();
    for (let seat = this.#seatWithRoom(); seat; seat = this.#seatWithRoom()) {
      const work = this.#urgent.shift() ?? this.#background.shift();
      if (work === undefined) break;
      this.#idleSinceMs = nowMs;
      seat.give(work, nowMs);
    }
    this.#watching ??= this.#options.clock.after(watchMs, () => this.#watch());
  }

  /** The one with the least to do. Another thread is started only when there is enough for it. */
  #seatWithRoom(): ThreadSeat | undefined {
    const { bounds } = this.#options;
    const running = this.#seats.filter(({ isRunning }) => isRunning);
    const free = running.filter(({ hasRoom }) => hasRoom).sort((a, b) => a.tasks - b.tasks)[0];
    if (free?.tasks === 0) return free;
    const files = this.#background.length * bounds.batchFiles + this.#urgent.length;
    if (running.length === 0 || files > running.length * bounds.filesPerThread) {
      const another = this.#seats.find(({ isRunning }) => !isRunning);
      if (another) return another;
    }
    return free;
  }

  #watch(): void {
    this.#watching = undefined;
    const nowMs = this.#options.clock.monotonicMs();
    for (const seat of this.#seats) seat.watch(nowMs);
    if (this.#seats.some(({ tasks }) => tasks > 0)) this.#idleSinceMs = nowMs;
    else if (nowMs - this.#idleSinceMs > this.#options.bounds.idleMs) for (const seat of this.#seats) seat.rest();
    if (this.threads > 0) this.#watching ??= this.#options.clock.after(watchMs, () => this.#watch());
  }

  #startFailed(why: string): void {
    this.#startFailures += 1;
    this.#options.log(`An indexing thread could not start: ${why}.`);
    if (this.#startFailures < this.#options.bounds.startFailuresMax) return;
    this.#broken = why;
    for (const waiting of [...this.#underWay]) waiting();
  }
}

function threadless(why: string): ReturnType<typeof swarmError> {
  return swarmError('internal', `The threads that index cannot be started: ${why}.`);
}

function taken(outcome: FileOutcome): IndexedFile {
  if (outcome.kind !== 'record') return outcome;
  const { path, hash, packed } = outcome;
  try {
    return { kind: 'record', record: new PackedRecord(path, hash, packed) };
  } catch (failure) {
    if (failure instanceof NotPacked) return { kind: 'leftOut', path, why: 'its record in the cache is of another kind' };
    throw failure;
  }
}
