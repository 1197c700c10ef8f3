/** An indexing thread whose parser does what the text says: it hangs, dies, throws, stops, or eats all memory. Started by indexingPool.test.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { type CacheOptions, IndexCache } from '../../../server/adapters/indexing/indexCache.ts';
import { serveIndexing } from '../../../server/adapters/indexing/indexingThread.ts';
import type { ThreadData } from '../../../server/adapters/indexing/workerMessages.ts';
import { readSource } from '../../../server/adapters/workspace/sourceReading.ts';

export interface FaultyThreadData extends ThreadData {
  readonly root: string;
  readonly cache: CacheOptions;
  readonly fault?: 'start';
}

const { progress, root, cache, fault } = workerData as FaultyThreadData;
if (fault === 'start') throw new Error('no such grammar');
const eaten: unknown[] = [];

if (parentPort) {
  serveIndexing(parentPort, {
    read: (path) => readSource(root, path, 10_000),
    cache: new IndexCache(cache),
    progress: new Int32Array(progress),
    analyse(_language, text) {
      if (text.includes('HANG')) for (;;) Atomics.load(new Int32Array(1), 0);
      if (text.includes('DIE')) process.exit(1);
      if (text.includes('THROW')) throw new Error('memory access out of bounds');
      if (text.includes('EAT')) for (;;) eaten.push(new Array(1_000_000).fill(eaten.length));
      const name = text.split('\n')[0] ?? '';
      const symbol = { start: 0, end: 1, name, kind: 'function', container: -1, nameExtent: { start: 0, end: 1 } } as const;
      return Promise.resolve({
        outline: { symbols: [{ ...symbol, signature: '', doc: '', exported: true }], imports: [] },
        syntaxProblems: 0,
        whole: undefined,
        ...(text.includes('STOP') ? { stopped: true as const } : {}),
      });
    },
  });
}
