/** Moves in Python: what goes along, what is imported where, and who follows. */
import { describe, expect, it } from 'vitest';
import { checkInstruction, checkInstructionRefused, checkVetoed } from '../carryOut.ts';

describe('what is done', () => {
  it('move a function to the end of another module', async () => {
    await checkInstruction(
      `//- rows.py
import csv


def parse_row(text):
    """One row."""
    return next(csv.reader([text]))


def other():
    return 1
//- reader.py
import os


def read(path):
    return os.listdir(path)
//- app.py
from rows import other, parse_row

print(parse_row("a"), other())
`,
      'move parse_row to reader.py',
      `//- app.py
from reader import parse_row
from rows import other

print(parse_row("a"), other())
//- reader.py
import csv
import os


def read(path):
    return os.listdir(path)


def parse_row(text):
    """One row."""
    return next(csv.reader([text]))
//- rows.py
def other():
    return 1
`,
    );
  });

  it('a class with its decorators, the comments above it, and what is set on it', async () => {
    await checkInstruction(
      `//- rows.py
from dataclasses import dataclass

# One row of a file.
# It is frozen.
@dataclass(frozen=True)
class Row:
    """Cells."""

    cells: list


Row.empty = Row([])


def size(row):
    return len(row.cells)
//- models.py
"""Models."""


class Table:
    pass
//- app.py
from rows import Row, size

size(Row([]))
`,
      'move the class Row to models.py',
      `//- app.py
from models import Row
from rows import size

size(Row([]))
//- models.py
"""Models."""

from dataclasses import dataclass


class Table:
    pass


# One row of a file.
# It is frozen.
@dataclass(frozen=True)
class Row:
    """Cells."""

    cells: list


Row.empty = Row([])
//- rows.py
def size(row):
    return len(row.cells)
`,
    );
  });

  it('overloads all go', async () => {
    await checkInstruction(
      `//- a.py
from typing import overload


@overload
def load(x: int) -> int: ...
@overload
def load(x: str) -> str: ...
def load(x):
    return x


def keep() -> None:
    print(load(1))
//- io_tools.py
`,
      'move load to io_tools.py',
      `//- a.py
from io_tools import load


def keep() -> None:
    print(load(1))
//- io_tools.py
from typing import overload


@overload
def load(x: int) -> int: ...
@overload
def load(x: str) -> str: ...
def load(x):
    return x
`,
    );
  });

  it("an alias is kept, a module's attribute follows", async () => {
    await checkInstruction(
      `//- a.py
def parse(x):
    return x


def stay():
    return 2
//- b.py
def b():
    return 1
//- c.py
import a
import a as other
from a import parse as p


def go():
    return a.parse(1), other.parse(2), other.stay(), p(3)
`,
      'move parse to b.py',
      `//- a.py
def stay():
    return 2
//- b.py
def b():
    return 1


def parse(x):
    return x
//- c.py
import a as other
import b
from b import parse as p


def go():
    return b.parse(1), b.parse(2), other.stay(), p(3)
`,
    );
  });

  it('private helpers and constants come along, others are imported back', async () => {
    await checkInstruction(
      `//- a.py
import json

_LIMIT = 3
SHARED = 4


def _cut(text):
    return text[:_LIMIT]


def read(text):
    return json.loads(_cut(text)), SHARED


def other():
    return SHARED
//- b.py
def b():
    return 1
`,
      'move read to b.py',
      `//- a.py
SHARED = 4


def other():
    return SHARED
//- b.py
import json

from a import SHARED


def b():
    return 1


_LIMIT = 3


def _cut(text):
    return text[:_LIMIT]


def read(text):
    return json.loads(_cut(text)), SHARED
`,
    );
  });

  it('a private helper that others use is imported back', async () => {
    await checkInstruction(
      `//- a.py
def _cut(text):
    return text[:3]


def read(text):
    return _cut(text)


def other(text):
    return _cut(text)
//- b.py
def b():
    return 1
`,
      'move read to b.py',
      `//- a.py
def _cut(text):
    return text[:3]


def other(text):
    return _cut(text)
//- b.py
from a import _cut


def b():
    return 1


def read(text):
    return _cut(text)
`,
    );
  });

  it('what stays and uses it imports it from the new module', async () => {
    await checkInstruction(
      `//- a.py
def helper():
    return 1


def use():
    return helper()
//- b.py
def b():
    return 1
`,
      'move helper to b.py',
      `//- a.py
from b import helper


def use():
    return helper()
//- b.py
def b():
    return 1


def helper():
    return 1
`,
    );
  });

  it('a private helper breaks the circle by going along', async () => {
    await checkInstruction(
      `//- a.py
def _cut(text):
    return text[:3]


def read(text):
    return _cut(text)


def other(text):
    return _cut(text), read(text)
//- b.py
def b():
    return 1
`,
      'move read to b.py',
      `//- a.py
from b import _cut, read


def other(text):
    return _cut(text), read(text)
//- b.py
def b():
    return 1


def _cut(text):
    return text[:3]


def read(text):
    return _cut(text)
`,
    );
  });

  it('a public one is imported inside the function, where a circle would close', async () => {
    await checkInstruction(
      `//- a.py
def cut(text):
    return text[:3]


def read(text):
    """Reads."""
    return cut(text)


def other(text):
    return cut(text), read(text)
//- b.py
def b():
    return 1
`,
      'move read to b.py',
      `//- a.py
from b import read


def cut(text):
    return text[:3]


def other(text):
    return cut(text), read(text)
//- b.py
def b():
    return 1


def read(text):
    """Reads."""
    from a import cut

    return cut(text)
`,
    );
  });

  it('a base class comes to stand before its subclasses, whose import goes', async () => {
    await checkInstruction(
      `//- base.py
import abc


class Base(abc.ABC):
    pass


class Other:
    pass
//- models.py
from base import Base


class User(Base):
    pass


class Admin(User):
    pass
`,
      'move Base to models.py',
      `//- base.py
class Other:
    pass
//- models.py
import abc


class Base(abc.ABC):
    pass


class User(Base):
    pass


class Admin(User):
    pass
`,
    );
  });

  it('before the part that only runs as a script', async () => {
    await checkInstruction(
      `//- a.py
def f():
    return 1


X = 2
//- b.py
def main():
    print(1)


if __name__ == "__main__":
    main()
`,
      'move f to b.py',
      `//- a.py
X = 2
//- b.py
def main():
    print(1)


def f():
    return 1


if __name__ == "__main__":
    main()
`,
    );
  });

  it('values stand among the values at the top', async () => {
    await checkInstruction(
      `//- a.py
import re

LIMIT = 1
PATTERN = re.compile("a")
OTHER = 3


def f():
    return LIMIT + OTHER
//- consts.py
"""Constants."""

A = 1
B = 2


def g():
    return A
`,
      'move LIMIT and PATTERN to consts.py',
      `//- a.py
from consts import LIMIT

OTHER = 3


def f():
    return LIMIT + OTHER
//- consts.py
"""Constants."""

import re

A = 1
B = 2
LIMIT = 1
PATTERN = re.compile("a")


def g():
    return A
`,
    );
  });

  it('__all__ of both sides, and of the package that relays it', async () => {
    await checkInstruction(
      `//- pkg/__init__.py
from .rows import Row, parse

__all__ = ["Row", "parse"]
//- pkg/rows.py
__all__ = [
    "Row",
    "parse",
    "Table",
]


class Row:
    pass


class Table:
    pass


def parse(x):
    return x
//- pkg/reader.py
__all__ = ("read", "write")


def read():
    return 1


def write():
    return 2
`,
      'move parse to pkg/reader.py',
      `//- pkg/__init__.py
from .reader import parse
from .rows import Row

__all__ = ["Row", "parse"]
//- pkg/reader.py
__all__ = ("parse", "read", "write")


def read():
    return 1


def write():
    return 2


def parse(x):
    return x
//- pkg/rows.py
__all__ = [
    "Row",
    "Table",
]


class Row:
    pass


class Table:
    pass
`,
    );
  });

  it('a new module of a package that lists its names lists them too', async () => {
    await checkInstruction(
      `//- pkg/__init__.py
//- pkg/rows.py
"""Rows."""
__all__ = ['Row', 'parse']


class Row:
    pass


def parse(x):
    return Row()
`,
      'put parse into a new module pkg/parsing',
      `//- pkg/parsing.py
from pkg.rows import Row

__all__ = ['parse']


def parse(x):
    return Row()
//- pkg/rows.py
"""Rows."""
__all__ = ['Row']


class Row:
    pass
`,
    );
  });

  it('mock targets, roles and attribute patches', async () => {
    await checkInstruction(
      `//- net/__init__.py
//- net/api.py
def fetch(url):
    """See :func:\`net.api.fetch\`."""
    return url


def other():
    return 1
//- net/client.py
def connect():
    return 1
//- tests/test_net.py
from unittest import mock
import net.api
from net import client


@mock.patch("net.api.fetch")
def test_it(fake):
    with mock.patch.object(net.api, "fetch"):
        assert net.api.fetch(1) is fake
    assert client.connect() == 1
`,
      'move fetch to net/client.py',
      `//- net/api.py
def other():
    return 1
//- net/client.py
def connect():
    return 1


def fetch(url):
    """See :func:\`net.client.fetch\`."""
    return url
//- tests/test_net.py
from unittest import mock
from net import client


@mock.patch("net.client.fetch")
def test_it(fake):
    with mock.patch.object(client, "fetch"):
        assert client.fetch(1) is fake
    assert client.connect() == 1
`,
    );
  });

  it('a patch of a name the old module still uses is left', async () => {
    await checkInstruction(
      `//- api.py
def fetch(url):
    return url


def get(url):
    return fetch(url)
//- client.py
def connect():
    return 1
//- test_api.py
from unittest.mock import patch


@patch("api.fetch")
def test_get(fake):
    pass
`,
      'move fetch to client.py',
      `//- api.py
from client import fetch


def get(url):
    return fetch(url)
//- client.py
def connect():
    return 1


def fetch(url):
    return url
`,
    );
  });

  it('imports for types alone stay so', async () => {
    await checkInstruction(
      `//- a.py
from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from c import Thing


def show(x: Thing) -> str:
    return str(x)


def other(x: Thing) -> int:
    return 1
//- b.py
from __future__ import annotations


def b() -> int:
    return 1
//- c.py
class Thing:
    pass
`,
      'move show to b.py',
      `//- a.py
from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from c import Thing


def other(x: Thing) -> int:
    return 1
//- b.py
from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from c import Thing


def b() -> int:
    return 1


def show(x: Thing) -> str:
    return str(x)
`,
    );
  });

  it('the future of annotations goes with them', async () => {
    await checkInstruction(
      `//- a.py
from __future__ import annotations


class Thing:
    pass


def show(x: Thing | None) -> str:
    return str(x)
//- b.py
"""B."""
import os


def b():
    return os.getcwd()
`,
      'move show to b.py',
      `//- a.py
from __future__ import annotations


class Thing:
    pass
//- b.py
"""B."""
from __future__ import annotations

import os

from a import Thing


def b():
    return os.getcwd()


def show(x: Thing | None) -> str:
    return str(x)
`,
    );
  });

  it('importers for types alone', async () => {
    await checkInstruction(
      `//- a.py
class Thing:
    pass


class Other:
    pass
//- b.py
def b():
    return 1
//- use.py
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from a import Other, Thing


def f(x: "Thing", y: "Other"):
    return x, y
`,
      'move Thing to b.py',
      `//- a.py
class Other:
    pass
//- b.py
def b():
    return 1


class Thing:
    pass
//- use.py
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from a import Other
    from b import Thing


def f(x: "Thing", y: "Other"):
    return x, y
`,
    );
  });

  it('relative imports stay relative, in another folder too', async () => {
    await checkInstruction(
      `//- pkg/__init__.py
//- pkg/a.py
from . import util
from .util import tool


def f():
    return util.x, tool()


def g():
    return 1
//- pkg/util.py
x = 1


def tool():
    return 2
//- pkg/sub/__init__.py
//- pkg/sub/b.py
from ..util import x


def b():
    return x
//- pkg/c.py
from .a import f, g

f()
g()
`,
      'move f to pkg/sub/b.py',
      `//- pkg/a.py
def g():
    return 1
//- pkg/c.py
from .a import g
from .sub.b import f

f()
g()
//- pkg/sub/b.py
from .. import util
from ..util import tool, x


def b():
    return x


def f():
    return util.x, tool()
`,
    );
  });

  it('a star import of the old module', async () => {
    await checkInstruction(
      `//- a.py
def f():
    return 1


def g():
    return 2
//- b.py
def b():
    return 3
//- c.py
from a import *

f()
g()
`,
      'move f to b.py',
      `//- a.py
def g():
    return 2
//- b.py
def b():
    return 3


def f():
    return 1
//- c.py
from a import *
from b import f

f()
g()
`,
    );
  });

  it('what a star brought is imported by its name', async () => {
    await checkInstruction(
      `//- a.py
from consts import *


def f():
    return NAME


def g():
    return OTHER
//- consts.py
NAME = 1
OTHER = 2
//- b.py
def b():
    return 3
`,
      'move f to b.py',
      `//- a.py
from consts import *


def g():
    return OTHER
//- b.py
from consts import NAME


def b():
    return 3


def f():
    return NAME
`,
    );
  });

  it('imports in functions and under try follow in their place', async () => {
    await checkInstruction(
      `//- a.py
def f():
    return 1


def g():
    return 2
//- b.py
def b():
    return 3
//- c.py
try:
    from a import f, g
except ImportError:
    f = g = None


def late():
    from a import f, g

    return f(), g()
`,
      'move f to b.py',
      `//- a.py
def g():
    return 2
//- b.py
def b():
    return 3


def f():
    return 1
//- c.py
try:
    from a import g
    from b import f
except ImportError:
    f = g = None


def late():
    from a import g
    from b import f

    return f(), g()
`,
    );
  });

  it('the old place goes on offering it when asked', async () => {
    await checkInstruction(
      `//- a.py
import os


def f():
    return 1


def g():
    return os.getcwd()
//- b.py
def b():
    return 3
//- c.py
from a import f, g

f(), g()
`,
      'move f to b.py, keep it importable from the old module',
      `//- a.py
import os

from b import f


def g():
    return os.getcwd()
//- b.py
def b():
    return 3


def f():
    return 1
//- c.py
from a import g
from b import f

f(), g()
`,
    );
  });

  it('a logger and type variables are written again', async () => {
    await checkInstruction(
      `//- a.py
import logging
from typing import TypeVar

logger = logging.getLogger(__name__)
T = TypeVar("T")


def first(xs: list[T]) -> T:
    logger.info("x")
    return xs[0]


def last(xs: list[T]) -> T:
    logger.info("y")
    return xs[-1]
//- b.py
def b():
    return 1
`,
      'move first to b.py',
      `//- a.py
import logging
from typing import TypeVar

logger = logging.getLogger(__name__)
T = TypeVar("T")


def last(xs: list[T]) -> T:
    logger.info("y")
    return xs[-1]
//- b.py
import logging
from typing import TypeVar

logger = logging.getLogger(__name__)
T = TypeVar("T")


def b():
    return 1


def first(xs: list[T]) -> T:
    logger.info("x")
    return xs[0]
`,
    );
  });

  it('a logger that is there already serves both', async () => {
    await checkInstruction(
      `//- a.py
import logging

logger = logging.getLogger(__name__)


def first(xs):
    logger.info("x")
    return xs[0]


def last(xs):
    logger.info("y")
    return xs[-1]
//- b.py
import logging

logger = logging.getLogger(__name__)


def b():
    logger.info("b")
`,
      'move first to b.py',
      `//- a.py
import logging

logger = logging.getLogger(__name__)


def last(xs):
    logger.info("y")
    return xs[-1]
//- b.py
import logging

logger = logging.getLogger(__name__)


def b():
    logger.info("b")


def first(xs):
    logger.info("x")
    return xs[0]
`,
    );
  });

  it('a name defined twice under a condition goes whole', async () => {
    await checkInstruction(
      `//- a.py
import sys

if sys.version_info >= (3, 11):
    def fast():
        return 1
else:
    def fast():
        return 2


def slow():
    return 3
//- b.py
def b():
    return 1
`,
      'move fast to b.py',
      `//- a.py
def slow():
    return 3
//- b.py
import sys


def b():
    return 1


if sys.version_info >= (3, 11):
    def fast():
        return 1
else:
    def fast():
        return 2
`,
    );
  });

  it('a class into its own file, named by custom', async () => {
    await checkInstruction(
      `//- io_tools.py
import os


class RowReader:
    def go(self):
        return os.getcwd()


class Other:
    pass
//- main.py
import io_tools

r = io_tools.RowReader()
o = io_tools.Other()
`,
      'move the class RowReader out of io_tools.py into its own file',
      `//- io_tools.py
class Other:
    pass
//- main.py
import io_tools
import row_reader

r = row_reader.RowReader()
o = io_tools.Other()
//- row_reader.py
import os


class RowReader:
    def go(self):
        return os.getcwd()
`,
    );
  });

  it('a new module in a new package', async () => {
    await checkInstruction(
      `//- app/__init__.py
//- app/core.py
def g():
    return f()


def f():
    return 1
//- app/cli.py
def main():
    from app.core import f, g

    return f() + g()
`,
      'move f to app/new/mod.py',
      `//- app/cli.py
def main():
    from app.core import g
    from app.new.mod import f

    return f() + g()
//- app/core.py
from app.new.mod import f


def g():
    return f()
//- app/new/__init__.py
//- app/new/mod.py
def f():
    return 1
`,
    );
  });

  it('all functions that begin alike, by words', async () => {
    await checkInstruction(
      `//- utils.py
import re

_SPACE = re.compile(" ")


def parse_date(text):
    return _SPACE.split(text)


def strip(text):
    return text.strip()


def parse_time(text):
    return _SPACE.split(strip(text))
//- app.py
from utils import parse_date, parse_time, strip

parse_date(""), parse_time(""), strip("")
`,
      'move all functions starting with parse_ from utils to parsing',
      `//- app.py
from parsing import parse_date, parse_time
from utils import strip

parse_date(""), parse_time(""), strip("")
//- parsing.py
import re

from utils import strip

_SPACE = re.compile(" ")


def parse_date(text):
    return _SPACE.split(text)


def parse_time(text):
    return _SPACE.split(strip(text))
//- utils.py
def strip(text):
    return text.strip()
`,
    );
  });

  it('carriage returns and tabs stay', async () => {
    await checkInstruction(
      `//- a.py
import os\r
\r
\r
def f():\r
\treturn os.getcwd()\r
\r
\r
def g():\r
\treturn 1\r
//- b.py
def b():
\treturn 1
`,
      'move f to b.py',
      `//- a.py
def g():\r
\treturn 1\r
//- b.py
import os


def b():
\treturn 1


def f():
\treturn os.getcwd()
`,
    );
  });

  it('several from two modules into a third', async () => {
    await checkInstruction(
      `//- a.py
import os


def f():
    return os.getcwd()


A = 1
//- b.py
from a import f


def g():
    return f()


B = 2
//- c.py
C = 3


def c():
    return C
//- d.py
from a import A, f
from b import B, g

print(A, f(), B, g())
`,
      'move f and g to c.py',
      `//- a.py
A = 1
//- b.py
B = 2
//- c.py
import os

C = 3


def c():
    return C


def f():
    return os.getcwd()


def g():
    return f()
//- d.py
from a import A
from b import B
from c import f, g

print(A, f(), B, g())
`,
    );
  });

  it('code that came to the module it was imported from', async () => {
    await checkInstruction(
      `//- a.py
import b
from b import tool as t


def f():
    return b.tool(), t(), b.VALUE


def g():
    return b.tool()
//- b.py
VALUE = 1


def tool():
    return VALUE
`,
      'move f to b.py',
      `//- a.py
import b


def g():
    return b.tool()
//- b.py
VALUE = 1


def tool():
    return VALUE


def f():
    return tool(), tool(), VALUE
`,
    );
  });

  it('a stub goes with its source', async () => {
    await checkInstruction(
      `//- a.py
def f(x):
    return x


def g():
    return 1
//- a.pyi
def f(x: int) -> int: ...
def g() -> int: ...
//- b.py
def b():
    return 1
//- b.pyi
def b() -> int: ...
`,
      'move f to b.py',
      `//- a.py
def g():
    return 1
//- a.pyi
def g() -> int: ...
//- b.py
def b():
    return 1


def f(x):
    return x
//- b.pyi
def b() -> int: ...
def f(x: int) -> int: ...
`,
    );
  });

  it('a type alias and a protocol twin', async () => {
    await checkInstruction(
      `//- a.py
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Protocol

    class Loader(Protocol):
        def load(self) -> int: ...
else:
    Loader = object


def use(x: Loader):
    return x
//- types_.py
X = 1


def t():
    return X
`,
      'move Loader to types_.py',
      `//- a.py
from types_ import Loader


def use(x: Loader):
    return x
//- types_.py
from typing import TYPE_CHECKING

X = 1


def t():
    return X


if TYPE_CHECKING:
    from typing import Protocol

    class Loader(Protocol):
        def load(self) -> int: ...
else:
    Loader = object
`,
    );
  });

  it('a circle is broken in each function that needs it', async () => {
    await checkInstruction(
      `//- a.py
class Root(Exception):
    pass


class Problem(Root):
    pass


def first():
    """First."""
    raise Problem(1)


class Box:
    def open(self):
        try:
            first()
        except Problem:
            raise
//- b.py
def b():
    return 1
`,
      'move Problem to b.py',
      `//- a.py
class Root(Exception):
    pass


def first():
    """First."""
    from b import Problem

    raise Problem(1)


class Box:
    def open(self):
        from b import Problem

        try:
            first()
        except Problem:
            raise
//- b.py
from a import Root


def b():
    return 1


class Problem(Root):
    pass
`,
    );
  });

  it('a package taken whole by its own modules stays at the top', async () => {
    await checkInstruction(
      `//- pkg/__init__.py
from pkg.a import rank, size
from pkg.b import b
//- pkg/a.py
import pkg as p


def size():
    return 1


def rank():
    return p.size()
//- pkg/b.py
def b():
    return 1
`,
      'move rank to pkg/b.py',
      `//- pkg/__init__.py
from pkg.a import size
from pkg.b import b, rank
//- pkg/a.py
def size():
    return 1
//- pkg/b.py
import pkg as p


def b():
    return 1


def rank():
    return p.size()
`,
    );
  });
});

describe('what is not', () => {
  it('a method', async () => {
    const refusal = await checkInstructionRefused(
      `//- a.py
class Reader:
    def read(self):
        return 1
//- b.py
x = 1
`,
      'move the method Reader.read to b.py',
      'move-impossible',
    );
    expect(refusal.error.message).toBe('“read” is a method of “Reader”; only what stands at the top of a module can be moved to another.');
  });

  it('a nested function', async () => {
    const refusal = await checkInstructionRefused(
      `//- a.py
def outer():
    def inner():
        return 1
    return inner
//- b.py
x = 1
`,
      'move inner to b.py',
      'move-impossible',
    );
    expect(refusal.error.message).toBe(
      '“inner” is a function of “outer”; only what stands at the top of a module can be moved to another.',
    );
  });

  it('a name that is taken there', async () => {
    await checkVetoed(
      `//- a.py
def f():
    return 1
//- b.py
def f():
    return 2
`,
      'move f in a.py to b.py',
      ['“f” is taken: b.py has something else of that name.'],
    );
  });

  it('two names of one statement', async () => {
    const refusal = await checkInstructionRefused(
      `//- a.py
A, B = 1, 2
//- b.py
x = 1
`,
      'move A to b.py',
      'move-impossible',
    );
    expect(refusal.error.message).toBe('“A” is defined in one statement together with “B”.');
  });

  it('state that functions share', async () => {
    await checkVetoed(
      `//- a.py
total = 0


def count():
    global total
    total += 1


def show():
    return total
//- b.py
x = 1
`,
      'move count to b.py',
      ['What moves assigns “total”, which code that stays in a.py uses as well; two modules cannot share such a name.'],
    );
  });

  it('where it is already', async () => {
    const refusal = await checkInstructionRefused(
      `//- a.py
def f():
    return 1
`,
      'move f to a.py',
      'move-impossible',
    );
    expect(refusal.error.message).toBe('“f” is in a.py already.');
  });

  it('another language', async () => {
    const refusal = await checkInstructionRefused(
      `//- a.py
def f():
    return 1
`,
      'move f to b.ts',
      'name-illegal',
    );
    expect(refusal.error.message).toBe('b.ts is in another language than a.py.');
  });

  it('a name that no module can have', async () => {
    const refusal = await checkInstructionRefused(
      `//- a.py
def f():
    return 1
`,
      'move f to new-mod.py',
      'name-illegal',
    );
    expect(refusal.error.message).toBe('“new-mod” is not a Python identifier: “-” cannot stand in a name.');
  });

  it('a circle while both are loaded', async () => {
    await checkVetoed(
      `//- a.py
class Root:
    pass


class Base(Root):
    pass


class Leaf(Base):
    pass
//- b.py
x = 1
`,
      'move Base to b.py',
      [
        'b.py would need “Root” of a.py while it is loaded, and a.py needs b.py: neither could be loaded.',
        'a.py would need “Base” of b.py while it is loaded, and b.py needs a.py: neither could be loaded.',
      ],
    );
  });
  it('an import that depends on what is there is written again', async () => {
    await checkInstruction(
      `//- tools.py
import os

try:
    import ujson as json
except ImportError:
    import json


def load(text):
    return json.loads(text)


def dump(value):
    return json.dumps(value) + os.linesep
`,
      'move load to a new module loading.py',
      `//- loading.py
try:
    import ujson as json
except ImportError:
    import json


def load(text):
    return json.loads(text)
//- tools.py
import os

try:
    import ujson as json
except ImportError:
    import json


def dump(value):
    return json.dumps(value) + os.linesep
`,
    );
  });
  it('a package that stars the old module stars the new one as well', async () => {
    await checkInstruction(
      `//- pkg/__init__.py
//- pkg/utils/__init__.py
from pkg.utils.misc import *
from pkg.utils.heaps import *
//- pkg/utils/heaps.py
__all__ = ["Heap"]


class Heap:
    pass
//- pkg/utils/misc.py
__all__ = ["flatten", "pairwise"]


def flatten(obj):
    return obj


def pairwise(obj):
    return obj
//- pkg/use.py
from pkg.utils import pairwise

print(pairwise(1))
`,
      'move pairwise to a new module pkg/utils/iteration.py',
      `//- pkg/utils/__init__.py
from pkg.utils.misc import *
from pkg.utils.iteration import *
from pkg.utils.heaps import *
//- pkg/utils/iteration.py
__all__ = ["pairwise"]


def pairwise(obj):
    return obj
//- pkg/utils/misc.py
__all__ = ["flatten"]


def flatten(obj):
    return obj
`,
    );
  });

  it('what a package starred comes by its name from a module that it does not star', async () => {
    await checkInstruction(
      `//- pkg/__init__.py
from .misc import *
//- pkg/misc.py
def flatten(obj):
    return obj


def pairwise(obj):
    return obj
//- pkg/heaps.py
class Heap:
    pass
`,
      'move pairwise to pkg/heaps.py',
      `//- pkg/__init__.py
from .heaps import pairwise
from .misc import *
//- pkg/heaps.py
class Heap:
    pass


def pairwise(obj):
    return obj
//- pkg/misc.py
def flatten(obj):
    return obj
`,
    );
  });

  it('a file that imports modules by their whole names goes on to', async () => {
    await checkInstruction(
      `//- pkg/__init__.py
//- pkg/common.py
def join(a):
    return a


def write(a):
    return a
//- pkg/solution.py
from operator import attrgetter

import pkg.common

print(pkg.common.write(pkg.common.join(attrgetter("a"))))
`,
      'move write to a new module pkg/files.py',
      `//- pkg/common.py
def join(a):
    return a
//- pkg/files.py
def write(a):
    return a
//- pkg/solution.py
from operator import attrgetter

import pkg.common
import pkg.files

print(pkg.files.write(pkg.common.join(attrgetter("a"))))
`,
    );
  });
});

describe('what the old module goes on offering', () => {
  const circle = `//- pkg/sansio.py
from pkg.http import other


def go(x):
    return other() + x
`;

  it('waits with what would lead back to it, though the old module took that whole at its end', async () => {
    await checkInstruction(
      `//- pkg/__init__.py
//- pkg/http.py
def parse(x):
    return _sansio.go(x)


def other():
    return 1


from pkg import sansio as _sansio
${circle}`,
      'move parse from pkg/http.py to a new module pkg/cookies.py, keep it importable from the old module',
      `//- pkg/__init__.py
//- pkg/http.py
from pkg.cookies import parse


def other():
    return 1
//- pkg/cookies.py
def parse(x):
    import pkg.sansio as _sansio

    return _sansio.go(x)
${circle}`,
    );
  });

  it('is in a circle with what moves and needs it', async () => {
    await checkInstruction(
      `//- pkg/__init__.py
//- pkg/http.py
def parse(x):
    return other() + x


def other():
    return 1
`,
      'move parse from pkg/http.py to a new module pkg/cookies.py, keep it importable from the old module',
      `//- pkg/__init__.py
//- pkg/http.py
from pkg.cookies import parse


def other():
    return 1
//- pkg/cookies.py
def parse(x):
    from pkg.http import other

    return other() + x
`,
    );
  });
});
