/** What is asked for, held against the code: near misses are read as the names and said, selections become one request for each thing. */
import { describe, expect, it } from 'vitest';
import { MissionFacts, MissionSnapshot } from '../../../server/core/facts/factSource.ts';
import { readInstruction } from '../../../server/core/intent/readInstruction.ts';
import { offlineBrain } from '../../../server/operations/offlineBrain.ts';
import { createOperations } from '../../../server/operations/registry.ts';
import { memoryWorkspace, readFixture, scriptedPhysics } from '../../support/memoryWorkspace.ts';
import { noModels } from '../../support/noModels.ts';
import { rules, sharedSyntax } from '../../support/sharedSyntax.ts';
import { checkInstruction, checkInstructionRefused } from '../carryOut.ts';

const shop = `//- shop/rows.py
class RowReader:
    def next_row(self): ...
    def close(self): ...
def parse_row(text): ...
def parse_all(texts): ...
//- shop/utils.py
def strip(text): ...
def strip_all(texts): ...
//- lib/utils.py
def strip(text): ...
`;

async function understood(instruction: string, fixture = shop): Promise<readonly string[]> {
  const { files } = readFixture(fixture);
  const facts = new MissionFacts(
    new MissionSnapshot({ workspace: memoryWorkspace(files), syntax: await sharedSyntax(), physics: scriptedPhysics() }),
  );
  const answer = await offlineBrain(readInstruction, createOperations(rules), rules).think(
    { kind: 'understand', instruction, cursor: undefined },
    {
      facts,
      signal: new AbortController().signal,
      budget: { tokensLeft: 0, msLeft: 60_000, spend: () => true },
      speak: () => {},
      models: noModels,
    },
  );
  if (answer.kind === 'refused') return [answer.refusal.error.message];
  if (answer.kind !== 'understood') throw new Error(JSON.stringify(answer));
  const { operations, assumptions } = answer.understanding;
  return [...operations.map(({ summary }) => summary), ...assumptions.map((each) => `~ ${each}`)];
}

const near = (said: string, meant: string): string =>
  `~ “${said}” is read as ${meant}: nothing that fits is called so, and only that name is near`;

describe('names that are nearly right', () => {
  it.each([
    ['rename parseRow to read_row', ['Rename parse_row to read_row', near('parseRow', 'parse_row')]],
    ['rename parse_rwo to read_row', ['Rename parse_row to read_row', near('parse_rwo', 'parse_row')]],
    ['rename RowReader.nextrow to read', ['Rename RowReader.next_row to read', near('nextrow', 'next_row')]],
    ['rename next_row of RowReadr to read', ['Rename next_row of RowReader to read', near('RowReadr', 'RowReader')]],
    ['rename RowReadr.close to shut', ['Rename RowReader.close to shut', near('RowReadr', 'RowReader')]],
    ['rename parse_row in shop/row.py to read_row', ['Rename parse_row in shop/rows.py to read_row', near('row.py', 'rows.py')]],
    ['rename the module shop/row.py to records', ['Rename the module shop/rows.py to records', near('row.py', 'rows.py')]],
  ])('%s', async (instruction, said) => {
    expect(await understood(instruction)).toEqual(said);
  });

  it('stay as they are where they are right, where nothing or more than one is near, and where they are new', async () => {
    expect(await understood('rename parse_row to read_row')).toEqual(['Rename parse_row to read_row']);
    expect(await understood('rename frobnicate to read_row')).toEqual(['Rename frobnicate to read_row']);
    expect(await understood('rename parse_row to parse_rows. Then rename parse_rows to read_rows')).toEqual([
      'Rename parse_row to parse_rows',
      'Rename parse_rows to read_rows',
    ]);
  });
});

describe('what was asked of several', () => {
  it('is asked of each, and says of whom', async () => {
    expect(await understood('turn all methods of RowReader except close into functions')).toEqual([
      'Turn RowReader.next_row in shop/rows.py into a function',
      '~ “methods that belong to RowReader except close” is read as RowReader.next_row',
    ]);
    expect(await understood('turn all methods of Nobody into functions')).toEqual(['There are no methods that belong to Nobody.']);
  });
});

describe('later clauses', () => {
  it('may say where something was before it moved, and follow it', async () => {
    const before = '//- utils.py\ndef parse_row(x): ...\ndef strip(x): ...\n//- reader.py\nclass Reader: ...\n';
    const after = '//- utils.py\ndef strip(x): ...\n//- reader.py\nclass Reader: ...\n\n\ndef read_row(x): ...\n';
    await checkInstruction(before, 'move parse_row to reader.py and rename it to read_row', after);
    await checkInstruction(before, 'move parse_row to reader.py. Then rename parse_row in utils.py to read_row.', after);
    await checkInstruction(before, 'before moving parse_row to reader.py, rename it to read_row', after);
    await checkInstruction(before, 'rename parse_row to read_row, then move parse_row to reader.py', after);
  });

  it('may call what was renamed by its old name', async () => {
    await checkInstruction(
      '//- a.py\ndef f(x): ...\nf(1)\n',
      'rename f to g, then rename the parameter x of f to y',
      '//- a.py\ndef g(y): ...\ng(1)\n',
    );
    await checkInstruction(
      '//- a.py\nclass A:\n    def m(self): ...\n',
      'rename A to B. Then rename the method m of A to n.',
      '//- a.py\nclass B:\n    def n(self): ...\n',
    );
  });
});

describe('what earlier clauses make', () => {
  const staff = `//- app/__init__.py
//- app/a.py
def f(x):
    return g(x)


def g(x):
    return x


class A:
    def m(self):
        return 1

    def n(self):
        return 2
//- app/c.py
from app.a import A, f


def use():
    return A().m() + f(1)
`;

  it('a selection by a name that is still to come', async () => {
    await checkInstruction(
      staff,
      'rename the class A to D, then make all methods of D static',
      `//- app/__init__.py
//- app/a.py
def f(x):
    return g(x)


def g(x):
    return x


class D:
    @staticmethod
    def m():
        return 1

    @staticmethod
    def n():
        return 2
//- app/c.py
from app.a import D, f


def use():
    return D().m() + f(1)
`,
    );
  });

  it('a module that is still to come, and what goes into it', async () => {
    await checkInstruction(
      staff,
      'create a module app/x.py with f and g, then rename g to h',
      `//- app/__init__.py
//- app/a.py
class A:
    def m(self):
        return 1

    def n(self):
        return 2
//- app/x.py
def f(x):
    return h(x)


def h(x):
    return x
//- app/c.py
from app.a import A
from app.x import f


def use():
    return A().m() + f(1)
`,
    );
  });

  it('a neighbour that was moved before', async () => {
    await checkInstruction(
      staff,
      'move A to app/b.py, then move use next to it',
      `//- app/__init__.py
//- app/a.py
def f(x):
    return g(x)


def g(x):
    return x
//- app/b.py
from app.a import f


class A:
    def m(self):
        return 1

    def n(self):
        return 2


def use():
    return A().m() + f(1)
`,
      { gone: ['app/c.py'] },
    );
  });

  it('a part of a split that gets another name', async () => {
    await checkInstruction(
      staff,
      'split app/a.py into one.py (f, g) and two.py (A) and rename two.py to three.py',
      `//- app/__init__.py
//- app/one.py
def f(x):
    return g(x)


def g(x):
    return x
//- app/three.py
class A:
    def m(self):
        return 1

    def n(self):
        return 2
//- app/c.py
from app.one import f
from app.three import A


def use():
    return A().m() + f(1)
`,
      { gone: ['app/a.py'] },
    );
  });

  it('a parameter that was renamed before', async () => {
    await checkInstruction(
      '//- a.py\ndef f(x, y=1):\n    return x + y\n\n\nf(1, y=2)\n',
      'rename the parameter y of f to step and make it keyword-only',
      '//- a.py\ndef f(x, *, step=1):\n    return x + step\n\n\nf(1, step=2)\n',
    );
  });
});

const tools = `//- helpers.py
def clean(text): ...
//- core.py
from helpers import clean
class Hash:
    @staticmethod
    def md5(text): ...
//- text_utils.py
def shorten(text): ...
//- num_utils.py
def half(n): ...
//- lib/__init__.py
`;

describe('what names alone leave open is told by what is there', () => {
  it('modules are merged', async () => {
    await checkInstruction(
      tools,
      'merge text_utils into num_utils',
      tools
        .replace('//- text_utils.py\ndef shorten(text): ...\n', '')
        .replace('def half(n): ...\n', 'def half(n): ...\n\n\ndef shorten(text): ...\n'),
      { gone: ['text_utils.py'] },
    );
  });

  it('a module goes into a folder or package', async () => {
    const after = tools.replace('//- num_utils.py', '//- lib/num_utils.py');
    await checkInstruction(tools, 'move num_utils to lib', after, { gone: ['num_utils.py'] });
    await checkInstruction(tools, 'move num_utils to lib/', after, { gone: ['num_utils.py'] });
  });

  it('a function does not: the file has to be said', async () => {
    await checkInstructionRefused(tools, 'move half to lib/', 'symbol-not-found');
  });

  it('a class is dissolved, where a method would be taken out of one', async () => {
    await checkInstruction(
      tools,
      'turn Hash into functions',
      tools.replace('class Hash:\n    @staticmethod\n    def md5(text): ...', 'def md5(text): ...'),
    );
  });

  it('modules are told by their names', async () => {
    expect(await understood('move all modules that end with _utils to lib/', tools)).toEqual([
      'Move num_utils.py into lib/',
      'Move text_utils.py into lib/',
      '~ “modules whose names end with _utils” is read as num_utils.py, text_utils.py',
    ]);
  });
});

describe('of two things of one name', () => {
  it('the one that belongs to what was named itself is meant', async () => {
    await checkInstruction(
      '//- a.py\ndef f(a, b):\n    def g(a):\n        return a + b\n    return g(a)\n',
      'rename the parameter a of f to c',
      '//- a.py\ndef f(c, b):\n    def g(a):\n        return a + b\n    return g(c)\n',
    );
  });
});

describe('exceptions are told from other classes', () => {
  it('by what they are made from, however far up', async () => {
    const before = `//- errors.py
from lib import outside
class HttpFailure(Exception): ...
class HttpTimeout(HttpFailure): ...
class HttpRefused(outside.NetworkError): ...
class HttpClient: ...
`;
    const after = before.replace('class HttpFailure', 'class WebFailure').replace('HttpTimeout(HttpFailure)', 'WebTimeout(WebFailure)');
    await checkInstruction(
      before,
      'rename all exceptions in errors.py that start with Http so that they start with Web',
      after.replace('HttpRefused', 'WebRefused'),
    );
  });
});
