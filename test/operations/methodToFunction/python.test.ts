/** Methods of Python become functions: each case a small workspace before and after. */
import { describe, expect, it } from 'vitest';
import { checkOperation, checkOperationRefused } from '../carryOut.ts';

describe('a method of Python becomes a function', () => {
  it('names the object after the class and passes it at every call', async () => {
    await checkOperation(
      `//- shapes.py
class Shape:
    """A shape."""

    def __init__(self, width, height):
        self.width = width
        self.height = height

    # The plane it takes.
    def area(self, scale=1):
        """How much of the plane.

        It is never negative.
        """
        text = """
    as it is
"""
        return self.width * self.height * scale

    def describe(self):
        return f"{self.area()} {self.area(scale=2)}"


def total(shapes: list[Shape]):
    return sum(shape.area() for shape in shapes)


print(Shape(1, 2).area(3), Shape.area(Shape(1, 1), 2))
`,
      'methodToFunction',
      { target: { name: 'Shape.area' } },
      `//- shapes.py
class Shape:
    """A shape."""

    def __init__(self, width, height):
        self.width = width
        self.height = height

    def describe(self):
        return f"{area(self)} {area(self, scale=2)}"


# The plane it takes.
def area(shape, scale=1):
    """How much of the plane.

    It is never negative.
    """
    text = """
    as it is
"""
    return shape.width * shape.height * scale


def total(shapes: list[Shape]):
    return sum(area(shape) for shape in shapes)


print(area(Shape(1, 2), 3), area(Shape(1, 1), 2))
`,
    );
  });
  it('drops an object that nothing uses', async () => {
    await checkOperation(
      `//- reader.py
class Reader:
    def rows(self):
        return [self.clean(row) for row in self.lines]

    def clean(self, row, /, *, strip=True):
        return row.strip() if strip else row


reader = Reader()
print(reader.clean(" x "), Reader.clean(reader, "y", strip=False))
`,
      'methodToFunction',
      { target: { name: 'Reader.clean' } },
      `//- reader.py
class Reader:
    def rows(self):
        return [clean(row) for row in self.lines]


def clean(row, /, *, strip=True):
    return row.strip() if strip else row


reader = Reader()
print(clean(" x "), clean("y", strip=False))
`,
    );
  });
  it('the last method leaves a class that passes', async () => {
    await checkOperation(
      `//- a.py
class Only:
    def run(self):
        return self.x
x = Only().run()
`,
      'methodToFunction',
      { target: { name: 'Only.run' } },
      `//- a.py
class Only:
    pass


def run(only):
    return only.x


x = run(Only())
`,
    );
  });
  it('a static method loses its decorator', async () => {
    await checkOperation(
      `//- dates.py
class Dates:
    @staticmethod
    def parse(text: str) -> int:
        return int(text)

    @classmethod
    def now(cls):
        return cls.parse("1") + Dates.parse("2")

dates = Dates()
print(Dates.parse("3"), dates.parse("4"))
`,
      'methodToFunction',
      { target: { name: 'Dates.parse' } },
      `//- dates.py
class Dates:
    @classmethod
    def now(cls):
        return parse("1") + parse("2")


def parse(text: str) -> int:
    return int(text)

dates = Dates()
print(parse("3"), parse("4"))
`,
    );
  });
  it('a static method on an object made for the call is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- dates.py
class Dates:
    @staticmethod
    def parse(text):
        return int(text)

print(make().parse("4"), Dates().parse("4"))
def make():
    return Dates()
`,
      'methodToFunction',
      { target: { name: 'Dates.parse' } },
      'shape-unfit',
    );
    expect(error.message).toBe('A place calls it on an object that is made right there, and would not be made any more (dates.py:6).');
  });
  it('a class method gets its class by name', async () => {
    await checkOperation(
      `//- point.py
class Point:
    @classmethod
    def origin(cls, scale=1):
        return cls(0, scale)

    def reset(self):
        return type(self).origin()

start = Point.origin(2)
`,
      'methodToFunction',
      { target: { name: 'Point.origin' } },
      `//- point.py
class Point:
    def reset(self):
        return origin()


def origin(scale=1):
    return Point(0, scale)

start = origin(2)
`,
    );
  });
  it('a class method of a class with subclasses keeps the class as a parameter', async () => {
    await checkOperation(
      `//- point.py
class Point:
    @classmethod
    def origin(cls) -> "Point":
        return cls(0, 0)


class Dot(Point):
    def again(self):
        return self.origin()


start = Dot.origin()
`,
      'methodToFunction',
      { target: { name: 'Point.origin' } },
      `//- point.py
class Point:
    pass


def origin(cls: type[Point]) -> "Point":
    return cls(0, 0)


class Dot(Point):
    def again(self):
        return origin(type(self))


start = origin(Dot)
`,
    );
  });
  it('names its type where others do', async () => {
    await checkOperation(
      `//- bank.py
class Account:
    balance: int = 0

    def credit(self, amount: int) -> None:
        self.balance += amount

def pay(account: Account) -> None:
    account.credit(1)
`,
      'methodToFunction',
      { target: { name: 'Account.credit' } },
      `//- bank.py
class Account:
    balance: int = 0


def credit(account: Account, amount: int) -> None:
    account.balance += amount

def pay(account: Account) -> None:
    credit(account, 1)
`,
    );
  });
  it('chained calls turn inside out', async () => {
    await checkOperation(
      `//- query.py
class Query:
    def where(self, condition):
        self.conditions.append(condition)
        return self

    def all(self):
        return []


def find():
    return Query().where("a").where(
        "b",
    ).all()
`,
      'methodToFunction',
      { target: { name: 'Query.where' } },
      `//- query.py
class Query:
    def all(self):
        return []


def where(query, condition):
    query.conditions.append(condition)
    return query


def find():
    return where(
        where(Query(), "a"),
        "b",
    ).all()
`,
    );
  });
  it('arguments over several lines keep their layout', async () => {
    await checkOperation(
      `//- sink.py
class Sink:
    def write(self, a, b):
        print(self, a, b)

def run(sink: Sink):
    sink.write(
        1,  # one
        2,
    )
    sink.write(*[1, 2])
    sink.write(b=1, a=2)
`,
      'methodToFunction',
      { target: { name: 'Sink.write' } },
      `//- sink.py
class Sink:
    pass


def write(sink, a, b):
    print(sink, a, b)

def run(sink: Sink):
    write(
        sink,
        1,  # one
        2,
    )
    write(sink, *[1, 2])
    write(sink, b=1, a=2)
`,
    );
  });
  it('a generator argument gets parentheses', async () => {
    await checkOperation(
      `//- sink.py
class Sink:
    def take(self, items):
        self.items = list(items)

def run(sink: Sink):
    sink.take(x for x in range(3))
`,
      'methodToFunction',
      { target: { name: 'Sink.take' } },
      `//- sink.py
class Sink:
    pass


def take(sink, items):
    sink.items = list(items)

def run(sink: Sink):
    take(sink, (x for x in range(3)))
`,
    );
  });
  it('await and async', async () => {
    await checkOperation(
      `//- client.py
class Client:
    async def get(self, url):
        return await self.session.get(url)

    async def both(self, a, b):
        return await self.get(a), await self.get(b)
`,
      'methodToFunction',
      { target: { name: 'Client.get' } },
      `//- client.py
class Client:
    async def both(self, a, b):
        return await get(self, a), await get(self, b)


async def get(client, url):
    return await client.session.get(url)
`,
    );
  });
  it('a method that is handed on is bound with partial', async () => {
    await checkOperation(
      `//- parser.py
class Parser:
    def parse(self, line):
        return self.kind(line)

    def all(self, lines):
        return list(map(self.parse, lines))


def run(parser: Parser, lines):
    callback = parser.parse
    return map(Parser.parse, [parser], lines)
`,
      'methodToFunction',
      { target: { name: 'Parser.parse' } },
      `//- parser.py
import functools


class Parser:
    def all(self, lines):
        return list(map(functools.partial(parse, self), lines))


def parse(parser, line):
    return parser.kind(line)


def run(parser: Parser, lines):
    callback = functools.partial(parse, parser)
    return map(parse, [parser], lines)
`,
    );
  });
  it('a property becomes a function that is called', async () => {
    await checkOperation(
      `//- circle.py
class Circle:
    def __init__(self, r):
        self.r = r

    @property
    def area(self):
        return 3 * self.r ** 2

    def __str__(self):
        return f"{self.area:.2f}"

print(Circle(2).area + 1)
`,
      'methodToFunction',
      { target: { name: 'Circle.area' } },
      `//- circle.py
class Circle:
    def __init__(self, r):
        self.r = r

    def __str__(self):
        return f"{area(self):.2f}"


def area(circle):
    return 3 * circle.r ** 2

print(area(Circle(2)) + 1)
`,
    );
  });
  it('a property that is set stays', async () => {
    const { error } = await checkOperationRefused(
      `//- circle.py
class Circle:
    @property
    def area(self):
        return self._area

    @area.setter
    def area(self, value):
        self._area = value
`,
      'methodToFunction',
      { target: { name: 'Circle.area' } },
      'shape-unfit',
    );
    expect(error.message).toBe('“Circle.area” has the decorator @area.setter, which is for members of classes.');
  });
  it('super is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
class A:
    def go(self): ...
class B(A):
    def run(self):
        return super().go()
`,
      'methodToFunction',
      { target: { name: 'B.run' } },
      'shape-unfit',
    );
    expect(error.message).toBe('“B.run” calls the class above by “super” (a.py:5).');
  });
  it('super from a subclass calls it with the object', async () => {
    await checkOperation(
      `//- a.py
class A:
    def setup(self, x):
        self.x = x


class B(A):
    def start(this, x):
        super().setup(x)
`,
      'methodToFunction',
      { target: { name: 'A.setup' } },
      `//- a.py
class A:
    pass


def setup(a, x):
    a.x = x


class B(A):
    def start(this, x):
        setup(this, x)
`,
    );
  });
  it('an override is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
class A:
    def run(self): ...
class B(A):
    def run(self): ...
`,
      'methodToFunction',
      { target: { name: 'A.run' } },
      'shape-unfit',
    );
    expect(error.message).toBe(
      '“A.run” is overridden by “B.run” in a.py; which of them runs is chosen by the object, and only methods of objects can be chosen so.',
    );
  });
  it('private members are refused', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
class A:
    def run(self):
        return self.__secret
`,
      'methodToFunction',
      { target: { name: 'A.run' } },
      'shape-unfit',
    );
    expect(error.message).toBe('“A.run” uses what only its class may (“__secret” in a.py:3).');
  });
  it('a special method is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
class A:
    def __init__(self):
        self.x = 1
`,
      'methodToFunction',
      { target: { name: 'A.__init__' } },
      'shape-unfit',
    );
    expect(error.message).toBe('“A.__init__” is called by the language itself, as a method of its class.');
  });
  it('decorators of functions come along', async () => {
    await checkOperation(
      `//- a.py
import functools

class A:
    @functools.lru_cache(maxsize=None)
    def run(self, n):
        return self.base + n

A().run(1)
`,
      'methodToFunction',
      { target: { name: 'A.run' } },
      `//- a.py
import functools

class A:
    pass


@functools.lru_cache(maxsize=None)
def run(a, n):
    return a.base + n

run(A(), 1)
`,
    );
  });
  it('overloads come along', async () => {
    await checkOperation(
      `//- a.py
from typing import overload

class A:
    @overload
    def get(self, key: int) -> int: ...
    @overload
    def get(self, key: str) -> str: ...
    def get(self, key):
        return self.table[key]

    def other(self):
        return self.get(1)
`,
      'methodToFunction',
      { target: { name: 'A.get' } },
      `//- a.py
from typing import overload

class A:
    def other(self):
        return get(self, 1)


@overload
def get(a: A, key: int) -> int: ...
@overload
def get(a: A, key: str) -> str: ...
def get(a, key):
    return a.table[key]
`,
    );
  });
  it('a name that is taken gets the class before it', async () => {
    await checkOperation(
      `//- a.py
class Shape:
    def area(self):
        return self.w

def report(shape: Shape):
    area = shape.area()
    return area
`,
      'methodToFunction',
      { target: { name: 'Shape.area' } },
      `//- a.py
class Shape:
    pass


def shape_area(shape):
    return shape.w

def report(shape: Shape):
    area = shape_area(shape)
    return area
`,
    );
  });
  it('an asked name that is taken is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
class Shape:
    def area(self):
        return self.w

size = 1
`,
      'methodToFunction',
      { target: { name: 'Shape.area' }, newName: 'size' },
      'shape-unfit',
    );
    expect(error.message).toBe('“size” cannot be what the function is called: a.py already has a “size”.');
  });
  it('a parameter that clashes gets another name', async () => {
    await checkOperation(
      `//- a.py
class Shape:
    def area(self, shape):
        return self.w - shape.w
`,
      'methodToFunction',
      { target: { name: 'Shape.area' } },
      `//- a.py
class Shape:
    pass


def area(shape_, shape):
    return shape_.w - shape.w
`,
    );
  });
  it('__all__ lists what it listed the class for', async () => {
    await checkOperation(
      `//- a.py
__all__ = [
    "Shape",
    "x",
]

x = 1


class Shape:
    w = 1

    def area(self):
        return self.w
`,
      'methodToFunction',
      { target: { name: 'Shape.area' } },
      `//- a.py
__all__ = [
    "Shape",
    "area",
    "x",
]

x = 1


class Shape:
    w = 1


def area(shape):
    return shape.w
`,
    );
  });
  it('tabs and a comment behind CRLF', async () => {
    await checkOperation(
      `//- a.py
class Shape:\r
	w = 1\r
\r
	def area(self):  # plain\r
		if self.w:\r
			return self.w\r
\r
	# the end\r
`,
      'methodToFunction',
      { target: { name: 'Shape.area' } },
      `//- a.py
class Shape:\r
	w = 1\r
\r
	# the end\r
\r
\r
def area(shape):  # plain\r
	if shape.w:\r
		return shape.w\r
`,
    );
  });
  it('no final newline', async () => {
    await checkOperation(
      `//- a.py
class Shape:
    w = 1

    def area(self):
        return self.w`,
      'methodToFunction',
      { target: { name: 'Shape.area' } },
      `//- a.py
class Shape:
    w = 1


def area(shape):
    return shape.w`,
    );
  });
  it('nested functions and comprehensions see the object', async () => {
    await checkOperation(
      `//- a.py
class Shape:
    def area(self):
        def side(n):
            return self.w * n
        return [self.h for self.x in side(1)] + [lambda self: self]
`,
      'methodToFunction',
      { target: { name: 'Shape.area' } },
      `//- a.py
class Shape:
    pass


def area(shape):
    def side(n):
        return shape.w * n
    return [shape.h for shape.x in side(1)] + [lambda self: self]
`,
    );
  });
  it('a local class is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
def f():
    class Shape:
        def area(self):
            return 1
    return Shape().area()
`,
      'methodToFunction',
      { target: { name: 'Shape.area' } },
      'shape-unfit',
    );
    expect(error.message).toBe('“f.Shape.area” belongs to a class that is declared inside of a function.');
  });
  it('a class inside of a class', async () => {
    await checkOperation(
      `//- a.py
class Shape:
    class Side:
        def size(self) -> int:
            return self.n

        def twice(self) -> int:
            return self.size() * 2

    w = 1
`,
      'methodToFunction',
      { target: { name: 'Shape.Side.size' } },
      `//- a.py
class Shape:
    class Side:
        def twice(self) -> int:
            return size(self) * 2

    w = 1


def size(side: Shape.Side) -> int:
    return side.n
`,
    );
  });
  it('a class’s own names in the head are refused', async () => {
    await checkOperation(
      `//- a.py
class Shape:
    UNIT = 1

    def area(self, unit=UNIT):
        return self.w * unit
`,
      'methodToFunction',
      { target: { name: 'Shape.area' } },
      `//- a.py
class Shape:
    UNIT = 1


def area(shape, unit=Shape.UNIT):
    return shape.w * unit
`,
    );
  });
  it('an object of unknown type asks', async () => {
    await checkOperation(
      `//- a.py
class Shape:
    def area(self):
        return self.w

class Other:
    def area(self):
        return 1

def f(thing):
    return thing.area()
`,
      'methodToFunction',
      { target: { name: 'Shape.area' } },
      `//- a.py
class Shape:
    pass


def area(shape):
    return shape.w

class Other:
    def area(self):
        return 1

def f(thing):
    return thing.area()
`,
    );
  });
  it('getattr by name asks', async () => {
    await checkOperation(
      `//- a.py
class Shape:
    def area(self):
        return self.w

print(getattr(Shape(), "area")())
`,
      'methodToFunction',
      { target: { name: 'Shape.area' } },
      `//- a.py
class Shape:
    pass


def area(shape):
    return shape.w

print(getattr(Shape(), "area")())
`,
    );
  });
  it('assigning over it is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
class Shape:
    def area(self):
        return self.w

Shape.area = lambda self: 3
`,
      'methodToFunction',
      { target: { name: 'Shape.area' } },
      'shape-unfit',
    );
    expect(error.message).toBe('A place puts something else in its place (a.py:5).');
  });
  it('recursion', async () => {
    await checkOperation(
      `//- a.py
class Node:
    def depth(self):
        return 1 + max((child.depth() for child in self.children), default=0)

    children: list["Node"] = []
`,
      'methodToFunction',
      { target: { name: 'Node.depth' }, parameter: 'n' },
      `//- a.py
class Node:
    children: list["Node"] = []


def depth(n):
    return 1 + max((depth(child) for child in n.children), default=0)
`,
    );
  });
  it('imports follow, by the habit of each file', async () => {
    await checkOperation(
      `//- geometry/__init__.py
from .shapes import Shape

__all__ = ["Shape"]
//- geometry/shapes.py
class Shape:
    w = 1

    def area(self):
        return self.w
//- geometry/report.py
from .shapes import Shape


def report(shape: Shape):
    return shape.area()
//- app.py
import geometry.shapes
from geometry import Shape

shape = Shape()
print(shape.area(), geometry.shapes.Shape.area(shape))
`,
      'methodToFunction',
      { target: { name: 'Shape.area' } },
      `//- app.py
from geometry import Shape
from geometry.shapes import area

shape = Shape()
print(area(shape), area(shape))
//- geometry/report.py
from .shapes import Shape, area


def report(shape: Shape):
    return area(shape)
//- geometry/shapes.py
class Shape:
    w = 1


def area(shape):
    return shape.w
`,
    );
  });
  it('an import that only served the class goes', async () => {
    await checkOperation(
      `//- dates.py
class Dates:
    @staticmethod
    def parse(text):
        return int(text)
//- app.py
import os
from dates import Dates

print(Dates.parse("1"), os.name)
`,
      'methodToFunction',
      { target: { name: 'Dates.parse' } },
      `//- app.py
import os
from dates import parse

print(parse("1"), os.name)
//- dates.py
class Dates:
    pass


def parse(text):
    return int(text)
`,
    );
  });
  it('a circle is broken by a late import', async () => {
    await checkOperation(
      `//- shapes.py
from report import report

class Shape:
    w = 1

    def area(self):
        return self.w

    def show(self):
        return report(self)
//- report.py
from __future__ import annotations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapes import Shape

def report(shape: Shape):
    """Says it."""
    return shape.area()
`,
      'methodToFunction',
      { target: { name: 'Shape.area' } },
      `//- report.py
from __future__ import annotations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapes import Shape

def report(shape: Shape):
    """Says it."""
    from shapes import area

    return area(shape)
//- shapes.py
from report import report

class Shape:
    w = 1

    def show(self):
        return report(self)


def area(shape):
    return shape.w
`,
    );
  });
  it('partial is imported where it is needed', async () => {
    await checkOperation(
      `//- parser.py
"""Parsing."""
import os


class Parser:
    def parse(self, line):
        return self.kind(line)

    def all(self, lines):
        return list(map(self.parse, lines))
`,
      'methodToFunction',
      { target: { name: 'Parser.parse' } },
      `//- parser.py
"""Parsing."""
import functools
import os


class Parser:
    def all(self, lines):
        return list(map(functools.partial(parse, self), lines))


def parse(parser, line):
    return parser.kind(line)
`,
    );
  });
  it('a name that the importing file has already is taken with the class', async () => {
    await checkOperation(
      `//- shapes.py
class Shape:
    w = 1

    def area(self):
        return self.w
//- app.py
from shapes import Shape

def area(x):
    return x

print(area(Shape().area()))
`,
      'methodToFunction',
      { target: { name: 'Shape.area' } },
      `//- app.py
from shapes import Shape, shape_area

def area(x):
    return x

print(area(shape_area(Shape())))
//- shapes.py
class Shape:
    w = 1


def shape_area(shape):
    return shape.w
`,
    );
  });
  it('a comment above a decorator comes along', async () => {
    await checkOperation(
      `//- dates.py
class Dates:
    unit = 1

    # Reads it.
    @staticmethod
    def parse(text):
        return int(text)
`,
      'methodToFunction',
      { target: { name: 'Dates.parse' } },
      `//- dates.py
class Dates:
    unit = 1


# Reads it.
def parse(text):
    return int(text)
`,
    );
  });
  it('examples in docstrings follow', async () => {
    await checkOperation(
      `//- shapes.py
class Shape:
    """A shape.

    >>> shape = Shape()
    >>> shape.area(2)
    2
    """

    width = 1

    def area(self, scale=1):
        """How much.

        >>> Shape().area(scale=2)
        2
        """
        return self.width * scale
`,
      'methodToFunction',
      { target: { name: 'Shape.area' } },
      `//- shapes.py
class Shape:
    """A shape.

    >>> shape = Shape()
    >>> area(shape, 2)
    2
    """

    width = 1


def area(shape, scale=1):
    """How much.

    >>> area(Shape(), scale=2)
    2
    """
    return shape.width * scale
`,
    );
  });
});
