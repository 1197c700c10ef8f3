/** Kinds and files by name, as the index grows. */
import { expect, test } from 'vitest';
import type { FileRecord } from '../../../../server/core/terrain/index/fileRecord.ts';
import { DeclaredNames } from '../../../../server/hosts/lsp/folder/declaredNames.ts';

test('kinds of what is declared, imports apart, looked up once until the index changes', () => {
  let version = 1;
  let looks = 0;
  const symbols: { name: string; kind: string; container: number }[] = [
    { name: 'load', kind: 'function', container: -1 },
    { name: 'load', kind: 'import', container: -1 },
    { name: 'next', kind: 'method', container: 0 },
    { name: 'next', kind: 'function', container: -1 },
    { name: 'next', kind: 'method', container: 0 },
  ];
  const names = new DeclaredNames({
    get version() {
      return version;
    },
    *records() {
      looks++;
      yield { path: 'a.py', outline: { symbols, imports: [] } } as unknown as FileRecord;
    },
  });
  expect(['load', 'next', 'none'].map((name) => names.of(name))).toEqual([
    { kinds: ['function'], atTop: ['a.py'] },
    { kinds: ['method', 'function'], atTop: ['a.py'] },
    { kinds: [], atTop: [] },
  ]);
  expect([names.of('load').kinds, looks]).toEqual([['function'], 3]);
  symbols.push({ name: 'load', kind: 'class', container: 0 });
  version = 2;
  expect(names.of('load').kinds).toEqual(['function', 'class']);
});
