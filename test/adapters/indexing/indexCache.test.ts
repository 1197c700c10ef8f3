import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { type CacheEntry, type CacheOptions, IndexCache } from '../../../server/adapters/indexing/indexCache.ts';
import { sha256Hex } from '../../../server/base/hash.ts';
import { asContentHash } from '../../../server/protocol/ids.ts';
import { TempFolder } from '../../fakes/tempFolder.ts';

function optionsIn(disk: TempFolder, more: Partial<CacheOptions> = {}): CacheOptions {
  return { file: disk.at('terrain.sqlite'), analyser: 'v1', today: 10, bytesMax: 1e9, local: true, ...more };
}

function opened(options: CacheOptions): IndexCache {
  const cache = new IndexCache(options);
  onTestFinished(() => cache.close());
  return cache;
}

const hash = asContentHash('a'.repeat(64));
const bytes = (...numbers: number[]): Uint8Array => new Uint8Array(numbers);

function entry(of = hash, record = bytes(1, 2, 3), parsed: Uint8Array | undefined = bytes(4, 5)): CacheEntry {
  return { hash: of, language: 'python', record, parsed };
}

const plain = (found: Uint8Array | undefined): number[] | undefined => found && [...found];

test('a row answers for one content, language and version, and for nothing else', () => {
  const disk = new TempFolder();
  const cache = opened(optionsIn(disk));
  cache.put([entry()]);
  expect(plain(cache.record(hash, 'python'))).toEqual([1, 2, 3]);
  expect(plain(cache.parsed(hash, 'python'))).toEqual([4, 5]);
  expect(cache.record(asContentHash('b'.repeat(64)), 'python')).toBeUndefined();
  expect(cache.record(hash, 'typescript')).toBeUndefined();
  expect(opened(optionsIn(disk, { analyser: 'v2' })).record(hash, 'python')).toBeUndefined();
  expect(plain(opened(optionsIn(disk)).record(hash, 'python'))).toEqual([1, 2, 3]);
});

test.each([
  ['text', (file: string) => writeFileSync(file, 'this is no database, only some text that somebody put here'.repeat(100))],
  ['nothing', (file: string) => writeFileSync(file, '')],
  ['half a file', (file: string) => truncateSync(file, 6_000)],
  [
    'noise',
    (file: string) =>
      writeFileSync(
        file,
        readFileSync(file).map((byte, at) => (at > 200 && at % 7 === 0 ? byte ^ 0x5a : byte)),
      ),
  ],
  ['a database of another program', (file: string) => other(file, 0x11223344)],
  ['a cache of another version', (file: string) => other(file, 0x53775469)],
])('%s in its place is not believed, and a new cache is made', (_what, damage) => {
  const disk = new TempFolder();
  const options = optionsIn(disk);
  const first = new IndexCache(options);
  first.put(Array.from({ length: 50 }, (_, at) => entry(asContentHash(String(at).repeat(64).slice(0, 64)), bytes(at, at, at))));
  first.close();
  damage(options.file);
  const cache = opened(options);
  for (let at = 0; at < 50; at++) {
    const found = plain(cache.record(asContentHash(String(at).repeat(64).slice(0, 64)), 'python'));
    expect(found === undefined || String(found) === String([at, at, at])).toBe(true);
  }
  cache.put([entry()]);
  cache.put([entry()]); // a cache that was damaged may notice only at the first
  expect(plain(cache.record(hash, 'python'))).toEqual([1, 2, 3]);
});

function other(file: string, id: number): void {
  rmSync(file);
  const database = new Database(file);
  database.pragma(`application_id = ${id}`);
  database.pragma('user_version = 77');
  database.exec('CREATE TABLE record(key BLOB PRIMARY KEY)');
  database.close();
}

test('a row whose bytes changed on disk is as if it were not there', () => {
  const disk = new TempFolder();
  const options = optionsIn(disk);
  opened(options).put([entry()]);
  const database = new Database(options.file);
  database.prepare('UPDATE record SET body = ?').run(bytes(1, 2, 4));
  database.close();
  const cache = opened(options);
  expect(cache.record(hash, 'python')).toBeUndefined();
  expect(plain(cache.parsed(hash, 'python'))).toEqual([4, 5]);
});

test('somebody may delete it while it is used, and several may use it at once', () => {
  const disk = new TempFolder();
  const options = optionsIn(disk);
  const [one, two] = [opened(options), opened(options)];
  one.put([entry()]);
  expect(plain(two.record(hash, 'python'))).toEqual([1, 2, 3]);
  for (const ending of ['', '-wal', '-shm']) rmSync(`${options.file}${ending}`, { force: true });
  const later = asContentHash('c'.repeat(64));
  for (const cache of [one, two, opened(options)]) {
    cache.put([entry(later)]);
    expect([undefined, '1,2,3']).toContain(plain(cache.record(later, 'python'))?.join(','));
  }
  expect(plain(opened(options).record(later, 'python'))).toEqual([1, 2, 3]);
});

test('a place where no file can be made is a cache that keeps nothing', () => {
  const disk = new TempFolder();
  const cache = opened(optionsIn(disk, { file: disk.at('no/such/folder/terrain.sqlite') }));
  cache.put([entry()]);
  expect(cache.record(hash, 'python')).toBeUndefined();
  expect(existsSync(disk.at('no'))).toBe(false);
});

test('what was not used for longest makes room', () => {
  const disk = new TempFolder();
  const hashOf = (at: number) => asContentHash(at.toString(16).padStart(64, '0'));
  const old = new IndexCache(optionsIn(disk, { today: 1 }));
  old.put(Array.from({ length: 400 }, (_, at) => entry(hashOf(at), new Uint8Array(500).fill(1), new Uint8Array(3_000).fill(at))));
  old.close();
  const today = new IndexCache(optionsIn(disk, { today: 2, bytesMax: 1_000_000 }));
  for (let at = 0; at < 20; at++) today.parsed(hashOf(at), 'python');
  today.tidy();
  const left = Array.from({ length: 400 }, (_, at) => at).filter((at) => today.parsed(hashOf(at), 'python') !== undefined);
  expect(left.length).toBeLessThan(300);
  expect(left.slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, at) => at));
  today.close();
});

test('a thread that only reads, and is ended without a word, has noted what it used', () => {
  const disk = new TempFolder();
  const hashOf = (at: number) => asContentHash(sha256Hex(String(at)));
  opened(optionsIn(disk)).put(Array.from({ length: 700 }, (_, at) => entry(hashOf(at), bytes(at % 256), undefined)));
  const reader = opened(optionsIn(disk, { today: 20 }));
  for (let at = 0; at < 600; at++) expect(reader.record(hashOf(at), 'python')).toBeDefined();
  const database = new Database(disk.at('terrain.sqlite'), { readonly: true });
  onTestFinished(() => void database.close());
  expect(database.prepare('SELECT used, count(*) AS rows FROM record GROUP BY used').all()).toEqual([
    { used: 10, rows: 188 },
    { used: 20, rows: 512 },
  ]);
});

test('on a disk that is almost full nothing is kept, and what was kept is found', () => {
  const disk = new TempFolder();
  opened(optionsIn(disk)).put([entry()]);
  const full = opened(optionsIn(disk, { leaveBytes: Number.MAX_SAFE_INTEGER }));
  const other = asContentHash('b'.repeat(64));
  full.put([entry(other)]);
  expect([full.record(hash, 'python') !== undefined, full.record(other, 'python') !== undefined]).toEqual([true, false]);
});
