/** Change signature in Python, where what is called is more than a plain function: methods, constructors, fields, forwarders. */
import { describe, expect, it } from 'vitest';
import { checkSignature, checkUnsettled } from './checkSignature.ts';

const timeout = { change: 'add', parameter: 'timeout', default: '10' } as const;

describe('methods', () => {
  it('follows overrides, abstract declarations and super()', async () => {
    await checkSignature(
      `//- base.py
from abc import ABC, abstractmethod

class Store(ABC):
    @abstractmethod
    def load(self, key): ...

    def all(self):
        return [self.load(k) for k in "ab"]
//- disk.py
from base import Store

class Disk(Store):
    def load(self, key):
        return key

class Slow(Disk):
    def load(self, key, retries=2):
        return super().load(key)

Slow().load("x", 3)
Disk.load(Disk(), "y")
`,
      { of: 'Store.load', changes: [timeout] },
      `//- base.py
from abc import ABC, abstractmethod

class Store(ABC):
    @abstractmethod
    def load(self, key, timeout=10): ...

    def all(self):
        return [self.load(k) for k in "ab"]
//- disk.py
from base import Store

class Disk(Store):
    def load(self, key, timeout=10):
        return key

class Slow(Disk):
    def load(self, key, retries=2, timeout=10):
        return super().load(key, timeout=timeout)

Slow().load("x", 3)
Disk.load(Disk(), "y")
`,
    );
  });

  it('counts the object itself where a method is called through its class', async () => {
    await checkSignature(
      `//- a.py
class C:
    def m(self, a, b): return a, b
    @classmethod
    def k(cls, a, b): return cls, a, b
    @staticmethod
    def s(a, b): return a, b

class D(C):
    def m(self, a, b):
        return C.m(self, a, b)

C().m(1, 2)
C.m(C(), 1, 2)
`,
      { of: 'C.m', changes: [{ change: 'swap', parameters: ['a', 'b'] }] },
      `//- a.py
class C:
    def m(self, b, a): return a, b
    @classmethod
    def k(cls, a, b): return cls, a, b
    @staticmethod
    def s(a, b): return a, b

class D(C):
    def m(self, b, a):
        return C.m(self, b, a)

C().m(2, 1)
C.m(C(), 2, 1)
`,
    );
  });

  it('of a class method and a static method', async () => {
    await checkSignature(
      `//- a.py
class C:
    @classmethod
    def k(cls, a, b): return cls, b

    @staticmethod
    def s(a, b): return b

C.k(1, 2)
C().k(1, b=2)
C.s(1, 2)
`,
      { of: 'C.k', changes: [{ change: 'remove', parameter: 'a' }] },
      `//- a.py
class C:
    @classmethod
    def k(cls, b): return cls, b

    @staticmethod
    def s(a, b): return b

C.k(2)
C().k(b=2)
C.s(1, 2)
`,
    );
  });

  it('an override may call its parameter otherwise', async () => {
    await checkSignature(
      `//- a.py
class A:
    def go(self, speed, debug):
        return speed

class B(A):
    def go(self, velocity, dbg):
        return velocity

def run(a: A):
    a.go(1, True)
`,
      { of: 'A.go', changes: [{ change: 'remove', parameter: 'debug' }] },
      `//- a.py
class A:
    def go(self, speed):
        return speed

class B(A):
    def go(self, velocity):
        return velocity

def run(a: A):
    a.go(1)
`,
    );
  });

  it('asks about calls on objects nobody knows', async () => {
    await checkUnsettled(
      `//- a.py
class A:
    def go(self, speed): return 1
class Z:
    def go(self): return 2
def run(thing):
    thing.go(1)
`,
      { of: 'A.go', changes: [{ change: 'add', parameter: 'dir', required: true }], calls: [{ value: '0' }] },
      ['thing.go(1)'],
    );
  });
});

describe('constructors', () => {
  it('are called by the names of their class and of its heirs', async () => {
    await checkSignature(
      `//- a.py
class Base:
    def __init__(self, name, debug=False):
        self.name = name

class Plain(Base):
    pass

class Own(Base):
    def __init__(self, name):
        super().__init__(name, True)

Base("a", True)
Plain("b", debug=True)
Own("c")
`,
      { of: 'Base', changes: [{ change: 'remove', parameter: 'debug' }] },
      `//- a.py
class Base:
    def __init__(self, name):
        self.name = name

class Plain(Base):
    pass

class Own(Base):
    def __init__(self, name):
        super().__init__(name)

Base("a")
Plain("b")
Own("c")
`,
    );
  });

  it('follows heirs that hand on whatever they get', async () => {
    await checkSignature(
      `//- a.py
class Base:
    def __init__(self, name, level):
        self.both = name, level

class Heir(Base):
    def __init__(self, extra, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.extra = extra

Heir("x", "n", 3)
Heir("x", "n", level=3)
`,
      { of: 'Base.__init__', changes: [{ change: 'swap', parameters: ['name', 'level'] }] },
      `//- a.py
class Base:
    def __init__(self, level, name):
        self.both = name, level

class Heir(Base):
    def __init__(self, extra, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.extra = extra

Heir("x", 3, "n")
Heir("x", name="n", level=3)
`,
    );
  });

  it('made from fields: a dataclass', async () => {
    await checkSignature(
      `//- a.py
from dataclasses import dataclass

@dataclass
class Point:
    x: int
    # how bright
    shade: int
    y: int = 0

Point(1, 2, 3)
Point(x=1, shade=2)
`,
      {
        of: 'Point',
        changes: [
          { change: 'remove', parameter: 'shade' },
          { change: 'add', parameter: 'z', type: 'int', default: '0' },
        ],
      },
      `//- a.py
from dataclasses import dataclass

@dataclass
class Point:
    x: int
    y: int = 0
    z: int = 0

Point(1, 3)
Point(x=1)
`,
    );
  });
});

describe('what is called through something else', () => {
  it('partial', async () => {
    await checkSignature(
      `//- a.py
from functools import partial
def f(a, b, c=1): return a, c
g = partial(f, 1, 2)
h = partial(f, 1, b=2)
`,
      { of: 'f', changes: [{ change: 'remove', parameter: 'b' }] },
      `//- a.py
from functools import partial
def f(a, c=1): return a, c
g = partial(f, 1)
h = partial(f, 1)
`,
    );
  });

  it('a function that hands all on', async () => {
    await checkSignature(
      `//- a.py
def send(to, body, debug=False):
    return to, body

def send_loudly(*args, **kwargs):
    print("sending")
    return send(*args, **kwargs)

send_loudly("me", "hi", True)
send_loudly("me", body="hi", debug=True)
`,
      { of: 'send', changes: [{ change: 'remove', parameter: 'debug' }] },
      `//- a.py
def send(to, body):
    return to, body

def send_loudly(*args, **kwargs):
    print("sending")
    return send(*args, **kwargs)

send_loudly("me", "hi")
send_loudly("me", body="hi")
`,
    );
  });

  it('spreads that hide what is passed are asked about, those that do not matter are left', async () => {
    await checkSignature(
      `//- a.py
def f(a, b=1, *rest, c=2, **more): return a, b, rest, c, more
f(*xs)
f(1, *xs, **kw)
`,
      { of: 'f', changes: [timeout] },
      `//- a.py
def f(a, b=1, *rest, c=2, timeout=10, **more): return a, b, rest, c, more
f(*xs)
f(1, *xs, **kw)
`,
    );
    await checkUnsettled(
      '//- a.py\ndef f(a, b): return a\nf(*xs)\nf(1, **kw)\nf(1, 2)\n',
      { of: 'f', changes: [{ change: 'remove', parameter: 'b' }] },
      ['f(*xs)', 'f(1, **kw)'],
    );
  });

  it('callbacks are asked about when what they get no longer fits', async () => {
    await checkUnsettled(
      '//- a.py\ndef f(a, b): return a\nlist(map(f, xs, ys))\nf(1, 2)\n',
      { of: 'f', changes: [{ change: 'remove', parameter: 'b' }] },
      ['list(map(f, xs, ys))'],
    );
    await checkUnsettled('//- a.py\ndef f(a): return a\nlist(map(f, xs))\n', { of: 'f', changes: [timeout] }, []);
  });
});

describe('order, names and defaults', () => {
  it('reorders what is passed by position, and leaves what is passed by name', async () => {
    await checkSignature(
      '//- a.py\ndef f(a, b, c=3):\n    return a, b, c\nf(1, 2)\nf(1, 2, 3)\nf(1, b=2)\nf(c=1, a=2, b=3)\n',
      { of: 'f', changes: [{ change: 'reorder', parameters: ['b', 'a'] }] },
      '//- a.py\ndef f(b, a, c=3):\n    return a, b, c\nf(2, 1)\nf(2, 1, 3)\nf(a=1, b=2)\nf(c=1, a=2, b=3)\n',
    );
  });

  it('makes a parameter keyword-only', async () => {
    await checkSignature(
      '//- a.py\ndef f(a, limit=5, offset=0):\n    return a\nf(1, 2)\nf(1, 2, 3)\nf(1, limit=2)\n',
      { of: 'f', changes: [{ change: 'keywordOnly', parameter: 'limit', reach: 'onwards' }] },
      '//- a.py\ndef f(a, *, limit=5, offset=0):\n    return a\nf(1, limit=2)\nf(1, limit=2, offset=3)\nf(1, limit=2)\n',
    );
    await checkSignature(
      '//- a.py\ndef f(a, limit=5, offset=0):\n    return a\nf(1, 2, 3)\n',
      { of: 'f', changes: [{ change: 'keywordOnly', parameter: 'limit' }] },
      '//- a.py\ndef f(a, offset=0, *, limit=5):\n    return a\nf(1, 3, limit=2)\n',
    );
  });

  it('takes the last keyword-only parameter out with its star', async () => {
    await checkSignature(
      '//- a.py\ndef f(a, *, loud=False):\n    return a\nf(1, loud=True)\n',
      { of: 'f', changes: [{ change: 'remove', parameter: 'loud' }] },
      '//- a.py\ndef f(a):\n    return a\nf(1)\n',
    );
  });

  it('gives, changes and drops a default', async () => {
    await checkSignature(
      '//- a.py\ndef f(a, x, y):\n    return a\nf(1, 2, 3)\n',
      { of: 'f', changes: [{ change: 'default', parameter: 'x', value: 'None' }] },
      '//- a.py\ndef f(a, y, x=None):\n    return a\nf(1, 3, 2)\n',
    );
    await checkSignature(
      '//- a.py\ndef f(a: int, x: str = "n"):\n    return a\nf(1)\n',
      { of: 'f', changes: [{ change: 'default', parameter: 'x', value: 'None' }] },
      '//- a.py\ndef f(a: int, x: str | None = None):\n    return a\nf(1)\n',
    );
    await checkSignature(
      '//- a.py\ndef f(a, x=5):\n    return a\nf(1)\nf(1, 2)\nf(a=1)\n',
      { of: 'f', changes: [{ change: 'noDefault', parameter: 'x' }] },
      '//- a.py\ndef f(a, x):\n    return a\nf(1, 5)\nf(1, 2)\nf(a=1, x=5)\n',
    );
  });

  it('renames a parameter in the body and where it is passed by name', async () => {
    await checkSignature(
      '//- a.py\ndef f(a, x=5):\n    return [x for _ in a if x]\nf(1, x=3)\nf(f(1, x=2), x=f(1, x=4))\n',
      { of: 'f', changes: [{ change: 'rename', parameter: 'x', newName: 'size' }] },
      '//- a.py\ndef f(a, size=5):\n    return [size for _ in a if size]\nf(1, size=3)\nf(f(1, size=2), size=f(1, size=4))\n',
    );
  });

  it('does several things at once, in the layout that is there', async () => {
    await checkSignature(
      `//- a.py
def load(
    path,  # where
    mode,
    debug=False,
):
    return path, mode

load(
    "x",
    "r",
    True,
)
load(load("y", "r"), mode="w", debug=load("z", "q"))
`,
      {
        of: 'load',
        changes: [
          { change: 'remove', parameter: 'debug' },
          { change: 'rename', parameter: 'mode', newName: 'how' },
          { change: 'add', parameter: 'encoding', type: 'str', default: '"utf-8"', keywordOnly: true },
          { change: 'type', parameter: 'path', type: 'str' },
        ],
      },
      `//- a.py
def load(
    path: str,  # where
    how,
    *,
    encoding: str = "utf-8",
):
    return path, how

load(
    "x",
    "r",
)
load(load("y", "r"), how="w")
`,
    );
  });

  it('follows a stub and overloads', async () => {
    await checkSignature(
      `//- pkg/m.py
def f(a, b=1):
    return a
//- pkg/m.pyi
from typing import overload
@overload
def f(a: int, b: int = ...) -> int: ...
@overload
def f(a: str, b: int = ...) -> str: ...
//- pkg/__init__.py
from .m import f
f(1, 2)
`,
      { of: 'f', changes: [{ change: 'remove', parameter: 'b' }] },
      `//- pkg/m.py
def f(a):
    return a
//- pkg/m.pyi
from typing import overload
@overload
def f(a: int) -> int: ...
@overload
def f(a: str) -> str: ...
//- pkg/__init__.py
from .m import f
f(1)
`,
    );
  });

  it('of a lambda that has a name, of CRLF files, with tabs', async () => {
    await checkSignature(
      '//- a.py\nadd = lambda x, y: x\nadd(1, 2)\n',
      { of: 'add', changes: [{ change: 'remove', parameter: 'y' }] },
      '//- a.py\nadd = lambda x: x\nadd(1)\n',
    );
    await checkSignature(
      '//- a.py\ndef f(\r\n\ta,\r\n\tb,\r\n):\r\n\treturn a\r\nf(1, 2)',
      {
        of: 'f',
        changes: [
          { change: 'remove', parameter: 'b' },
          { change: 'add', parameter: 'c', default: 'None' },
        ],
      },
      '//- a.py\ndef f(\r\n\ta,\r\n\tc=None,\r\n):\r\n\treturn a\r\nf(1)',
    );
  });
});

describe('rules for calls', () => {
  const files = `//- net.py
def fetch(url):
    return url
//- cli/main.py
from net import fetch
def main(args):
    fetch("a")
def other():
    fetch("b")
//- tests/test_net.py
from net import fetch
def test_fetch():
    fetch("t")
`;
  it('outside of the tests', async () => {
    await checkSignature(
      files,
      { of: 'fetch', changes: [timeout], calls: [{ value: '30', tests: 'never' }] },
      `//- net.py
def fetch(url, timeout=10):
    return url
//- cli/main.py
from net import fetch
def main(args):
    fetch("a", timeout=30)
def other():
    fetch("b", timeout=30)
`,
    );
  });

  it('in one function, and elsewhere something else', async () => {
    await checkSignature(
      files,
      {
        of: 'fetch',
        changes: [timeout],
        calls: [
          { value: '5', inside: ['cli'] },
          { value: 'args.timeout', inside: ['main'] },
        ],
      },
      `//- net.py
def fetch(url, timeout=10):
    return url
//- cli/main.py
from net import fetch
def main(args):
    fetch("a", timeout=args.timeout)
def other():
    fetch("b", timeout=5)
`,
    );
  });

  it('from callers that have it, and in recursion', async () => {
    await checkSignature(
      `//- a.py
def walk(node, depth=0):
    for child in node:
        walk(child)

def run(node, depth):
    walk(node)

def plain(node):
    walk(node)
`,
      {
        of: 'walk',
        calls: [
          { parameter: 'depth', from: 'callersThatHaveIt' },
          { parameter: 'depth', value: 'depth + 1', from: 'recursion' },
        ],
      },
      `//- a.py
def walk(node, depth=0):
    for child in node:
        walk(child, depth=depth + 1)

def run(node, depth):
    walk(node, depth=depth)

def plain(node):
    walk(node)
`,
    );
  });
});

describe('names that hold it, and examples', () => {
  it('follows a variable that holds the function, and asks where it may hold another', async () => {
    await checkSignature(
      '//- a.py\ndef f(a, b): return a\ndef run():\n    g = f\n    return g(1, 2)\n',
      { of: 'f', changes: [{ change: 'remove', parameter: 'b' }] },
      '//- a.py\ndef f(a): return a\ndef run():\n    g = f\n    return g(1)\n',
    );
    await checkUnsettled(
      '//- a.py\ndef f(a, b): return a\ndef h(a, b): return b\ndef run(x):\n    if x:\n        g = f\n    else:\n        g = h\n    return g(1, 2)\n',
      { of: 'f', changes: [{ change: 'remove', parameter: 'b' }] },
      ['g = f'],
    );
  });

  it('rewrites the examples of docstrings', async () => {
    await checkSignature(
      '//- a.py\ndef f(a, b):\n    """Do it.\n\n    >>> f(1, [2, 3])\n    1\n    >>> x = f(a=f(1, 2), b="x, y")\n    """\n    return a\n',
      { of: 'f', changes: [{ change: 'remove', parameter: 'b' }] },
      '//- a.py\ndef f(a):\n    """Do it.\n\n    >>> f(1)\n    1\n    >>> x = f(a=f(1))\n    """\n    return a\n',
    );
  });
});

describe('an argument that gets a name', () => {
  it('stays the variable that it was when both have one name', async () => {
    await checkSignature(
      '//- a.py\ndef find(command):\n    return command\n\n\ndef each(command):\n    return find(command[0]), find(command)\n',
      { of: 'find', changes: [{ change: 'keywordOnly', parameter: 'command' }] },
      '//- a.py\ndef find(*, command):\n    return command\n\n\ndef each(command):\n    return find(command=command[0]), find(command=command)\n',
    );
  });
});

describe('what `**` spreads', () => {
  const call = 'attrs = {"a": 1, "limit": 2}\nf(**attrs)\n';

  it('is asked about where it holds what is passed now, or what went to `**rest` so far', async () => {
    await checkUnsettled(
      `//- a.py\ndef f(a, b=1):\n    return a, b\n\n\n${call}`,
      { of: 'f', changes: [{ change: 'add', parameter: 'limit' }], calls: [{ parameter: 'limit', value: '3' }] },
      ['f(**attrs)'],
    );
    await checkUnsettled(
      `//- a.py\ndef f(a, **rest):\n    return a, rest\n\n\n${call}f(**dict(a=1, limit=2))\nf(**dict(a=1))\n`,
      { of: 'f', changes: [{ change: 'add', parameter: 'limit', default: '0' }] },
      ['f(**attrs)', 'f(**dict(a=1, limit=2))'],
    );
  });

  it('is known where it is written, and asked about where it may be changed', async () => {
    await checkSignature(
      `//- a.py\ndef f(a, b=1, **rest):\n    return a, b, rest\n\n\n${call}`,
      { of: 'f', changes: [{ change: 'rename', parameter: 'b', newName: 'c' }] },
      `//- a.py\ndef f(a, c=1, **rest):\n    return a, c, rest\n\n\n${call}`,
    );
    await checkUnsettled(
      `//- a.py\ndef f(a, b=1):\n    return a, b\n\n\nattrs = {"a": 1}\nattrs["b"] = 2\nf(**attrs)\n`,
      { of: 'f', changes: [{ change: 'rename', parameter: 'b', newName: 'c' }] },
      ['f(**attrs)'],
    );
  });
});

describe('what stands around a function', () => {
  it('says that a decorator may give it something else', async () => {
    const { located } = await checkSignature(
      '//- a.py\nfrom web import route\n\n@route("/x")\ndef show(a, b):\n    return a\n\nshow(1, 2)\n',
      { of: 'show', changes: [{ change: 'remove', parameter: 'b' }] },
      '//- a.py\nfrom web import route\n\n@route("/x")\ndef show(a):\n    return a\n\nshow(1)\n',
    );
    expect(located.decisions.map(({ choice }) => choice)).toContain('took the decorator “route” for one that hands all arguments on');
  });

  it('follows star imports and fallbacks, in the tests as well', async () => {
    await checkSignature(
      '//- pkg/core.py\n__all__ = ["f"]\ndef f(a, b): return a\n//- pkg/__init__.py\nfrom .core import *\n//- use.py\nfrom pkg import f\nf(1, 2)\n//- test_use.py\nimport pkg\ndef test_f():\n    assert pkg.f(1, b=2)\n',
      { of: 'f', changes: [{ change: 'remove', parameter: 'b' }] },
      '//- pkg/core.py\n__all__ = ["f"]\ndef f(a): return a\n//- use.py\nfrom pkg import f\nf(1)\n//- test_use.py\nimport pkg\ndef test_f():\n    assert pkg.f(1)\n',
    );
  });

  it('reports what mocks are asserted to be called with', async () => {
    const { located } = await checkSignature(
      '//- a.py\ndef f(a, b): return a\nf(1, 2)\n//- tests/test_a.py\nfrom unittest import mock\ndef test_f():\n    with mock.patch("a.f") as f:\n        f.assert_called_once_with(1, 2)\n',
      { of: 'f', changes: [{ change: 'remove', parameter: 'b' }] },
      '//- a.py\ndef f(a): return a\nf(1)\n',
    );
    expect(located.left.map(({ text }) => text)).toEqual(['f.assert_called_once_with(1, 2)']);
  });
});
