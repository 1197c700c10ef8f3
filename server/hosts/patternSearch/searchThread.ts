/** A thread that searches files by structure, as seen by who started it: a batch at a time. One that dies is not replaced. */
import type { Worker } from 'node:worker_threads';
import type { PatternQuery } from '../../core/terrain/pattern/compilePattern.ts';
import { startThread } from '../threads.ts';
import type { SearchedBatch, SearchedFile } from './patternRequest.ts';

export interface SearchThreadData {
  readonly root: string;
  readonly wasmFolder: string;
  readonly query: PatternQuery;
}

/** Megabytes of a thread's own objects. */
const heapMegabytesMax = 256;

export class SearchThread {
  readonly #worker: Worker;
  #answer: ((batch: SearchedBatch | undefined) => void) | undefined;
  #ended = false;

  constructor(data: SearchThreadData) {
    this.#worker = startThread('patternSearch', data, { maxOldGenerationSizeMb: heapMegabytesMax });
    this.#worker.on('message', (batch: SearchedBatch) => this.#answer?.(batch));
    const end = (): void => {
      this.#ended = true;
      this.#answer?.(undefined);
    };
    this.#worker.on('error', end);
    this.#worker.on('exit', end);
  }

  /** One batch at a time. Undefined: the thread ended before it was done. */
  search(files: readonly SearchedFile[]): Promise<SearchedBatch | undefined> {
    if (this.#ended) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.#answer = (batch) => {
        this.#answer = undefined;
        resolve(batch);
      };
      this.#worker.postMessage(files);
    });
  }

  async dispose(): Promise<void> {
    await this.#worker.terminate();
  }
}
