/** What becomes of the names of merged functions of Python: handed on, listed, patched, imported, kept. */
import { describe, expect, it } from 'vitest';
import { checkOperation, checkOperationRefused } from '../carryOut.ts';

describe('names of merged functions of Python', () => {
  it('handed on, it is a partial; where it would be a method, a wrapper stays', async () => {
    await checkOperation(
      `//- a.py
def read_csv(path):
    return path.split(",")


def read_tsv(path):
    return path.split("\\t")


class T:
    reader = read_tsv


HANDLERS = {"csv": read_csv, "tsv": read_tsv}
map(read_csv, [])
`,
      'mergeFunctions',
      { targets: [{ name: 'read_csv' }, { name: 'read_tsv' }], name: 'read' },
      `//- a.py
from functools import partial


def read(path, separator):
    return path.split(separator)


def read_tsv(path):
    return read(path, separator="\\t")


class T:
    reader = read_tsv


HANDLERS = {"csv": partial(read, separator=","), "tsv": read_tsv}
map(partial(read, separator=","), [])
`,
    );
  });

  it('as a default and in a list', async () => {
    await checkOperation(
      `//- a.py
def f(x):
    return x.join(", ")


def g(x):
    return x.join("; ")


def run(read=g):
    return read("x")


class Holder:
    reader = staticmethod(g)


handlers = [g]
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }] },
      `//- a.py
from functools import partial


def f(x, text=", "):
    return x.join(text)


def g(x):
    return f(x, text="; ")


def run(read=partial(f, text="; ")):
    return read("x")


class Holder:
    reader = staticmethod(g)


handlers = [g]
`,
    );
  });

  it('public names stay as wrappers, and the new one is public beside them', async () => {
    await checkOperation(
      `//- pkg/__init__.py
from .tables import read_csv, read_tsv

__all__ = ["read_csv", "read_tsv"]
//- pkg/tables.py
__all__ = [
    "read_csv",
    "read_tsv",
]


def read_csv(path, *, strip=False):
    """CSV."""
    return path.split(",", strip)


def read_tsv(path, *, strip=False):
    """TSV."""
    return path.split("\\t", strip)
//- app.py
from pkg import read_csv
read_csv("x")
`,
      'mergeFunctions',
      { targets: [{ name: 'read_csv' }, { name: 'read_tsv' }], name: 'read_table', parameters: ['delimiter'] },
      `//- app.py
from pkg import read_table
read_table("x", delimiter=",")
//- pkg/__init__.py
from .tables import read_csv, read_table, read_tsv

__all__ = ["read_csv", "read_table", "read_tsv"]
//- pkg/tables.py
__all__ = [
    "read_csv",
    "read_table",
    "read_tsv",
]


def read_table(path, *, strip=False, delimiter):
    """CSV."""
    return path.split(delimiter, strip)


def read_csv(path, *, strip=False):
    return read_table(path, strip=strip, delimiter=",")


def read_tsv(path, *, strip=False):
    """TSV."""
    return read_table(path, strip=strip, delimiter="\\t")
`,
    );
  });

  it('public names go where that is asked for', async () => {
    await checkOperation(
      `//- pkg/__init__.py
from .tables import read_csv, read_tsv

__all__ = ["read_csv", "read_tsv"]
//- pkg/tables.py
__all__ = [
    "read_csv",
    "read_tsv",
]


def read_csv(path):
    """CSV."""
    return path.split(",")


def read_tsv(path):
    """TSV."""
    return path.split("\\t")
//- app.py
from pkg import read_csv
read_csv("x")
`,
      'mergeFunctions',
      { targets: [{ name: 'read_csv' }, { name: 'read_tsv' }], name: 'read_table', parameters: ['delimiter'], old: 'remove' },
      `//- app.py
from pkg import read_table
read_table("x", delimiter=",")
//- pkg/__init__.py
from .tables import read_table

__all__ = ["read_table"]
//- pkg/tables.py
__all__ = [
    "read_table",
]


def read_table(path, delimiter):
    """CSV."""
    return path.split(delimiter)
`,
    );
  });

  it('the old names stay as deprecated wrappers', async () => {
    await checkOperation(
      `//- tables.py
import os


def read_csv(path):
    """CSV."""
    return path.split(",")


async def other():
    pass


def read_tsv(path):
    """TSV."""
    return path.split("\\t")
//- app.py
from tables import read_csv
read_csv("x")
`,
      'mergeFunctions',
      { targets: [{ name: 'read_csv' }, { name: 'read_tsv' }], name: 'read_table', parameters: ['delimiter'], old: 'deprecated' },
      `//- app.py
from tables import read_table
read_table("x", delimiter=",")
//- tables.py
import os
import warnings


def read_table(path, delimiter):
    """CSV."""
    return path.split(delimiter)


def read_csv(path):
    warnings.warn("read_csv is deprecated, use read_table instead", DeprecationWarning, stacklevel=2)
    return read_table(path, delimiter=",")


async def other():
    pass


def read_tsv(path):
    """TSV."""
    warnings.warn("read_tsv is deprecated, use read_table instead", DeprecationWarning, stacklevel=2)
    return read_table(path, delimiter="\\t")
`,
    );
  });

  it('a wrapper hands on every kind of parameter', async () => {
    await checkOperation(
      `//- a.py
async def f(x, *args, key=None, **more):
    """One."""
    return await x.get("a", *args, key=key, **more)


async def g(y, *args, key=None, **more):
    """Two."""
    return await y.get("b", *args, key=key, **more)
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }], name: 'h', old: 'alias' },
      `//- a.py
async def h(x, *args, key=None, key_value, **more):
    """One."""
    return await x.get(key_value, *args, key=key, **more)


async def f(x, *args, key=None, **more):
    return await h(x, *args, key=key, key_value="a", **more)


async def g(y, *args, key=None, **more):
    """Two."""
    return await h(y, *args, key=key, key_value="b", **more)
`,
    );
  });

  it('wrappers stand where the functions stood', async () => {
    await checkOperation(
      `//- a.py
def f(a):
    return a + 1


def g(a):
    return a + 2
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }], name: 'h', parameters: ['step'], old: 'alias' },
      `//- a.py
def h(a, step):
    return a + step


def f(a):
    return h(a, step=1)


def g(a):
    return h(a, step=2)
`,
    );
  });

  it('where the new name means something else, the old one stays', async () => {
    await checkOperation(
      `//- a.py
def f(x):
    return x["a"]


def g(x):
    return x["b"]


def run(h):
    return h + f({}) + g({})
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }], name: 'h' },
      `//- a.py
def h(x, key):
    return x[key]


def f(x):
    return h(x, key="a")


def g(x):
    return h(x, key="b")


def run(h):
    return h + f({}) + g({})
`,
    );
  });

  it('names that are not listed go', async () => {
    await checkOperation(
      `//- a.py
__all__ = ["run"]


def _one(x):
    return x[0]


def _two(x):
    return x[1]


def run(x):
    return _one(x), _two(x)
`,
      'mergeFunctions',
      { targets: [{ name: '_one' }, { name: '_two' }] },
      `//- a.py
__all__ = ["run"]


def _one(x, index=0):
    return x[index]


def run(x):
    return _one(x), _one(x, index=1)
`,
    );
  });

  it('a mock target follows', async () => {
    await checkOperation(
      `//- tables.py
def read_csv(path):
    return path.split(",")


def read_tsv(path):
    return path.split("\\t")
//- app.py
from tables import read_csv, read_tsv


def run():
    return read_csv("a") + read_tsv("b")
//- test_app.py
from unittest.mock import patch

import app


@patch("app.read_tsv")
def test_run(read):
    app.run()
`,
      'mergeFunctions',
      { targets: [{ name: 'read_csv' }, { name: 'read_tsv' }], name: 'read' },
      `//- app.py
from tables import read


def run():
    return read("a", separator=",") + read("b", separator="\\t")
//- tables.py
def read(path, separator):
    return path.split(separator)
//- test_app.py
from unittest.mock import patch

import app


@patch("app.read")
def test_run(read):
    app.run()
`,
    );
  });

  it('a name that is put together stays as a wrapper', async () => {
    await checkOperation(
      `//- a.py
def f(rows):
    return list(rows)[0]


def g(rows):
    return list(rows)[1]
//- b.py
import a
getattr(a, "g")([])
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }], name: 'h' },
      `//- a.py
def h(rows, index):
    return list(rows)[index]


def g(rows):
    return h(rows, index=1)
`,
    );
  });

  it('a doctest of the one that stays is called as before', async () => {
    await checkOperation(
      `//- a.py
def first(rows):
    """One row.

    >>> first([1, 2])
    1
    """
    return rows[0]


def last(rows):
    """One row.

    >>> last([1, 2])
    2
    """
    return rows[-1]
`,
      'mergeFunctions',
      { targets: [{ name: 'first' }, { name: 'last' }] },
      `//- a.py
def first(rows, index=0):
    """One row.

    >>> first([1, 2])
    1
    """
    return rows[index]
`,
    );
  });

  it('doctests pass what their function had', async () => {
    await checkOperation(
      `//- a.py
def first(rows):
    """One row.

    >>> first([1, 2])
    1
    """
    return rows[0]


def last(rows):
    """Another row.

    >>> last([1, 2])
    2
    """
    return rows[-1]


def both(rows):
    """Both.

    >>> first([1, 2]) + last([2])
    3
    """
    return first(rows), last(rows)
`,
      'mergeFunctions',
      { targets: [{ name: 'first' }, { name: 'last' }], name: 'pick' },
      `//- a.py
def pick(rows, index):
    """One row.

    >>> pick([1, 2], index=0)
    1
    """
    return rows[index]


def both(rows):
    """Both.

    >>> pick([1, 2], index=0) + pick([2], index=-1)
    3
    """
    return pick(rows, index=0), pick(rows, index=-1)
`,
    );
  });

  it('star imports bring the new name, deferred ones stay deferred', async () => {
    await checkOperation(
      `//- a.py
import b


def f(x):
    return x * 2


def run():
    return b.g(1)
//- b.py
def g(x):
    return x * 3


def use():
    from a import f
    return f(1) + g(2)
//- c.py
from a import *
from b import *
print(f(1), g(2))
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }], name: 'h' },
      `//- a.py
import b


def h(x, factor):
    return x * factor


def run():
    return h(1, factor=3)
//- b.py
def use():
    from a import h
    return h(1, factor=2) + h(2, factor=3)
//- c.py
from a import *
from b import *
print(h(1, factor=2), h(2, factor=3))
`,
    );
  });

  it('modules and names imported under other names', async () => {
    await checkOperation(
      `//- pkg/__init__.py
//- pkg/a.py
def f(x):
    return x[0]
//- pkg/b.py
def g(x):
    return x[1]
//- c.py
import pkg.b
from pkg import a, b as bee
from pkg.b import g as second

print(a.f([]), bee.g([]), second([]), pkg.b.g([]))
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }], name: 'h' },
      `//- c.py
from pkg import a
from pkg.a import h

print(a.h([], index=0), h([], index=1), h([], index=1), h([], index=1))
//- pkg/a.py
def h(x, index):
    return x[index]
//- pkg/b.py
`,
    );
  });

  it('it stands in the module that was asked for', async () => {
    await checkOperation(
      `//- a.py
def f(x):
    return x["a"]


def other():
    return f({})
//- b.py
def g(x):
    return x["b"]
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }], name: 'h', module: 'b.py' },
      `//- a.py
from b import h


def other():
    return h({}, key="a")
//- b.py
def h(x, key):
    return x[key]
`,
    );
  });

  it('the second may keep its name', async () => {
    await checkOperation(
      `//- a.py
def f(x):
    return x["a"]


def other():
    return f({}) + g({})


def g(x):
    return x["b"]
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }], name: 'g' },
      `//- a.py
def other():
    return g({}, key="a") + g({})


def g(x, key="b"):
    return x[key]
`,
    );
  });

  it('a name that is taken is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
def f(x):
    return x * 2


def g(x):
    return x * 3


h = 1
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }], name: 'h' },
      'shape-unfit',
    );
    expect(error.message).toContain('a.py already has a “h”');
  });

  it('a fallback in its place is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
def f(x):
    return x["a"]


def g(x):
    return x["b"]
//- c.py
try:
    from a import f, g
except ImportError:
    f = g = None

print(f({}), g({}))
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }], name: 'h' },
      'shape-unfit',
    );
    expect(error.message).toContain('A place declares it a second time (c.py:4)');
  });

  it('a stub that declares it as well is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
def f(x):
    return x["a"]


def g(x):
    return x["b"]
//- a.pyi
def f(x: dict) -> int: ...
def g(x: dict) -> int: ...
`,
      'mergeFunctions',
      {
        targets: [
          { name: 'f', pathHint: 'a.py' },
          { name: 'g', pathHint: 'a.py' },
        ],
        name: 'h',
      },
      'shape-unfit',
    );
    expect(error.message).toContain('“f” is declared in a.pyi as well, and both would have to change alike');
  });
});
