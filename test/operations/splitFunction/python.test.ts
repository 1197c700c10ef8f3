/** Functions of Python that return several values are split: each case a small workspace before and after. */
import { describe, expect, it } from 'vitest';
import { checkOperation, checkOperationRefused } from '../carryOut.ts';

describe('each part keeps what its value needs', () => {
  it('a straight body', async () => {
    await checkOperation(
      `//- stats.py
def min_max(xs):
    low = min(xs)
    high = max(xs)
    return low, high


low, high = min_max([1, 2])
print(min_max([3])[1])
`,
      'splitFunction',
      { target: { name: 'min_max' }, parts: [{ name: 'minimum' }, { name: 'maximum' }] },
      `//- stats.py
def minimum(xs):
    low = min(xs)
    return low


def maximum(xs):
    high = max(xs)
    return high


low = minimum([1, 2])
high = maximum([1, 2])
print(maximum([3]))
`,
    );
  });

  it('a loop, its conditions, and values set side by side', async () => {
    await checkOperation(
      `//- stats.py
def min_max(xs):
    """Both ends.

    Returns a pair.
    """
    if not xs:
        raise ValueError('empty')
    lo, hi = xs[0], xs[0]

    # look at all
    for x in xs:
        if x < lo:
            # smaller
            lo = x
        elif x > hi:
            hi = x
    return (lo, hi)
`,
      'splitFunction',
      { target: { name: 'min_max' }, parts: [{ name: 'minimum' }, { name: 'maximum' }] },
      `//- stats.py
def minimum(xs):
    """Both ends.

    Returns a pair.
    """
    if not xs:
        raise ValueError('empty')
    lo = xs[0]

    # look at all
    for x in xs:
        if x < lo:
            # smaller
            lo = x
    return lo


def maximum(xs):
    """Both ends.

    Returns a pair.
    """
    if not xs:
        raise ValueError('empty')
    lo, hi = xs[0], xs[0]

    # look at all
    for x in xs:
        if x < lo:
            # smaller
            lo = x
        elif x > hi:
            hi = x
    return hi
`,
    );
  });

  it('two lists that are filled in one loop', async () => {
    await checkOperation(
      `//- parity.py
def split_by_parity(numbers):
    evens = []
    odds = []
    for number in numbers:
        if number % 2 == 0:
            evens.append(number)
        else:
            odds.append(number)
    return evens, odds


def show(rows):
    evens, _ = split_by_parity(rows)
    return evens
`,
      'splitFunction',
      { target: { name: 'split_by_parity' }, parts: [{ name: 'even_numbers' }, { name: 'odd_numbers' }] },
      `//- parity.py
def even_numbers(numbers):
    evens = []
    for number in numbers:
        if number % 2 == 0:
            evens.append(number)
    return evens


def odd_numbers(numbers):
    odds = []
    for number in numbers:
        if number % 2 != 0:
            odds.append(number)
    return odds


def show(rows):
    evens = even_numbers(rows)
    return evens
`,
    );
  });
});

describe('callers', () => {
  it('imports, modules, packages, lists and aliases follow', async () => {
    await checkOperation(
      `//- pkg/__init__.py
from .stats import (
    clean,
    min_max,
)

__all__ = ['clean', 'min_max']
//- pkg/stats.py
__all__ = [
    "clean",
    "min_max",
]


def clean(xs):
    return xs


def min_max(xs):
    low = min(xs)
    high = max(xs)
    return low, high
//- one.py
from pkg.stats import min_max as ends


def span(xs):
    a, b = ends(xs)
    return b - a
//- two.py
import pkg.stats
from pkg import min_max, clean

print(pkg.stats.min_max([1])[-1], clean([]))


def low(xs):
    _, high = min_max(xs)
    return high
//- three.py
from pkg import stats as s

pair = s.min_max([1])[0]
`,
      'splitFunction',
      { target: { name: 'min_max' }, parts: [{ name: 'minimum' }, { name: 'maximum' }] },
      `//- pkg/__init__.py
from .stats import (
    clean,
    minimum,
    maximum,
)

__all__ = ['clean', 'minimum', 'maximum']
//- pkg/stats.py
__all__ = [
    "clean",
    "minimum",
    "maximum",
]


def clean(xs):
    return xs


def minimum(xs):
    low = min(xs)
    return low


def maximum(xs):
    high = max(xs)
    return high
//- one.py
from pkg.stats import minimum, maximum


def span(xs):
    a = minimum(xs)
    b = maximum(xs)
    return b - a
//- two.py
import pkg.stats
from pkg import maximum, clean

print(pkg.stats.maximum([1]), clean([]))


def low(xs):
    high = maximum(xs)
    return high
//- three.py
from pkg import stats as s

pair = s.minimum([1])
`,
    );
  });

  it('what is handed over is worked out once', async () => {
    await checkOperation(
      `//- stats.py
def min_max(xs, key=None):
    return min(xs, key=key), max(xs, key=key)


def load(path):
    return [path]


def show(path, rows):
    low, high = min_max(load(path), key=len)
    first, last = min_max(x for x in rows)
    a, b = min_max(rows, key=str)
    rows, more = min_max(rows)
    if a: c, d = min_max([1, 2])
    return low, high, first, last, b, more
`,
      'splitFunction',
      { target: { name: 'min_max' }, parts: [{ name: 'minimum' }, { name: 'maximum' }] },
      `//- stats.py
def minimum(xs, key=None):
    return min(xs, key=key)


def maximum(xs, key=None):
    return max(xs, key=key)


def load(path):
    return [path]


def show(path, rows):
    xs = load(path)
    low = minimum(xs, key=len)
    high = maximum(xs, key=len)
    given = list(x for x in rows)
    first = minimum(given)
    last = maximum(given)
    a = minimum(rows, key=str)
    b = maximum(rows, key=str)
    rows, more = minimum(rows), maximum(rows)
    if a: c = minimum([1, 2]); d = maximum([1, 2])
    return low, high, first, last, b, more
`.replaceAll('given', 'xs_value'),
    );
  });

  it('a result that is kept and asked for its values', async () => {
    await checkOperation(
      `//- stats.py
def ends(xs):
    return xs[0], xs[-1]


def show(rows):
    pair = ends(rows)
    print(pair[0])
    return pair[0] + pair[1]


def other(rows):
    pair = ends(rows)
    return list(pair)
`,
      'splitFunction',
      { target: { name: 'ends' }, parts: [{ name: 'first_of' }, { name: 'last_of' }] },
      `//- stats.py
def first_of(xs):
    return xs[0]


def last_of(xs):
    return xs[-1]


def ends(xs):
    return first_of(xs), last_of(xs)


def show(rows):
    pair_1 = first_of(rows)
    pair_2 = last_of(rows)
    print(pair_1)
    return pair_1 + pair_2


def other(rows):
    pair = ends(rows)
    return list(pair)
`,
    );
  });

  it('kept as a wrapper where asked, callers stay', async () => {
    await checkOperation(
      `//- stats.py
async def stats(xs, /, scale=1, *more, unit, **rest):
    """Total and mean."""
    total = sum(xs) * scale
    count = len(xs)
    return {'total': total, 'mean': total / count}
//- app.py
from stats import stats


async def show(xs):
    return (await stats(xs, unit=1))['mean']
`,
      'splitFunction',
      { target: { name: 'stats' }, parts: [{ name: 'total_of' }, { name: 'mean_of' }], keep: 'wrapper' },
      `//- stats.py
async def total_of(xs, /, scale=1, *more, unit, **rest):
    """Total and mean."""
    total = sum(xs) * scale
    return total


async def mean_of(xs, /, scale=1, *more, unit, **rest):
    """Total and mean."""
    total = sum(xs) * scale
    count = len(xs)
    return total / count


async def stats(xs, /, scale=1, *more, unit, **rest):
    """Total and mean."""
    return {"total": await total_of(xs, scale, *more, unit=unit, **rest), "mean": await mean_of(xs, scale, *more, unit=unit, **rest)}
`,
    );
  });

  it('names in documentation become both', async () => {
    await checkOperation(
      `//- stats.py
"""See :func:\`ends\` for more."""


def ends(xs):
    return xs[0], xs[-1]
`,
      'splitFunction',
      { target: { name: 'ends' }, parts: [{ name: 'first_of' }, { name: 'last_of' }] },
      `//- stats.py
"""See :func:\`first_of\` and :func:\`last_of\` for more."""


def first_of(xs):
    return xs[0]


def last_of(xs):
    return xs[-1]
`,
    );
  });
});

describe('methods', () => {
  it('of objects, of the class, static, and properties', async () => {
    await checkOperation(
      `//- table.py
from typing import List, Tuple


class Table:
    def __init__(self, rows):
        self.rows = rows

    @property
    def bounds(self) -> Tuple[int, List[int]]:
        """Both ends."""
        first = self.rows[0]
        last = [self.rows[-1]]
        return first, last

    def show(self):
        first, last = self.bounds
        return last, self.bounds[0]
//- app.py
from table import Table

print(Table([1]).bounds[1])
low, high = Table([2]).bounds
`,
      'splitFunction',
      { target: { name: 'Table.bounds' }, parts: [{ name: 'lower' }, { name: 'upper' }] },
      `//- table.py
from typing import List


class Table:
    def __init__(self, rows):
        self.rows = rows

    @property
    def lower(self) -> int:
        """Both ends."""
        first = self.rows[0]
        return first

    @property
    def upper(self) -> List[int]:
        """Both ends."""
        last = [self.rows[-1]]
        return last

    def show(self):
        first = self.lower
        last = self.upper
        return last, self.lower
//- app.py
from table import Table

print(Table([1]).upper)
table = Table([2])
low = table.lower
high = table.upper
`,
    );
  });

  it('names that are not said are made of the verb and the values', async () => {
    const { located } = await checkOperation(
      `//- reader.py
class Reader:
    @classmethod
    def parse_header(cls, line):
        name, _, value = line.partition(':')
        return name.strip(), value.strip()

    def next(self, line):
        name, value = self.parse_header(line)
        return name or value
`,
      'splitFunction',
      { target: { name: 'parse_header', containerHint: 'Reader' } },
      `//- reader.py
class Reader:
    @classmethod
    def parse_header_name(cls, line):
        name, _, value = line.partition(':')
        return name.strip()

    @classmethod
    def parse_header_value(cls, line):
        name, _, value = line.partition(':')
        return value.strip()

    def next(self, line):
        name = self.parse_header_name(line)
        value = self.parse_header_value(line)
        return name or value
`,
    );
    expect(located.decisions.map(({ choice }) => choice)).toContain('assumed the names “parse_header_name” and “parse_header_value”');
  });
});

describe('a function that calls itself', () => {
  it('each part calls itself', async () => {
    await checkOperation(
      `//- tree.py
def measure(node):
    if node is None:
        return 0, 0
    left_depth, left_size = measure(node.left)
    right_depth, right_size = measure(node.right)
    depth = 1 + max(left_depth, right_depth)
    size = 1 + left_size + right_size
    return depth, size


def last(node):
    if node.next:
        return last(node.next)
    return node.key, node.value
`,
      'splitFunction',
      { target: { name: 'measure' }, parts: [{ name: 'depth_of' }, { name: 'size_of' }] },
      `//- tree.py
def depth_of(node):
    if node is None:
        return 0
    left_depth = depth_of(node.left)
    right_depth = depth_of(node.right)
    depth = 1 + max(left_depth, right_depth)
    return depth


def size_of(node):
    if node is None:
        return 0
    left_size = size_of(node.left)
    right_size = size_of(node.right)
    size = 1 + left_size + right_size
    return size


def last(node):
    if node.next:
        return last(node.next)
    return node.key, node.value
`,
    );
  });

  it('and gives back what that gives', async () => {
    await checkOperation(
      `//- tree.py
def last(node):
    if node.next:
        return last(node.next)
    return (node.key, node.value) if node.ok else (None, node.value)
`,
      'splitFunction',
      { target: { name: 'last' }, parts: [{ name: 'last_key' }, { name: 'last_value' }] },
      `//- tree.py
def last_key(node):
    if node.next:
        return last_key(node.next)
    return node.key if node.ok else None


def last_value(node):
    if node.next:
        return last_value(node.next)
    return node.value if node.ok else node.value
`,
    );
  });
});

describe('what cannot be split, or not without being asked', () => {
  const refuses = async (body: string, why: RegExp, args: object = {}): Promise<void> => {
    const refusal = await checkOperationRefused(`//- a.py\n${body}`, 'splitFunction', { target: { name: 'f' }, ...args }, 'shape-unfit');
    expect(refusal.error.message).toMatch(why);
  };

  it('it prints, writes to what it is given, or sets what is not its own', async () => {
    await refuses('def f(x):\n    print(x)\n    return x, x + 1\n', /prints, writes.*a\.py:2/);
    await refuses('def f(x):\n    x.append(1)\n    return x, len(x)\n', /changes “x”, which it is given \(a\.py:2\)/);
    await refuses('def f(stream):\n    a = next(stream)\n    b = next(stream)\n    return a, b\n', /changes “stream”/);
    await refuses('n = 0\n\n\ndef f(x):\n    global n\n    n += 1\n    return x, n\n', /sets “n”, which is not its own/);
    await refuses('def f(rows):\n    for row in rows:\n        row.seen = True\n    return rows, len(rows)\n', /changes “rows”/);
  });

  it('it returns something else somewhere', async () => {
    await refuses('def f(x):\n    if not x:\n        return None\n    return x, 1\n', /returns nothing at all \(a\.py:3\)/);
    await refuses('def f(x):\n    if x:\n        return x, 1\n', /come to its end/);
    await refuses('def f(x):\n    if x:\n        return x, 1\n    return 1, 2, 3\n', /another number/);
    await refuses('def f(x):\n    return x\n', /no list of values/);
    await refuses('def f(x):\n    return x, *x\n', /no list of values/);
    await refuses('def f(x):\n    yield x\n    return x, x\n', /hands out values|generator/);
  });

  it('the names do not fit', async () => {
    await refuses('def f(x):\n    return x, 1, 2\n', /returns 3 values/, { parts: [{ name: 'a' }, { name: 'b' }] });
    await refuses('def g():\n    pass\n\n\ndef f(x):\n    return x, 1\n', /already has a “g”/, { parts: [{ name: 'g' }, { name: 'b' }] });
    await refuses('def f(x):\n    low = x\n    return low, 1\n', /does not return “width”/, {
      parts: [{ values: ['width'] }, { values: ['low'] }],
    });
  });

  it('what only may happen twice is asked about', async () => {
    const { located } = await checkOperation(
      `//- a.py
import time


def f(x):
    log.info('go')
    now = time.time()
    return x + now, x - now
`,
      'splitFunction',
      { target: { name: 'f' }, parts: [{ name: 'plus' }, { name: 'minus' }] },
      `//- a.py
import time


def plus(x):
    log.info('go')
    now = time.time()
    return x + now


def minus(x):
    log.info('go')
    now = time.time()
    return x - now
`,
    );
    expect(located.unsettled?.map(({ text, why }) => `${text}: ${why}`)).toEqual([
      "log.info('go'): writes to a log, and would be done once for each part",
      'time.time(): gives something else each time, and would be done once for each part',
    ]);
  });
});
