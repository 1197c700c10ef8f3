/** A class of static methods becomes functions in Python: each case a small workspace before and after. */
import { describe, expect, it } from 'vitest';
import { checkOperation, checkOperationRefused } from '../carryOut.ts';

describe('a class of Python becomes functions', () => {
  it('static methods become functions', async () => {
    await checkOperation(
      `//- store/__init__.py
from .tools import Store

__all__ = ["Store"]
//- store/tools.py
import json


# Keeps things.
class Store:
    """Keeps things."""

    @staticmethod
    def load(text):
        """Reads it."""
        return json.loads(text)

    # Writes it.
    @staticmethod
    def dump(record):
        return json.dumps(Store.load(record))


LAST = Store.load("1")
//- app.py
from store import Store
import store.tools

print(Store.load("1"), map(Store.dump, "12"), store.tools.Store.load("3"))
`,
      'classToFunctions',
      { target: { name: 'Store' } },
      `//- app.py
from store.tools import dump, load

print(load("1"), map(dump, "12"), load("3"))
//- store/__init__.py
from .tools import dump, load

__all__ = ["load", "dump"]
//- store/tools.py
import json


# Keeps things.
def load(text):
    """Reads it."""
    return json.loads(text)


# Writes it.
def dump(record):
    return json.dumps(load(record))


LAST = load("1")
`,
    );
  });
  it('a method of objects stays', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
class Store:
    @staticmethod
    def load(text):
        return text

    def dump(self):
        return 1
`,
      'classToFunctions',
      { target: { name: 'Store' } },
      'shape-unfit',
    );
    expect(error.message).toBe('“Store.dump” is no static method.');
  });
  it('a constant stays', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
class Store:
    LIMIT = 1

    @staticmethod
    def load(text):
        return text
`,
      'classToFunctions',
      { target: { name: 'Store' } },
      'shape-unfit',
    );
    expect(error.message).toBe('“Store.LIMIT” is not written as a method: it is a value that its class holds.');
  });
  it('an object of it stays', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
class Store:
    @staticmethod
    def load(text):
        return text


store = Store()
`,
      'classToFunctions',
      { target: { name: 'Store' } },
      'shape-unfit',
    );
    expect(error.message).toBe('A place uses the class itself (a.py:7).');
  });
  it('heirs keep it', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
class Store:
    @staticmethod
    def load(text):
        return text


class Other(Store):
    pass
`,
      'classToFunctions',
      { target: { name: 'Store' } },
      'shape-unfit',
    );
    expect(error.message).toBe('Other classes are made from “Store”.');
  });
});
