/** Functions of Python that come to only call another: each case a small workspace before and after. */
import { describe, expect, it } from 'vitest';
import { checkInstruction, checkOperation, checkOperationRefused } from '../carryOut.ts';

const old = { name: 'old_f' };
const fresh = { name: 'new_f' };

describe('a function of Python comes to only call another', () => {
  it('with its arguments by name; what only the old body needed goes', async () => {
    await checkInstruction(
      `//- a.py
import json
import os

from b import new_f

_LIMIT = 3


def _clean(text):
    return _strip(text)[:_LIMIT]


def _strip(text):
    return text.strip()


def old_f(path, mode="r", *, strict=False):
    """Read it.

    As it was.
    """
    # by hand
    with open(path, mode) as file:
        return json.load(_clean(file))


def other():
    return os.name
//- b.py
def new_f(path, *, strict, mode="r"):
    return path
`,
      'make old_f a thin wrapper around new_f',
      `//- a.py
import os

from b import new_f


def old_f(path, mode="r", *, strict=False):
    """Read it.

    As it was.
    """
    return new_f(path, strict=strict, mode=mode)


def other():
    return os.name
`,
    );
  });

  it('is imported where it is not known yet', async () => {
    await checkInstruction(
      `//- pkg/__init__.py
//- pkg/a.py
"""A."""


def old_f(x, *args, **options):
    return x + len(args)
//- pkg/b.py
def new_f(x, *args, **options):
    return x
`,
      'old_f should just call new_f',
      `//- pkg/a.py
"""A."""

from pkg.b import new_f


def old_f(x, *args, **options):
    return new_f(x, *args, **options)
`,
    );
  });

  it('late, where the other module loads this one', async () => {
    await checkOperation(
      `//- a.py
def helper():
    return 1


def old_f(x):
    """Doc."""
    return helper() + x
//- b.py
from a import helper


def new_f(x):
    return helper()
`,
      'delegate',
      { target: old, to: fresh },
      `//- a.py
def helper():
    return 1


def old_f(x):
    """Doc."""
    from b import new_f

    return new_f(x)
`,
    );
  });

  it('what differs in name is given as the only one left over, and said', async () => {
    const { located } = await checkOperation(
      `//- a.py
def new_f(rows, sep=","):
    return rows


def old_f(items, unused=1):
    return items[0]
`,
      'delegate',
      { target: old, to: fresh },
      `//- a.py
def new_f(rows, sep=","):
    return rows


def old_f(items, unused=1):
    return new_f(items)
`,
    );
    const said = located.decisions.map(({ choice }) => choice);
    expect(said).toContain('gives “items” as “rows”');
    expect(said).toContain('“unused” of “old_f” has no effect any more');
    expect(said).toContain('what “old_f” did itself is left to “new_f”');
  });

  it('methods call each other on their object, a function on its parameter', async () => {
    await checkOperation(
      `//- a.py
class Log:
    def write(self, text: str) -> None:
        print(text)

    def put(self, text: str) -> None:
        self.file.write(text)
        self.file.flush()


def log(to: Log, text: str) -> None:
    to.file.write(text)
`,
      'delegate',
      { target: { name: 'Log.put' }, to: { name: 'Log.write' } },
      `//- a.py
class Log:
    def write(self, text: str) -> None:
        print(text)

    def put(self, text: str) -> None:
        self.write(text)


def log(to: Log, text: str) -> None:
    to.file.write(text)
`,
    );
    await checkOperation(
      `//- a.py
class Log:
    def write(self, text: str) -> None:
        print(text)


def log(to: Log, text: str) -> None:
    to.file.write(text)
`,
      'delegate',
      { target: { name: 'log' }, to: { name: 'Log.write' } },
      `//- a.py
class Log:
    def write(self, text: str) -> None:
        print(text)


def log(to: Log, text: str) -> None:
    to.write(text)
`,
    );
  });

  it('a method calls what a field holds, a function that takes its object, or a static method', async () => {
    await checkInstruction(
      `//- a.py
class Cart:
    def add(self, item, count=1):
        pass

    @staticmethod
    def parse(text):
        return text


def order_total(order, rate):
    return 1


class Order:
    def __init__(self):
        self.cart = Cart()

    def add(self, item):
        self.cart.items.append(item)

    def total(self, rate):
        return self.rate * rate

    @classmethod
    def parse(cls, text):
        return text.strip()
`,
      'let Order.add delegate to Cart.add. let Order.total call order_total. Order.parse should delegate to Cart.parse',
      `//- a.py
class Cart:
    def add(self, item, count=1):
        pass

    @staticmethod
    def parse(text):
        return text


def order_total(order, rate):
    return 1


class Order:
    def __init__(self):
        self.cart = Cart()

    def add(self, item):
        self.cart.add(item)

    def total(self, rate):
        return order_total(self, rate)

    @classmethod
    def parse(cls, text):
        return Cart.parse(text)
`,
    );
  });

  it('async calls are awaited, what yields gives the other’s generator', async () => {
    await checkOperation(
      `//- a.py
async def new_f(x): return x


async def old_f(x) -> int:
    await sleep()
    return x
`,
      'delegate',
      { target: old, to: fresh },
      `//- a.py
async def new_f(x): return x


async def old_f(x) -> int:
    return await new_f(x)
`,
    );
    await checkOperation(
      `//- a.py
def new_f(rows):
    yield from rows


def old_f(rows):
    for row in rows:
        yield row
`,
      'delegate',
      { target: old, to: fresh },
      `//- a.py
def new_f(rows):
    yield from rows


def old_f(rows):
    return new_f(rows)
`,
    );
  });

  it('only a docstring, and CRLF without a last break', async () => {
    await checkOperation(
      '//- a.py\ndef new_f(x):\r\n\treturn x\r\n\r\n\r\ndef old_f(x):\r\n\t"""Doc."""',
      'delegate',
      { target: old, to: fresh },
      '//- a.py\ndef new_f(x):\r\n\treturn x\r\n\r\n\r\ndef old_f(x):\r\n\t"""Doc."""\r\n\treturn new_f(x)',
    );
  });

  it.each([
    ['what is missing', 'def new_f(a, b): ...', '“new_f” needs “a”, “b”, which “old_f” does not take.'],
    ['what cannot be given on', 'def new_f(x): ...', '“new_f” has no place for “*rest”.'],
    ['what has to be awaited', 'async def new_f(x, *rest): ...', '“new_f” has to be awaited, and “old_f” gives its result at once.'],
    [
      'two that call each other',
      'def new_f(x, *rest): return old_f(x)',
      '“new_f” calls “old_f” (a.py:1), so that the two would call each other for ever.',
    ],
  ])('is refused: %s', async (_, other, message) => {
    const before = `//- a.py
${other}


def old_f(x, *rest):
    return x
`;
    const refused = await checkOperationRefused(before, 'delegate', { target: old, to: fresh }, 'shape-unfit');
    expect(refused.error.message).toBe(message);
  });
});
