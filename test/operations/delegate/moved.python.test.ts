/** Methods of Python that go to what a field holds: each case a small workspace before and after. */
import { describe, expect, it } from 'vitest';
import { checkInstruction, checkOperation, checkOperationRefused } from '../carryOut.ts';

const total = { name: 'Order.total' };
const cart = { name: 'cart' };

describe('a method of Python goes to what a field holds', () => {
  it('with its docstring and comments; one line stays', async () => {
    await checkInstruction(
      `//- shop.py
class Cart:
    def __init__(self, items):
        self.items = items


class Order:
    def __init__(self, cart: Cart):
        self.cart = cart

    # What is to be paid.
    def total(self, rate: float = 1.0) -> float:
        """The sum.

        Without shipping.
        """
        # all of them
        return sum(item.price for item in self.cart.items) * rate

    def show(self):
        print(self.total(2.0))
`,
      'move the method total of Order to its cart and let Order delegate to it',
      `//- shop.py
class Cart:
    def __init__(self, items):
        self.items = items

    # What is to be paid.
    def total(self, rate: float = 1.0) -> float:
        """The sum.

        Without shipping.
        """
        # all of them
        return sum(item.price for item in self.items) * rate


class Order:
    def __init__(self, cart: Cart):
        self.cart = cart

    def total(self, rate: float = 1.0) -> float:
        return self.cart.total(rate)

    def show(self):
        print(self.total(2.0))
`,
    );
  });

  it('what it uses of its old object comes in as a parameter, imports follow it to another file', async () => {
    await checkInstruction(
      `//- shop/__init__.py
//- shop/cart.py
class Cart:
    items: list[int] = []
//- shop/order.py
import math

from .cart import Cart


class Order:
    discount: int = 0

    def __init__(self) -> None:
        self.cart = Cart()

    def total(self) -> int:
        return math.floor(sum(self.cart.items)) - self.discount
`,
      'move the method total of Order to class Cart, leaving a delegating method behind',
      `//- shop/cart.py
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .order import Order


class Cart:
    items: list[int] = []

    def total(self, order: "Order") -> int:
        return math.floor(sum(self.items)) - order.discount
//- shop/order.py
from .cart import Cart


class Order:
    discount: int = 0

    def __init__(self) -> None:
        self.cart = Cart()

    def total(self) -> int:
        return self.cart.total(self)
`,
    );
  });

  it('callers follow where that is asked', async () => {
    await checkInstruction(
      `//- shop.py
class Cart:
    items = []


class Order:
    def __init__(self):
        self.cart = Cart()

    def total(self, rate):
        if rate > 1:
            return self.total(1)
        return sum(self.cart.items) * rate

    def show(self):
        return self.total(2)
//- use.py
from shop import Order


def run(order: Order):
    return order.total(3), Order().total(rate=1), order.total
`,
      'move the method total of Order to its cart and let the callers call it there',
      `//- shop.py
class Cart:
    items = []

    def total(self, rate):
        if rate > 1:
            return self.total(1)
        return sum(self.items) * rate


class Order:
    def __init__(self):
        self.cart = Cart()

    def show(self):
        return self.cart.total(2)
//- use.py
from shop import Order


def run(order: Order):
    return order.cart.total(3), Order().cart.total(rate=1), order.cart.total
`,
    );
  });

  it('callers hand the old object over where it is needed', async () => {
    await checkOperation(
      `//- shop.py
class Order:
    def __init__(self, cart: "Cart", owner):
        self.cart = cart
        self.owner = owner

    def total(self, rate=1):
        return self.cart.sum(self.owner) * rate

    def show(self):
        return self.total() + self.total(2)


class Cart:
    def sum(self, owner):
        return 1
`,
      'delegate',
      { target: total, to: cart, callers: 'follow' },
      `//- shop.py
class Order:
    def __init__(self, cart: "Cart", owner):
        self.cart = cart
        self.owner = owner

    def show(self):
        return self.cart.total(self) + self.cart.total(self, 2)


class Cart:
    def sum(self, owner):
        return 1

    def total(self, order, rate=1):
        return self.sum(order.owner) * rate
`,
    );
  });

  it('a property stays one on both sides', async () => {
    await checkOperation(
      `//- a.py
class Cart:
    pass


class Order:
    cart: Cart

    @property
    def total(self) -> int:
        return len(self.cart.items)
`,
      'delegate',
      { target: total, to: cart },
      `//- a.py
class Cart:
    @property
    def total(self) -> int:
        return len(self.items)


class Order:
    cart: Cart

    @property
    def total(self) -> int:
        return self.cart.total
`,
    );
  });

  it('async methods and generators, under another name there', async () => {
    await checkOperation(
      `//- a.py
class Store:
    async def get(self, key):
        return key


class Cache:
    def __init__(self):
        self._store = Store()

    async def load(self, key, *, fresh=False):
        return await self._store.get(key)

    def keys(self):
        for key in self._store.all():
            yield key
`,
      'delegate',
      { target: { name: 'Cache.load' }, to: { name: '_store' }, newName: 'fetch' },
      `//- a.py
class Store:
    async def get(self, key):
        return key

    async def fetch(self, key, *, fresh=False):
        return await self.get(key)


class Cache:
    def __init__(self):
        self._store = Store()

    async def load(self, key, *, fresh=False):
        return await self._store.fetch(key, fresh=fresh)

    def keys(self):
        for key in self._store.all():
            yield key
`,
    );
    await checkOperation(
      `//- a.py
class Store:
    x = 1


class Cache:
    def __init__(self):
        self.store = Store()

    def keys(self):
        for key in self.store.all():
            yield key
`,
      'delegate',
      { target: { name: 'Cache.keys' }, to: { name: 'Store' } },
      `//- a.py
class Store:
    x = 1

    def keys(self):
        for key in self.all():
            yield key


class Cache:
    def __init__(self):
        self.store = Store()

    def keys(self):
        return self.store.keys()
`,
    );
  });

  it('what only its own module can give it is imported late', async () => {
    await checkOperation(
      `//- cart.py
class Cart:
    """A cart."""
//- order.py
from cart import Cart


def rounded(x):
    return round(x)


class Order:
    def __init__(self):
        self.cart = Cart()

    def total(self):
        """All."""
        return rounded(sum(self.cart.items))
`,
      'delegate',
      { target: total, to: cart },
      `//- cart.py
class Cart:
    """A cart."""

    def total(self):
        """All."""
        from order import rounded

        return rounded(sum(self.items))
//- order.py
from cart import Cart


def rounded(x):
    return round(x)


class Order:
    def __init__(self):
        self.cart = Cart()

    def total(self):
        return self.cart.total()
`,
    );
  });

  it.each([
    ['super', 'return super().total()', 'shape-unfit', '“Order.total” calls the class above by “super” (a.py:10).'],
    ['a name that is taken', 'return 1', 'shape-unfit', '“Cart” already has a “total”.'],
    [
      'the field itself is given another value',
      'self.cart = None',
      'shape-unfit',
      '“Order.total” puts something else into the field it would be reached through (a.py:10).',
    ],
    [
      'what only its class may name',
      'return self.__rate',
      'shape-unfit',
      '“Order.total” uses what only its class may (“__rate” in a.py:10).',
    ],
  ])('is refused: %s', async (name, body, code, message) => {
    const before = `//- a.py
class Cart:
    def ${name.startsWith('a name') ? 'total' : 'sum'}(self): ...


class Order:
    cart: Cart
    __rate = 1

    def total(self):
        ${body}
`;
    const refused = await checkOperationRefused(before, 'delegate', { target: total, to: cart }, code);
    expect(refused.error.message).toBe(message);
  });

  it('is refused: what is overridden, static methods, and callers that the field cannot lead', async () => {
    const shop = (more: string) => `//- a.py
class Cart:
    x = 1


class Order:
    cart: Cart

    ${more}
`;
    const refusedBy = async (more: string, args: object = {}): Promise<string> =>
      (await checkOperationRefused(shop(more), 'delegate', { target: total, to: cart, ...args }, 'shape-unfit')).error.message;
    expect(await refusedBy('def total(self):\n        return 1\n\n\nclass Late(Order):\n    def total(self):\n        return 2')).toContain(
      'is overridden by “Late.total”',
    );
    expect(await refusedBy('@staticmethod\n    def total():\n        return 1')).toContain('is called on no object');
    expect(
      await refusedBy('def total(self):\n        return self.rate\n\n\ndef make() -> Order: ...\n\n\nmake().total()', {
        callers: 'follow',
      }),
    ).toContain('written twice');
  });
});
