/** Keeping the old name in Python: each kind of thing before and after, what is refused, and that the result runs. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFixture } from '../../../support/memoryWorkspace.ts';
import { checkCollision, checkNotKept, checkRename, type RenameCall, rename } from '../checkRename.ts';

describe('functions', () => {
  it('gets a second name after its body', async () => {
    await checkRename(
      `//- m.py
def total(items):
    return sum(items)


print(total([]))
`,
      { target: 'total', to: 'sum_up', keep: 'alias' },
      `//- m.py
def sum_up(items):
    return sum(items)


total = sum_up


print(sum_up([]))
`,
    );
  });

  it('warns from a wrapper, and imports what it needs among the imports', async () => {
    const { located } = await checkRename(
      `//- m.py
"""Prices."""
import os
import zlib


@cached
def total(items, *, deep=False):
    return sum(items)
`,
      { target: 'total', to: 'sum_up', keep: 'deprecated' },
      `//- m.py
"""Prices."""
import os
import warnings
import zlib


@cached
def sum_up(items, *, deep=False):
    return sum(items)


def total(*args, **kwargs):
    """Deprecated: use sum_up instead."""
    warnings.warn(
        "total is deprecated, use sum_up instead", DeprecationWarning, stacklevel=2
    )
    return sum_up(*args, **kwargs)
`,
    );
    expect(located.decisions.map(({ choice }) => choice)).toContain('keeps the old name of the function total as a deprecated alias');
  });

  it('awaits, after the overloads, with tabs and single quotes', async () => {
    await checkRename(
      `//- m.py
import warnings
from typing import overload

@overload
async def get(a: int) -> int: ...
@overload
async def get(a: str) -> str: ...
async def get(a):
	return {'a': a}

async def a():
	return await get(1)
`,
      { target: 'get', to: 'do', keep: 'deprecated' },
      `//- m.py
import warnings
from typing import overload

@overload
async def do(a: int) -> int: ...
@overload
async def do(a: str) -> str: ...
async def do(a):
	return {'a': a}

async def get(*args, **kwargs):
	"""Deprecated: use do instead."""
	warnings.warn('get is deprecated, use do instead', DeprecationWarning, stacklevel=2)
	return await do(*args, **kwargs)

async def a():
	return await do(1)
`,
    );
  });

  it('hands a generator on as it is, and imports for itself where the name is taken', async () => {
    await checkRename(
      `//- m.py
warnings = []


async def rows():
    yield 1
`,
      { target: 'rows', to: 'lines', keep: 'deprecated' },
      `//- m.py
warnings = []


async def lines():
    yield 1


def rows(*args, **kwargs):
    """Deprecated: use lines instead."""
    import warnings

    warnings.warn(
        "rows is deprecated, use lines instead", DeprecationWarning, stacklevel=2
    )
    return lines(*args, **kwargs)
`,
    );
  });

  it('keeps CRLF, and the style of a file without empty lines', async () => {
    await checkRename(
      '//- m.py\ndef f(): return 1\r\ndef g(): return f()\r\n',
      { target: 'f', to: 'first', keep: 'alias' },
      '//- m.py\ndef first(): return 1\r\nf = first\r\ndef g(): return first()\r\n',
    );
  });

  it('stays in the block of a definition with a condition', async () => {
    await checkRename(
      `//- m.py
if True:
    def f():
        return 1
f()
`,
      { target: 'f', to: 'g', keep: 'alias' },
      `//- m.py
if True:
    def g():
        return 1
    f = g
g()
`,
    );
  });

  it('follows other names for it, strings that are code, and leaves prose', async () => {
    await checkRename(
      `//- m.py
"""Has total in its words."""
def total(items):
    return sum(items)
count = total
//- test_m.py
from unittest import mock
with mock.patch("m.total"):
    pass
`,
      { target: 'm.total', to: 'sum_up', keep: 'alias' },
      `//- m.py
"""Has total in its words."""
def sum_up(items):
    return sum(items)
total = sum_up
count = sum_up
//- test_m.py
from unittest import mock
with mock.patch("m.sum_up"):
    pass
`,
    );
  });

  it('does not take a new name that is another name for it already', async () => {
    const text = '//- m.py\ndef total(items): ...\nsum_up = total\n';
    await checkCollision(text, { target: 'total', to: 'sum_up', keep: 'alias' }, 'collision');
  });

  it('takes a stub along', async () => {
    await checkRename(
      `//- m.py
def f(a): ...
//- m.pyi
def f(a: int) -> int: ...
def other() -> None: ...
`,
      { target: 'f', to: 'g', keep: 'alias' },
      `//- m.py
def g(a): ...
f = g
//- m.pyi
def g(a: int) -> int: ...
f = g
def other() -> None: ...
`,
    );
  });
});

describe('what others import', () => {
  it('offers both in packages and in __all__, each in its layout', async () => {
    await checkRename(
      `//- lib/__init__.py
from .core import (
    dump,
    load,
)
from .core import load as load
__all__ = ['dump', 'load']
load()
//- lib/core.py
def dump(): ...
def load(): ...
__all__ = [
    "dump",
    "load",
]
//- app.py
from lib import load
load()
`,
      { target: 'lib.core.load', to: 'read', keep: 'alias' },
      `//- lib/__init__.py
from .core import (
    dump,
    read,
    load,
)
from .core import read as read, load as load
__all__ = ['dump', 'read', 'load']
read()
//- lib/core.py
def dump(): ...
def read(): ...
load = read
__all__ = [
    "dump",
    "read",
    "load",
]
//- app.py
from lib import read
read()
`,
    );
  });

  it('offers both where another file imports it from, and nowhere else', async () => {
    await checkRename(
      `//- core.py
def load(): ...
//- relay.py
from core import load
//- user.py
from relay import load
load()
`,
      { target: 'core.load', to: 'read', keep: 'alias' },
      `//- core.py
def read(): ...
load = read
//- relay.py
from core import read, load
//- user.py
from relay import read
read()
`,
    );
  });
});

describe('classes and values', () => {
  it('stays the same class, with a word that it is deprecated', async () => {
    const { located } = await checkRename(
      `//- m.py
from typing import Generic, TypeVar
T = TypeVar("T")


class Rows(Generic[T], metaclass=type):
    pass


LIMIT = 3
`,
      { target: 'Rows', to: 'Lines', keep: 'deprecated' },
      `//- m.py
from typing import Generic, TypeVar
T = TypeVar("T")


class Lines(Generic[T], metaclass=type):
    pass


Rows = Lines  # Deprecated: use Lines instead.


LIMIT = 3
`,
    );
    expect(located.decisions.map(({ rationale }) => rationale).join()).toContain('“isinstance” and “except”');
  });

  it('keeps a constant, and a member of an enum', async () => {
    const fixture = `//- m.py
from enum import Enum
LIMIT = 3
class Color(Enum):
    RED = 1
    BLUE = 2
print(LIMIT, Color.RED)
`;
    await checkRename(
      fixture,
      { target: 'LIMIT', to: 'MAX', keep: 'alias' },
      `//- m.py
from enum import Enum
MAX = 3
LIMIT = MAX
class Color(Enum):
    RED = 1
    BLUE = 2
print(MAX, Color.RED)
`,
    );
    await checkRename(
      fixture,
      { target: 'Color.RED', to: 'CRIMSON', keep: 'alias' },
      `//- m.py
from enum import Enum
LIMIT = 3
class Color(Enum):
    CRIMSON = 1
    RED = CRIMSON
    BLUE = 2
print(LIMIT, Color.CRIMSON)
`,
    );
  });
});

describe('members', () => {
  it('hands on to what subclasses override', async () => {
    await checkRename(
      `//- m.py
class A:
    def step(this, n=1):
        return n

class B(A):
    def step(this, n=1):
        return 2
`,
      { target: 'A.step', to: 'advance', keep: 'alias' },
      `//- m.py
class A:
    def advance(this, n=1):
        return n

    def step(this, *args, **kwargs):
        return this.advance(*args, **kwargs)

class B(A):
    def advance(this, n=1):
        return 2
`,
    );
  });

  it('hands on what no descriptor may be twice, and what is abstract', async () => {
    await checkRename(
      `//- m.py
class A:
    @cached_property
    def size(self):
        return 1

    @abstractmethod
    def run(self): ...
`,
      { target: 'A.size', to: 'length', keep: 'alias' },
      `//- m.py
class A:
    @cached_property
    def length(self):
        return 1

    @property
    def size(self):
        return self.length

    @abstractmethod
    def run(self): ...
`,
    );
  });

  it('makes a property of an attribute of instances', async () => {
    await checkRename(
      `//- m.py
class A:
    size: int

    def __init__(self):
        self.size = 1

    def grow(self):
        self.size += 1
`,
      { target: 'A.size', to: 'length', keep: 'alias' },
      `//- m.py
class A:
    length: int

    def __init__(self):
        self.length = 1

    @property
    def size(self):
        return self.length

    @size.setter
    def size(self, value):
        self.length = value

    def grow(self):
        self.length += 1
`,
    );
  });
});

describe('what is refused', () => {
  it.each([
    ['def f(a): ...\n', { target: 'a', of: 'f', to: 'b' }, 'a parameter has one name'],
    ['def f():\n    x = 1\n    return x\n', { target: 'x', to: 'y' }, 'it is local'],
    ['n = 0\nn = 1\n', { target: 'n', to: 'm' }, 'more than once'],
    ['n = 0\ndef f():\n    global n\n    n += 1\n', { target: 'n', to: 'm' }, 'more than once'],
    ['if a:\n    def f(): ...\nelse:\n    def f(): ...\n', { target: 'f', to: 'g' }, 'more than one place'],
    ['class A:\n    def __f(self): ...\n', { target: 'A.__f', to: '__g' }, 'private to its class'],
    ['@dataclass\nclass A:\n    x: int = 1\n', { target: 'A.x', to: 'y' }, 'which its constructor takes by name'],
    ['class A: x = 1; z = 2\n', { target: 'A.x', to: 'y' }, 'shares a line'],
  ] as const)('%s', (text, call, why) => checkNotKept(`//- m.py\n${text}`, call, why));
});

const running = `//- lib/__init__.py
from .core import Reader, load, fetch, rows, Problem
__all__ = ["Reader", "load", "fetch", "rows", "Problem"]
//- lib/core.py
"""What is read."""
from __future__ import annotations
import functools


def load(path, *, deep=False):
    return (path, deep)


async def fetch(a):
    return a + 1


def rows(n):
    got = yield n
    yield got


class Problem(Exception):
    pass


class Reader:
    def __init__(self):
        self.size = 3

    def step(self, n=1):
        return n

    @property
    def title(self):
        return self.size

    @title.setter
    def title(self, value):
        self.size = value

    @staticmethod
    def make(x):
        return x

    @classmethod
    def build(cls):
        return cls()


class Sub(Reader):
    def step(self, n=1):
        return n + 10
`;

/** Each with an expression over `lib` that uses the old name, and what it comes to. */
const used: readonly (readonly [RenameCall, string, string])[] = [
  [{ target: 'lib.core.load', to: 'read' }, 'lib.load(1, deep=True)', '(1, True)'],
  [{ target: 'fetch', to: 'get' }, 'asyncio.run(lib.fetch(1))', '2'],
  [{ target: 'lib.core.rows', to: 'lines' }, '(lambda g: (next(g), g.send(7)))(lib.rows(5))', '(5, 7)'],
  [{ target: 'Reader.step', to: 'advance' }, 'lib.core.Sub().step(n=2)', '12'],
  [{ target: 'Reader.title', to: 'heading' }, 'lib.Reader().title', '3'],
  [{ target: 'Reader.make', to: 'create' }, 'lib.Reader.make(4)', '4'],
  [{ target: 'Reader.build', to: 'construct' }, 'type(lib.core.Sub.build()).__name__', "'Sub'"],
  [{ target: 'Reader.size', to: 'length' }, 'lib.Reader().size', '3'],
];

describe('what runs', () => {
  it.each(used)('%o', async (call, expression, value) => {
    expect(await ran(call, 'alias', expression)).toEqual([value, '0']);
    expect(await ran(call, 'deprecated', expression)).toEqual([value, '1']);
  });

  it('is the same class for isinstance and except', async () => {
    const expression =
      'issubclass(lib.core.Trouble, lib.Problem) and lib.Problem is lib.Trouble and isinstance(lib.Problem(), lib.Trouble)';
    expect(await ran({ target: 'lib.core.Problem', to: 'Trouble' }, 'deprecated', expression)).toEqual(['True', '0']);
  });
});

/** What the expression comes to in Python after the rename, and how many warnings it gave. */
async function ran(call: RenameCall, keep: 'alias' | 'deprecated', expression: string): Promise<readonly string[]> {
  const outcome = await rename(readFixture(running).files, undefined, { ...call, keep });
  if ('refusal' in outcome) throw new Error(outcome.refusal.error.message);
  const folder = mkdtempSync(join(tmpdir(), 'swarm-kept-'));
  try {
    for (const [path, text] of outcome.result.after) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const program = `import asyncio, warnings, lib, lib.core
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(repr(${expression}))
assert all(each.category is DeprecationWarning for each in caught), caught
assert all(${JSON.stringify(folder)} not in each.filename for each in caught), caught[0].filename
print(len(caught))
`;
    return execFileSync('python3', ['-c', program], { cwd: folder, encoding: 'utf8' }).trim().split('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
