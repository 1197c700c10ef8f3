/** Classes of Python that hand members of what they hold on: each case a small workspace before and after. */
import { describe, expect, it } from 'vitest';
import { checkInstruction, checkOperation, checkOperationRefused } from '../carryOut.ts';

const order = { name: 'Order' };
const cart = { name: 'cart' };

describe('a class of Python delegates members of an object it holds', () => {
  it('the ones that are named, each written as it is there', async () => {
    await checkInstruction(
      `//- shop.py
class Cart:
    def __init__(self):
        self.items = []

    def add(self, item, count=1):
        """Put something in."""
        self.items.append((item, count))
        return self

    def clear(self):
        self.items = []


class Order:
    def __init__(self):
        self.cart = Cart()
`,
      'let Order delegate items, add and clear to its cart',
      `//- shop.py
class Cart:
    def __init__(self):
        self.items = []

    def add(self, item, count=1):
        """Put something in."""
        self.items.append((item, count))
        return self

    def clear(self):
        self.items = []


class Order:
    def __init__(self):
        self.cart = Cart()

    @property
    def items(self):
        return self.cart.items

    def add(self, item, count=1):
        return self.cart.add(item, count)

    def clear(self):
        self.cart.clear()
`,
    );
  });

  it('all public methods, with the imports that their types need', async () => {
    await checkOperation(
      `//- shop/__init__.py
//- shop/items.py
class Item:
    pass
//- shop/cart.py
from __future__ import annotations

from .items import Item


class Cart:
    def __init__(self) -> None:
        self._items: list[Item] = []

    def add(self, item: Item, *, count: int = 1) -> None:
        self._items.append(item)

    @property
    def size(self) -> int:
        return len(self._items)

    def _check(self) -> None:
        pass

    def __len__(self) -> int:
        return self.size
//- shop/order.py
from .cart import Cart


class Order:
    cart: Cart

    def __init__(self, cart: Cart) -> None:
        self.cart = cart
`,
      'delegate',
      { target: order, to: cart },
      `//- shop/order.py
from .cart import Cart
from .items import Item


class Order:
    cart: Cart

    def __init__(self, cart: Cart) -> None:
        self.cart = cart

    def add(self, item: Item, *, count: int = 1) -> None:
        self.cart.add(item, count=count)

    @property
    def size(self) -> int:
        return self.cart.size
`,
    );
  });

  it('async, generators and what takes any arguments', async () => {
    await checkOperation(
      `//- jobs.py
from contextlib import contextmanager


class Queue:
    async def put(self, job):
        await self.store(job)

    async def take(self) -> str:
        return await self.load()

    async def stream(self):
        while True:
            yield await self.take()

    def names(self):
        yield "a"

    def call(self, first, /, *args, key=None, **options):
        return first(*args, key=key, **options)

    @contextmanager
    def open(self, path) -> "Iterator[str]":
        yield path

    @staticmethod
    def make(name):
        return name


class Worker:
    def __init__(self, queue: Queue):
        self._queue = queue
`,
      'delegate',
      { target: { name: 'Worker' }, to: { name: 'queue' }, members: ['put', 'take', 'stream', 'names', 'call', 'open', 'make'] },
      `//- jobs.py
from contextlib import contextmanager


class Queue:
    async def put(self, job):
        await self.store(job)

    async def take(self) -> str:
        return await self.load()

    async def stream(self):
        while True:
            yield await self.take()

    def names(self):
        yield "a"

    def call(self, first, /, *args, key=None, **options):
        return first(*args, key=key, **options)

    @contextmanager
    def open(self, path) -> "Iterator[str]":
        yield path

    @staticmethod
    def make(name):
        return name


class Worker:
    def __init__(self, queue: Queue):
        self._queue = queue

    async def put(self, job):
        await self._queue.put(job)

    async def take(self) -> str:
        return await self._queue.take()

    def stream(self):
        return self._queue.stream()

    def names(self):
        return self._queue.names()

    def call(self, first, /, *args, key=None, **options):
        return self._queue.call(first, *args, key=key, **options)

    def open(self, path):
        return self._queue.open(path)

    def make(self, name):
        return self._queue.make(name)
`,
    );
  });

  it('callers in other files no longer reach through, and what they set gets a setter', async () => {
    await checkInstruction(
      `//- shop.py
class Cart:
    owner: str = ""

    def add(self, item: str) -> None:
        self.last = item


class Order:
    def __init__(self):
        self.cart = Cart()

    def fill(self):
        self.cart.add("x")
//- use.py
from shop import Cart, Order


def run(order: Order, cart: Cart):
    order.cart.add("a")
    cart.add("b")
    order.cart.owner = "me"
    return [order.cart.add, order.cart]
`,
      'let Order delegate add and owner to its cart, so that callers need not reach through',
      `//- shop.py
class Cart:
    owner: str = ""

    def add(self, item: str) -> None:
        self.last = item


class Order:
    def __init__(self):
        self.cart = Cart()

    def fill(self):
        self.cart.add("x")

    def add(self, item: str) -> None:
        self.cart.add(item)

    @property
    def owner(self) -> str:
        return self.cart.owner

    @owner.setter
    def owner(self, value: str) -> None:
        self.cart.owner = value
//- use.py
from shop import Cart, Order


def run(order: Order, cart: Cart):
    order.add("a")
    cart.add("b")
    order.owner = "me"
    return [order.add, order.cart]
`,
    );
  });

  it('a setter of the other class comes along; tabs and CRLF stay', async () => {
    await checkOperation(
      '//- a.py\nclass Inner:\r\n\t@property\r\n\tdef name(self):\r\n\t\treturn self._name\r\n\r\n\t@name.setter\r\n\tdef name(self, text):\r\n\t\tself._name = text\r\n\r\n\r\nclass Outer:\r\n\tdef __init__(self):\r\n\t\tself.inner = Inner()\r\n',
      'delegate',
      { target: { name: 'Outer' }, to: { name: 'inner' }, members: ['name'] },
      '//- a.py\nclass Inner:\r\n\t@property\r\n\tdef name(self):\r\n\t\treturn self._name\r\n\r\n\t@name.setter\r\n\tdef name(self, text):\r\n\t\tself._name = text\r\n\r\n\r\nclass Outer:\r\n\tdef __init__(self):\r\n\t\tself.inner = Inner()\r\n\r\n\t@property\r\n\tdef name(self):\r\n\t\treturn self.inner.name\r\n\r\n\t@name.setter\r\n\tdef name(self, text):\r\n\t\tself.inner.name = text\r\n',
    );
  });

  it('the class of the field is told by its name where nothing else tells it, and said so', async () => {
    const { located } = await checkOperation(
      `//- a.py
class Cart:
    def clear(self):
        pass


class Order:
    def __init__(self, cart):
        self.cart = cart
`,
      'delegate',
      { target: order, to: { name: 'Cart' } },
      `//- a.py
class Cart:
    def clear(self):
        pass


class Order:
    def __init__(self, cart):
        self.cart = cart

    def clear(self):
        self.cart.clear()
`,
    );
    expect(located.decisions.find(({ choice }) => choice.includes('reaches'))).toMatchObject({ confidence: 0.7 });
  });

  it('what the class has already is left out of all, and refused where it is named', async () => {
    const before = `//- a.py
class Cart:
    def add(self, x):
        pass

    def clear(self):
        pass


class Order:
    def __init__(self):
        self.cart = Cart()

    def add(self, x):
        self.cart.add(x)
`;
    const { located } = await checkOperation(
      before,
      'delegate',
      { target: order, to: cart },
      `//- a.py
class Cart:
    def add(self, x):
        pass

    def clear(self):
        pass


class Order:
    def __init__(self):
        self.cart = Cart()

    def add(self, x):
        self.cart.add(x)

    def clear(self):
        self.cart.clear()
`,
    );
    expect(located.decisions.map(({ rationale }) => rationale)).toContain('“Order” already has a “add”');
    const refused = await checkOperationRefused(before, 'delegate', { target: order, to: cart, members: ['add'] }, 'shape-unfit');
    expect(refused.error.message).toBe('“Order” already has a “add”.');
  });

  it('members that the class of the field inherits', async () => {
    await checkOperation(
      `//- a.py
class Base:
    def close(self) -> None:
        pass


class File(Base):
    def read(self) -> str:
        return ""


class Log:
    file: File
`,
      'delegate',
      { target: { name: 'Log' }, to: { name: 'file' } },
      `//- a.py
class Base:
    def close(self) -> None:
        pass


class File(Base):
    def read(self) -> str:
        return ""


class Log:
    file: File

    def read(self) -> str:
        return self.file.read()

    def close(self) -> None:
        self.file.close()
`,
    );
  });

  it.each([
    [
      'two fields of the class',
      'a = Cart()\n        self.b = Cart()',
      { to: { name: 'Cart' } },
      'symbol-ambiguous',
      '“Order” holds several: “a”, “b”.',
    ],
    ['no such field', 'x = 1', { to: { name: 'Cart' } }, 'shape-unfit', '“Order” holds no “Cart” in a field.'],
    ['no such member', 'cart = Cart()', { to: cart, members: ['sum'] }, 'symbol-not-found', '“Cart” has no “sum”.'],
    [
      'its constructor',
      'cart = Cart()',
      { to: cart, members: ['__init__'] },
      'shape-unfit',
      '“Cart.__init__” makes the object, and is called by the language itself.',
    ],
    [
      'what only its class may name',
      'cart = Cart()',
      { to: cart, members: ['__hidden'] },
      'shape-unfit',
      '“Cart.__hidden” can only be named inside of its class.',
    ],
  ])('is refused: %s', async (_, field, args, code, message) => {
    const before = `//- a.py
class Cart:
    def __init__(self):
        pass

    def add(self):
        pass

    def __hidden(self):
        pass


class Order:
    def __init__(self):
        self.${field}
`;
    const refused = await checkOperationRefused(before, 'delegate', { target: order, ...args }, code);
    expect(refused.error.message).toBe(message);
  });
});
