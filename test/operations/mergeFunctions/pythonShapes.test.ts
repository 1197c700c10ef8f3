/** Methods, flags and decorators of near-equal functions of Python, and what is refused. */
import { describe, expect, it } from 'vitest';
import { checkOperation, checkOperationRefused } from '../carryOut.ts';

describe('shapes of merged functions of Python', () => {
  it('methods of one class, called through the object and the class', async () => {
    await checkOperation(
      `//- a.py
class R:
    def first(self, key):
        return self.rows[key][0]

    def last(self, key):
        return self.rows[key][-1]

    def both(self):
        return self.first("a"), self.last(key="b"), map(self.last, [])
//- b.py
from a import R
R().last("x")
R.last(R(), "x")
`,
      'mergeFunctions',
      { targets: [{ name: 'R.first' }, { name: 'R.last' }], name: 'pick' },
      `//- a.py
from functools import partial


class R:
    def pick(self, key, index):
        return self.rows[key][index]

    def both(self):
        return self.pick("a", index=0), self.pick(key="b", index=-1), map(partial(self.pick, index=-1), [])
//- b.py
from a import R
R().pick("x", index=-1)
R.pick(R(), "x", index=-1)
`,
    );
  });

  it('static methods', async () => {
    await checkOperation(
      `//- a.py
class T:
    @staticmethod
    def csv(path):
        return path.split(",")

    @staticmethod
    def tsv(path):
        return path.split("\\t")

    @classmethod
    def all(cls):
        return cls.csv("a"), T.tsv("b")
`,
      'mergeFunctions',
      { targets: [{ name: 'T.csv' }, { name: 'T.tsv' }], name: 'read' },
      `//- a.py
class T:
    @staticmethod
    def read(path, separator):
        return path.split(separator)

    @classmethod
    def all(cls):
        return cls.read("a", separator=","), T.read("b", separator="\\t")
`,
    );
  });

  it('a condition that only one has becomes a flag', async () => {
    await checkOperation(
      `//- a.py
def read(rows):
    out = []
    for row in rows:
        out.append(row)
    return out


def read_strict(rows):
    out = []
    for row in rows:
        if not row:
            raise ValueError(row)
        out.append(row)
    return out
//- b.py
from a import read, read_strict
read([])
read_strict([1])
`,
      'mergeFunctions',
      { targets: [{ name: 'read' }, { name: 'read_strict' }] },
      `//- a.py
def read(rows, strict=False):
    out = []
    for row in rows:
        if strict and not row:
            raise ValueError(row)
        out.append(row)
    return out
//- b.py
from a import read
read([])
read([1], strict=True)
`,
    );
  });

  it('a block that only one has runs where the flag is set, its comment with it', async () => {
    await checkOperation(
      `//- a.py
def read(rows):
    out = list(rows)
    return out


def read_and_log(rows):
    out = list(rows)
    # say so
    print("read")
    print(len(out))
    return out


read([])
read_and_log([1])
`,
      'mergeFunctions',
      { targets: [{ name: 'read' }, { name: 'read_and_log' }], parameters: ['log'] },
      `//- a.py
def read(rows, log=False):
    out = list(rows)
    if log:
        # say so
        print("read")
        print(len(out))
    return out


read([])
read([1], log=True)
`,
    );
  });

  it('decorators that are the same stay, comments above go with their function', async () => {
    await checkOperation(
      `//- a.py
import functools


# one
@functools.cache
def f(x):
    return x * 1


# two
@functools.cache
def g(x):
    return x * 2


f(1)
g(2)
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }], name: 'h' },
      `//- a.py
import functools


# one
@functools.cache
def h(x, factor):
    return x * factor


h(1, factor=1)
h(2, factor=2)
`,
    );
  });

  it('a name that is taken is passed over', async () => {
    await checkOperation(
      `//- a.py
def f(rows, key):
    return sorted(rows, key=len), rows[key]


def g(rows, key):
    return sorted(rows, key=abs), rows[key]
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }] },
      `//- a.py
def f(rows, key, value=len):
    return sorted(rows, key=value), rows[key]
`,
    );
  });

  it('only the part that differs is taken out', async () => {
    await checkOperation(
      `//- a.py
def f(x):
    return f"{x} rows", "csv"


def g(x):
    return f"{x} rows", "tsv"
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }] },
      `//- a.py
def f(x, text="csv"):
    return f"{x} rows", text
`,
    );
  });

  it('a call that may do something is not called earlier', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
def f(x):
    x.start()
    return x + load_a()


def g(x):
    x.start()
    return x + load_b(1)
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }] },
      'shape-unfit',
    );
    expect(error.message).toContain(
      '“f” and “g” cannot be one: “load_a()” would be called before the function, and not where it stands in it (a.py:3)',
    );
  });

  it('an object that is made anew each time is not made once', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
def f(rows):
    return [row + [1] for row in rows]


def g(rows):
    return [row + [2, 3] for row in rows]
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }] },
      'shape-unfit',
    );
    expect(error.message).toContain(
      '“f” and “g” cannot be one: “[1]” is worked out anew each time it is reached, and would be only once (a.py:2)',
    );
  });

  it('a value that changes is not passed', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
LOW = 1
HIGH = 2


def f(x):
    return x * LOW


def g(x):
    return x * HIGH


def change():
    global LOW
    LOW = 3
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }] },
      'shape-unfit',
    );
    expect(error.message).toContain(
      '“f” and “g” cannot be one: “LOW” is given another value elsewhere, maybe between the call and its use (a.py:6)',
    );
  });

  it('other decorators are refused', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
import functools


@functools.cache
def f(x):
    return x * 1


def g(x):
    return x * 2
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }] },
      'shape-unfit',
    );
    expect(error.message).toContain('“f” and “g” cannot be one: they are decorated differently (a.py:5)');
  });

  it('what is overridden is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
class T:
    def csv(self, path):
        return path.split(",")

    def tsv(self, path):
        return path.split("\\t")


class U(T):
    def csv(self, path):
        return 1
`,
      'mergeFunctions',
      { targets: [{ name: 'T.csv' }, { name: 'T.tsv' }], name: 'read' },
      'shape-unfit',
    );
    expect(error.message).toContain(
      '“T.csv” is overridden by “U.csv” in a.py; which of them runs is chosen by the object, and only methods of objects can be chosen so',
    );
  });

  it('a text with locals in it is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
def f(x):
    return f"{x} rows of csv"


def g(x):
    return f"{x} rows of tsv"
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }] },
      'shape-unfit',
    );
    expect(error.message).toContain(
      '“f” and “g” cannot be one: “f"{x} rows of csv"” depends on “x”, which only exists while the function runs (a.py:2)',
    );
  });

  it('a definition under a condition is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
import sys

if sys.version_info > (3, 8):
    def f(x):
        return x["a"]


def g(x):
    return x["b"]
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }], name: 'h' },
      'shape-unfit',
    );
    expect(error.message).toContain('“f” is only declared under a condition');
  });

  it('a pattern is no value', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
def f(x):
    match x:
        case "a":
            return 1


def g(x):
    match x:
        case "b":
            return 1
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }] },
      'shape-unfit',
    );
    expect(error.message).toContain(
      '“f” and “g” cannot be one: they differ by more than a value: “"a"” in the one, “"b"” in the other (a.py:3)',
    );
  });

  it('branches that differ are refused with the first place', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
def f(x):
    if x:
        return 1
    else:
        return 2


def g(x):
    if x:
        return 1
    return 2
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }] },
      'shape-unfit',
    );
    expect(error.message).toContain(
      '“f” and “g” cannot be one: they differ by more than a value: “if x: return 1 else: return 2” in the one, “return 2” in the other (a.py:2)',
    );
  });

  it('an operator is no value', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
def f(x, y):
    return x + y


def g(x, y):
    return x - y
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }] },
      'shape-unfit',
    );
    expect(error.message).toContain(
      '“f” and “g” cannot be one: “x + y” depends on “y”, which only exists while the function runs (a.py:2)',
    );
  });

  it('async and not are refused', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
async def f(x):
    return 1


def g(x):
    return 2
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }] },
      'shape-unfit',
    );
    expect(error.message).toContain('“f” and “g” cannot be one: only one of them is “async” (a.py:1)');
  });

  it('properties take no arguments', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
class T:
    @property
    def f(self):
        return 1

    @property
    def g(self):
        return 2
`,
      'mergeFunctions',
      { targets: [{ name: 'T.f' }, { name: 'T.g' }] },
      'shape-unfit',
    );
    expect(error.message).toContain('“T.f” is read like a value, and takes no arguments');
  });
});
