/** What an indexing thread is started with. */
import type { Worker } from 'node:worker_threads';
import type { IndexingBounds } from '../../adapters/indexing/bounds.ts';
import type { CacheOptions } from '../../adapters/indexing/indexCache.ts';
import type { ThreadData } from '../../adapters/indexing/workerMessages.ts';
import { startThread } from '../threads.ts';

export interface IndexingThreadData extends ThreadData {
  readonly root: string;
  readonly wasmFolder: string;
  readonly cache: CacheOptions;
  readonly fileBytesMax: number;
}

export function startIndexingThread(data: IndexingThreadData, bounds: IndexingBounds): Worker {
  const { threadHeapMegabytesMax: maxOldGenerationSizeMb, threadYoungMegabytesMax: maxYoungGenerationSizeMb } = bounds;
  return startThread('indexing', data, { maxOldGenerationSizeMb, maxYoungGenerationSizeMb });
}
