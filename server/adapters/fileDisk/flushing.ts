/**
 * Flushes many files to the disk. A disk that is told of one file after the other waits for each; told of several at once it
 * writes them together, and meanwhile the caller writes the next. In the end the caller waits, so that change sets stay synchronous.
 */
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { getSystemErrorName } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { Disposable } from '../../base/disposable.ts';

/** Fewer files are not worth the start of threads, some 30 ms. */
const togetherMin = 96;
const threadsMax = 4;
/** Files that a thread is told of at once. */
const portionFiles = 16;
/** Files that threads are told of; what is over that the caller does by himself. */
const sharedFilesMax = 32_768;
/** When a thread has not come to the end of a file for so long, in milliseconds, the caller flushes it as well. */
const patienceMs = 10_000;

const waiting = 0;
const taken = 1;
const flushed = 2;
const failed = 3;

/**
 * What a thread runs: takes what nobody took. What it cannot open it leaves to the caller. What the disk refused it leaves
 * as the system's number, below zero: a second try might be told that all is well, of bytes that are lost.
 */
const program = `
const { closeSync, fsyncSync, openSync } = require('node:fs');
const { parentPort, workerData: states } = require('node:worker_threads');
function flush(file) {
  let handle;
  try {
    handle = openSync(file, 'r');
  } catch {
    return ${failed};
  }
  try {
    fsyncSync(handle);
    return ${flushed};
  } catch (failure) {
    return failure.errno;
  } finally {
    closeSync(handle);
  }
}
parentPort.on('message', ({ first, files }) => {
  if (files === undefined) return parentPort.close();
  files.forEach((file, at) => {
    if (Atomics.compareExchange(states, first + at, ${waiting}, ${taken}) !== ${waiting}) return;
    Atomics.store(states, first + at, flush(file));
    Atomics.notify(states, first + at);
  });
});
`;

/** Files that are written one after the other and must all be on the disk in the end. */
export class Flushing implements Disposable {
  readonly #files: string[] = [];
  /** The newest turn of each file: one that was written anew is flushed anew. */
  readonly #turns = new Map<string, number>();
  readonly #threads: Worker[] = [];
  #states: Int32Array<SharedArrayBuffer> | undefined;
  #told = 0;

  /** The file is written and closed. From many on they are flushed while the caller goes on. */
  add(file: string): void {
    this.#turns.set(file, this.#files.push(file) - 1);
    if (this.#files.length === togetherMin) this.#start();
    this.#tell();
  }

  has(file: string): boolean {
    return this.#turns.has(file);
  }

  /** When it returns, the files are on the disk. Throws the system's error for one that cannot be flushed. */
  finish(files: readonly string[]): void {
    const states = this.#states;
    const others: { readonly file: string; readonly turn: number }[] = [];
    // The last ones first: the threads come from the other end.
    for (const file of files.toReversed()) {
      const turn = this.#turns.get(file) ?? sharedFilesMax;
      if (states === undefined || turn >= sharedFilesMax) flushFile(file);
      else if (Atomics.compareExchange(states, turn, waiting, failed) !== waiting) others.push({ file, turn });
      else {
        flushFile(file); // no thread takes it any more
        Atomics.store(states, turn, flushed);
      }
    }
    for (const { file, turn } of others) {
      if (states !== undefined) Atomics.wait(states, turn, taken, patienceMs);
      const end = states?.[turn] ?? failed;
      if (end < 0) throw refused(file, end);
      if (end !== flushed) flushFile(file);
    }
  }

  /** What was not flushed by then nobody asks for any more. */
  dispose(): void {
    for (const thread of this.#threads.splice(0)) thread.postMessage({});
  }

  #start(): void {
    this.#states = new Int32Array(new SharedArrayBuffer(sharedFilesMax * Int32Array.BYTES_PER_ELEMENT));
    try {
      // Flags of who runs us are not for them, and neither are our streams.
      const options = { eval: true, execArgv: [], stdout: true, stderr: true, workerData: this.#states };
      while (this.#threads.length < threadsMax) this.#threads.push(new Worker(program, options));
    } catch {
      // Where no thread can be had, those there are do it, or the caller alone.
    }
    for (const thread of this.#threads) {
      thread.on('error', () => undefined);
      thread.unref();
    }
  }

  #tell(): void {
    const end = Math.min(this.#files.length, sharedFilesMax);
    for (; this.#threads.length > 0 && this.#told + portionFiles <= end; this.#told += portionFiles) {
      const files = this.#files.slice(this.#told, this.#told + portionFiles);
      this.#threads[(this.#told / portionFiles) % this.#threads.length]?.postMessage({ first: this.#told, files });
    }
  }
}

function flushFile(file: string): void {
  const handle = openSync(file, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** As the system would have told the caller. */
function refused(file: string, errno: number): Error {
  const code = getSystemErrorName(errno);
  return Object.assign(new Error(`${code}: fsync '${file}'`), { code, errno, syscall: 'fsync', path: file });
}
