/** A new exception in Python, and its use: each case a small workspace before and after. */
import { describe, expect, it } from 'vitest';
import { checkOperation, checkOperationRefused } from '../carryOut.ts';

describe('a new exception in Python', () => {
  it('raised in a module, made from what was raised there', async () => {
    await checkOperation(
      `//- config.py
"""Reading."""
import os

LIMIT = 3


def load(path):
    if not path:
        raise ValueError("no path")
    try:
        return int(path)
    except ValueError as error:
        raise ValueError(f"bad {path}") from error


def other():
    raise TypeError
//- app.py
from config import load

try:
    load("")
except ValueError:
    raise ValueError
`,
      'newException',
      { name: 'ConfigError', insteadOf: 'ValueError', places: [{ name: 'config.py', kind: 'file' }] },
      `//- config.py
"""Reading."""
import os


class ConfigError(ValueError):
    pass


LIMIT = 3


def load(path):
    if not path:
        raise ConfigError("no path")
    try:
        return int(path)
    except ValueError as error:
        raise ConfigError(f"bad {path}") from error


def other():
    raise TypeError
`,
    );
  });
  it('raised in a function, declared with the other exceptions', async () => {
    await checkOperation(
      `//- app/__init__.py
//- app/errors.py
"""Errors."""

__all__ = ["AppError", "OtherError"]


class AppError(Exception):
    """Of the application."""


class OtherError(AppError):
    pass
//- app/config.py
from .errors import OtherError


def load(path):
    if path == 1:
        raise OtherError
    raise ValueError(path)


def dump(path):
    raise ValueError(path)
`,
      'newException',
      { name: 'ConfigError', base: 'ValueError', insteadOf: 'ValueError', places: [{ name: 'load' }] },
      `//- app/config.py
from .errors import ConfigError, OtherError


def load(path):
    if path == 1:
        raise OtherError
    raise ConfigError(path)


def dump(path):
    raise ValueError(path)
//- app/errors.py
"""Errors."""

__all__ = ["AppError", "ConfigError", "OtherError"]


class AppError(Exception):
    """Of the application."""


class OtherError(AppError):
    pass


class ConfigError(ValueError):
    pass
`,
    );
  });
  it('made from one of ours', async () => {
    await checkOperation(
      `//- app/errors.py
class AppError(Exception): pass
class OtherError(AppError): pass
//- app/config.py
from app import errors
from app.errors import AppError


def load(path):
    if path:
        raise errors.AppError(path)
    raise AppError(path)
`,
      'newException',
      { name: 'ConfigError', base: 'AppError', insteadOf: 'AppError', places: [{ name: 'load' }] },
      `//- app/config.py
from app.errors import ConfigError


def load(path):
    if path:
        raise ConfigError(path)
    raise ConfigError(path)
//- app/errors.py
class AppError(Exception): pass
class OtherError(AppError): pass
class ConfigError(AppError): pass
`,
    );
  });
  it('several modules without one for exceptions', async () => {
    await checkOperation(
      `//- pkg/__init__.py
//- pkg/a.py
def load(path):
    raise ValueError(path)
//- pkg/sub/__init__.py
//- pkg/sub/b.py
def dump(path):
    raise ValueError(path)
`,
      'newException',
      { name: 'ConfigError', insteadOf: 'ValueError' },
      `//- pkg/a.py
from pkg.errors import ConfigError


def load(path):
    raise ConfigError(path)
//- pkg/errors.py
class ConfigError(ValueError):
    pass
//- pkg/sub/b.py
from pkg.errors import ConfigError


def dump(path):
    raise ConfigError(path)
`,
    );
  });
  it('only declared', async () => {
    await checkOperation(
      `//- errors.py
class AppError(Exception):
    pass
//- a.py
x = 1
`,
      'newException',
      { name: 'ConfigError', base: 'ValueError', module: 'errors.py' },
      `//- errors.py
class AppError(Exception):
    pass


class ConfigError(ValueError):
    pass
`,
    );
  });
  it('nothing raises it', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
def load(path):
    return {}["x"]
`,
      'newException',
      { name: 'ConfigError', insteadOf: 'KeyError', places: [{ name: 'load' }] },
      'shape-unfit',
    );
    expect(error.message).toBe('Nothing in load raises “KeyError”.');
  });
  it('a shadowed name is another one', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
class ValueError(Exception):
    pass
def load(path):
    raise ValueError(path)
`,
      'newException',
      { name: 'ConfigError', insteadOf: 'ValueError', places: [{ name: 'load' }] },
      'shape-unfit',
    );
    expect(error.message).toBe('Nothing in load raises “ValueError”.');
  });
  it('who caught the old one is asked about', async () => {
    await checkOperation(
      `//- a.py
def load(path):
    raise ValueError(path)


def run():
    try:
        load(1)
    except (KeyError, ValueError):
        pass
`,
      'newException',
      { name: 'ConfigError', base: 'RuntimeError', insteadOf: 'ValueError', places: [{ name: 'load' }] },
      `//- a.py
class ConfigError(RuntimeError):
    pass


def load(path):
    raise ConfigError(path)


def run():
    try:
        load(1)
    except (KeyError, ValueError):
        pass
`,
    );
  });
  it('a name that is taken', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
ConfigError = 1


def load(path):
    raise ValueError(path)
`,
      'newException',
      { name: 'ConfigError', insteadOf: 'ValueError', places: [{ name: 'load' }] },
      'shape-unfit',
    );
    expect(error.message).toBe('a.py already has a “ConfigError”.');
  });
  it('one that is there already is taken', async () => {
    await checkOperation(
      `//- errors.py
class ConfigError(ValueError):
    pass
//- a.py
def load(path):
    raise ValueError(path)
`,
      'newException',
      { name: 'ConfigError', insteadOf: 'ValueError', places: [{ name: 'load' }] },
      `//- a.py
from errors import ConfigError


def load(path):
    raise ConfigError(path)
`,
    );
  });
  it('tight siblings and CRLF', async () => {
    await checkOperation(
      `//- app.py
class AppError(Exception): pass\r
class OtherError(AppError): pass\r
\r
def load(path):\r
    raise AppError(path)\r
`,
      'newException',
      { name: 'ConfigError', base: 'AppError', insteadOf: 'AppError', places: [{ name: 'load' }] },
      `//- app.py
class AppError(Exception): pass\r
class OtherError(AppError): pass\r
class ConfigError(AppError): pass\r
\r
def load(path):\r
    raise ConfigError(path)\r
`,
    );
  });
  it('indented as the code is, and not as its docstring', async () => {
    await checkOperation(
      `//- a.py
"""Reads.

  As it should.
"""


def load(path):
    raise ValueError(path)
`,
      'newException',
      { name: 'ConfigError', insteadOf: 'ValueError', places: [{ name: 'load' }] },
      `//- a.py
"""Reads.

  As it should.
"""


class ConfigError(ValueError):
    pass


def load(path):
    raise ConfigError(path)
`,
    );
  });
});
