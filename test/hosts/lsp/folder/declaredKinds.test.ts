/** Kinds by name, as the index grows. */
import { expect, test } from 'vitest';
import type { FileRecord } from '../../../../server/core/terrain/index/fileRecord.ts';
import { DeclaredKinds } from '../../../../server/hosts/lsp/folder/declaredKinds.ts';

test('kinds of what is declared, imports apart, looked up once until the index changes', () => {
  let version = 1;
  let looks = 0;
  const symbols: { name: string; kind: string }[] = [
    { name: 'load', kind: 'function' },
    { name: 'load', kind: 'import' },
    { name: 'next', kind: 'method' },
    { name: 'next', kind: 'function' },
    { name: 'next', kind: 'method' },
  ];
  const kinds = new DeclaredKinds({
    get version() {
      return version;
    },
    *records() {
      looks++;
      yield { outline: { symbols, imports: [] } } as unknown as FileRecord;
    },
  });
  expect([kinds.kindsOf('load'), kinds.kindsOf('next'), kinds.kindsOf('none')]).toEqual([['function'], ['method', 'function'], []]);
  expect([kinds.kindsOf('load'), looks]).toEqual([['function'], 3]);
  symbols.push({ name: 'load', kind: 'class' });
  version = 2;
  expect(kinds.kindsOf('load')).toEqual(['function', 'class']);
});
