/** What moved and moves back stands as it stood, byte for byte, where it was at its natural place. */
import { expect, it } from 'vitest';
import { readFixture } from '../../support/memoryWorkspace.ts';
import { carryOut } from '../carryOut.ts';

const fixtures: readonly (readonly [string, string, string, string])[] = [
  [
    'f',
    'b.py',
    'a.py',
    `//- a.py
import json
import os


def first():
    return os.getcwd()


# Reads.
@cache
def f(text):
    return json.loads(_cut(text))
//- b.py
"""B."""


def b():
    return 1
//- c.py
from a import f, first

f(first())
`.replace('_cut(text)', 'text'),
  ],
  [
    'LIMIT',
    'b.py',
    'a.py',
    `//- a.py
"""A."""

FIRST = 1
LIMIT = 2


def use():
    return FIRST
//- b.py
OTHER = 1


def b():
    return OTHER
//- c.py
import a

print(a.LIMIT, a.FIRST)
`,
  ],
  [
    'Row',
    'pkg/b.py',
    'pkg/a.py',
    `//- pkg/__init__.py
from .a import Row, Table

__all__ = ["Row", "Table"]
//- pkg/a.py
from dataclasses import dataclass

__all__ = ["Table", "Row"]


class Table:
    pass


@dataclass
class Row:
    cells: list
//- pkg/b.py
__all__ = ["b"]


def b():
    return 1
`,
  ],
  [
    'parse',
    'src/b.ts',
    'src/a.ts',
    `//- src/a.ts
import { sep } from './sep';

export const first = 1;

/** Parses. */
export function parse(text: string): string[] {
  return text.split(sep);
}
//- src/b.ts
export const b = 1;
//- src/sep.ts
export const sep = ',';
//- src/c.ts
import { first, parse } from './a';

parse(String(first));
`,
  ],
  [
    'parse',
    'lib/b.js',
    'lib/a.js',
    `//- lib/a.js
'use strict';

const { sep } = require('./sep');

function first() {
  return 1;
}

function parse(text) {
  return text.split(sep);
}

module.exports = { first, parse };
//- lib/b.js
'use strict';

const b = 1;

module.exports = { b };
//- lib/sep.js
exports.sep = ',';
`,
  ],
];

it.each(fixtures)('%s to %s and back', async (name, there, back, fixture) => {
  const { files } = readFixture(fixture);
  const moved = await carryOut(files, 'move', { targets: [{ name }], to: there });
  if ('refusal' in moved) throw new Error(moved.refusal.error.message);
  expect(moved.result.after).not.toEqual(files);
  const returned = await carryOut(moved.result.after, 'move', { targets: [{ name }], to: back });
  if ('refusal' in returned) throw new Error(returned.refusal.error.message);
  expect(Object.fromEntries(returned.result.after)).toEqual(Object.fromEntries(files));
});
