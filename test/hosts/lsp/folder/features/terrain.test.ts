import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { asWorkspacePath } from '../../../../../server/protocol/ids.ts';
import { FolderWindow } from '../folderWindow.ts';

/** Files with the names of their symbols: what the index knows of the folder. */
function known({ session }: FolderWindow): string[] {
  return [...session.terrain.index.records()]
    .map(({ path, outline }) => `${path}: ${outline.symbols.map(({ name }) => name).join(' ')}`)
    .sort();
}

test('the index is built when the folder is open, and says what it has left out', async () => {
  const files = {
    'shop/cart.py': 'class Cart:\n    def total(self):\n        return 0\n',
    'web/page.ts': 'export function render() {}\n',
    'notes.txt': 'total\n',
    '.gitignore': 'dist\n',
    'dist/page.js': 'function render() {}\n',
  };
  const window = await FolderWindow.open(files);
  const state = await window.terrain();
  expect(state).toMatchObject({ complete: true, files: 4, indexed: 2, waiting: 0, leftOut: 0, text: '2 files indexed' });
  expect(known(window)).toEqual(['shop/cart.py: Cart total', 'web/page.ts: render']);
});

test('what somebody types is in the index before it is saved, and what is on disk when it is closed', async () => {
  const window = await FolderWindow.open({ 'a.py': 'def before():\n    pass\n' });
  await window.terrain();
  window.show('a.py', 'def before():\n    pass\n');
  window.type('a.py', 'def typed():\n    pass\n', 2);
  await expect.poll(() => known(window)).toEqual(['a.py: typed']);
  window.close('a.py');
  await expect.poll(() => known(window)).toEqual(['a.py: before']);
});

test('a client that watches tells of files that come, change, move and go, one by one and by the folder', async () => {
  const window = await FolderWindow.open({ 'a.py': 'def a():\n    pass\n', 'lib/b.py': 'def b():\n    pass\n' }, { watches: true });
  await window.terrain();
  window.disk.write('workspace/a.py', 'def a2():\n    pass\n');
  window.disk.write('workspace/new/c.ts', 'export const c = 1;\n');
  window.onDisk('a.py', 'new/c.ts');
  await expect.poll(() => known(window)).toEqual(['a.py: a2', 'lib/b.py: b', 'new/c.ts: c']);
  mkdirSync(window.disk.at('workspace/moved'));
  renameSync(window.disk.at('workspace/lib'), window.disk.at('workspace/moved/lib'));
  window.onDisk('lib', 'moved');
  await expect.poll(() => known(window)).toEqual(['a.py: a2', 'moved/lib/b.py: b', 'new/c.ts: c']);
  window.disk.write('workspace/.gitignore', 'new\n');
  rmSync(window.disk.at('workspace/a.py'));
  window.onDisk('.gitignore', 'a.py');
  await expect.poll(() => known(window)).toEqual(['moved/lib/b.py: b']);
  expect(await window.terrain(false)).toMatchObject({ complete: true, indexed: 1 });
});

test('another branch is another tree: all of it is looked at again', async () => {
  const window = await FolderWindow.open(
    { 'a.py': 'def main_only():\n    pass\n', '.git/HEAD': 'ref: refs/heads/main\n' },
    { watches: true },
  );
  await window.terrain();
  window.disk.write('workspace/.git/HEAD', 'ref: refs/heads/topic\n');
  window.disk.write('workspace/a.py', 'def on_topic():\n    pass\n');
  window.disk.write('workspace/b.py', 'x = 1\n');
  await expect.poll(() => known(window), { timeout: 10_000 }).toEqual(['a.py: on_topic', 'b.py: x']);
});

test('where nobody watches, whoever wants everything has everything looked at', async () => {
  const window = await FolderWindow.open({ 'a.py': 'x = 1\n' });
  await window.terrain();
  window.disk.write('workspace/a.py', 'y = 1\n');
  await window.terrain();
  expect(known(window)).toEqual(['a.py: y']);
  expect(window.session.terrain.index.record(asWorkspacePath('a.py'))?.lines).toBe(1);
});
