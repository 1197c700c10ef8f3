/** Two trees have one hash exactly when nothing tells them apart: what the demo and the whole tests prove a rewind by. */
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { treeHash } from '../../scripts/treeHash.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function tree(): string {
  const folder = mkdtempSync(join(tmpdir(), 'swarm-tree-'));
  folders.push(folder);
  mkdirSync(join(folder, 'src/empty'), { recursive: true });
  writeFileSync(join(folder, 'src/a.py'), 'a = 1\n');
  writeFileSync(join(folder, 'src/b.py'), '');
  symlinkSync('a.py', join(folder, 'src/link.py'));
  return folder;
}

test('the same tree elsewhere, written at another time, has the same hash', () => {
  const other = tree();
  utimesSync(join(other, 'src/a.py'), 1, 1);
  expect(treeHash(other)).toBe(treeHash(tree()));
});

const differences: Readonly<Record<string, (folder: string) => void>> = {
  'one byte': (folder) => writeFileSync(join(folder, 'src/a.py'), 'a = 2\n'),
  'an end of line': (folder) => writeFileSync(join(folder, 'src/a.py'), 'a = 1\r\n'),
  'a name': (folder) => renameSync(join(folder, 'src/b.py'), join(folder, 'src/c.py')),
  'a place': (folder) => renameSync(join(folder, 'src/b.py'), join(folder, 'b.py')),
  'two contents exchanged': (folder) => {
    writeFileSync(join(folder, 'src/a.py'), '');
    writeFileSync(join(folder, 'src/b.py'), 'a = 1\n');
  },
  'a file more': (folder) => writeFileSync(join(folder, '.hidden'), ''),
  'a file less': (folder) => rmSync(join(folder, 'src/b.py')),
  'an empty folder less': (folder) => rmSync(join(folder, 'src/empty'), { recursive: true }),
  'where a link leads': (folder) => {
    rmSync(join(folder, 'src/link.py'));
    symlinkSync('b.py', join(folder, 'src/link.py'));
  },
  'a link turned into what it led to': (folder) => {
    rmSync(join(folder, 'src/link.py'));
    writeFileSync(join(folder, 'src/link.py'), 'a = 1\n');
  },
  // Windows keeps no permission bits to tell.
  ...(process.platform === 'win32' ? {} : { 'permission bits': (folder: string) => chmodSync(join(folder, 'src/a.py'), 0o700) }),
};

test.each(Object.keys(differences))('%s makes another hash', (what) => {
  const changed = tree();
  differences[what]?.(changed);
  expect(treeHash(changed)).not.toBe(treeHash(tree()));
});
