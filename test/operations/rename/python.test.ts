/** Rename in Python: each case a small workspace before and after. */
import { describe, expect, it } from 'vitest';
import { checkCollision, checkRefused, checkRename } from './checkRename.ts';

describe('functions and variables of modules', () => {
  it('follows imports, aliases kept', async () => {
    await checkRename(
      `//- shop/prices.py
def total(items):
    return sum(items)

result = total([1])
//- shop/cart.py
from shop.prices import total
from shop.prices import total as t
import shop.prices
import shop.prices as p
print(total([]), t([]), shop.prices.total([]), p.total([]))
//- shop/other.py
def run():
    total = 3
    return total
//- shop/__init__.py
`,
      { target: 'total', to: 'sum_up' },
      `//- shop/prices.py
def sum_up(items):
    return sum(items)

result = sum_up([1])
//- shop/cart.py
from shop.prices import sum_up
from shop.prices import sum_up as t
import shop.prices
import shop.prices as p
print(sum_up([]), t([]), shop.prices.sum_up([]), p.sum_up([]))
`,
    );
  });

  it('follows re-exports through a package and star imports limited by __all__', async () => {
    await checkRename(
      `//- lib/__init__.py
from .core import load, dump
__all__ = ["load", "dump"]
//- lib/core.py
def load(): ...
def dump(): ...
//- app.py
from lib import *
import lib
load()
lib.load()
//- app2.py
from lib import load
load()
`,
      { target: 'lib.core.load', to: 'read' },
      `//- lib/__init__.py
from .core import read, dump
__all__ = ["read", "dump"]
//- lib/core.py
def read(): ...
def dump(): ...
//- app.py
from lib import *
import lib
read()
lib.read()
//- app2.py
from lib import read
read()
`,
    );
  });

  it('takes the redundant alias of a re-export along', async () => {
    await checkRename(
      `//- lib/__init__.py
from .core import load as load
//- lib/core.py
def load(): ...
//- app.py
from lib import load
load()
`,
      { target: 'load', to: 'read', in: 'core' },
      `//- lib/__init__.py
from .core import read as read
//- lib/core.py
def read(): ...
//- app.py
from lib import read
read()
`,
    );
  });

  it('leaves what an alias in between hides', async () => {
    await checkRename(
      `//- a.py
def f(): ...
//- b.py
from a import f as g
//- c.py
from b import g
g()
`,
      { target: 'f', to: 'first' },
      `//- a.py
def first(): ...
//- b.py
from a import first as g
`,
    );
  });

  it('leaves unrelated symbols of the same name', async () => {
    await checkRename(
      `//- a.py
def parse(x): ...
parse(1)
//- b.py
from json_tools import parse
parse(2)
//- c.py
class Reader:
    def parse(self): ...
    def run(self):
        self.parse()
`,
      { target: 'parse', to: 'read', in: 'a.py' },
      `//- a.py
def read(x): ...
read(1)
`,
    );
  });

  it('keeps a fallback import working', async () => {
    await checkRename(
      `//- fast.py
def encode(x): ...
//- slow.py
def encode(x): ...
//- app.py
try:
    from fast import encode
except ImportError:
    from slow import encode
encode(1)
`,
      { target: 'encode', to: 'pack', in: 'fast', oneWay: 'the alias that keeps the fallback working stays' },
      `//- fast.py
def pack(x): ...
//- app.py
try:
    from fast import pack as encode
except ImportError:
    from slow import encode
encode(1)
`,
    );
  });

  it('renames a constant and global statements', async () => {
    await checkRename(
      `//- conf.py
LIMIT = 3
def raise_limit():
    global LIMIT
    LIMIT = LIMIT + 1
//- use.py
import conf
print(conf.LIMIT)
conf.LIMIT = 4
`,
      { target: 'LIMIT', to: 'MAXIMUM' },
      `//- conf.py
MAXIMUM = 3
def raise_limit():
    global MAXIMUM
    MAXIMUM = MAXIMUM + 1
//- use.py
import conf
print(conf.MAXIMUM)
conf.MAXIMUM = 4
`,
    );
  });

  it('renames a local variable from a cursor, with nonlocal', async () => {
    await checkRename(
      `//- a.py
count = 0
def outer():
    co$0unt = 1
    def inner():
        nonlocal count
        count += 1
    inner()
    return count
`,
      { to: 'steps' },
      `//- a.py
count = 0
def outer():
    steps = 1
    def inner():
        nonlocal steps
        steps += 1
    inner()
    return steps
`,
    );
  });

  it('renames a variable of a comprehension and not the one around it', async () => {
    await checkRename(
      `//- a.py
x = 1
squares = [$0x * x for x in range(3)]
print(x)
`,
      { to: 'n' },
      `//- a.py
x = 1
squares = [n * n for n in range(3)]
print(x)
`,
    );
  });

  it('renames an import alias in its own file only', async () => {
    await checkRename(
      `//- a.py
import json as j$0s
js.dumps(1)
//- b.py
import json as js
js.dumps(1)
`,
      { to: 'codec' },
      `//- a.py
import json as codec
codec.dumps(1)
`,
    );
  });

  it('renames a class with annotations, bases, strings of forward references and isinstance', async () => {
    await checkRename(
      `//- models.py
from __future__ import annotations
from typing import Optional
class Node:
    parent: Optional["Node"] = None
    def make(self) -> Node:
        return Node()
class Leaf(Node): ...
//- use.py
from models import Node, Leaf
def f(n: Node, m: "list[Node]"):
    return isinstance(n, Node)
`,
      { target: 'Node', to: 'Vertex' },
      `//- models.py
from __future__ import annotations
from typing import Optional
class Vertex:
    parent: Optional["Vertex"] = None
    def make(self) -> Vertex:
        return Vertex()
class Leaf(Vertex): ...
//- use.py
from models import Vertex, Leaf
def f(n: Vertex, m: "list[Vertex]"):
    return isinstance(n, Vertex)
`,
    );
  });

  it('works from a cursor on a usage and on an import', async () => {
    const after = `//- a.py
def work(): ...
//- b.py
from a import work
work()
`;
    await checkRename('//- a.py\ndef task(): ...\n//- b.py\nfrom a import task\nta$0sk()\n', { to: 'work' }, after);
    await checkRename('//- a.py\ndef task(): ...\n//- b.py\nfrom a import task$0\ntask()\n', { to: 'work' }, after);
  });

  it('follows mock targets, getattr and documentation roles', async () => {
    await checkRename(
      `//- app/mail.py
def send(): ...
//- app/__init__.py
//- tests/test_mail.py
from unittest import mock
import app.mail
def test():
    with mock.patch("app.mail.send"):
        getattr(app.mail, "send")()
    mock.patch.object(app.mail, "send")
`,
      { target: 'send', to: 'deliver' },
      `//- app/mail.py
def deliver(): ...
//- tests/test_mail.py
from unittest import mock
import app.mail
def test():
    with mock.patch("app.mail.deliver"):
        getattr(app.mail, "deliver")()
    mock.patch.object(app.mail, "deliver")
`,
    );
  });

  it('counts prose and leaves it', async () => {
    const { located } = await checkRename(
      `//- a.py
# call fetch first
def fetch():
    """fetch things"""
    print("fetch failed")
//- README.md
Use fetch.
`,
      { target: 'fetch', to: 'load' },
      `//- a.py
# call fetch first
def load():
    """fetch things"""
    print("fetch failed")
`,
    );
    expect(located.left.map(({ path, why }) => `${path}: ${why}`)).toEqual([
      'a.py: 3 mentions in comments, documentation or other text of this file are prose and stay as written',
      'README.md: mentions it 1 time and was left alone: it is not in a language that is understood in depth',
    ]);
  });

  it('names what stands in code that was not read, and does not call it prose', async () => {
    const deep = `${'['.repeat(1_500)}fetch()${']'.repeat(1_500)}`;
    const { located } = await checkRename(
      `//- a.py
def fetch():
    pass
//- deep.py
# fetch as well
from a import fetch
x = ${deep}
`,
      { target: 'fetch', to: 'load' },
      `//- a.py
def load():
    pass
//- deep.py
# fetch as well
from a import load
x = ${deep}
`,
    );
    expect(located.left.map(({ path, why }) => `${path}: ${why}`)).toEqual([
      expect.stringMatching(
        /^deep\.py: stands once in code that was not read; look whether it is meant there\. The code here is nested deeper/,
      ),
      'deep.py: 1 mention in comments, documentation or other text of this file is prose and stay as written',
    ]);
  });

  it('renames a stub with its source, and overloads with their implementation', async () => {
    await checkRename(
      `//- m.py
from typing import overload
@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x): return x
//- m.pyi
def f(x): ...
//- use.py
import m
m.f(1)
`,
      { target: 'f', to: 'g' },
      `//- m.py
from typing import overload
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x
//- m.pyi
def g(x): ...
//- use.py
import m
m.g(1)
`,
    );
  });

  it('names files that mention it and cannot be read, and dynamic access that could reach it', async () => {
    const { located } = await checkRename(
      `//- a.py
class A:
    def fetch(self): ...
    def call(self, what):
        return getattr(self, what)()
//- b.py
fetch
`,
      { target: 'A.fetch', to: 'load', options: { unreadable: { 'b.py': 'notUtf8' } } },
      `//- a.py
class A:
    def load(self): ...
    def call(self, what):
        return getattr(self, what)()
`,
    );
    expect(located.left).toEqual([
      { path: 'b.py', start: 0, end: 0, text: '', why: 'mentions it 1 time and was left alone: it is notUtf8' },
    ]);
    expect(located.decisions.at(-1)).toMatchObject({ kind: 'leave', about: [{ path: 'a.py' }] });
  });

  it('renames in a file with a syntax error where it is certain', async () => {
    await checkRename(
      `//- a.py
def good():
    return 1
x = good()
def broken(:
    pass
`,
      { target: 'good', to: 'fine' },
      `//- a.py
def fine():
    return 1
x = fine()
def broken(:
    pass
`,
    );
  });
});

describe('methods and attributes', () => {
  it('renames a method with its overrides, up and down, and leaves strangers', async () => {
    await checkRename(
      `//- base.py
class Shape:
    def area(self): ...
//- mid.py
from base import Shape
class Polygon(Shape):
    pass
//- leaf.py
from mid import Polygon
class Square(Polygon):
    def area(self):
        return super().area()
class Field:
    def area(self): ...
def f(s: Square, p: Polygon, q: Field):
    s.area()
    p.area()
    q.area()
`,
      { target: 'Square.area', to: 'surface' },
      `//- base.py
class Shape:
    def surface(self): ...
//- leaf.py
from mid import Polygon
class Square(Polygon):
    def surface(self):
        return super().surface()
class Field:
    def area(self): ...
def f(s: Square, p: Polygon, q: Field):
    s.surface()
    p.surface()
    q.area()
`,
    );
  });

  it('joins branches that a common subclass ties together', async () => {
    await checkRename(
      `//- a.py
class Left:
    def go(self): ...
class Right:
    def go(self): ...
class Both(Left, Right): ...
Both().go()
`,
      { target: 'Left.go', to: 'move' },
      `//- a.py
class Left:
    def move(self): ...
class Right:
    def move(self): ...
class Both(Left, Right): ...
Both().move()
`,
    );
  });

  it('infers receivers from constructors, attributes, returns and containers', async () => {
    await checkRename(
      `//- m.py
class Engine:
    def start(self): ...
class Car:
    def __init__(self):
        self.engine = Engine()
        self.spares: list[Engine] = []
    def get(self) -> Engine:
        return self.engine
    def drive(self):
        self.engine.start()
        self.get().start()
        for spare in self.spares:
            spare.start()
        self.spares[0].start()
class Thread:
    def start(self): ...
Thread().start()
//- n.py
from m import Car
car = Car()
car.engine.start()
car.get().start()
with_it = car.get()
with_it.start()
`,
      { target: 'Engine.start', to: 'ignite' },
      `//- m.py
class Engine:
    def ignite(self): ...
class Car:
    def __init__(self):
        self.engine = Engine()
        self.spares: list[Engine] = []
    def get(self) -> Engine:
        return self.engine
    def drive(self):
        self.engine.ignite()
        self.get().ignite()
        for spare in self.spares:
            spare.ignite()
        self.spares[0].ignite()
class Thread:
    def start(self): ...
Thread().start()
//- n.py
from m import Car
car = Car()
car.engine.ignite()
car.get().ignite()
with_it = car.get()
with_it.ignite()
`,
    );
  });

  it('renames an attribute set in the constructor, read in subclasses', async () => {
    await checkRename(
      `//- a.py
class A:
    def __init__(self):
        self.size = 0
class B(A):
    def grow(self):
        self.size += 1
        return self.size
//- b.py
from a import B
b = B()
b.size = 3
print(b.size, {"size": 1})
`,
      { target: 'size', to: 'length', kind: 'attribute' },
      `//- a.py
class A:
    def __init__(self):
        self.length = 0
class B(A):
    def grow(self):
        self.length += 1
        return self.length
//- b.py
from a import B
b = B()
b.length = 3
print(b.length, {"size": 1})
`,
    );
  });

  it('renames a property with its setter', async () => {
    await checkRename(
      `//- a.py
class A:
    @property
    def name(self):
        return self._name
    @name.setter
    def name(self, value):
        self._name = value
a = A()
a.name = "x"
print(a.name)
`,
      { target: 'A.name', to: 'title' },
      `//- a.py
class A:
    @property
    def title(self):
        return self._name
    @title.setter
    def title(self, value):
        self._name = value
a = A()
a.title = "x"
print(a.title)
`,
    );
  });

  it('renames dataclass fields with the keywords of the constructor', async () => {
    await checkRename(
      `//- a.py
from dataclasses import dataclass
from typing import NamedTuple
@dataclass
class Point:
    x: int
    y: int = 0
@dataclass
class Point3(Point):
    z: int = 0
class Row(NamedTuple):
    x: int
p = Point(x=1, y=2)
q = Point3(x=1, z=3)
r = Row(x=5)
print(p.x, q.x, r.x)
`,
      { target: 'Point.x', to: 'left' },
      `//- a.py
from dataclasses import dataclass
from typing import NamedTuple
@dataclass
class Point:
    left: int
    y: int = 0
@dataclass
class Point3(Point):
    z: int = 0
class Row(NamedTuple):
    x: int
p = Point(left=1, y=2)
q = Point3(left=1, z=3)
r = Row(x=5)
print(p.left, q.left, r.x)
`,
    );
  });

  it('rewrites untyped receivers only when the name belongs to nothing else', async () => {
    const { located } = await checkRename(
      `//- a.py
class Job:
    def launch_all(self): ...
def f(job, other):
    job.launch_all()
    other.thing.launch_all()
`,
      { target: 'launch_all', to: 'start_all' },
      `//- a.py
class Job:
    def start_all(self): ...
def f(job, other):
    job.start_all()
    other.thing.start_all()
`,
    );
    expect(located.references.map(({ how, confidence }) => [how, confidence])).toEqual([
      ['declaration', 1],
      ['unique-name', 0.6],
      ['unique-name', 0.6],
    ]);
  });

  it('takes nothing for known of what begins as None', async () => {
    await checkRename(
      `//- a.py
class Item:
    def __init__(self):
        self.parent = None
    def caption(self): ...
    def path(self):
        return self.parent.caption()
`,
      { target: 'caption', to: 'label' },
      `//- a.py
class Item:
    def __init__(self):
        self.parent = None
    def label(self): ...
    def path(self):
        return self.parent.label()
`,
    );
  });

  it('leaves and reports untyped receivers when another class has the name', async () => {
    const { located } = await checkRename(
      `//- a.py
class Job:
    def launch(self): ...
class Rocket:
    def launch(self): ...
def f(thing):
    thing.launch()
`,
      { target: 'Job.launch', to: 'begin' },
      `//- a.py
class Job:
    def begin(self): ...
class Rocket:
    def launch(self): ...
def f(thing):
    thing.launch()
`,
    );
    expect(located.left).toEqual([
      expect.objectContaining({
        text: 'thing.launch()',
        why: 'the type of the object before the dot cannot be told, and another “launch” is declared in a.py',
      }),
    ]);
    expect(located.decisions.at(-1)?.rationale).toBe('the language server did not answer: no language server runs in this test');
  });

  it('leaves untyped receivers of names that builtin types have', async () => {
    const { located } = await checkRename(
      `//- a.py
class Bag:
    def append(self, x): ...
def f(thing):
    thing.append(1)
    [].append(2)
Bag().append(3)
`,
      { target: 'append', to: 'put' },
      `//- a.py
class Bag:
    def put(self, x): ...
def f(thing):
    thing.append(1)
    [].append(2)
Bag().put(3)
`,
    );
    expect(located.left.map(({ text }) => text)).toEqual(['thing.append(1)']);
  });

  it('lets the language server settle what needs types', async () => {
    await checkRename(
      `//- a.py
class Job:
    def launch(self): ...
class Rocket:
    def launch(self): ...
def f(thing, that):
    thing.launch()
    that.launch()
`,
      {
        target: 'Job.launch',
        to: 'begin',
        oneWay: 'the script of the language server knows one way only',
        physics: {
          references: (path) => ({ answered: true, server: 'scripted', outside: 0, places: [{ path, start: 107, end: 113 }] }),
          definition: (path) => ({ answered: true, server: 'scripted', outside: 0, places: [{ path, start: 59, end: 65 }] }),
        },
      },
      `//- a.py
class Job:
    def begin(self): ...
class Rocket:
    def launch(self): ...
def f(thing, that):
    thing.begin()
    that.launch()
`,
    );
  });

  it('renames private names inside their class only', async () => {
    await checkRename(
      `//- a.py
class A:
    def __step(self): ...
    def run(self):
        self.__step()
class B(A):
    def __step(self): ...
    def go(self):
        self.__step()
`,
      { target: 'A.__step', to: '__walk' },
      `//- a.py
class A:
    def __walk(self): ...
    def run(self):
        self.__walk()
class B(A):
    def __step(self): ...
    def go(self):
        self.__step()
`,
    );
  });

  it('renames enum members and class attributes', async () => {
    await checkRename(
      `//- a.py
from enum import Enum
class Color(Enum):
    RED = 1
    BLUE = 2
    def is_red(self):
        return self is Color.RED
//- b.py
from a import Color
print(Color.RED, Color["BLUE"])
`,
      { target: 'Color.RED', to: 'CRIMSON' },
      `//- a.py
from enum import Enum
class Color(Enum):
    CRIMSON = 1
    BLUE = 2
    def is_red(self):
        return self is Color.CRIMSON
//- b.py
from a import Color
print(Color.CRIMSON, Color["BLUE"])
`,
    );
  });
});

describe('parameters', () => {
  it('renames keywords at call sites, through imports and methods', async () => {
    await checkRename(
      `//- a.py
def fetch(url, timeout=3):
    return url, timeout
class C:
    def fetch(self, timeout): ...
//- b.py
from a import fetch, C
fetch("x", timeout=4)
C().fetch(timeout=5)
timeout = 9
`,
      { target: 'fetch.timeout', to: 'seconds', in: 'a.py', kind: 'parameter' },
      '',
    ).catch((failure: unknown) => expect(String(failure)).toContain('symbol-ambiguous'));
    await checkRename(
      `//- a.py
def fetch(url, time$0out=3):
    return url, timeout
class C:
    def fetch(self, timeout): ...
//- b.py
from a import fetch, C
fetch("x", timeout=4)
C().fetch(timeout=5)
timeout = 9
`,
      { to: 'seconds' },
      `//- a.py
def fetch(url, seconds=3):
    return url, seconds
class C:
    def fetch(self, timeout): ...
//- b.py
from a import fetch, C
fetch("x", seconds=4)
C().fetch(timeout=5)
timeout = 9
`,
    );
  });

  it('renames the parameter in overrides too', async () => {
    await checkRename(
      `//- a.py
class A:
    def run(self, sp$0eed): ...
class B(A):
    def run(self, speed):
        return speed
def f(x: A):
    x.run(speed=1)
B().run(speed=2)
`,
      { to: 'pace' },
      `//- a.py
class A:
    def run(self, pace): ...
class B(A):
    def run(self, pace):
        return pace
def f(x: A):
    x.run(pace=1)
B().run(pace=2)
`,
    );
  });

  it('renames constructor parameters with the keywords of the class, also of subclasses', async () => {
    await checkRename(
      `//- a.py
class A:
    def __init__(self, si$0ze):
        self.size = size
class B(A):
    pass
A(size=1)
B(size=2)
`,
      { to: 'width' },
      `//- a.py
class A:
    def __init__(self, width):
        self.size = width
class B(A):
    pass
A(width=1)
B(width=2)
`,
    );
  });

  it('reports keywords whose callee cannot be told', async () => {
    const { located } = await checkRename(
      `//- a.py
import functools
def f(al$0pha): ...
g = functools.partial(f, alpha=1)
def h(callback):
    callback(alpha=2)
`,
      { to: 'beta' },
      `//- a.py
import functools
def f(beta): ...
g = functools.partial(f, beta=1)
def h(callback):
    callback(alpha=2)
`,
    );
    expect(located.left.map(({ text }) => text)).toEqual(['callback(alpha=2)']);
  });
});

describe('modules', () => {
  it('moves the file and rewrites imports in every style', async () => {
    await checkRename(
      `//- app/__init__.py
//- app/util.py
def f(): ...
//- app/main.py
from . import util
from .util import f
import app.util
import app.util as u
from app import util as w
from app.util import f as g
util.f()
app.util.f()
u.f()
//- tests/test_util.py
from unittest import mock
import app.util
mock.patch("app.util.f")
util = 3
`,
      { target: 'app.util', to: 'tools', kind: 'module' },
      `//- app/tools.py
def f(): ...
//- app/main.py
from . import tools
from .tools import f
import app.tools
import app.tools as u
from app import tools as w
from app.tools import f as g
tools.f()
app.tools.f()
u.f()
//- tests/test_util.py
from unittest import mock
import app.tools
mock.patch("app.tools.f")
util = 3
`,
    );
  });

  it('moves a package with everything in it', async () => {
    await checkRename(
      `//- src/old/__init__.py
from .core import x
//- src/old/core.py
x = 1
//- src/old/data.txt
text
//- src/main.py
import old.core
from old import core
from old.core import x
print(old.core.x, core.x)
`,
      { target: 'old', to: 'fresh', kind: 'module' },
      `//- src/fresh/__init__.py
from .core import x
//- src/fresh/core.py
x = 1
//- src/fresh/data.txt
text
//- src/main.py
import fresh.core
from fresh import core
from fresh.core import x
print(fresh.core.x, core.x)
`,
    );
  });

  it('renames a module by its path, and by a name with its extension', async () => {
    const after = '//- b.py\nx = 1\n//- main.py\nimport b\nprint(b.x)\n';
    await checkRename('//- a.py\nx = 1\n//- main.py\nimport a\nprint(a.x)\n', { target: 'a.py', to: 'b.py' }, after);
    await checkRename('//- a.py\nx = 1\n//- main.py\nimport a\nprint(a.x)\n', { target: 'a', to: 'b' }, after);
  });

  it('changes only the case of a file name', async () => {
    await checkRename(
      '//- Util.py\nx = 1\n//- main.py\nimport Util\n',
      { target: 'Util', kind: 'module', to: 'util' },
      '//- util.py\nx = 1\n//- main.py\nimport util\n',
    );
  });

  it('refuses when the file is there', async () => {
    await checkRefused('//- a.py\n//- b.py\n', { target: 'a.py', to: 'b' }, 'conflict-case');
    await checkRefused('//- a.py\n//- B.py\n', { target: 'a.py', to: 'b' }, 'conflict-case');
  });

  it('finds that the name is bound where the module is imported', async () => {
    await checkCollision(
      '//- a.py\nx = 1\n//- main.py\nimport a\nb = 2\nprint(a.x)\n',
      { target: 'a', kind: 'module', to: 'b' },
      'collision',
    );
  });
});

describe('what the language’s own functions give back', () => {
  it('is what they were given, so that a name nothing else has is taken', () =>
    checkRename(
      `//- style.py
class Style:
    def for_token(self, token):
        return token
//- formatter.py
def styled(module, name):
    style = getattr(module, name)
    return style.for_token(1)
`,
      { target: 'for_token', to: 'of_token' },
      `//- style.py
class Style:
    def of_token(self, token):
        return token
//- formatter.py
def styled(module, name):
    style = getattr(module, name)
    return style.of_token(1)
`,
    ));
});

describe('collisions', () => {
  it('a class body that reads the module’s name and binds its own in one', () =>
    checkCollision('//- a.py\nsize = 1\n\n\nclass Box:\n    size += 1\n', { target: 'a.size', to: 'width' }, 'shadowing'));

  it('same scope', () => checkCollision('//- a.py\ndef f(): ...\ndef g(): ...\n', { target: 'f', to: 'g' }, 'collision'));

  it('an importing module binds the name', () =>
    checkCollision('//- a.py\ndef f(): ...\n//- b.py\nfrom a import f\ng = 1\nf()\n', { target: 'f', to: 'g' }, 'collision'));

  it('the class has it, or a base, or a subclass', async () => {
    await checkCollision('//- a.py\nclass A:\n    def f(self): ...\n    def g(self): ...\n', { target: 'f', to: 'g' }, 'collision');
    await checkCollision(
      '//- a.py\nclass A:\n    def g(self): ...\nclass B(A):\n    def f(self): ...\n',
      { target: 'f', to: 'g' },
      'collision',
    );
    await checkCollision(
      '//- a.py\nclass A:\n    def f(self): ...\n//- b.py\nfrom a import A\nclass B(A):\n    def g(self): ...\n',
      { target: 'f', to: 'g' },
      'collision',
    );
  });

  it('a nearer binding would catch a reference', () =>
    checkCollision('//- a.py\ndef f(): ...\ndef run():\n    g = 1\n    return f(), g\n', { target: 'f', to: 'g' }, 'collision'));

  it('the renamed symbol would catch a use of something further out', async () => {
    await checkCollision('//- a.py\ng = 1\ndef run():\n    f$0 = 2\n    return f + g\n', { to: 'g' }, 'shadowing');
    await checkCollision('//- a.py\ndef f(x): ...\nprint(list((1,)))\n', { target: 'f', to: 'list' }, 'shadowing');
  });

  it('only warns of a builtin that nobody uses there', async () => {
    const { located } = await checkRename(
      '//- a.py\ndef f(x): ...\nf(1)\n',
      { target: 'f', to: 'filter' },
      '//- a.py\ndef filter(x): ...\nfilter(1)\n',
    );
    expect(located.decisions.map(({ choice }) => choice)).toContain('warned that “filter” hides a builtin');
  });

  it('a parameter of the same signature', () => checkCollision('//- a.py\ndef f(a$0, b): ...\n', { to: 'b' }, 'collision'));

  it('a receiver that may be one class or another, with the place that is torn', async () => {
    const { collisions } = await checkCollision(
      '//- a.py\nclass A:\n    def f(self): ...\nclass B:\n    def f(self): ...\ndef run(x: A | B):\n    x.f()\n',
      { target: 'A.f', to: 'g' },
      'several-meanings',
    );
    expect(collisions.map(({ text }) => text)).toEqual([
      'a.py:6: “f” here may be this one or another of the same name; renaming only one of them would break it.',
    ]);
  });

  it('a private name that is used from outside', () =>
    checkCollision('//- a.py\nclass A:\n    def f(self): ...\nA().f()\n', { target: 'A.f', to: '__f' }, 'private-name'));

  it('methods that a base from outside may call', async () => {
    await checkCollision(
      '//- a.py\nfrom threading import Thread\nclass T(Thread):\n    def run(self): ...\n',
      { target: 'T.run', to: 'go' },
      'overrides-outside',
    );
    await checkCollision(
      '//- a.py\nclass L(list):\n    def append(self, x): ...\n',
      { target: 'L.append', to: 'add' },
      'overrides-outside',
    );
  });

  it('but not those that the code calls itself', () =>
    checkRename(
      '//- a.py\nfrom threading import Thread\nclass T(Thread):\n    def work(self): ...\n    def run(self):\n        self.work()\n',
      { target: 'T.work', to: 'labour' },
      '//- a.py\nfrom threading import Thread\nclass T(Thread):\n    def labour(self): ...\n    def run(self):\n        self.labour()\n',
    ));
});

describe('refusals', () => {
  it('illegal, unchanged and special names', async () => {
    await checkRefused('//- a.py\ndef f(): ...\n', { target: 'f', to: 'class' }, 'name-illegal');
    await checkRefused('//- a.py\ndef f(): ...\n', { target: 'f', to: '2f' }, 'name-illegal');
    await checkRefused('//- a.py\ndef f(): ...\n', { target: 'f', to: 'f' }, 'name-unchanged');
    await checkRefused('//- a.py\nclass A:\n    def __init__(self): ...\n', { target: '__init__', to: 'start' }, 'veto-collision');
    await checkRefused('//- a.py\nclass A:\n    def f(self): ...\n', { target: 'f', to: '__call__' }, 'name-illegal');
  });

  it('a read-only file', () =>
    checkRefused('//- a.py\ndef f(): ...\n', { target: 'f', to: 'g', options: { readOnly: ['a.py'] } }, 'veto-read-only'));

  it('what is defined elsewhere', async () => {
    await checkRefused('//- a.py\nimport json\njson.du$0mps(1)\n', { to: 'x' }, 'symbol-not-found');
    const refusal = await checkRefused('//- a.py\nfrom json import dumps\ndumps(1)\n', { target: 'dumps', to: 'x' }, 'symbol-not-found');
    expect(refusal.error.message).toContain('outside of this workspace');
  });
});

describe('exploration', () => {
  it('takes in a place that physics complains about', async () => {
    const before =
      '//- a.py\nclass Job:\n    def launch(self): ...\nclass Rocket:\n    def launch(self): ...\ndef f(thing):\n    thing.launch()\n';
    await checkRename(
      before,
      {
        target: 'Job.launch',
        to: 'begin',
        oneWay: 'the surprise is not repeated',
        surprises: (located) => [{ ...located.left[0]!, text: 'Cannot access attribute "launch"' }],
      },
      '//- a.py\nclass Job:\n    def begin(self): ...\nclass Rocket:\n    def launch(self): ...\ndef f(thing):\n    thing.begin()\n',
    );
  });
});

describe('class bodies', () => {
  it('read the module’s name until they bind their own', async () => {
    await checkRename(
      `//- a.py
size = 1
def copy(x):
    return x
class A:
    size = size
    other = size
class B:
    size = copy(size)
    def get(self):
        return size, self.size
print(A.size, A.other, B.size, B().get())
`,
      { target: 'a.size', to: 'width' },
      `//- a.py
width = 1
def copy(x):
    return x
class A:
    size = width
    other = size
class B:
    size = copy(width)
    def get(self):
        return width, self.size
print(A.size, A.other, B.size, B().get())
`,
    );
  });
});

describe('names bound by an import and by a fallback', () => {
  it('keeps a keyword and its parameter together', async () => {
    await checkRename(
      `//- a.py
try:
    from fast import run
except ImportError:
    def run(speed=1): ...
run(speed=2)
`,
      { target: 'speed', to: 'pace' },
      `//- a.py
try:
    from fast import run
except ImportError:
    def run(pace=1): ...
run(pace=2)
`,
    );
  });

  it('refuses a name that comes by a star import and is bound once more', async () => {
    await checkCollision(
      `//- base.py
APPS = []
//- settings.py
from base import *
APPS += [1]
print(APPS)
`,
      { target: 'base.APPS', to: 'PROGRAMS' },
      'several-meanings',
    );
  });
});
