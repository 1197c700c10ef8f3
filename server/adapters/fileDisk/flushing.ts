/**
 * Flushes many files to the disk. A disk that is told of one file after the other waits for each; told of several at once it
 * writes them together. The caller waits, so that change sets stay synchronous, and the threads need no event loop of his.
 */
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/** Fewer files are not worth the start of threads, some 30 ms. */
const togetherMin = 96;
const threadsMax = 4;
/** When no thread has come to its end for so long, in milliseconds, the caller does what is left by himself. */
const patienceMs = 10_000;

const flushed = 1;

/** Throws the system's error for the first file that cannot be flushed. */
export function flushFiles(files: readonly string[]): void {
  const done = new Uint8Array(new SharedArrayBuffer(files.length));
  if (files.length >= togetherMin) flushTogether(files, done);
  for (const [at, file] of files.entries()) if (done[at] !== flushed) flushFile(file);
}

function flushFile(file: string): void {
  const handle = openSync(file, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** What a thread runs: takes one file after the other, and leaves what fails to the caller, who tells it. */
const program = `
const { closeSync, fsyncSync, openSync } = require('node:fs');
const { files, done, turns } = require('node:worker_threads').workerData;
for (let at = Atomics.add(turns, 0, 1); at < files.length; at = Atomics.add(turns, 0, 1)) {
  try {
    const handle = openSync(files[at], 'r');
    try {
      fsyncSync(handle);
      done[at] = ${flushed};
    } finally {
      closeSync(handle);
    }
  } catch {}
}
Atomics.add(turns, 1, 1);
Atomics.notify(turns, 1);
`;

function flushTogether(files: readonly string[], done: Uint8Array): void {
  const turns = new Int32Array(new SharedArrayBuffer(8)); // the next file; threads that have come to their end
  const threads: Worker[] = [];
  try {
    // Flags of who runs us are not for them, and neither are our streams.
    const options = { eval: true, execArgv: [], stdout: true, stderr: true, workerData: { files, done, turns } };
    while (threads.length < threadsMax) threads.push(new Worker(program, options));
  } catch {
    // Where no thread can be had, those there are do it, or the caller alone.
  }
  for (const thread of threads) {
    thread.on('error', () => undefined);
    thread.unref();
  }
  for (let ended = 0; ended < threads.length; ended = Atomics.load(turns, 1)) {
    if (Atomics.wait(turns, 1, ended, patienceMs) === 'timed-out') return;
  }
}
