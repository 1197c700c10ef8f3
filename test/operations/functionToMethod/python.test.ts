/** Functions of Python become methods: each case a small workspace before and after. */
import { describe, expect, it } from 'vitest';
import { checkOperation, checkOperationRefused } from '../carryOut.ts';

describe('a function of Python becomes a method', () => {
  it('the annotation tells the class', async () => {
    await checkOperation(
      `//- shapes.py
class Shape:
    """A shape."""

    def __init__(self, width, height):
        self.width = width
        self.height = height


# The plane it takes.
def area(shape: Shape, scale: int = 1) -> int:
    """How much of the plane.

    Never negative.
    """
    text = """
as it is
"""
    if scale > 1:
        return area(shape) * scale

    return shape.width * shape.height


def total(shapes: list[Shape]):
    return sum(area(shape) for shape in shapes)


print(area(Shape(1, 2), 3), area(Shape(1, 1), scale=2), area(scale=1, shape=Shape(2, 2)))
`,
      'functionToMethod',
      { target: { name: 'area' } },
      `//- shapes.py
class Shape:
    """A shape."""

    def __init__(self, width, height):
        self.width = width
        self.height = height

    # The plane it takes.
    def area(self, scale: int = 1) -> int:
        """How much of the plane.

        Never negative.
        """
        text = """
as it is
"""
        if scale > 1:
            return self.area() * scale

        return self.width * self.height


def total(shapes: list[Shape]):
    return sum(shape.area() for shape in shapes)


print(Shape(1, 2).area(3), Shape(1, 1).area(scale=2), Shape(2, 2).area(scale=1))
`,
    );
  });
  it('the class is named', async () => {
    await checkOperation(
      `//- shapes.py
class Shape:
    pass


def area(s):
    return s.w


def run(a, b):
    return area(a or b) + area(a if b else a) + area(a[0])
`,
      'functionToMethod',
      { target: { name: 'area' }, className: { name: 'Shape' } },
      `//- shapes.py
class Shape:
    def area(self):
        return self.w


def run(a, b):
    return (a or b).area() + (a if b else a).area() + a[0].area()
`,
    );
  });
  it('a parameter called like the class', async () => {
    await checkOperation(
      `//- reader.py
class CsvReader:
    rows = []


def next_row(csv_reader, n=1):
    return csv_reader.rows[n]
`,
      'functionToMethod',
      { target: { name: 'next_row' } },
      `//- reader.py
class CsvReader:
    rows = []

    def next_row(self, n=1):
        return self.rows[n]
`,
    );
  });
  it('nothing tells the class', async () => {
    const { error } = await checkOperationRefused(
      `//- reader.py
class CsvReader:
    rows = []


def next_row(thing, n=1):
    return thing.rows[n]
`,
      'functionToMethod',
      { target: { name: 'next_row' } },
      'shape-unfit',
    );
    expect(error.message).toBe('Nothing tells of which class “thing” of “next_row” is.');
  });
  it('another parameter is asked for', async () => {
    await checkOperation(
      `//- shapes.py
class Shape:
    w = 1


def draw(canvas, shape: Shape, *, color):
    canvas.paint(shape.w, color)


def run(c, s: Shape):
    draw(c, s, color=1)
    draw(c, shape=s, color=1)
`,
      'functionToMethod',
      { target: { name: 'draw' }, parameter: 'shape', newName: 'draw_on' },
      `//- shapes.py
class Shape:
    w = 1

    def draw_on(self, canvas, *, color):
        canvas.paint(self.w, color)


def run(c, s: Shape):
    s.draw_on(c, color=1)
    s.draw_on(c, color=1)
`,
    );
  });
  it('imports go, and those that it needs come along', async () => {
    await checkOperation(
      `//- store/__init__.py
from .model import Record
from .tools import dump, load

__all__ = ["Record", "dump", "load"]
//- store/model.py
class Record:
    def __init__(self, data):
        self.data = data
//- store/tools.py
import json

from .model import Record

INDENT = 2


def dump(record: Record) -> str:
    return json.dumps(record.data, indent=INDENT)


def load(text):
    return Record(text)
//- app.py
from store import Record, dump
from store import tools

record = Record({})
print(dump(record), tools.dump(record))
`,
      'functionToMethod',
      { target: { name: 'dump' } },
      `//- app.py
from store import Record

record = Record({})
print(record.dump(), record.dump())
//- store/__init__.py
from .model import Record
from .tools import load

__all__ = ["Record", "load"]
//- store/model.py
import json


class Record:
    def __init__(self, data):
        self.data = data

    def dump(self) -> str:
        from .tools import INDENT

        return json.dumps(self.data, indent=INDENT)
//- store/tools.py
from .model import Record

INDENT = 2


def load(text):
    return Record(text)
`,
    );
  });
  it('handed on it is the method of the class', async () => {
    await checkOperation(
      `//- shapes.py
class Shape:
    w = 1


def area(shape: Shape):
    return shape.w
//- app.py
from shapes import area

def total(shapes):
    return sum(map(area, shapes))
`,
      'functionToMethod',
      { target: { name: 'area' } },
      `//- app.py
from shapes import Shape

def total(shapes):
    return sum(map(Shape.area, shapes))
//- shapes.py
class Shape:
    w = 1

    def area(self):
        return self.w
`,
    );
  });
  it('a name that the class has is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- shapes.py
class Base:
    def area(self): ...
class Shape(Base):
    w = 1
def area(shape: Shape):
    return shape.w
`,
      'functionToMethod',
      { target: { name: 'area' } },
      'shape-unfit',
    );
    expect(error.message).toBe('“Shape” inherits a “area” from “Base”.');
  });
  it('a name that a subclass has is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- shapes.py
class Shape:
    w = 1
class Square(Shape):
    area = 1
def area(shape: Shape):
    return shape.w
`,
      'functionToMethod',
      { target: { name: 'area' } },
      'shape-unfit',
    );
    expect(error.message).toBe('“Square”, which is made from it, has a “area” of its own.');
  });
  it('a parameter that may be none is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- shapes.py
class Shape:
    w = 1
def area(shape: Shape | None):
    return shape and shape.w
`,
      'functionToMethod',
      { target: { name: 'area' } },
      'shape-unfit',
    );
    expect(error.message).toBe('“shape” of “area” may be none, and there is no method of nothing.');
  });
  it('a call with none is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- shapes.py
class Shape:
    w = 1
def area(shape: Shape):
    return shape.w
area(None)
`,
      'functionToMethod',
      { target: { name: 'area' } },
      'shape-unfit',
    );
    expect(error.message).toBe('A place hands it “None”, which is no object of that class (shapes.py:5).');
  });
  it('a call with an object of another class is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- shapes.py
class Shape:
    w = 1
class Other:
    w = 2
def area(shape: Shape):
    return shape.w
other = Other()
area(other)
`,
      'functionToMethod',
      { target: { name: 'area' } },
      'shape-unfit',
    );
    expect(error.message).toBe('A place hands it “other”, which is of another class (shapes.py:8).');
  });
  it('a class that passes gets its method', async () => {
    await checkOperation(
      `//- a.py
class Job: pass


class Task:
    pass


async def run(task: "Task", *args, **kwargs):
    await task.go(*args, **kwargs)


def all(tasks: list[Task]):
    return [run(t, 1, x=2) for t in tasks]
`,
      'functionToMethod',
      { target: { name: 'run' } },
      `//- a.py
class Job: pass


class Task:
    async def run(self, *args, **kwargs):
        await self.go(*args, **kwargs)


def all(tasks: list[Task]):
    return [t.run(1, x=2) for t in tasks]
`,
    );
  });
  it('a default parameter is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- shapes.py
class Shape:
    w = 1
def area(shape=None):
    return shape.w
`,
      'functionToMethod',
      { target: { name: 'area' }, className: { name: 'Shape' } },
      'shape-unfit',
    );
    expect(error.message).toBe('“shape” of “area” is no parameter that every call must give.');
  });
  it('a spread call is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- shapes.py
class Shape:
    w = 1
def area(shape: Shape):
    return shape.w
def run(args):
    return area(*args)
`,
      'functionToMethod',
      { target: { name: 'area' } },
      'shape-unfit',
    );
    expect(error.message).toBe('A place calls it without saying which object is meant (shapes.py:6).');
  });
  it('tabs and arguments over lines', async () => {
    await checkOperation(
      `//- sink.py
class Sink:
	out = []

	# the last word


def write(sink: Sink, a, b):
	sink.out.append((a, b))


def run(s: Sink):
	write(
		s,
		1,
		2,
	)
`,
      'functionToMethod',
      { target: { name: 'write' } },
      `//- sink.py
class Sink:
	out = []

	# the last word

	def write(self, a, b):
		self.out.append((a, b))


def run(s: Sink):
	s.write(
		1,
		2,
	)
`,
    );
  });
  it('a decorator that is declared later is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- sink.py
class Sink:
    out = []
def logged(f):
    return f
@logged
def write(sink: Sink, a):
    sink.out.append(a)
`,
      'functionToMethod',
      { target: { name: 'write' } },
      'shape-unfit',
    );
    expect(error.message).toBe('“write” needs “logged” as it is declared, which comes only after “Sink”.');
  });
  it('the object is given another value', async () => {
    await checkOperation(
      `//- node.py
class Node:
    parent = None

    def path(self):
        return root(self)


def root(node: Node):
    while node.parent:
        node = node.parent
    return node
`,
      'functionToMethod',
      { target: { name: 'root' } },
      `//- node.py
class Node:
    parent = None

    def path(self):
        return self.root()

    def root(self):
        node = self
        while node.parent:
            node = node.parent
        return node
`,
    );
  });
  it('a self of its own is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- node.py
class Node:
    parent = None


def root(node: Node, self):
    return node
`,
      'functionToMethod',
      { target: { name: 'root' } },
      'shape-unfit',
    );
    expect(error.message).toBe('“root” already has a “self”.');
  });
  it('what would run in a circle is imported inside', async () => {
    await checkOperation(
      `//- model.py
class Record:
    data = 1
//- tools.py
from model import Record


def pretty(data):
    return str(data)


def dump(record: Record):
    """Writes it."""
    return pretty(record.data)


print(dump(Record()))
`,
      'functionToMethod',
      { target: { name: 'dump' } },
      `//- model.py
class Record:
    data = 1

    def dump(self):
        """Writes it."""
        from tools import pretty

        return pretty(self.data)
//- tools.py
from model import Record


def pretty(data):
    return str(data)


print(Record().dump())
`,
    );
  });
  it('examples in docstrings are calls too, and the object is not described', async () => {
    await checkOperation(
      `//- shapes.py
class Shape:
    width = 1


def area(shape, scale=1):
    """How much.

    >>> area(Shape(), scale=2)
    2
    >>> area(
    ...     Shape())
    1

    :param shape: the shape to measure
    :type shape: Shape
    :param scale: how many times
    """
    return shape.width * scale
//- app.py
"""Measures.

>>> from shapes import Shape
>>> import shapes
>>> shapes.area(Shape(), 3)
3
"""
`,
      'functionToMethod',
      { target: { name: 'area' }, className: { name: 'Shape' } },
      `//- app.py
"""Measures.

>>> from shapes import Shape
>>> import shapes
>>> Shape().area(3)
3
"""
//- shapes.py
class Shape:
    width = 1

    def area(self, scale=1):
        """How much.

        >>> Shape().area(scale=2)
        2
        >>> Shape().area()
        1

        :param scale: how many times
        """
        return self.width * scale
`,
    );
  });
  it('a section that describes the object alone goes', async () => {
    await checkOperation(
      `//- shapes.py
class Shape:
    width = 1


def area(shape: Shape):
    """How much.

    Parameters
    ----------
    shape : Shape
        What is measured.

    Returns
    -------
    int
    """
    return shape.width
`,
      'functionToMethod',
      { target: { name: 'area' } },
      `//- shapes.py
class Shape:
    width = 1

    def area(self):
        """How much.

        Returns
        -------
        int
        """
        return self.width
`,
    );
  });
  it('what the class has nothing of is no object of it', async () => {
    const { error } = await checkOperationRefused(
      `//- text.py
class Pattern:
    def __init__(self, pattern):
        self.format = pattern


def tokens(pattern):
    return pattern.replace("a", "b").split()
`,
      'functionToMethod',
      { target: { name: 'tokens' }, className: { name: 'Pattern' } },
      'shape-unfit',
    );
    expect(error.message).toBe('It uses “replace” of “pattern”, which “Pattern” does not have.');
  });
  it('a call with a list is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- parser.py
class Parser:
    def ranges(self):
        found = [1]
        return node(found)


def node(ranges):
    return "ranges", ranges
`,
      'functionToMethod',
      { target: { name: 'node' }, className: { name: 'Parser' } },
      'shape-unfit',
    );
    expect(error.message).toContain('hands it “found”, which is of the type list');
  });
  it('of several parameters the one that is called like the class becomes the object', async () => {
    await checkOperation(
      `//- runtime.py
class Context:
    template = None


def run(callable_, context, *args):
    if context.template:
        callable_(context, *args)


run(print, Context(), 1)
`,
      'functionToMethod',
      { target: { name: 'run' }, className: { name: 'Context' } },
      `//- runtime.py
class Context:
    template = None

    def run(self, callable_, *args):
        if self.template:
            callable_(self, *args)


Context().run(print, 1)
`,
    );
  });
  it('of several parameters one that is called is no object that cannot be', async () => {
    await checkOperation(
      `//- runtime.py
class Context:
    template = None


def run(callable_, ctx):
    return callable_(ctx.template)


run(print, Context())
`,
      'functionToMethod',
      { target: { name: 'run' }, className: { name: 'Context' } },
      `//- runtime.py
class Context:
    template = None

    def run(self, callable_):
        return callable_(self.template)


Context().run(print)
`,
    );
  });
});
