/** What follows a signature: docstrings, documentation comments, imports of types and of values. */
import { describe, it } from 'vitest';
import { checkSignature } from './checkSignature.ts';

describe('docstrings', () => {
  it('in the style of Google', async () => {
    await checkSignature(
      `//- a.py
def fetch(url, debug, retries=3):
    """Fetch a row.

    Args:
        url (str): Where it is.
        debug (bool): Whether to tell.
            At length.
        retries (int): How often.

    Returns:
        The row.
    """
    return url, retries

fetch("a", True)
`,
      {
        of: 'fetch',
        changes: [
          { change: 'remove', parameter: 'debug' },
          { change: 'rename', parameter: 'retries', newName: 'tries' },
          { change: 'add', parameter: 'timeout', type: 'float', default: '10' },
        ],
      },
      `//- a.py
def fetch(url, tries=3, timeout: float = 10):
    """Fetch a row.

    Args:
        url (str): Where it is.
        tries (int): How often.
        timeout (float): Seconds to wait before giving up.

    Returns:
        The row.
    """
    return url, tries

fetch("a")
`,
    );
  });

  it('in the style of NumPy, in a new order', async () => {
    await checkSignature(
      `//- a.py
def f(a, b):
    """Do it.

    Parameters
    ----------
    a : int
        The first.
    b : str
        The second.

    Returns
    -------
    int
    """
    return a, b

f(1, "x")
`,
      {
        of: 'f',
        changes: [
          { change: 'swap', parameters: ['a', 'b'] },
          { change: 'add', parameter: 'strict', default: 'False' },
        ],
      },
      `//- a.py
def f(b, a, strict=False):
    """Do it.

    Parameters
    ----------
    b : str
        The second.
    a : int
        The first.
    strict : bool, optional
        Raise an error instead of tolerating what is wrong.

    Returns
    -------
    int
    """
    return a, b

f("x", 1)
`,
    );
  });

  it('in the style of Sphinx', async () => {
    await checkSignature(
      `//- a.py
def f(a, b):
    """Do it.

    :param a: The first.
    :type a: int
    :param b: The second.
    :type b: str
    :returns: Nothing.
    """
    return a

f(1, "x")
`,
      {
        of: 'f',
        changes: [
          { change: 'remove', parameter: 'b' },
          { change: 'type', parameter: 'a', type: 'float' },
        ],
      },
      `//- a.py
def f(a: float):
    """Do it.

    :param a: The first.
    :type a: float
    :returns: Nothing.
    """
    return a

f(1)
`,
    );
  });
});

describe('documentation comments', () => {
  it('of functions and of constants that hold one', async () => {
    await checkSignature(
      `//- a.js
/**
 * Fetches a row.
 * @param {string} url - Where it is.
 * @param {boolean} debug - Whether to tell,
 *   at length.
 * @returns {string}
 */
export const fetchRow = (url, debug) => url;

fetchRow('a', true);
`,
      {
        of: 'fetchRow',
        changes: [
          { change: 'remove', parameter: 'debug' },
          { change: 'add', parameter: 'timeout', default: '10' },
        ],
      },
      `//- a.js
/**
 * Fetches a row.
 * @param {string} url - Where it is.
 * @param {number} [timeout] - Seconds to wait before giving up.
 * @returns {string}
 */
export const fetchRow = (url, timeout = 10) => url;

fetchRow('a');
`,
    );
  });
});

describe('imports', () => {
  it('of what a type names: from the standard library and from the workspace', async () => {
    await checkSignature(
      `//- app/models.py
class User:
    pass
//- app/load.py
import os


def load(path, user):
    return os.fspath(path), user
//- app/__init__.py
`,
      {
        of: 'load',
        changes: [
          { change: 'type', parameter: 'path', type: 'Path' },
          { change: 'type', parameter: 'user', type: 'User | None' },
        ],
      },
      `//- app/load.py
import os
from pathlib import Path

from app.models import User


def load(path: Path, user: User | None):
    return os.fspath(path), user
`,
    );
  });

  it('of types of TypeScript, as types', async () => {
    await checkSignature(
      `//- src/user.ts
export interface User {
  name: string;
}
//- src/load.ts
export function load(user: unknown): unknown {
  return user;
}
`,
      { of: 'load', changes: [{ change: 'type', parameter: 'user', type: 'User' }] },
      `//- src/load.ts
import type { User } from './user';

export function load(user: User): unknown {
  return user;
}
`,
    );
  });

  it('of what calls pass', async () => {
    await checkSignature(
      `//- net.py
LONG = 60


def fetch(url, timeout=10):
    return url, timeout
//- app.py
from net import fetch


def run(args):
    fetch("a")
`,
      { of: 'fetch', calls: [{ parameter: 'timeout', value: 'LONG' }] },
      `//- app.py
from net import LONG, fetch


def run(args):
    fetch("a", timeout=LONG)
`,
    );
  });
});
