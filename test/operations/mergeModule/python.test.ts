/** Modules of Python merged into another: what becomes of those who import them. */
import { describe, it } from 'vitest';
import { checkInstruction } from '../carryOut.ts';

describe('what is done', () => {
  it('with all who import it, name it or patch it', async () => {
    await checkInstruction(
      `//- pkg/__init__.py
from . import dates
from .dates import fmt, parse
from .times import now
//- pkg/dates.py
"""Dates."""
import json as js
import logging
import re

from . import base
from .times import now

logger = logging.getLogger(__name__)
PATTERN = re.compile("x")


def parse(text):
    logger.info(now())
    return PATTERN.match(text)


def fmt(d):
    return base.fmt(js.dumps(d))
//- pkg/times.py
"""Times."""
import logging

logger = logging.getLogger(__name__)


def now():
    from .dates import fmt

    return fmt(1)
//- pkg/base.py
def fmt(x):
    return x
//- tests/test_dates.py
from unittest.mock import patch

import pkg.dates as d
from pkg import dates
from pkg.dates import js, parse


@patch("pkg.dates.re.compile")
@patch("pkg.dates.parse")
def test(a, b):
    d.parse("x")
    dates.fmt(1)
    print(js)
`,
      'merge pkg/dates.py into pkg/times.py and delete it',
      `//- pkg/__init__.py
from . import times
from .times import fmt, now, parse
//- pkg/times.py
"""Times."""
import json as js
import logging
import re

from . import base

logger = logging.getLogger(__name__)


def now():
    return fmt(1)


PATTERN = re.compile("x")


def parse(text):
    logger.info(now())
    return PATTERN.match(text)


def fmt(d):
    return base.fmt(js.dumps(d))
//- tests/test_dates.py
import json as js
from unittest.mock import patch

from pkg import times
from pkg.times import parse


@patch("pkg.times.re.compile")
@patch("pkg.times.parse")
def test(a, b):
    times.parse("x")
    times.fmt(1)
    print(js)
`,
      { gone: ['pkg/dates.py'] },
    );
  });

  it('code that runs when it is loaded keeps its order', async () => {
    await checkInstruction(
      `//- a.py
from registry import register

TABLE = {}


def f():
    return TABLE


register(f)
//- b.py
X = 1


def g():
    return X


if __name__ == "__main__":
    g()
//- registry.py
def register(f):
    return f
`,
      'merge a.py into b.py',
      `//- b.py
from registry import register

X = 1


def g():
    return X


TABLE = {}


def f():
    return TABLE


register(f)


if __name__ == "__main__":
    g()
`,
      { gone: ['a.py'] },
    );
  });

  it('it is used as a whole', async () => {
    await checkInstruction(
      `//- a.py
def f():
    return 1
//- b.py
def g():
    return 2
//- c.py
import a


def go():
    return getattr(a, "f")()
`,
      'fold the module a into b',
      `//- b.py
def g():
    return 2


def f():
    return 1
//- c.py
import b


def go():
    return getattr(b, "f")()
`,
      { gone: ['a.py'] },
    );
  });

  it('bases come before their subclasses', async () => {
    await checkInstruction(
      `//- base.py
class Base:
    pass


class Mixin:
    pass
//- models.py
"""Models."""
from base import Base, Mixin


class User(Base, Mixin):
    pass
//- other.py
from base import Mixin

print(Mixin)
`,
      'merge base.py into models.py',
      `//- models.py
"""Models."""


class Base:
    pass


class Mixin:
    pass


class User(Base, Mixin):
    pass
//- other.py
from models import Mixin

print(Mixin)
`,
      { gone: ['base.py'] },
    );
  });

  it('lists of names become one', async () => {
    await checkInstruction(
      `//- a.py
__all__ = ["f"]


def f():
    return _help()


def _help():
    return 1
//- b.py
__all__ = ["g"]


def g():
    return 2
`,
      'merge a.py into b.py',
      `//- b.py
__all__ = ["g", "f"]


def g():
    return 2


def f():
    return _help()


def _help():
    return 1
`,
      { gone: ['a.py'] },
    );
  });

  it('two into one', async () => {
    await checkInstruction(
      `//- a.py
def f():
    return 1
//- b.py
from a import f


def g():
    return f()
//- c.py
from b import g


def h():
    return g()
//- d.py
import a
from b import g

a.f(), g()
`,
      'merge a.py and b.py into c.py, then remove them',
      `//- c.py
def h():
    return g()


def f():
    return 1


def g():
    return f()
//- d.py
import c
from c import g

c.f(), g()
`,
      { gone: ['a.py', 'b.py'] },
    );
  });

  it('a star that led to it leads to what took its place', async () => {
    await checkInstruction(
      `//- a.py
def f():
    return 1
//- b.py
def g():
    return 2
//- c.py
from a import *

f()
`,
      'merge a.py into b.py',
      `//- b.py
def g():
    return 2


def f():
    return 1
//- c.py
from b import *

f()
`,
      { gone: ['a.py'] },
    );
  });

  it('an import that depends on what is there comes whole', async () => {
    await checkInstruction(
      `//- compat.py
import sys

modern = sys.version_info >= (3, 8)

if modern:
    from importlib import metadata
else:
    import importlib_metadata as metadata

try:
    import ujson as json
except ImportError:
    import json


def version(name):
    return json.loads(metadata.version(name))
//- util.py
import os


def here():
    return os.getcwd()
`,
      'merge compat.py into util.py',
      `//- util.py
import os
import sys


def here():
    return os.getcwd()


modern = sys.version_info >= (3, 8)

if modern:
    from importlib import metadata
else:
    import importlib_metadata as metadata

try:
    import ujson as json
except ImportError:
    import json


def version(name):
    return json.loads(metadata.version(name))
`,
      { gone: ['compat.py'] },
    );
  });

  it('a package that stars both stars what is left', async () => {
    await checkInstruction(
      `//- pkg/__init__.py
from pkg.misc import *
from pkg.managers import *
//- pkg/managers.py
import warnings

__all__ = ["reversing"]


def reversing(graph):
    warnings.warn(graph)
//- pkg/misc.py
__all__ = [
    "flatten",
]


def flatten(obj):
    return obj
//- pkg/tests.py
import pkg

pkg.reversing(1)
`,
      'merge pkg/managers.py into pkg/misc.py',
      `//- pkg/__init__.py
from pkg.misc import *
//- pkg/misc.py
import warnings

__all__ = [
    "flatten",
    "reversing",
]


def flatten(obj):
    return obj


def reversing(graph):
    warnings.warn(graph)
`,
      { gone: ['pkg/managers.py'] },
    );
  });
});
