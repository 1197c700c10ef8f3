import { describe, expect, test } from 'vitest';
import { describeLeft, scopeWithin } from '../../../server/core/physics/checkScope.ts';
import { importRootsOf } from '../../../server/core/physics/importRoots.ts';
import { foldersOfPth, projectNameOf, versionOfPyvenv } from '../../../server/core/physics/pythonEnvironmentFiles.ts';
import { asWorkspacePath } from '../../../server/protocol/ids.ts';

describe('import roots', () => {
  test('hold packages without being one, and are not the root itself', () => {
    const paths = [
      'top/__init__.py',
      'src/app/__init__.py',
      'src/app/deep/__init__.py',
      'gyp/pylib/gyp/__init__.py',
      'gyp/tool.py',
      'web/lib/x.js',
    ];
    expect(importRootsOf(paths)).toEqual(['src', 'gyp/pylib']);
  });

  test('hold the outermost part of packages that need no __init__.py', () => {
    const paths = ['a/src/shop/prices/__init__.py', 'b/lib/shop/report/__init__.py'];
    expect(importRootsOf(paths)).toEqual(['a/src', 'b/lib', 'a/src/shop', 'b/lib/shop']);
  });

  test('are "src" and "lib" also when they hold loose modules', () => {
    expect(importRootsOf(['lib/one.py', 'a/src/two.py', 'other/three.py'])).toEqual(['lib', 'a/src']);
  });
});

describe('a Python environment', () => {
  test('tells its version in either way', () => {
    expect(versionOfPyvenv('home = /usr/bin\nversion = 3.11.4\n')).toBe('3.11');
    expect(versionOfPyvenv('home=/x\r\nversion_info=3.12.1.final.0\r\n')).toBe('3.12');
    expect(versionOfPyvenv('home = /usr/bin\n')).toBeUndefined();
  });

  test('is extended by the folders of .pth files, never by their code', () => {
    expect(foldersOfPth('# note\nimport os; os.system("x")\r\nimport\tsite\n/abs/src\n../rel\n\nimportant/folder\n')).toEqual([
      '/abs/src',
      '../rel',
      'important/folder',
    ]);
  });

  test('is named after the project', () => {
    expect(projectNameOf('[build-system]\nname = "wrong"\n\n[tool.poetry]\nversion = "1"\nname = "My Shop"\n')).toBe('My Shop');
    expect(projectNameOf("[project]\nname = 'shop'\n[tool.x]\nname = 'no'\n")).toBe('shop');
    expect(projectNameOf('[tool.x]\nname = "no"\n')).toBeUndefined();
  });
});

test('a check takes files in order until a bound is reached, and says by reason what it left', () => {
  const sizes = { a: 5, big: 100, b: 5, c: 6, d: 1, e: 1 };
  const candidates = Object.entries(sizes).map(([name, bytes]) => ({ path: asWorkspacePath(name), bytes }));
  const scope = scopeWithin(candidates, { filesMax: 3, textBytesMax: 15, fileBytesMax: 50 });
  expect(scope.chosen).toEqual(['a', 'b', 'd']);
  expect(describeLeft(scope.left)).toBe('1 file: larger than 50 bytes; 1 file: more than 15 bytes together; 1 file: more than 3 files');
});
