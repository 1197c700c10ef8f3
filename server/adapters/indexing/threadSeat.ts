/**
 * A place for one indexing thread: starts it, hands it tasks, and watches it. A thread that dies or hangs is replaced, and the
 * file it was at is named; one that has parsed much is replaced when it has nothing to do.
 */
import type { Worker } from 'node:worker_threads';
import type { IndexingBounds } from './bounds.ts';
import { type Answer, progress, type Task, type ThreadData } from './workerMessages.ts';

/** A task and what becomes of it: exactly one of the three. */
export interface Work {
  readonly task: Task;
  done(answer: Answer): void;
  /** The thread ended while it was at this file of the task. */
  lostAt(at: number, why: string): void;
  /** The thread ended before it came to the task. */
  notBegun(): void;
}

export interface SeatOptions {
  readonly bounds: IndexingBounds;
  readonly startThread: (data: ThreadData) => Worker;
  /** A thread ended before it began any file. */
  readonly onStartFailure: (why: string) => void;
  /** There is room for another task. */
  readonly onRoom: () => void;
}

/** So that a thread never waits for the main one: a task that waits while it is at another. */
const tasksAtOnce = 2;

interface Running {
  readonly worker: Worker;
  readonly numbers: Int32Array;
  textBytes: number;
  spoilt: boolean;
}

export class ThreadSeat {
  readonly #options: SeatOptions;
  readonly #given: Work[] = [];
  readonly #endings = new Set<Promise<void>>();
  #running: Running | undefined;
  #begun = 0;
  #sinceMs = 0;

  constructor(options: SeatOptions) {
    this.#options = options;
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  get tasks(): number {
    return this.#given.length;
  }

  get hasRoom(): boolean {
    return this.#given.length < tasksAtOnce && (this.#given.length === 0 || !this.#isWorn());
  }

  give(work: Work, nowMs: number): void {
    if (this.#given.length === 0) {
      if (this.#isWorn()) this.#end();
      this.#sinceMs = nowMs;
    }
    this.#running ??= this.#start();
    const { worker } = this.#running;
    this.#given.push(work);
    worker.ref();
    worker.postMessage(work.task);
  }

  /** Called now and then: a thread that stays at one file for too long is ended. */
  watch(nowMs: number): void {
    const { fileMsMax, startMsMax } = this.#options.bounds;
    const begun = this.#running ? Atomics.load(this.#running.numbers, progress.begun) : 0;
    const msMax = begun === 0 ? startMsMax : fileMsMax;
    if (begun !== this.#begun || this.#given.length === 0) {
      this.#begun = begun;
      this.#sinceMs = nowMs;
    } else if (nowMs - this.#sinceMs > msMax) this.#lose(`it took longer than ${msMax / 1_000} s`);
  }

  /** Only without tasks: the memory is given back, the next task starts another. */
  rest(): void {
    if (this.#given.length === 0) this.#end();
  }

  dispose(): void {
    this.#given.length = 0;
    this.#end();
  }

  /** Resolves when no thread of this seat is left that was told to end. */
  async ended(): Promise<void> {
    await Promise.all(this.#endings);
  }

  #isWorn(): boolean {
    const running = this.#running;
    return running !== undefined && (running.spoilt || running.textBytes > this.#options.bounds.threadTextBytesMax);
  }

  #start(): Running {
    const shared = new SharedArrayBuffer(progress.length * Int32Array.BYTES_PER_ELEMENT);
    const worker = this.#options.startThread({ progress: shared });
    const running: Running = { worker, numbers: new Int32Array(shared), textBytes: 0, spoilt: false };
    this.#begun = 0;
    worker.on('message', (answer: Answer) => {
      if (this.#running === running) this.#answered(running, answer);
    });
    worker.on('error', (failure) => {
      if (this.#running === running) this.#lose(`its thread ended (${failure instanceof Error ? failure.message : String(failure)})`);
    });
    worker.on('exit', () => {
      if (this.#running === running) this.#lose('its thread ended');
    });
    return running;
  }

  #answered(running: Running, answer: Answer): void {
    running.textBytes += answer.textBytes;
    running.spoilt ||= answer.spoilt;
    const work = this.#given.shift();
    if (this.#given.length === 0) running.worker.unref();
    work?.done(answer);
    this.#options.onRoom();
  }

  #lose(why: string): void {
    const running = this.#running;
    const [first, ...others] = this.#given.splice(0);
    const begun = running !== undefined && Atomics.load(running.numbers, progress.begun) > 0;
    const at = running ? Atomics.load(running.numbers, progress.at) : 0;
    this.#end();
    for (const work of others) work.notBegun();
    if (begun) first?.lostAt(at, why);
    else {
      first?.notBegun();
      this.#options.onStartFailure(why);
    }
    this.#options.onRoom();
  }

  #end(): void {
    const running = this.#running;
    this.#running = undefined;
    if (running === undefined) return;
    const ending = endThread(running, this.#options.bounds.startMsMax).finally(() => this.#endings.delete(ending));
    this.#endings.add(ending);
  }
}

/** Where a thread is ended while it loads a library of native code, Node ends the whole process: it is let load, which takes a moment. */
async function endThread({ worker, numbers }: Running, loadMsMax: number): Promise<void> {
  const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  if (worker.threadId === -1) return; // it has ended by itself
  worker.ref();
  const loaded = Atomics.waitAsync(numbers, progress.loaded, 0, loadMsMax);
  if (loaded.async) await Promise.race([loaded.value, gone]);
  await worker.terminate();
}
