import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import { stateSentence } from '../../../../server/core/terrain/index/indexState.ts';
import type { KeeperBounds } from '../../../../server/core/terrain/life/keeperBounds.ts';
import { asWorkspacePath } from '../../../../server/protocol/ids.ts';
import { MemoryFolder } from './memoryFolder.ts';

const never = new AbortController().signal;

function folderOf(files: Readonly<Record<string, string>>, bounds: Partial<KeeperBounds> = {}): MemoryFolder {
  const folder = new MemoryFolder(bounds);
  for (const [path, text] of Object.entries(files)) folder.write(path, text);
  onTestFinished(() => folder.keeper.dispose());
  return folder;
}

const files = fc.constantFrom('a.py', 'b.ts', 'lib/c.py', 'lib/deep/d.go', 'lib/e.txt', 'out/f.py');
const texts = fc.constantFrom('one', 'two', 'three');
type Step = (folder: MemoryFolder) => void | Promise<void>;

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(files, texts).map(
    ([file, text]): Step =>
      (folder) => {
        folder.write(file, text);
        folder.told(file);
      },
  ),
  files.map(
    (file): Step =>
      (folder) => {
        folder.remove(file);
        folder.told(file);
      },
  ),
  fc.constantFrom(['lib', 'moved'], ['moved', 'lib']).map(
    ([from = '', to = '']): Step =>
      (folder) => {
        for (const [path, text] of [...folder.files]) {
          if (!path.startsWith(`${from}/`)) continue;
          folder.remove(path);
          folder.write(path.replace(from, to), text);
        }
        folder.told(from, to);
      },
  ),
  fc.constantFrom('', 'out', 'lib').map(
    (rules): Step =>
      (folder) => {
        folder.write('.gitignore', rules);
        folder.told('.gitignore');
      },
  ),
  fc.tuple(files, texts).map(
    ([file, text]): Step =>
      (folder) =>
        folder.type(file, text),
  ),
  files.map(
    (file): Step =>
      (folder) => {
        folder.save(file);
        folder.told(file);
      },
  ),
  files.map(
    (file): Step =>
      (folder) =>
        folder.close(file),
  ),
  texts.map(
    (branch): Step =>
      (folder) => {
        // A checkout: many files change, and nobody tells of each.
        folder.head = `${branch}${folder.head.length}`;
        for (const path of [...folder.files.keys()]) if (!path.startsWith('.')) folder.write(path, `${branch} of a branch`);
      },
  ),
  fc.integer({ min: 1, max: 4_000 }).map(
    (ms): Step =>
      (folder) =>
        folder.clock.advance(ms),
  ),
  fc.integer({ min: 1, max: 3 }).map(
    (pieces): Step =>
      (folder) =>
        folder.goOn(pieces),
  ),
);

test('after any edits, creates, moves, deletes, checkouts and typing the index is what a fresh build would be', async () => {
  const property = fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.constantFrom(60_000, 4), async (steps, hereUnitsMax) => {
    const folder = new MemoryFolder({ hereUnitsMax, filesAtOnce: 3 });
    for (const [at, path] of ['a.py', 'b.ts', 'lib/c.py', 'lib/e.txt', 'out/f.py'].entries()) folder.write(path, `start ${at}`);
    const derived = new Map<string, string>();
    folder.keeper.index.listen({
      put: ({ path, outline }, before) => {
        expect(derived.get(path)).toBe(before?.outline.symbols[0]?.name);
        derived.set(path, outline.symbols[0]?.name ?? '');
      },
      removed: ({ path }) => void derived.delete(path),
    });
    folder.keeper.start();
    for (const one of steps) await one(folder);
    await folder.settle();
    expect(folder.known()).toEqual(folder.expected());
    expect(Object.fromEntries([...derived].sort(([a], [b]) => (a < b ? -1 : 1)))).toEqual(folder.known());
    expect(folder.keeper.index.state).toMatchObject({ complete: true, waiting: 0, leftOut: [] });
    expect(folder.failures).toEqual([]);
    folder.keeper.dispose();
  });
  await fc.assert(property, { numRuns: 300 });
});

test('the files near the open ones come first', async () => {
  const folder = folderOf(
    { 'a/x.py': '', 'm/far.py': '', 'z/deep/open.py': '', 'z/deep/beside.py': '', 'z/near.py': '' },
    { filesAtOnce: 1 },
  );
  folder.type('z/deep/open.py', 'typed');
  folder.keeper.start();
  await folder.settle();
  expect(folder.asked).toEqual(['z/deep/beside.py', 'z/near.py', 'a/x.py', 'm/far.py']);
  expect(folder.known()['z/deep/open.py']).toBe('typed');
});

test('what waits is put in order once, and not for each chunk', async () => {
  const folder = folderOf(Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`m${at}.py`, 'one'])), { filesAtOnce: 2 });
  const orders = vi.spyOn(folder, 'paths');
  folder.keeper.start();
  await folder.settle();
  expect(folder.asked).toHaveLength(60);
  expect(orders.mock.calls.length).toBeLessThan(6);
});

test('whoever asks for all of it is told when everything is in it, typing and late changes included', async () => {
  const folder = folderOf({ 'a.py': 'one', 'b.py': 'two' }, { hereUnitsMax: 0 });
  const first = folder.keeper.complete(never);
  await folder.goOn();
  expect((await first).indexed).toBe(2);
  folder.type('a.py', 'typed');
  folder.write('b.py', 'changed');
  folder.told('b.py');
  const second = folder.keeper.complete(never);
  await folder.goOn(1);
  expect(folder.keeper.index.complete).toBe(false);
  await folder.goOn();
  await second;
  expect(folder.known()).toEqual({ 'a.py': 'typed', 'b.py': 'changed' });
});

test('where nobody tells of changes, asking for all of it looks at everything anew', async () => {
  const folder = folderOf({ 'a.py': 'one' });
  folder.isTold = false;
  const first = folder.keeper.complete(never);
  await folder.goOn();
  await first;
  folder.write('a.py', 'two');
  folder.write('b.py', 'new');
  const second = folder.keeper.complete(never);
  await folder.goOn();
  await second;
  expect(folder.known()).toEqual({ 'a.py': 'two', 'b.py': 'new' });
});

test('beyond the bounds files are left out, and the index says so and is complete', async () => {
  const folder = folderOf({ 'a.py': 'one', 'b.py': 'two', 'c.py': 'three' }, { filesMax: 2 });
  folder.keeper.start();
  await folder.settle();
  const { leftOut, complete, indexed } = folder.keeper.index.state;
  expect({ leftOut, complete, indexed }).toEqual({
    leftOut: [{ path: 'c.py', why: 'the index holds 2 files at most' }],
    complete: true,
    indexed: 2,
  });
  const small = folderOf({ 'a.py': 'x'.repeat(600), 'b.py': 'x'.repeat(600) }, { sourceBytesMax: 1024 });
  small.keeper.start();
  await small.settle();
  expect(stateSentence(small.keeper.index.state)).toBe('1 file indexed, 1 left out');
});

test('where no more files are held, the others are not read, and are left out all the same', async () => {
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`m${at + 10}.py`, 'one']));
  const folder = folderOf({ ...many, 'plain.txt': '' }, { filesMax: 10, filesAtOnce: 5 });
  folder.keeper.start();
  await folder.settle();
  const { indexed, complete, leftOut } = folder.keeper.index.state;
  expect([indexed, complete, leftOut.length, folder.asked.length]).toEqual([10, true, 30, 10]);
  folder.remove('m10.py');
  folder.write('m11.py', 'changed');
  folder.told('m10.py', 'm11.py');
  await folder.settle();
  folder.told('m49.py');
  await folder.settle();
  expect(folder.known()['m11.py']).toBe('changed');
  expect(folder.known()['m49.py']).toBe('one');
});

test('without threads every file is left out with the reason, and nobody waits for ever', async () => {
  const folder = folderOf({ 'a.py': 'one' });
  folder.broken = 'No thread can be started.';
  const state = folder.keeper.complete(never);
  await folder.goOn();
  expect((await state).leftOut).toEqual([{ path: asWorkspacePath('a.py'), why: 'No thread can be started.' }]);
  expect(folder.failures).toEqual([]);
});

test('nor for the record of a long document', async () => {
  const folder = folderOf({ 'a.py': 'one' }, { hereUnitsMax: 2 });
  folder.type('a.py', 'typed');
  folder.broken = 'No thread can be started.';
  const state = folder.keeper.complete(never);
  await folder.settle();
  expect((await state).leftOut).toEqual([{ path: asWorkspacePath('a.py'), why: 'No thread can be started.' }]);
});

test('more changes than one looks at one by one are one look at everything', async () => {
  const folder = folderOf({ 'a.py': 'one', 'b.py': 'two' }, { changesMax: 2 });
  folder.keeper.start();
  await folder.settle();
  let settled = 0;
  folder.keeper.index.listen({ put: () => undefined, removed: () => undefined, settled: () => void settled++ });
  for (const path of ['a.py', 'b.py']) folder.write(path, 'changed');
  folder.write('unseen.py', 'new');
  folder.told('a.py', 'b.py', 'c.py');
  await folder.settle();
  expect(folder.known()).toEqual({ 'a.py': 'changed', 'b.py': 'changed', 'unseen.py': 'new' });
  expect(settled).toBeLessThan(8);
});

test('closing stops everything at once, and whoever waits is told', async () => {
  const folder = folderOf({ 'a.py': 'one' });
  const waiting = folder.keeper.complete(never);
  await folder.goOn(0);
  folder.keeper.dispose();
  await expect(waiting).rejects.toThrow('The folder was closed.');
  folder.told('a.py');
  folder.keeper.start();
  await folder.settle();
  expect(folder.failures).toEqual([]);
  expect(folder.known()).toEqual({});
  await expect(folder.keeper.complete(never)).rejects.toThrow();
});
