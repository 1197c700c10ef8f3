/** Moves in Python: what goes along, what is imported where, and who follows. */
import { describe, it } from 'vitest';
import { checkOperation } from '../carryOut.ts';

function move(name: string, to: string, more: Record<string, unknown> = {}) {
  return { targets: name.split(', ').map((each) => ({ name: each })), to, ...more };
}

describe('a function', () => {
  it('goes to the end of the other module, and its importers follow', async () => {
    await checkOperation(
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
      'move',
      move('parse_row', 'reader.py'),
      `//- rows.py
def other():
    return 1
//- reader.py
import csv
import os


def read(path):
    return os.listdir(path)


def parse_row(text):
    """One row."""
    return next(csv.reader([text]))
//- app.py
from reader import parse_row
from rows import other

print(parse_row("a"), other())
`,
    );
  });
});
