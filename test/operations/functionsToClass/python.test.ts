/** Functions of Python become a class: each case a small workspace before and after. */
import { describe, expect, it } from 'vitest';
import { checkOperation, checkOperationRefused } from '../carryOut.ts';

describe('functions of Python become a class', () => {
  it('the shared parameter becomes the state', async () => {
    await checkOperation(
      `//- shapes.py
"""Shapes."""
import math

UNIT = 1


# The plane it takes.
def area(shape, scale=UNIT):
    """How much."""
    return math.floor(shape.w * scale)


def other():
    return area(None) + 1


def double(shape):
    return area(shape) * 2 + area(shape.twin, scale=2)
//- app.py
import shapes
from shapes import area, double

print(area(1), double(shape=2), shapes.area(3, 4))
print(list(map(double, [1])), sorted([], key=double))
`,
      'functionsToClass',
      { targets: [{ name: 'area' }, { name: 'double' }], className: 'Measure' },
      `//- app.py
import shapes
from shapes import Measure

print(Measure(1).area(), Measure(2).double(), shapes.Measure(3).area(4))
print(list(map(lambda shape: Measure(shape).double(), [1])), sorted([], key=lambda shape: Measure(shape).double()))
//- shapes.py
"""Shapes."""
import math

UNIT = 1


class Measure:
    def __init__(self, shape):
        self.shape = shape

    # The plane it takes.
    def area(self, scale=UNIT):
        """How much."""
        return math.floor(self.shape.w * scale)

    def double(self):
        return self.area() * 2 + Measure(self.shape.twin).area(scale=2)


def other():
    return Measure(None).area() + 1
`,
    );
  });
  it('annotations come along', async () => {
    await checkOperation(
      `//- shapes.py
class Shape:
    w = 1


def area(shape: Shape) -> int:
    return shape.w


def double(shape: Shape) -> int:
    return area(shape) * 2
`,
      'functionsToClass',
      { targets: [{ name: 'area' }, { name: 'double' }], className: 'Measure' },
      `//- shapes.py
class Shape:
    w = 1


class Measure:
    def __init__(self, shape: Shape) -> None:
        self.shape = shape

    def area(self) -> int:
        return self.shape.w

    def double(self) -> int:
        return self.area() * 2
`,
    );
  });
  it('static methods where nothing is shared', async () => {
    await checkOperation(
      `//- store/__init__.py
from .tools import dump, load

__all__ = ["dump", "load"]
//- store/tools.py
__all__ = [
    "dump",
    "load",
]


def load(text):
    return eval(text)


def dump(record):
    return repr(record), load("1")
//- app.py
from store.tools import dump as write, load

print(write(load("2")), map(load, "12"))
`,
      'functionsToClass',
      { targets: [{ name: 'load' }, { name: 'dump' }], className: 'Store' },
      `//- app.py
from store.tools import Store

print(Store.dump(Store.load("2")), map(Store.load, "12"))
//- store/__init__.py
from .tools import Store

__all__ = ["Store"]
//- store/tools.py
__all__ = [
    "Store",
]


class Store:
    @staticmethod
    def load(text):
        return eval(text)

    @staticmethod
    def dump(record):
        return repr(record), Store.load("1")
`,
    );
  });
  it('static methods where asked', async () => {
    await checkOperation(
      `//- shapes.py
import functools


@functools.lru_cache
def area(shape):
    return shape.w


async def double(shape):
    return area(shape) * 2
`,
      'functionsToClass',
      { targets: [{ name: 'area' }, { name: 'double' }], className: 'Measure', as: 'statics' },
      `//- shapes.py
import functools


class Measure:
    @staticmethod
    @functools.lru_cache
    def area(shape):
        return shape.w

    @staticmethod
    async def double(shape):
        return Measure.area(shape) * 2
`,
    );
  });
  it('methods were asked for and nothing is shared', async () => {
    const { error } = await checkOperationRefused(
      `//- tools.py
def load(text): return text
def dump(record): return record
`,
      'functionsToClass',
      { targets: [{ name: 'load' }, { name: 'dump' }], className: 'Store', as: 'methods' },
      'shape-unfit',
    );
    expect(error.message).toBe('They have no state in common: “dump” does not begin with the parameter “text”.');
  });
  it('a shared parameter that gets another value', async () => {
    const { error } = await checkOperationRefused(
      `//- tools.py
def load(text):
    text = text.strip()
    return text


def dump(text):
    return text
`,
      'functionsToClass',
      { targets: [{ name: 'load' }, { name: 'dump' }], className: 'Store', as: 'methods' },
      'shape-unfit',
    );
    expect(error.message).toBe('They have no state in common: “load” gives “text” another value.');
  });
  it('functions of two modules are refused', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
def load(text):
    return text
//- b.py
def dump(text):
    return text
`,
      'functionsToClass',
      { targets: [{ name: 'load' }, { name: 'dump' }], className: 'Store' },
      'shape-unfit',
    );
    expect(error.message).toBe('“dump” is in b.py, and “load” in a.py.');
  });
  it('a name that is taken', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
Store = 1


def load(text):
    return text


def dump(text):
    return text
`,
      'functionsToClass',
      { targets: [{ name: 'load' }, { name: 'dump' }], className: 'Store' },
      'shape-unfit',
    );
    expect(error.message).toBe('a.py already has a “Store”.');
  });
  it('one function and tabs CRLF', async () => {
    await checkOperation(
      `//- a.py
def load(text):\r
	return text\r
\r
\r
print(load("1"))\r
`,
      'functionsToClass',
      { targets: [{ name: 'load' }], className: 'Store' },
      `//- a.py
class Store:\r
	def __init__(self, text):\r
		self.text = text\r
\r
	def load(self):\r
		return self.text\r
\r
\r
print(Store("1").load())\r
`,
    );
  });
  it('a decorator in between is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
def load(text):
    return text


def logged(f):
    return f


@logged
def dump(text):
    return text
`,
      'functionsToClass',
      { targets: [{ name: 'load' }, { name: 'dump' }], className: 'Store' },
      'shape-unfit',
    );
    expect(error.message).toBe('“dump” needs “logged” as it is declared, which comes only after “load”.');
  });
  it('handed on with a default it stays', async () => {
    const { error } = await checkOperationRefused(
      `//- shapes.py
def area(shape, scale=1):
    return shape.w * scale


print(list(map(area, [1])))
`,
      'functionsToClass',
      { targets: [{ name: 'area' }], className: 'Measure' },
      'shape-unfit',
    );
    expect(error.message).toBe('A place hands it on, and its parameters are too many-sided for that (shapes.py:5).');
  });
  it('a function with a self inside becomes static', async () => {
    await checkOperation(
      `//- a.py
def writer(path):
    """Makes one."""

    class Writer:
        def __init__(self):
            self.path = path

    return Writer()
`,
      'functionsToClass',
      { targets: [{ name: 'writer' }], className: 'Maker' },
      `//- a.py
class Maker:
    @staticmethod
    def writer(path):
        """Makes one."""

        class Writer:
            def __init__(self):
                self.path = path

        return Writer()
`,
    );
  });
  it('docstrings keep what they say, and their examples follow', async () => {
    await checkOperation(
      `//- po.py
def escape(string):
    r"""Escape it.

    >>> escape('a')
    'a'
    """
    return string


def normalize(string, width=76):
    """Make it fit.

    >>> print(normalize(escape('''a
    ... b'''), width=8))
    a
    """
    return escape(string)[:width]
`,
      'functionsToClass',
      { targets: [{ name: 'escape' }, { name: 'normalize' }], className: 'Text', as: 'statics' },
      `//- po.py
class Text:
    @staticmethod
    def escape(string):
        r"""Escape it.

        >>> Text.escape('a')
        'a'
        """
        return string

    @staticmethod
    def normalize(string, width=76):
        """Make it fit.

        >>> print(Text.normalize(Text.escape('''a
        ... b'''), width=8))
        a
        """
        return Text.escape(string)[:width]
`,
    );
  });
  it('the parameter that becomes the state is described no more', async () => {
    await checkOperation(
      `//- shapes.py
def area(shape, scale=1):
    """How much.

    :param shape: what is measured
    :param scale: how many times
    """
    return shape.width * scale


def double(shape):
    """Twice as much.

    Args:
        shape: what is measured
    """
    return area(shape) * 2
`,
      'functionsToClass',
      { targets: [{ name: 'area' }, { name: 'double' }], className: 'Measure' },
      `//- shapes.py
class Measure:
    def __init__(self, shape):
        self.shape = shape

    def area(self, scale=1):
        """How much.

        :param scale: how many times
        """
        return self.shape.width * scale

    def double(self):
        """Twice as much.
        """
        return self.area() * 2
`,
    );
  });
});
