/** What random applications to real files once found wrong, as small as it can be said. */
import { expect, test } from 'vitest';
import { checkOperation } from '../carryOut.ts';

test('a module that is used by its whole path is imported plainly', async () => {
  await checkOperation(
    `//- pkg/__init__.py
import pkg.rows


def debug(text):
    if pkg.rows.VERBOSE:
        print(text)
//- pkg/rows.py
from pkg import debug

VERBOSE = True
debug("loaded")
`,
    'move',
    { targets: [{ name: 'debug', pathHint: 'pkg/__init__.py' }], to: 'pkg/notes.py', newModule: true },
    `//- pkg/__init__.py
import pkg.rows
//- pkg/notes.py
import pkg.rows


def debug(text):
    if pkg.rows.VERBOSE:
        print(text)
//- pkg/rows.py
from pkg.notes import debug

VERBOSE = True
debug("loaded")
`,
  );
});

test('what is exported for who stays is exported where it goes, and nothing is left of it', async () => {
  const { proposals } = await checkOperation(
    `//- a.ts
export const first = 1;


function used(row: string): string {
  return row;
}

export const row = used('a');
`,
    'move',
    { targets: [{ name: 'used' }], to: 'b.ts', newModule: true },
    `//- a.ts
import { used } from './b';

export const first = 1;


export const row = used('a');
//- b.ts
export function used(row: string): string {
  return row;
}
`,
  );
  expect(proposals.map(({ path, baseHash }) => [path, baseHash === undefined])).toEqual([
    ['a.ts', false],
    ['b.ts', true],
  ]);
});

test('a pair of the same name twice is written once, but in types', async () => {
  await checkOperation(
    `//- a.ts
const { isArray: isList } = Array;
type Shape = { isArray: boolean };
export const all = { isArray: isList, more: isList };
`,
    'rename',
    { target: { name: 'isList', kind: 'variable' }, newName: 'isArray' },
    `//- a.ts
const { isArray } = Array;
type Shape = { isArray: boolean };
export const all = { isArray, more: isArray };
`,
  );
});
