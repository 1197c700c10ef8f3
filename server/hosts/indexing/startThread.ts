/** Starts an indexing thread: from the bundle beside ours, or from source when Swarm runs from there. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { IndexingBounds } from '../../adapters/indexing/bounds.ts';
import type { CacheOptions } from '../../adapters/indexing/indexCache.ts';
import type { ThreadData } from '../../adapters/indexing/workerMessages.ts';

export interface IndexingThreadData extends ThreadData {
  readonly root: string;
  readonly wasmFolder: string;
  readonly cache: CacheOptions;
  readonly fileBytesMax: number;
}

const bundled = join(import.meta.dirname, 'indexing.js');
const program = existsSync(bundled) ? bundled : join(import.meta.dirname, 'main.ts');

export function startThread(data: IndexingThreadData, { threadHeapMegabytesMax, threadYoungMegabytesMax }: IndexingBounds): Worker {
  return new Worker(program, {
    workerData: data,
    // Flags of who runs us, a debugger's among them, are not for it.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: threadHeapMegabytesMax, maxYoungGenerationSizeMb: threadYoungMegabytesMax },
  });
}
