/** The parts of a path, and a path seen from another, by a table. */
import { expect, test } from 'vitest';
import { folderOf, foldersUp, inFolder, joined, nameOf, relativeTo } from '../../../server/core/terrain/workspacePaths.ts';

test('a path has a name, a folder, and folders around it', () => {
  expect(['a/b/c.py', 'c.py', ''].map((path) => [nameOf(path), folderOf(path), foldersUp(folderOf(path))])).toEqual([
    ['c.py', 'a/b', ['a/b', 'a', '']],
    ['c.py', '', ['']],
    ['', '', ['']],
  ]);
});

test('a path seen from a folder, unless it leaves the workspace', () => {
  expect([joined('a/b', '../c.ts'), joined('', './x//y'), joined('a', '../../x'), inFolder('', 'x'), inFolder('a', 'x')]).toEqual([
    'a/c.ts',
    'x/y',
    undefined,
    'x',
    'a/x',
  ]);
});

test('the way from a folder to a path leads back to it', () => {
  const ways: readonly (readonly [folder: string, path: string, way: string])[] = [
    ['a/b', 'a/b/c', './c'],
    ['a/b', 'a/x', '../x'],
    ['', 'a', './a'],
    ['a', 'a', '.'],
    ['a/b', '', '../..'],
  ];
  for (const [folder, path, way] of ways) expect([relativeTo(folder, path), joined(folder, way)]).toEqual([way, path]);
});
