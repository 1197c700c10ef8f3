/** Moving modules and packages of Python: each case a small workspace before and after, and back again. */
import { describe, expect, it } from 'vitest';
import { checkMove, checkMoveRefused } from './checkMove.ts';

describe('a module to another package', () => {
  it('takes importers along, absolute ones', async () => {
    await checkMove(
      `//- utils/__init__.py
//- utils/dates.py
def parse(text): ...
//- utils/text.py
//- lib/__init__.py
# lib
//- app.py
from utils.dates import parse
import utils.dates
import utils.dates as d
from utils import dates
from utils import text, dates as other
parse("")
utils.dates.parse("")
d.parse("")
dates.parse("")
other.parse("")
`,
      {
        move: 'utils/dates.py',
        to: 'lib/dates.py',
        gone: ['utils/dates.py'],
        oneWay: 'a name that went to a clause of its own stays there',
      },
      `//- lib/dates.py
def parse(text): ...
//- app.py
from lib.dates import parse
import lib.dates
import lib.dates as d
from lib import dates
from utils import text
from lib import dates as other
parse("")
lib.dates.parse("")
d.parse("")
dates.parse("")
other.parse("")
`,
    );
  });

  it('gives it another name on the way, which its users write as well', async () => {
    await checkMove(
      `//- utils/__init__.py
//- utils/dates.py
def parse(text): ...
//- utils/text.py
//- lib/__init__.py
# lib
//- app.py
from utils.dates import parse
from utils import dates
import utils.dates
dates.parse(utils.dates.parse(""))
`,
      { move: 'utils/dates.py', to: 'lib/times.py', gone: ['utils/dates.py'] },
      `//- lib/times.py
def parse(text): ...
//- app.py
from lib.times import parse
from lib import times
import lib.times
times.parse(lib.times.parse(""))
`,
    );
  });

  it('rewrites the relative imports of the module itself', async () => {
    await checkMove(
      `//- app/__init__.py
//- app/core/__init__.py
# core
//- app/core/base.py
class Base: ...
//- app/io/__init__.py
//- app/io/files.py
from . import paths
from .paths import join
from ..core.base import Base
from .. import version
import os
//- app/io/paths.py
def join(): ...
//- app/version.py
`,
      { move: 'app/io/files.py', to: 'app/core', relation: 'into', gone: ['app/io/files.py'] },
      `//- app/core/files.py
from ..io import paths
from ..io.paths import join
from .base import Base
from .. import version
import os
`,
    );
  });

  it('makes relative imports absolute where nothing else reaches', async () => {
    await checkMove(
      `//- app/__init__.py
//- app/files.py
from .paths import join
from . import paths
//- app/paths.py
def join(): ...
//- main.py
from app import files
`,
      { move: 'app/files.py', to: 'files.py', gone: ['app/files.py'], oneWay: 'what was relative is absolute now' },
      `//- files.py
from app.paths import join
from app import paths
//- main.py
import files
`,
    );
  });

  it('writes relative imports of those around it anew', async () => {
    await checkMove(
      `//- app/__init__.py
from .io.files import read
from .io import files
//- app/io/__init__.py
from .files import read
from . import files as f
//- app/io/files.py
def read(): ...
//- app/io/zip.py
from .files import read
from . import files
files.read()
//- app/core/__init__.py
# core
`,
      { move: 'app/io/files.py', to: 'app/core/files.py', gone: ['app/io/files.py'] },
      `//- app/__init__.py
from .core.files import read
from .core import files
//- app/io/__init__.py
from ..core.files import read
from ..core import files as f
//- app/core/files.py
def read(): ...
//- app/io/zip.py
from ..core.files import read
from ..core import files
files.read()
`,
    );
  });

  it('makes a new package where it came out of one, and takes it away again on the way back', async () => {
    await checkMove(
      `//- app/__init__.py
//- app/dates.py
def parse(): ...
//- app/main.py
from app.dates import parse
`,
      { move: 'app/dates.py', to: 'app/lib/time/dates.py', gone: ['app/dates.py'] },
      `//- app/lib/__init__.py
//- app/lib/time/__init__.py
//- app/lib/time/dates.py
def parse(): ...
//- app/main.py
from app.lib.time.dates import parse
`,
    );
  });

  it('makes no package of a folder of scripts, and asks whether they find it there', async () => {
    const { located } = await checkMove(
      `//- tools/build.py
print("build")
//- tools/run.py
import build
`,
      { move: 'tools/build.py', to: 'scripts/', gone: ['tools/build.py'] },
      `//- scripts/build.py
print("build")
`,
    );
    expect(located.unsettled?.map(({ path, text }) => `${path}: ${text}`)).toEqual(['tools/run.py: build']);
  });

  it('keeps the package where something imports it for itself', async () => {
    await checkMove(
      `//- utils/__init__.py
//- utils/dates.py
def parse(): ...
//- lib/__init__.py
# lib
//- app.py
import utils
from utils.dates import parse
print(utils)
`,
      { move: 'utils/dates.py', to: 'lib/dates.py', gone: ['utils/dates.py'] },
      `//- lib/dates.py
def parse(): ...
//- app.py
import utils
from lib.dates import parse
print(utils)
`,
    );
  });

  it('goes on binding the root of the old name where it is used', async () => {
    await checkMove(
      `//- utils/__init__.py
from . import text
//- utils/text.py
def strip(): ...
//- utils/dates.py
def parse(): ...
//- lib/__init__.py
# lib
//- app.py
import utils.dates
utils.dates.parse()
utils.text.strip()
`,
      { move: 'utils/dates.py', to: 'lib/dates.py', gone: ['utils/dates.py'], oneWay: 'the import that was added stays' },
      `//- lib/dates.py
def parse(): ...
//- app.py
import lib.dates
import utils
lib.dates.parse()
utils.text.strip()
`,
    );
  });

  it('brings an import where the package was enough before', async () => {
    await checkMove(
      `//- utils/__init__.py
from . import dates
//- utils/dates.py
def parse(): ...
//- lib/__init__.py
# lib
//- app.py
import utils
utils.dates.parse()
`,
      { move: 'utils/dates.py', to: 'lib/dates.py', gone: ['utils/dates.py'], oneWay: 'the import that was added stays' },
      `//- utils/__init__.py
from lib import dates
//- lib/dates.py
def parse(): ...
//- app.py
import utils
import lib.dates
lib.dates.parse()
`,
    );
  });

  it('follows mock targets and other strings that are code', async () => {
    await checkMove(
      `//- utils/__init__.py
//- utils/dates.py
def parse(): ...
//- utils/text.py
//- lib/__init__.py
# lib
//- tests/test_app.py
from unittest import mock
import importlib
with mock.patch("utils.dates.parse"):
    importlib.import_module("utils.dates")
`,
      { move: 'utils/dates.py', to: 'lib/times.py', gone: ['utils/dates.py'] },
      `//- lib/times.py
def parse(): ...
//- tests/test_app.py
from unittest import mock
import importlib
with mock.patch("lib.times.parse"):
    importlib.import_module("lib.times")
`,
    );
  });

  it('leaves texts that only begin like it', async () => {
    await checkMove(
      `//- app/__init__.py
//- app/ninja.py
def build(): ...
//- app/make.py
from .ninja import build
TOOL = "ninja.exe"
//- app/core/__init__.py
# core
`,
      { move: 'app/ninja.py', to: 'app/core/ninja.py', gone: ['app/ninja.py'] },
      `//- app/core/ninja.py
def build(): ...
//- app/make.py
from .core.ninja import build
TOOL = "ninja.exe"
`,
    );
  });

  it('drops it from the list of a package that has it no more', async () => {
    await checkMove(
      `//- utils/__init__.py
__all__ = ["dates", "text"]
//- utils/dates.py
def parse(): ...
//- utils/text.py
//- lib/__init__.py
# lib
`,
      { move: 'utils/dates.py', to: 'lib/dates.py', gone: ['utils/dates.py'], oneWay: 'the list does not say that it was there' },
      `//- utils/__init__.py
__all__ = ["text"]
//- lib/dates.py
def parse(): ...
`,
    );
  });

  it('follows conditional imports, imports for types and those inside functions', async () => {
    await checkMove(
      `//- app/__init__.py
//- app/dates.py
class Date: ...
//- app/other.py
//- app/core/__init__.py
# core
//- app/main.py
from __future__ import annotations
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from app.dates import Date
try:
    from .dates import Date as D
except ImportError:
    D = None

def run() -> Date:
    from . import dates
    return dates.Date()
`,
      { move: 'app/dates.py', to: 'app.core', gone: ['app/dates.py'] },
      `//- app/core/dates.py
class Date: ...
//- app/main.py
from __future__ import annotations
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from app.core.dates import Date
try:
    from .core.dates import Date as D
except ImportError:
    D = None

def run() -> Date:
    from .core import dates
    return dates.Date()
`,
    );
  });

  it('takes its stub along', async () => {
    await checkMove(
      `//- app/__init__.py
//- app/fast.py
def f(x): ...
//- app/fast.pyi
from .types import T
def f(x: T) -> T: ...
//- app/types.py
class T: ...
//- app/core/__init__.py
# core
//- app/main.py
from app.fast import f
`,
      { move: 'app/fast.py', to: 'app/core/fast.py', gone: ['app/fast.py', 'app/fast.pyi'] },
      `//- app/core/fast.py
def f(x): ...
//- app/core/fast.pyi
from ..types import T
def f(x: T) -> T: ...
//- app/main.py
from app.core.fast import f
`,
    );
  });

  it('keeps line ends, tabs and the missing end of the last line', async () => {
    await checkMove(
      `//- app/__init__.py
//- app/dates.py
def parse():\r\n\tfrom . import text\r\n\treturn text
//- app/text.py
//- app/core/__init__.py
# core
//- app/main.py
if True:\r\n\tfrom app import text, dates\r\n\tdates.parse()`,
      {
        move: 'app/dates.py',
        to: 'app/core/dates.py',
        gone: ['app/dates.py'],
        oneWay: 'a name that went to a clause of its own stays there',
      },
      `//- app/core/dates.py
def parse():\r\n\tfrom .. import text\r\n\treturn text
//- app/main.py
if True:\r\n\tfrom app import text\r\n\tfrom app.core import dates\r\n\tdates.parse()`,
    );
  });

  it('follows in a src layout by the names that are imported', async () => {
    await checkMove(
      `//- src/shop/__init__.py
//- src/shop/cart.py
class Cart: ...
//- src/shop/core/__init__.py
# core
//- tests/test_cart.py
from shop.cart import Cart
import shop.cart
shop.cart.Cart()
`,
      { move: 'shop.cart', to: 'shop.core', gone: ['src/shop/cart.py'] },
      `//- src/shop/core/cart.py
class Cart: ...
//- tests/test_cart.py
from shop.core.cart import Cart
import shop.core.cart
shop.core.cart.Cart()
`,
    );
  });

  it('handles modules that import each other', async () => {
    await checkMove(
      `//- app/__init__.py
//- app/a.py
from .b import g
def f(): ...
//- app/b.py
def g():
    from .a import f
    return f
//- app/core/__init__.py
# core
`,
      { move: 'app/a.py', to: 'app/core/a.py', gone: ['app/a.py'] },
      `//- app/core/a.py
from ..b import g
def f(): ...
//- app/b.py
def g():
    from .core.a import f
    return f
`,
    );
  });

  it('follows a star import', async () => {
    await checkMove(
      `//- app/__init__.py
from .names import *
//- app/names.py
A = 1
//- app/core/__init__.py
# core
`,
      { move: 'app/names.py', to: 'app/core/names.py', gone: ['app/names.py'] },
      `//- app/__init__.py
from .core.names import *
//- app/core/names.py
A = 1
`,
    );
  });

  it('leaves a local name that only looks like it', async () => {
    await checkMove(
      `//- utils/__init__.py
//- utils/dates.py
def parse(): ...
//- utils/text.py
//- lib/__init__.py
# lib
//- app.py
from utils.dates import parse
def f(dates):
    return dates.parse, {"dates": 1}
`,
      { move: 'utils/dates.py', to: 'lib/times.py', gone: ['utils/dates.py'] },
      `//- lib/times.py
def parse(): ...
//- app.py
from lib.times import parse
def f(dates):
    return dates.parse, {"dates": 1}
`,
    );
  });
});

describe('a package', () => {
  it('goes under another with all that is in it', async () => {
    await checkMove(
      `//- app/__init__.py
from .io import read
//- app/io/__init__.py
from .reader import read
//- app/io/reader.py
from . import paths
from .paths import join
from ..text import strip
from app.io.paths import join as j
def read(): ...
//- app/io/paths.py
def join(): ...
//- app/text.py
def strip(): ...
//- app/core/__init__.py
# core
//- main.py
import app.io.reader
from app.io import reader, paths
app.io.reader.read()
`,
      {
        move: 'app.io',
        to: 'app.core',
        relation: 'into',
        gone: ['app/io/__init__.py', 'app/io/reader.py', 'app/io/paths.py'],
      },
      `//- app/__init__.py
from .core.io import read
//- app/core/io/__init__.py
from .reader import read
//- app/core/io/reader.py
from . import paths
from .paths import join
from ...text import strip
from app.core.io.paths import join as j
def read(): ...
//- app/core/io/paths.py
def join(): ...
//- main.py
import app.core.io.reader
from app.core.io import reader, paths
app.core.io.reader.read()
`,
    );
  });

  it('without an __init__ moves as well', async () => {
    await checkMove(
      `//- app/tools/run.py
from app.tools.base import go
//- app/tools/base.py
def go(): ...
//- lib/other.py
//- main.py
from app.tools import run
import app.tools.base
app.tools.base.go()
`,
      {
        move: 'app/tools',
        to: 'lib',
        gone: ['app/tools/run.py', 'app/tools/base.py'],
        relation: 'into',
        oneWay: 'the folder is found again by its files',
      },
      `//- lib/tools/run.py
from lib.tools.base import go
//- lib/tools/base.py
def go(): ...
//- main.py
from lib.tools import run
import lib.tools.base
lib.tools.base.go()
`,
    );
  });

  it('becomes a top-level package', async () => {
    await checkMove(
      `//- app/__init__.py
//- app/io/__init__.py
from ..text import strip
//- app/text.py
def strip(): ...
//- main.py
import app.io
app.io.strip()
`,
      { move: 'app.io', to: '.', relation: 'into', gone: ['app/io/__init__.py'], oneWay: 'what was relative is absolute now' },
      `//- io/__init__.py
from app.text import strip
//- main.py
import io
io.strip()
`,
    );
  });

  it('is made of a module, and a module of it', async () => {
    await checkMove(
      `//- app/__init__.py
//- app/helpers.py
from .text import strip
from . import text
def f(): ...
//- app/text.py
def strip(): ...
//- main.py
from app.helpers import f
`,
      { move: 'app/helpers.py', to: 'helpers', shape: 'package', gone: ['app/helpers.py'] },
      `//- app/helpers/__init__.py
from ..text import strip
from .. import text
def f(): ...
`,
    );
  });

  it('with more than one file cannot become a module', async () => {
    const refused = await checkMoveRefused(
      `//- app/__init__.py
//- app/text.py
`,
      { move: 'app', to: 'app', shape: 'module' },
      'conflict-case',
    );
    expect(refused.error.message).toContain('app/text.py');
  });

  it('cannot be moved into itself', async () => {
    await checkMoveRefused(
      `//- app/__init__.py
//- app/core/__init__.py
# core
`,
      { move: 'app', to: 'app.core', relation: 'into' },
      'conflict-case',
    );
  });
});

describe('the old path', () => {
  it('is kept by a module that hands on', async () => {
    await checkMove(
      `//- utils/__init__.py
//- utils/dates.py
import os
ZONE = "UTC"
def parse(text): ...
def _inner(): ...
class Date: ...
//- lib/__init__.py
# lib
//- app.py
from utils.dates import parse
`,
      { move: 'utils/dates.py', to: 'lib/times.py', keep: 'alias', gone: [] },
      `//- utils/dates.py
"""Moved to lib.times."""

from lib.times import ZONE, parse, Date

__all__ = ["ZONE", "parse", "Date"]
//- lib/times.py
import os
ZONE = "UTC"
def parse(text): ...
def _inner(): ...
class Date: ...
//- app.py
from lib.times import parse
`,
    );
  });

  it('warns where that is asked for, and lists what the module lists', async () => {
    await checkMove(
      `//- utils/__init__.py
//- utils/dates.py
__all__ = ["parse"]
def parse(text): ...
def other(): ...
//- lib/__init__.py
# lib
`,
      { move: 'utils/dates.py', to: 'lib/dates.py', keep: 'deprecated', gone: [] },
      `//- utils/dates.py
"""Deprecated: moved to lib.dates."""

import warnings

from lib.dates import parse

__all__ = ["parse"]

warnings.warn(
    "utils.dates is deprecated, use lib.dates instead.",
    DeprecationWarning,
    stacklevel=2,
)
//- lib/dates.py
__all__ = ["parse"]
def parse(text): ...
def other(): ...
`,
    );
  });
});

describe('what is no code', () => {
  it('follows in entry points, paths of configurations and roles of documentation', async () => {
    await checkMove(
      `//- pyproject.toml
[project.scripts]
app = "app.cli:main"

[tool.coverage.run]
omit = ["app/cli.py"]

[[tool.mypy.overrides]]
module = "app.cli"
//- setup.cfg
[options.entry_points]
console_scripts =
    app = app.cli:main
//- docs/api.rst
API
===

.. automodule:: app.cli

See :func:\`app.cli.main\` and app.cli in prose.
//- docs/guide.md
::: app.cli

Run app/cli.py by hand.
//- CHANGELOG.md
app.cli came.
//- app/__init__.py
//- app/cli.py
def main(): ...
//- app/core/__init__.py
# core
`,
      { move: 'app/cli.py', to: 'app/core/shell.py', gone: ['app/cli.py'] },
      `//- pyproject.toml
[project.scripts]
app = "app.core.shell:main"

[tool.coverage.run]
omit = ["app/core/shell.py"]

[[tool.mypy.overrides]]
module = "app.core.shell"
//- setup.cfg
[options.entry_points]
console_scripts =
    app = app.core.shell:main
//- docs/api.rst
API
===

.. automodule:: app.core.shell

See :func:\`app.core.shell.main\` and app.cli in prose.
//- docs/guide.md
::: app.core.shell

Run app/cli.py by hand.
//- app/core/shell.py
def main(): ...
`,
    );
  });

  it('follows in prose where that is asked for', async () => {
    await checkMove(
      `//- README.md
Run app/cli.py, or import app.cli.
//- CHANGELOG.md
app.cli came.
//- app/__init__.py
//- app/cli.py
def main(): ...
//- app/core/__init__.py
# core
`,
      { move: 'app/cli.py', to: 'app/core/cli.py', also: ['docs'], gone: ['app/cli.py'] },
      `//- README.md
Run app/core/cli.py, or import app.core.cli.
//- app/core/cli.py
def main(): ...
`,
    );
  });

  it('is reported where it is left', async () => {
    const { located } = await checkMove(
      `//- README.md
Run app/cli.py, or import app.cli.
//- Makefile
run:
	python app/cli.py
//- app/__init__.py
//- app/cli.py
def main(): ...
//- app/core/__init__.py
# core
`,
      { move: 'app/cli.py', to: 'app/core/cli.py', gone: ['app/cli.py'] },
      `//- app/core/cli.py
def main(): ...
`,
    );
    expect(located.left.map(({ path, text }) => `${path}: ${text}`)).toEqual([
      'Makefile: python app/cli.py',
      'README.md: Run app/cli.py, or import app.cli.',
      'README.md: Run app/cli.py, or import app.cli.',
    ]);
  });
});

describe('tests', () => {
  it('follow where asked, into the folder that mirrors', async () => {
    await checkMove(
      `//- app/__init__.py
//- app/utils/__init__.py
//- app/utils/dates.py
def parse(): ...
//- app/utils/text.py
//- app/lib/__init__.py
# lib
//- tests/utils/test_dates.py
from app.utils.dates import parse
def test_parse(): ...
//- tests/utils/test_text.py
`,
      { move: 'app/utils/dates.py', to: 'app/lib/times.py', also: ['tests'], gone: ['app/utils/dates.py', 'tests/utils/test_dates.py'] },
      `//- app/lib/times.py
def parse(): ...
//- tests/lib/test_times.py
from app.lib.times import parse
def test_parse(): ...
`,
    );
  });

  it('move themselves where the old path of the module is kept', async () => {
    await checkMove(
      `//- utils/__init__.py
//- utils/dates.py
def parse(): ...
//- lib/__init__.py
# lib
//- tests/test_dates.py
from utils.dates import parse
`,
      { move: 'utils/dates.py', to: 'lib/times.py', keep: 'alias', also: ['tests'], gone: ['tests/test_dates.py'] },
      `//- utils/dates.py
"""Moved to lib.times."""

from lib.times import parse

__all__ = ["parse"]
//- lib/times.py
def parse(): ...
//- tests/test_times.py
from lib.times import parse
`,
    );
  });

  it('stay in a flat folder, under the new name', async () => {
    await checkMove(
      `//- utils/__init__.py
//- utils/dates.py
def parse(): ...
//- utils/text.py
//- lib/__init__.py
# lib
//- tests/test_dates.py
from utils.dates import parse
`,
      { move: 'utils/dates.py', to: 'lib/times.py', also: ['tests'], gone: ['utils/dates.py', 'tests/test_dates.py'] },
      `//- lib/times.py
def parse(): ...
//- tests/test_times.py
from lib.times import parse
`,
    );
  });
});

describe('what is refused or warned of', () => {
  const files = `//- app/__init__.py
//- app/dates.py
def parse(): ...
//- app/core/__init__.py
# core
//- app/core/times.py
//- app/core/zones/__init__.py
`;

  it('a place that is taken', async () => {
    const refused = await checkMoveRefused(files, { move: 'app/dates.py', to: 'app/core/times.py' }, 'conflict-case');
    expect(refused.error.message).toContain('app/core/times.py is already there');
  });

  it('a place that differs from a taken one by case alone', async () => {
    await checkMoveRefused(files, { move: 'app/dates.py', to: 'app/core/Times.py' }, 'conflict-case');
  });

  it('a package of that name', async () => {
    const refused = await checkMoveRefused(files, { move: 'app/dates.py', to: 'app/core/zones.py' }, 'conflict-case');
    expect(refused.error.message).toContain('would hide');
  });

  it('where it is already', async () => {
    await checkMoveRefused(files, { move: 'app/dates.py', to: 'app' }, 'name-unchanged');
  });

  it('a folder that may be one of two', async () => {
    const refused = await checkMoveRefused(
      `//- a/lib/__init__.py
//- b/lib/__init__.py
//- x/dates.py
`,
      { move: 'x/dates.py', to: 'lib' },
      'symbol-ambiguous',
    );
    expect(refused.candidates.map(({ name }) => name)).toEqual(['a/lib', 'b/lib']);
  });

  it('another language', async () => {
    await checkMoveRefused(files, { move: 'app/dates.py', to: 'app/dates.ts' }, 'name-illegal');
  });

  it('a name that no module can have', async () => {
    await checkMoveRefused(files, { move: 'app/dates.py', to: 'app/core/class.py' }, 'name-illegal');
  });

  it('the name of a standard module', async () => {
    const { located } = await checkMove(
      `//- app/__init__.py
//- app/mail.py
def send(): ...
//- main.py
from app.mail import send
`,
      { move: 'app/mail.py', to: 'email.py', gone: ['app/mail.py', 'app/__init__.py'], oneWay: 'the package is gone' },
      `//- email.py
def send(): ...
//- main.py
from email import send
`,
    );
    expect(located.decisions.map(({ choice }) => choice)).toContain('warned that “email” has the name of a module of the standard library');
  });

  it('what asks for its own path', async () => {
    const { located } = await checkMove(
      `//- app/__init__.py
//- app/data.py
from pathlib import Path
HERE = Path(__file__).parent
//- app/core/__init__.py
# core
`,
      { move: 'app/data.py', to: 'app/core/data.py', gone: ['app/data.py'] },
      `//- app/core/data.py
from pathlib import Path
HERE = Path(__file__).parent
`,
    );
    expect(located.decisions.map(({ choice }) => choice)).toContain('left 1 place where what moves asks for its own path');
  });
});
