/** Near-equal functions of Python become one: each case a small workspace before and after. */
import { describe, it } from 'vitest';
import { checkOperation } from '../carryOut.ts';

describe('functions of Python become one', () => {
  it('a literal becomes a parameter that every caller passes', async () => {
    await checkOperation(
      `//- tables.py
"""Tables."""
import csv


def read_csv(path):
    """All rows."""
    with open(path) as stream:
        return list(csv.reader(stream, delimiter=","))


def read_tsv(path):
    """All rows."""
    with open(path) as stream:
        return list(csv.reader(stream, delimiter="\\t"))
//- app.py
import tables
from tables import read_csv, read_tsv

print(read_csv("a"), read_tsv(path="b"), tables.read_tsv("c"))
`,
      'mergeFunctions',
      { targets: [{ name: 'read_csv' }, { name: 'read_tsv' }], name: 'read_table', parameters: ['delimiter'] },
      `//- app.py
import tables
from tables import read_table

print(read_table("a", delimiter=","), read_table(path="b", delimiter="\\t"), tables.read_table("c", delimiter="\\t"))
//- tables.py
"""Tables."""
import csv


def read_table(path, delimiter):
    """All rows."""
    with open(path) as stream:
        return list(csv.reader(stream, delimiter=delimiter))
`,
    );
  });

  it('the name that stays has its own value as the default, and its callers stay', async () => {
    await checkOperation(
      `//- tables.py
def read_csv(path):
    return split(path, delimiter=",")


def read_tsv(path):
    return split(path, delimiter="\\t")


def split(path, delimiter):
    return path.split(delimiter)
//- app.py
from tables import read_csv
from tables import read_tsv

print(read_csv("a"), list(map(read_csv, [])))
print(read_tsv("b"))
`,
      'mergeFunctions',
      { targets: [{ name: 'read_csv' }, { name: 'read_tsv' }] },
      `//- app.py
from tables import read_csv

print(read_csv("a"), list(map(read_csv, [])))
print(read_csv("b", delimiter="\\t"))
//- tables.py
def read_csv(path, delimiter=","):
    return split(path, delimiter=delimiter)


def split(path, delimiter):
    return path.split(delimiter)
`,
    );
  });

  it('types are said where the function says types', async () => {
    await checkOperation(
      `//- a.py
def area_m(width: float, height: float) -> float:
    return width * height * 1


def area_cm(width: float, height: float) -> float:
    return width * height * 100
//- b.py
from a import area_cm, area_m
x = area_m(1, 2) + area_cm(
    1,
    2,
)
`,
      'mergeFunctions',
      { targets: [{ name: 'area_m' }, { name: 'area_cm' }], name: 'area' },
      `//- a.py
def area(width: float, height: float, factor: int) -> float:
    return width * height * factor
//- b.py
from a import area
x = area(1, 2, factor=1) + area(
    1,
    2,
    factor=100,
)
`,
    );
  });

  it('called functions of other modules are passed, and imported where they are', async () => {
    await checkOperation(
      `//- pkg/__init__.py
//- pkg/a.py
import json
from pathlib import Path


def load_json(path):
    text = Path(path).read_text()
    return json.loads(text)
//- pkg/b.py
import tomllib
from pathlib import Path


def load_toml(name):
    content = Path(name).read_text()
    return tomllib.loads(content)
//- pkg/c.py
from pkg.a import load_json
from .b import load_toml

print(load_json("x"), load_toml(name="y"))
`,
      'mergeFunctions',
      { targets: [{ name: 'load_json' }, { name: 'load_toml' }], name: 'load' },
      `//- pkg/a.py
from pathlib import Path


def load(path, loads):
    text = Path(path).read_text()
    return loads(text)
//- pkg/b.py
//- pkg/c.py
import json
import tomllib
from .a import load

print(load("x", loads=json.loads), load(path="y", loads=tomllib.loads))
`,
    );
  });

  it('classes are passed, each imported where it is needed', async () => {
    await checkOperation(
      `//- models.py
class UserRow:
    pass


class TeamRow:
    pass
//- a.py
from models import TeamRow, UserRow


def make_a(data) -> object:
    row = UserRow()
    row.data = data
    return row


def make_b(data) -> object:
    row = TeamRow()
    row.data = data
    return row
//- b.py
from a import make_a, make_b

print(make_a(1), make_b(2))
`,
      'mergeFunctions',
      { targets: [{ name: 'make_a' }, { name: 'make_b' }], name: 'make' },
      `//- a.py
def make(data, row_type) -> object:
    row = row_type()
    row.data = data
    return row
//- b.py
from a import make
from models import TeamRow, UserRow

print(make(1, row_type=UserRow), make(2, row_type=TeamRow))
`,
    );
  });

  it('a constant is the default', async () => {
    await checkOperation(
      `//- conf.py
LOW = 1
HIGH = 2
//- a.py
from conf import HIGH, LOW


def low(x):
    return x * LOW


def high(x):
    return x * HIGH
//- b.py
from a import high, low
print(low(1), high(2))
`,
      'mergeFunctions',
      { targets: [{ name: 'low' }, { name: 'high' }] },
      `//- a.py
from conf import LOW


def low(x, factor=LOW):
    return x * factor
//- b.py
from a import low
from conf import HIGH
print(low(1), low(2, factor=HIGH))
`,
    );
  });

  it('a parameter that one of them has already takes the value of the other', async () => {
    await checkOperation(
      `//- a.py
def read_csv(path, delimiter=","):
    return path.split(delimiter)


def read_tsv(path):
    return path.split("\\t")


read_tsv("x")
`,
      'mergeFunctions',
      { targets: [{ name: 'read_csv' }, { name: 'read_tsv' }] },
      `//- a.py
def read_csv(path, delimiter=","):
    return path.split(delimiter)


read_csv("x", delimiter="\\t")
`,
    );
  });

  it('a parameter that one of them has already is given by name', async () => {
    await checkOperation(
      `//- a.py
def load(path, encoding, strict=False):
    return path.read(encoding), strict


def load_utf8(path, strict=False):
    return path.read("utf-8"), strict


load_utf8(1, strict=True)
load("x", "ascii")
`,
      'mergeFunctions',
      { targets: [{ name: 'load' }, { name: 'load_utf8' }] },
      `//- a.py
def load(path, encoding, strict=False):
    return path.read(encoding), strict


load(1, strict=True, encoding="utf-8")
load("x", "ascii")
`,
    );
  });

  it('a default that differs is passed where it was left out', async () => {
    await checkOperation(
      `//- a.py
def head(rows, limit=10):
    return rows[:limit]


def peek(rows, limit=3):
    return rows[:limit]


peek([])
peek([], 4)
peek([], limit=5)
head([])
`,
      'mergeFunctions',
      { targets: [{ name: 'head' }, { name: 'peek' }] },
      `//- a.py
def head(rows, limit=10):
    return rows[:limit]


head([], limit=3)
head([], 4)
head([], limit=5)
head([])
`,
    );
  });

  it('a local that only holds what differs becomes the parameter', async () => {
    await checkOperation(
      `//- a.py
def read_csv(path):
    sep = ","
    return path.split(sep)


def read_tsv(path):
    sep = "\\t"
    return path.split(sep)


read_tsv("x")
`,
      'mergeFunctions',
      { targets: [{ name: 'read_csv' }, { name: 'read_tsv' }] },
      `//- a.py
def read_csv(path, sep=","):
    return path.split(sep)


read_csv("x", sep="\\t")
`,
    );
  });

  it('several differences become several parameters, each named after its use', async () => {
    await checkOperation(
      `//- a.py
def area(shape, precise=False):
    """Of the plane."""
    if shape.size > 10:
        raise ValueError("area too large")
    return round(shape.size * 2, 3)


def volume(shape, precise=False):
    """Of the space."""
    if shape.size > 20:
        raise ValueError("volume too large")
    return round(shape.size * 3, 3)


area(1)
volume(1, True)
`,
      'mergeFunctions',
      { targets: [{ name: 'area' }, { name: 'volume' }], name: 'measure' },
      `//- a.py
def measure(shape, precise=False, *, limit, text, factor):
    """Of the plane."""
    if shape.size > limit:
        raise ValueError(text)
    return round(shape.size * factor, 3)


measure(1, limit=10, text="area too large", factor=2)
measure(1, True, limit=20, text="volume too large", factor=3)
`,
    );
  });

  it('functions that differ in names alone are one without a parameter', async () => {
    await checkOperation(
      `//- a.py
def f(x):
    return x * 2


def g(y):
    # the same
    return y * 2


print(f(1), g(y=2))
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }] },
      `//- a.py
def f(x):
    return x * 2


print(f(1), f(x=2))
`,
    );
  });

  it('arguments given by a name that the other parameter has are given by that of the one that stays', async () => {
    await checkOperation(
      `//- a.py
def f(rows, /, key, *, strict=False):
    return rows[key], strict, 1


def g(items, /, name, *, strict=False):
    return items[name], strict, 2


g([], name="x", strict=True)
g([], "y")
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }] },
      `//- a.py
def f(rows, /, key, *, strict=False, value=1):
    return rows[key], strict, value


f([], key="x", strict=True, value=2)
f([], "y", value=2)
`,
    );
  });

  it('calls of itself pass the parameter on', async () => {
    await checkOperation(
      `//- a.py
def count_files(node):
    own = 1 if node.kind == "file" else 0
    return own + sum(count_files(each) for each in node.children)


def count_dirs(node):
    own = 1 if node.kind == "dir" else 0
    return own + sum(count_dirs(each) for each in node.children)


print(count_files(None), count_dirs(None))
`,
      'mergeFunctions',
      { targets: [{ name: 'count_files' }, { name: 'count_dirs' }], name: 'count', parameters: ['kind'] },
      `//- a.py
def count(node, kind):
    own = 1 if node.kind == kind else 0
    return own + sum(count(each, kind=kind) for each in node.children)


print(count(None, kind="file"), count(None, kind="dir"))
`,
    );
  });

  it('async functions with keyword rests', async () => {
    await checkOperation(
      `//- api.py
async def get_user(client, id, **options):
    return await client.get("user", id, **options)


async def get_team(client, id, **options):
    return await client.get("team", id, **options)


async def both(client):
    a = await get_user(client, 1, timeout=3)
    return a, await get_team(client, 2, **{})
`,
      'mergeFunctions',
      { targets: [{ name: 'get_user' }, { name: 'get_team' }], name: 'get_one', parameters: ['kind'] },
      `//- api.py
async def get_one(client, id, kind, **options):
    return await client.get(kind, id, **options)


async def both(client):
    a = await get_one(client, 1, timeout=3, kind="user")
    return a, await get_one(client, 2, kind="team", **{})
`,
    );
  });

  it('numbers of two kinds and nothing have one type', async () => {
    await checkOperation(
      `//- a.py
def slow(job: str) -> bool:
    return work(job, timeout=1.5, tag=None)


def fast(job: str) -> bool:
    return work(job, timeout=10, tag="x")


def work(job, timeout, tag):
    return True
`,
      'mergeFunctions',
      { targets: [{ name: 'slow' }, { name: 'fast' }], name: 'run' },
      `//- a.py
def run(job: str, timeout: float, tag: str | None) -> bool:
    return work(job, timeout=timeout, tag=tag)


def work(job, timeout, tag):
    return True
`,
    );
  });

  it('what only a lambda sees is passed with the lambda', async () => {
    await checkOperation(
      `//- a.py
def f(rows):
    return sorted(rows, key=lambda row: row.name)


def g(rows):
    return sorted(rows, key=lambda row: row.age)


f([])
g([])
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }] },
      `//- a.py
def f(rows, key=lambda row: row.name):
    return sorted(rows, key=key)


f([])
f([], key=lambda row: row.age)
`,
    );
  });

  it('arguments without parentheses of their own, and spread ones', async () => {
    await checkOperation(
      `//- a.py
def f(rows):
    return list(rows)[0]


def g(rows):
    return list(rows)[1]


f(x for x in [])
g(*[])
g(**{})
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }], name: 'h' },
      `//- a.py
def h(rows, index):
    return list(rows)[index]


h((x for x in []), index=0)
h(*[], index=1)
h(index=1, **{})
`,
    );
  });

  it('documentation that lists parameters lists the new one', async () => {
    await checkOperation(
      `//- a.py
def f(x: int) -> int:
    """Times.

    Args:
        x: The number.
    """
    return x * 2


def g(x: int) -> int:
    """Times three.

    Args:
        x: The number.
    """
    return x * 3
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }], name: 'h' },
      `//- a.py
def h(x: int, factor: int) -> int:
    """Times.

    Args:
        x: The number.
        factor: \`2\` or \`3\`.
    """
    return x * factor
`,
    );
  });

  it('tabs stay, and no line break comes at the end', async () => {
    await checkOperation(
      `//- a.py
def f(x):
	y = x * 2
	return y


def g(z):
	w = z * 3
	return w
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }], name: 'h' },
      `//- a.py
def h(x, factor):
	y = x * factor
	return y
`,
    );
  });
});
