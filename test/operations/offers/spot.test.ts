/** What a cursor or a selection is on, and what is offered there. `$0` marks a cursor, two of them a selection. */
import { expect, test } from 'vitest';
import { offersAt } from '../../../server/operations/offers/offers.ts';
import { spotIn } from './spotIn.ts';

const elsewhere = { load: ['function'], Reader: ['class'], next: ['method', 'function'] } as const;

async function named(path: string, marked: string) {
  const { named: there } = await spotIn(path, marked, elsewhere);
  return there && [there.name, there.kinds.join(' '), there.where, ...(there.renamable ? [] : ['has to be called so'])];
}

test.each([
  ['m.py', 'def $0f(a): ...\n', ['f', 'function', 'top']],
  ['m.py', 'def f($0a): ...\n', ['a', 'parameter', 'inFunction']],
  ['m.py', 'def f(a):\n    return a$0\n', ['a', 'parameter', 'inFunction']],
  ['m.py', 'class C:\n    def $0m(self): ...\n', ['m', 'method', 'inClass']],
  ['m.py', 'class C:\n    def $0__init__(self): ...\n', ['__init__', 'method', 'inClass', 'has to be called so']],
  ['m.py', 'class C:\n    $0x = 1\n', ['x', 'attribute', 'inClass']],
  ['m.py', 'def f():\n    def $0g(): ...\n', ['g', 'function', 'inFunction']],
  ['m.py', 'LIMIT$0 = 3\n', ['LIMIT', 'constant', 'top']],
  ['m.py', 'from a import load\n$0load()\n', ['load', 'function', 'elsewhere']],
  ['m.py', 'from a import load as other\noth$0er()\n', ['other', 'function', 'elsewhere']],
  ['m.py', 'from a import unheard\nun$0heard()\n', ['unheard', '', 'elsewhere']],
  ['m.py', 'import a\n$0a.load()\n', ['a', 'module', 'elsewhere']],
  ['m.py', 'import a\na.lo$0ad()\n', ['load', 'function', 'elsewhere']],
  ['m.py', 'x.next$0()\n', ['next', 'method function', 'elsewhere']],
  ['m.py', 'from pathlib import Path\n$0Path("a")\n', undefined],
  ['m.py', 'from pathlib import $0Path\n', undefined],
  ['m.py', 'from pathlib import Path as Route\n$0Route("a")\n', ['Route', '', 'elsewhere']],
  ['m.py', 'import $0os\n', undefined],
  ['m.ts', "import * as r from 'react';\n$0r.useState();\n", ['r', 'module', 'elsewhere']],
  ['m.ts', "import { useState } from 'react';\n$0useState();\n", undefined],
  ['m.py', '$0print(1)\n', undefined],
  ['m.py', 'from a import *\n$0print(1)\n', ['print', '', 'elsewhere']],
  ['m.py', '$0def f(): ...\n', undefined],
  ['m.py', 'x = 1  # x$0\n', undefined],
  ['m.py', 'def $0load$0(): ...\n', ['load', 'function', 'top']],
  ['m.py', 'def $0lo$0ad(): ...\n', undefined],
  ['m.ts', 'export function $0f(a: number) {}\n', ['f', 'function', 'top']],
  ['m.ts', 'export const $0f = (a: number) => a;\n', ['f', 'function', 'top']],
  ['m.ts', 'export default class $0C {}\n', ['C', 'class', 'top']],
  ['m.ts', 'class C { #$0x = 1 }\n', ['#x', 'property', 'inClass']],
  ['m.ts', "import { Reader } from './r';\nnew $0Reader();\n", ['Reader', 'class', 'elsewhere']],
  ['m.ts', "import * as r from './r';\n$0r.load();\n", ['r', 'module', 'elsewhere']],
  ['m.tsx', 'const a = <$0Reader x={1} />;\n', ['Reader', 'class', 'elsewhere']],
] as const)('%s %s', async (path, marked, expected) => {
  expect(await named(path, marked)).toEqual(expected);
});

test('a selection holds what it holds whole, at the top of the file', async () => {
  const selected = async (marked: string) => (await spotIn('m.py', marked)).selected.map(({ name, kinds }) => `${kinds} ${name}`);
  expect(await selected('$0def f():\n    x = 1\n\n\nclass C:\n    def m(self): ...\n$0\n\ny = 2\n')).toEqual(['function f', 'class C']);
  expect(await selected('def f():\n    $0x = 1$0\n')).toEqual([]);
  expect(await selected('def $0f():\n    return 1\n\n\ny = 2\n$0')).toEqual(['variable y']);
});

test('every offer names what it is about, and all it lacks is what it asks for', async () => {
  const [rename] = offersAt(await spotIn('m.py', 'def $0f(a): ...\n'));
  expect(rename).toEqual({
    operation: 'rename',
    title: 'rename ‘f’',
    kind: 'refactor.rename',
    arguments: { target: { name: 'f', cursor: { path: 'm.py', line: 1, column: 5, endLine: 1, endColumn: 6 } } },
    questions: [{ ask: 'name', field: ['newName'], prompt: 'The new name of ‘f’', value: 'f' }],
    words: 'rename f to ',
  });
});
