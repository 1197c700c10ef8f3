/** Many renames at once in Python: each case a small workspace before and after. */
import { describe, expect, it } from 'vitest';
import { byMapping, byRule, checkByRule, checkMapping, whyNot } from './checkMany.ts';

describe('by a rule', () => {
  it('gives all functions of a file another case', async () => {
    await checkByRule(
      `//- rows.py
def getRow(): ...
def getCell():
    return getRow()
def plain(): ...
class Table:
    def nextRow(self): ...
//- app.py
from rows import getRow, getCell as cell
import rows
getRow(rows.getCell(cell()))
`,
      ['function in:rows.py'],
      { kind: 'case', style: 'snake_case' },
      `//- rows.py
def get_row(): ...
def get_cell():
    return get_row()
def plain(): ...
class Table:
    def nextRow(self): ...
//- app.py
from rows import get_row, get_cell as cell
import rows
get_row(rows.get_cell(cell()))
`,
    );
  });

  it('takes a prefix off the methods of a class, with what overrides them', async () => {
    await checkByRule(
      `//- a.py
class Reader:
    def get_row(self): ...
    def get_cell(self):
        return self.get_row()
    def close(self): ...
class Child(Reader):
    def get_row(self):
        return super().get_row()
Child().get_cell()
`,
      ['method members-of:Reader'],
      { kind: 'removePrefix', text: 'get_' },
      `//- a.py
class Reader:
    def row(self): ...
    def cell(self):
        return self.row()
    def close(self): ...
class Child(Reader):
    def row(self):
        return super().row()
Child().cell()
`,
    );
  });

  it('adds a suffix to things named', async () => {
    await checkByRule(
      `//- a.py
__all__ = ["f", "g"]
def f(): ...
def g(): ...
def h(): return f(), g()
//- b.py
from a import *
f()
`,
      ['f', 'g'],
      { kind: 'addSuffix', text: 'old' },
      `//- a.py
__all__ = ["f_old", "g_old"]
def f_old(): ...
def g_old(): ...
def h(): return f_old(), g_old()
//- b.py
from a import *
f_old()
`,
    );
  });

  it('replaces a part in each word’s own case', async () => {
    await checkByRule(
      `//- a.py
MAX_ROW = 3
class RowReader:
    def next_row(self): ...
def parse_row(): return RowReader().next_row(), MAX_ROW
arrow = 1
`,
      ['name:*row*', 'name:*Row*', 'name:*ROW*'],
      { kind: 'replace', part: 'row', by: 'line' },
      `//- a.py
MAX_LINE = 3
class LineReader:
    def next_line(self): ...
def parse_line(): return LineReader().next_line(), MAX_LINE
arrow = 1
`,
    );
  });

  it('renames two names in one dotted string', async () => {
    await checkByRule(
      `//- app/__init__.py
//- app/models.py
class UserRow:
    def getName(self): ...
def makeUser(): ...
//- tests/test_models.py
from unittest import mock
with mock.patch("app.models.UserRow.getName"), mock.patch("app.models.makeUser"):
    pass
`,
      ['UserRow.getName', 'makeUser'],
      { kind: 'case', style: 'snake_case' },
      `//- app/models.py
class UserRow:
    def get_name(self): ...
def make_user(): ...
//- tests/test_models.py
from unittest import mock
with mock.patch("app.models.UserRow.get_name"), mock.patch("app.models.make_user"):
    pass
`,
    );
  });

  it('renames a class and its method in one string', async () => {
    await checkMapping(
      `//- app/__init__.py
//- app/models.py
class User:
    def load(self): ...
//- tests/test_models.py
from unittest import mock
mock.patch("app.models.User.load")
`,
      { User: 'Person', 'User.load': 'fetch' },
      `//- app/models.py
class Person:
    def fetch(self): ...
//- tests/test_models.py
from unittest import mock
mock.patch("app.models.Person.fetch")
`,
    );
  });

  it('leaves out special methods, what overrides something outside, and what the rule does not touch', async () => {
    const { located } = await checkByRule(
      `//- a.py
import threading
class Job(threading.Thread):
    def __init__(self): ...
    def run(self): ...
    def doWork(self): ...
Job().doWork()
`,
      ['method members-of:Job'],
      { kind: 'addPrefix', text: 'job_' },
      `//- a.py
import threading
class Job(threading.Thread):
    def __init__(self): ...
    def run(self): ...
    def job_doWork(self): ...
Job().job_doWork()
`,
    );
    expect(located.decisions.find(({ kind, choice }) => kind === 'leave' && choice.startsWith('leaves out'))?.choice).toBe(
      'leaves out Job.__init__, Job.run',
    );
  });

  it('keeps each old name', async () => {
    await checkByRule(
      `//- a.py
def getRow():
    return 1

def getCell():
    return getRow()
`,
      ['getRow', 'getCell'],
      { kind: 'case', style: 'snake_case' },
      `//- a.py
def get_row():
    return 1

getRow = get_row

def get_cell():
    return get_row()

getCell = get_cell
`,
      { keepOld: 'alias' },
    );
  });

  it('warns once under each old name, with one import', async () => {
    const { after } = await checkByRuleDeprecated();
    expect(after.match(/^import warnings$/gm)).toHaveLength(1);
    expect(after.match(/warnings\.warn\(/g)).toHaveLength(2);
  });

  it('follows in comments and docs', async () => {
    await checkByRule(
      `//- README.md
\`getRow\` and \`getCell\`
//- a.py
def getRow(): ...  # getCell
def getCell(): ...
`,
      ['function in:a.py'],
      { kind: 'case', style: 'snake_case' },
      `//- README.md
\`get_row\` and \`get_cell\`
//- a.py
def get_row(): ...  # get_cell
def get_cell(): ...
`,
      { also: ['docs', 'comments'] },
    );
  });

  it('renames the modules of a package', async () => {
    await checkByRule(
      `//- app/__init__.py
//- app/rowReader.py
def read(): ...
//- app/cellReader.py
from .rowReader import read
from app import rowReader, cellReader
//- main.py
import app.rowReader, app.cellReader
app.rowReader.read(app.cellReader)
`,
      ['app/rowReader.py', 'app/cellReader.py'],
      { kind: 'case', style: 'snake_case' },
      `//- app/row_reader.py
def read(): ...
//- app/cell_reader.py
from .row_reader import read
from app import row_reader, cell_reader
//- main.py
import app.row_reader, app.cell_reader
app.row_reader.read(app.cell_reader)
`,
      { gone: ['app/rowReader.py', 'app/cellReader.py'] },
    );
  });

  it('of parameters follows keyword arguments', async () => {
    await checkByRule(
      `//- a.py
def f(maxRows, minRows=1):
    return maxRows + minRows
f(maxRows=3, minRows=2)
`,
      ['f.maxRows', 'f.minRows'],
      { kind: 'case', style: 'snake_case' },
      `//- a.py
def f(max_rows, min_rows=1):
    return max_rows + min_rows
f(max_rows=3, min_rows=2)
`,
    );
  });
});

async function checkByRuleDeprecated(): Promise<{ readonly after: string }> {
  const before = `//- a.py
def getRow():
    return 1

def getCell():
    return getRow()
`;
  const { carryOut } = await import('../carryOut.ts');
  const { readFixture } = await import('../../support/memoryWorkspace.ts');
  const args = { ...(byRule(['getRow', 'getCell'], { kind: 'case', style: 'snake_case' }) as object), keepOld: 'deprecated' };
  const outcome = await carryOut(readFixture(before).files, 'renameMany', args);
  if ('refusal' in outcome) throw new Error(outcome.refusal.error.message);
  return { after: outcome.result.after.get('a.py') ?? '' };
}

describe('by a mapping', () => {
  it('swaps two names', async () => {
    await checkMapping(
      `//- a.py
def first(): return last()
def last(): return first()
//- b.py
from a import first, last
first(), last()
`,
      { first: 'last', last: 'first' },
      `//- a.py
def last(): return first()
def first(): return last()
//- b.py
from a import last, first
last(), first()
`,
    );
  });

  it('lets one take what another gives up', async () => {
    await checkMapping(
      `//- a.py
def a(): ...
def b(): return a()
def c(): return b()
`,
      { a: 'b', b: 'c', c: 'd' },
      `//- a.py
def b(): ...
def c(): return b()
def d(): return c()
`,
    );
  });

  it('swaps members of a class and names of locals', async () => {
    await checkMapping(
      `//- a.py
class Point:
    def __init__(self):
        self.x = 1
        self.y = 2
    def sum(self):
        return self.x + self.y
p = Point()
p.x, p.y
`,
      { 'Point.x': 'y', 'Point.y': 'x' },
      `//- a.py
class Point:
    def __init__(self):
        self.y = 1
        self.x = 2
    def sum(self):
        return self.y + self.x
p = Point()
p.y, p.x
`,
    );
  });

  it('reads a chain of something that is not there yet as one rename', async () => {
    await checkMapping(
      `//- a.py
def one(): ...
one()
`,
      { one: 'two', two: 'three' },
      `//- a.py
def three(): ...
three()
`,
    );
  });
});

describe('what cannot be', () => {
  const files = `//- a.py
def getRow(): ...
def get_row(): ...
def getCell(): ...
`;

  it('a name that something else keeps', async () => {
    expect(await whyNot(files, byRule(['getRow', 'getCell'], { kind: 'case', style: 'snake_case' }))).toEqual(['collision']);
  });

  it('one name for two', async () => {
    expect(await whyNot(files, byMapping({ getRow: 'cell', getCell: 'cell' }))).toEqual(['collision']);
  });

  it('one name for two that are only seen together where they are imported', async () => {
    const apart = `//- a.py
def aRow(): ...
//- b.py
def a_Row(): ...
//- c.py
from a import aRow
from b import a_Row
`;
    expect(await whyNot(apart, byRule(['aRow', 'a_Row'], { kind: 'case', style: 'snake_case' }))).toEqual(['collision']);
  });

  it('one name for two that never meet is fine', async () => {
    const apart = `//- a.py
def aRow(): ...
//- b.py
def a_Row(): ...
`;
    expect(await whyNot(apart, byRule(['aRow', 'a_Row'], { kind: 'case', style: 'snake_case' }))).toEqual([]);
  });

  it('one name for two methods of one line of classes', async () => {
    const line = `//- a.py
class Base:
    def getRow(self): ...
class Child(Base):
    def get_Row(self): ...
`;
    expect(await whyNot(line, byRule(['Base.getRow', 'Child.get_Row'], { kind: 'case', style: 'snake_case' }))).toEqual(['collision']);
  });

  it('an outer name that an inner one would catch', async () => {
    const nested = `//- a.py
def outer(): ...
def run():
    def inner(): ...
    return outer(), inner()
`;
    expect(await whyNot(nested, byMapping({ outer: 'same', 'run.inner': 'same' }))).toEqual(['collision']);
  });

  it('a rule that touches none', async () => {
    expect(await whyNot(files, byRule(['get_row'], { kind: 'case', style: 'snake_case' }))).toEqual(['name-unchanged']);
  });

  it('a special name that was named', async () => {
    const special = `//- a.py
class A:
    def __len__(self): ...
    def b(self): ...
`;
    expect(await whyNot(special, byRule(['A.__len__', 'A.b'], { kind: 'addPrefix', text: 'x_' }))).toEqual(['veto-collision']);
  });

  it('a name that is none', async () => {
    expect(await whyNot(files, byMapping({ getRow: 'class' }))).toEqual(['name-illegal']);
  });
});
