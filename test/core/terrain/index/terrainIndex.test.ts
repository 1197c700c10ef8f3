import { expect, test } from 'vitest';
import { emptyFileWords } from '../../../../server/core/terrain/find/words/fileWords.ts';
import type { FileRecord } from '../../../../server/core/terrain/index/fileRecord.ts';
import { stateSentence } from '../../../../server/core/terrain/index/indexState.ts';
import { TerrainIndex } from '../../../../server/core/terrain/index/terrainIndex.ts';
import { asContentHash, asWorkspacePath } from '../../../../server/protocol/ids.ts';

const path = asWorkspacePath;

function record(of: string, hash = 'h1'): FileRecord {
  const outline = { symbols: [], imports: [] };
  const sizes = { bytes: 1, lines: 1, syntaxProblems: 0, generated: false };
  return { path: path(of), hash: asContentHash(hash), language: 'python', outline, words: emptyFileWords, ...sizes };
}

/** What a listener was told, in order. */
function told(index: TerrainIndex): string[] {
  const heard: string[] = [];
  index.listen({
    put: ({ path, hash }, before) => void heard.push(`put ${path} ${before ? `${before.hash} → ` : ''}${hash}`),
    removed: ({ path }) => void heard.push(`removed ${path}`),
    settled: () => void heard.push('settled'),
  });
  return heard;
}

test('an index that was told nothing is not complete, and says so', () => {
  const index = new TerrainIndex();
  expect(index.state).toMatchObject({ files: 0, indexed: 0, waiting: 0, complete: false });
  expect(stateSentence(index.state)).toBe('the files are being listed');
  index.list([], []);
  expect(index.state.complete).toBe(true);
});

test('files in a language it knows wait until there is a record or a reason', () => {
  const index = new TerrainIndex();
  index.list([path('a.py'), path('b.ts'), path('notes.txt')], ['node_modules: ignored by default']);
  expect([...index.waiting()]).toEqual(['a.py', 'b.ts']);
  expect(stateSentence(index.state)).toBe('0 of 2 files indexed so far');
  index.apply([{ kind: 'record', record: record('a.py') }]);
  expect(index.complete).toBe(false);
  index.apply([{ kind: 'leftOut', path: path('b.ts'), why: 'its bytes are no UTF-8 text' }]);
  const { version, ...state } = index.state;
  expect(version).toBe(3);
  expect(state).toEqual({
    files: 3,
    indexed: 1,
    waiting: 0,
    leftOut: [{ path: 'b.ts', why: 'its bytes are no UTF-8 text' }],
    notListed: ['node_modules: ignored by default'],
    complete: true,
  });
  expect(stateSentence(index.state)).toBe('1 file indexed, 1 left out');
});

test('listeners hear what there is, what changes, and when a change is over', () => {
  const index = new TerrainIndex();
  index.list([path('a.py'), path('b.py')], []);
  index.apply([{ kind: 'record', record: record('a.py') }]);
  const heard = told(index);
  expect(heard.splice(0)).toEqual(['put a.py h1', 'settled']);
  index.apply([
    { kind: 'record', record: record('a.py', 'h2') },
    { kind: 'record', record: record('b.py') },
  ]);
  expect(heard.splice(0)).toEqual(['put a.py h1 → h2', 'put b.py h1', 'settled']);
  index.list([path('b.py')], []);
  expect(heard.splice(0)).toEqual(['removed a.py', 'settled']);
  expect(index.paths).toEqual(['b.py']);
});

test('the same content again is no change of the record, and settles the waiting', () => {
  const index = new TerrainIndex();
  index.apply([{ kind: 'record', record: record('a.py') }]);
  index.list([path('a.py')], []);
  const heard = told(index);
  heard.splice(0);
  index.apply([{ kind: 'waiting', path: path('a.py') }]);
  expect(index.complete).toBe(false);
  expect(index.record(path('a.py'))?.hash).toBe('h1');
  index.apply([{ kind: 'record', record: record('a.py') }]);
  expect(index.complete).toBe(true);
  expect(heard).toEqual(['settled', 'settled']);
});

test('a file that is left out loses its record, and one that comes back waits anew', () => {
  const index = new TerrainIndex();
  index.list([path('a.py')], []);
  index.apply([{ kind: 'record', record: record('a.py') }]);
  const heard = told(index);
  heard.splice(0);
  index.apply([{ kind: 'leftOut', path: path('a.py'), why: 'larger than 2 MiB' }]);
  expect(heard).toEqual(['removed a.py', 'settled']);
  index.apply([{ kind: 'gone', path: path('a.py') }]);
  expect(index.state).toMatchObject({ files: 0, leftOut: [] });
  index.list([path('a.py')], []);
  expect(index.isWaiting(path('a.py'))).toBe(true);
});

test('a file without an ending waits until somebody has looked into it; in no language, it is only there', () => {
  const index = new TerrainIndex();
  index.list([path('bin/run'), path('LICENSE'), path('a.txt')], []);
  expect([...index.waiting()]).toEqual(['bin/run', 'LICENSE']);
  index.apply([
    { kind: 'record', record: record('bin/run') },
    { kind: 'plain', path: path('LICENSE') },
  ]);
  expect(index.state).toMatchObject({ files: 3, indexed: 1, waiting: 0, leftOut: [], complete: true });
});

test('whoever stops listening hears no more, and the state stays the same object until something changes', () => {
  const index = new TerrainIndex();
  const heard: string[] = [];
  const listening = index.listen({ put: ({ path }) => void heard.push(path), removed: () => undefined });
  listening.dispose();
  index.apply([{ kind: 'record', record: record('a.py') }]);
  expect(heard).toEqual([]);
  expect(index.state).toBe(index.state);
});
