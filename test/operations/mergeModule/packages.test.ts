/** Packages in merges and moves: a package as a whole into one module, a module into its package, things that go to a package. */
import { describe, expect, it } from 'vitest';
import { checkInstruction, checkInstructionRefused } from '../carryOut.ts';

describe('a package becomes part of a module', () => {
  it('with all its modules and whoever took them through it', async () => {
    await checkInstruction(
      `//- pkg/__init__.py
"""Rows."""
from .a import parse
from .b import X
//- pkg/a.py
import json

from .b import X


def parse(text):
    return json.loads(text) + X
//- pkg/b.py
X = 1
//- rows.py
R = 2
//- main.py
import pkg
from pkg import X
from pkg.a import parse

pkg.parse(parse(X))
`,
      'merge the package pkg into rows.py',
      `//- rows.py
import json

R = 2


def parse(text):
    return json.loads(text) + X


X = 1
//- main.py
import rows as pkg
from rows import X, parse

pkg.parse(parse(X))
`,
      { gone: ['pkg/__init__.py', 'pkg/a.py', 'pkg/b.py'] },
    );
  });

  it('with its barrel, which is no more', async () => {
    await checkInstruction(
      `//- src/lib/index.ts
export * from './x';
export { y as why } from './y';
//- src/lib/x.ts
export const x = 1;
//- src/lib/y.ts
export const y = 2;
//- src/rows.ts
export const r = 1;
//- src/main.ts
import { x, why } from './lib';
import { y } from './lib/y';
console.log(x, why, y);
`,
      'merge src/lib into src/rows.ts',
      `//- src/rows.ts
export const r = 1;

export const x = 1;

export const y = 2;
//- src/main.ts
import { x, y, y as why } from './rows';
console.log(x, why, y);
`,
      { gone: ['src/lib/index.ts', 'src/lib/x.ts', 'src/lib/y.ts'] },
    );
  });

  it('not with what is no code', async () => {
    const { error } = await checkInstructionRefused(
      `//- pkg/__init__.py
X = 1
//- pkg/data.json
{}
//- rows.py
R = 2
`,
      'merge the package pkg into rows.py',
      'move-impossible',
    );
    expect(error.message).toBe('pkg also holds pkg/data.json, which no module can take in.');
  });

  it('not into a part of itself', async () => {
    const { error } = await checkInstructionRefused(
      `//- pkg/__init__.py
X = 1
//- pkg/rows.py
R = 2
`,
      'merge the package pkg into pkg/rows.py',
      'move-impossible',
    );
    expect(error.message).toBe('pkg/rows.py is a part of pkg, which would have to go with it.');
  });
});

describe('a module becomes part of its package', () => {
  it('whose file names it already', async () => {
    await checkInstruction(
      `//- pkg/__init__.py
"""Rows."""
from .a import parse
from .b import X
//- pkg/a.py
import json

from .b import X


def parse(text):
    return json.loads(text) + X
//- pkg/b.py
X = 1
//- main.py
import pkg.a
from pkg.a import parse

pkg.a.parse(parse(""))
`,
      'merge pkg/a.py into pkg/__init__.py',
      `//- pkg/__init__.py
"""Rows."""
import json
from .b import X


def parse(text):
    return json.loads(text) + X
//- main.py
import pkg
from pkg import parse

pkg.parse(parse(""))
`,
      { gone: ['pkg/a.py'] },
    );
  });

  it('which lists it', async () => {
    await checkInstruction(
      `//- pkg/__init__.py
from pkg.a import parse

__all__ = ["parse"]
//- pkg/a.py
def parse(text):
    return text
`,
      'merge the module pkg/a.py into the package pkg',
      `//- pkg/__init__.py
__all__ = ["parse"]


def parse(text):
    return text
`,
      { gone: ['pkg/a.py'] },
    );
  });

  it('a barrel does not star what it holds itself', async () => {
    await checkInstruction(
      `//- src/lib/index.ts
export * from './x';
export { y } from './y';
//- src/lib/x.ts
import { y } from './y';
export const x = y + 1;
//- src/lib/y.ts
export const y = 1;
//- src/main.ts
import { x } from './lib/x';
console.log(x);
`,
      'merge src/lib/x.ts into src/lib/index.ts',
      `//- src/lib/index.ts
import { y } from './y';

export { y } from './y';

export const x = y + 1;
//- src/main.ts
import { x } from './lib';
console.log(x);
`,
      { gone: ['src/lib/x.ts'] },
    );
  });
});

describe('what moves to a package goes to its own file', () => {
  it.each(['move parse to the package pkg', 'move parse into pkg'])('%s', async (instruction) => {
    await checkInstruction(
      `//- pkg/__init__.py
"""Rows."""
//- pkg/b.py
X = 1
//- a.py
def parse(text):
    return text


def strip(text):
    return text
//- main.py
from a import parse
`,
      instruction,
      `//- pkg/__init__.py
"""Rows."""


def parse(text):
    return text
//- a.py
def strip(text):
    return text
//- main.py
from pkg import parse
`,
    );
  });

  it('or to its barrel', async () => {
    await checkInstruction(
      `//- src/lib/index.ts
export * from './x';
//- src/lib/x.ts
export const x = 1;
//- src/a.ts
export function parse(text: string): string {
  return text;
}

export const other = 1;
//- src/main.ts
import { parse } from './a';
parse('');
`,
      'move parse into src/lib',
      `//- src/lib/index.ts
export * from './x';

export function parse(text: string): string {
  return text;
}
//- src/a.ts
export const other = 1;
//- src/main.ts
import { parse } from './lib';
parse('');
`,
    );
  });
});
