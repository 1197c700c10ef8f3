import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { defaultIndexingBounds, type IndexingBounds } from '../../../server/adapters/indexing/bounds.ts';
import { IndexCache } from '../../../server/adapters/indexing/indexCache.ts';
import { IndexingPool } from '../../../server/adapters/indexing/indexingPool.ts';
import { progress } from '../../../server/adapters/indexing/workerMessages.ts';
import { systemClock } from '../../../server/base/clock.ts';
import { sha256Hex } from '../../../server/base/hash.ts';
import type { IndexedFile } from '../../../server/core/ports/indexingPort.ts';
import { asContentHash, asWorkspacePath } from '../../../server/protocol/ids.ts';
import { TempFolder } from '../../fakes/tempFolder.ts';
import type { FaultyThreadData } from './faultyThread.ts';

const never = new AbortController().signal;

interface Ground {
  readonly disk: TempFolder;
  readonly pool: IndexingPool;
  readonly log: string[];
  readonly started: () => number;
  readonly threads: readonly { readonly worker: Worker; readonly numbers: Int32Array }[];
}

function ground(files: Readonly<Record<string, string>>, bounds: Partial<IndexingBounds> = {}, fault?: 'start'): Ground {
  const disk = new TempFolder();
  for (const [path, text] of Object.entries(files)) disk.write(`workspace/${path}`, text);
  const all = { ...defaultIndexingBounds, ...bounds };
  const cache = { file: disk.at('terrain.sqlite'), analyser: 'test', today: 1, bytesMax: 1e6, local: true };
  const log: string[] = [];
  let started = 0;
  const threads: { readonly worker: Worker; readonly numbers: Int32Array }[] = [];
  const pool = new IndexingPool({
    clock: systemClock,
    bounds: all,
    processors: 2,
    startThread: (data) => {
      started += 1;
      const workerData: FaultyThreadData = { ...data, root: disk.at('workspace'), cache, ...(fault ? { fault } : {}) };
      const resourceLimits = { maxOldGenerationSizeMb: all.threadHeapMegabytesMax };
      const worker = new Worker(join(import.meta.dirname, 'faultyThread.ts'), { workerData, execArgv: [], resourceLimits });
      threads.push({ worker, numbers: new Int32Array(data.progress) });
      return worker;
    },
    log: (text) => void log.push(text),
  });
  onTestFinished(() => pool.dispose());
  return { disk, pool, log, started: () => started, threads };
}

/** What became of each file, in a word or with its reason. */
async function indexed(pool: IndexingPool, ...paths: readonly string[]): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const note = (file: IndexedFile): void => {
    const path = file.kind === 'record' ? file.record.path : file.path;
    expect(found[path], `${path} is told once`).toBeUndefined();
    found[path] = file.kind === 'record' ? (file.record.outline.symbols[0]?.name ?? '') : file.kind === 'leftOut' ? file.why : file.kind;
  };
  await pool.index(paths.map(asWorkspacePath), never, (files) => files.forEach(note));
  return found;
}

test('files are read, and those that cannot be are told with the reason', async () => {
  const { pool } = ground({
    'a.py': 'alpha',
    'b.ts': 'beta',
    'big.py': 'x'.repeat(20_000),
    'bytes.py': 'a\0b',
    'bin/run': '#!/usr/bin/env bash\n',
    LICENSE: 'Permission is granted\n',
    'c.h': 'int a;',
    'cpp.h': 'namespace a {}',
  });
  expect(await indexed(pool, 'a.py', 'b.ts', 'big.py', 'bytes.py', 'none.py', 'notes.txt', 'bin/run', 'LICENSE', 'c.h', 'cpp.h')).toEqual({
    'a.py': 'alpha',
    'b.ts': 'beta',
    'big.py': 'it has 20000 bytes; 10000 is the most',
    'bytes.py': 'it contains NUL bytes',
    'none.py': 'gone',
    'notes.txt': 'gone',
    'bin/run': '#!/usr/bin/env bash',
    LICENSE: 'plain',
    'c.h': 'int a;',
    'cpp.h': 'namespace a {}',
  });
});

test.each([
  ['HANG', { fileMsMax: 700 }, 'it took longer than 0.7 s'],
  ['DIE', {}, 'its thread ended'],
  ['EAT', { threadHeapMegabytesMax: 24 }, 'its thread ended (Worker terminated due to reaching memory limit: JS heap out of memory)'],
  ['THROW', {}, 'it could not be analysed (memory access out of bounds)'],
])('a text that makes its thread %s costs one file, and no other', async (fault, bounds, why) => {
  const files: Record<string, string> = { 'bad.py': fault };
  for (let at = 0; at < 40; at++) files[`f${at}.py`] = `name${at}`;
  const { pool } = ground(files, bounds);
  const found = await indexed(pool, ...Object.keys(files).sort());
  expect(found['bad.py']).toBe(why);
  expect(Object.keys(found)).toHaveLength(41);
  expect(Object.entries(found).filter(([path, what]) => what !== `name${path.slice(1, -3)}`)).toEqual([['bad.py', why]]);
});

test('a text somebody types goes before many files, and a hang over it is told', async () => {
  const { pool } = ground({}, { fileMsMax: 700 });
  const given = (text: string) => ({ path: asWorkspacePath('a.py'), text, hash: asContentHash(`hash of ${text}`), bytes: text.length });
  expect(await pool.record(given('typed'), never)).toMatchObject({ kind: 'record', record: { hash: 'hash of typed', bytes: 5 } });
  expect(await pool.record(given('HANG'), never)).toEqual({ kind: 'leftOut', path: 'a.py', why: 'it took longer than 0.7 s' });
});

test('threads that cannot start are given up, and everybody is told why', async () => {
  const { pool, log, started } = ground({ 'a.py': 'alpha' }, { startFailuresMax: 3 }, 'start');
  await expect(indexed(pool, 'a.py')).rejects.toThrow('The threads that index cannot be started: its thread ended (no such grammar).');
  await expect(indexed(pool, 'a.py')).rejects.toThrow('cannot be started');
  expect(started()).toBe(3);
  expect(log).toHaveLength(3);
});

test('a thread that has parsed much is replaced, and none stays when there is nothing to do', async () => {
  const files: Record<string, string> = {};
  for (let at = 0; at < 30; at++) files[`f${at}.py`] = `name${at}\n${'x'.repeat(100)}`;
  const { pool, started } = ground(files, { threadTextBytesMax: 500, batchFiles: 5, threadsMax: 1, idleMs: 300 });
  await indexed(pool, ...Object.keys(files));
  expect(started()).toBeGreaterThan(2);
  await expect.poll(() => pool.threads, { timeout: 5_000 }).toBe(0);
  expect(await indexed(pool, 'f0.py')).toEqual({ 'f0.py': 'name0' });
});

test('stopping and closing end what is under way at once', async () => {
  const { pool } = ground({ 'a.py': 'HANG', 'b.py': 'HANG' });
  const stop = new AbortController();
  const stopped = pool.index([asWorkspacePath('a.py')], stop.signal, () => undefined);
  stop.abort();
  await expect(stopped).rejects.toThrow('Indexing was stopped.');
  const closed = pool.index([asWorkspacePath('b.py')], never, () => undefined);
  pool.dispose();
  await expect(closed).rejects.toThrow('Indexing was stopped.');
  expect(pool.threads).toBe(0);
  await expect(indexed(pool, 'a.py')).rejects.toThrow('Indexing was stopped.');
});

test('what a parse that took too long left unread is not kept: another time it may be read', async () => {
  const { disk, pool } = ground({ 'slow.py': 'STOP', 'quick.py': 'quick' });
  const paths = ['slow.py', 'quick.py'] as const;
  expect(await indexed(pool, ...paths)).toEqual({ 'slow.py': 'STOP', 'quick.py': 'quick' });
  const cache = new IndexCache({ file: disk.at('terrain.sqlite'), analyser: 'test', today: 1, bytesMax: 1e6, local: true });
  onTestFinished(() => cache.close());
  const isKept = (text: string): boolean => cache.record(asContentHash(sha256Hex(text)), 'python') !== undefined;
  expect([isKept('STOP'), isKept('quick')]).toEqual([false, true]);
});

test('a thread that is told to end while it starts is let load its code, and is gone when its end is told', async () => {
  const { pool, threads } = ground({ 'a.py': 'alpha' });
  const work = expect(indexed(pool, 'a.py')).rejects.toThrow();
  pool.dispose();
  await work;
  const [thread] = threads;
  expect(thread?.worker.threadId).toBeGreaterThan(0);
  await pool.ended();
  expect(thread?.worker.threadId).toBe(-1);
  expect(thread?.numbers[progress.loaded]).toBe(1);
});
