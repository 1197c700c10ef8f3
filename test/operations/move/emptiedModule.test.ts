/** A module of which a move leaves nothing: it goes with its last definition, unless something names it as a whole or words say otherwise. */
import { describe, expect, it } from 'vitest';
import { readFixture } from '../../support/memoryWorkspace.ts';
import { carryOut, checkInstruction, checkVetoed } from '../carryOut.ts';

const rows = `//- a.py
# Licensed to all.
"""Rows."""
import json

__all__ = ["parse"]


def parse(text):
    return json.loads(text)
//- b.py
X = 1
//- c.py
from a import parse

parse("")
`;

const rowsMoved = `//- b.py
import json

X = 1


def parse(text):
    return json.loads(text)
//- c.py
from b import parse

parse("")
`;

const lines = `//- a.ts
/* Licensed to all. */
import { sep } from './sep';

export function parse(text: string): string[] {
  return text.split(sep);
}
//- b.ts
export const b = 1;
//- sep.ts
export const sep = ',';
`;

const linesMoved = `//- b.ts
import { sep } from './sep';

export const b = 1;

export function parse(text: string): string[] {
  return text.split(sep);
}
`;

describe('goes', () => {
  it('in Python, with its docstring, its imports and its list', async () => {
    const [step] = await checkInstruction(rows, 'move parse to b.py', rowsMoved, { gone: ['a.py'] });
    expect(step?.located.decisions.map(({ choice, rationale }) => `${choice}: ${rationale}`)).toContain(
      'removes a.py: nothing is left of it but its docstring, and nobody names it as a whole',
    );
  });

  it('in TypeScript, with its licence', async () => {
    await checkInstruction(
      `${lines}//- c.ts
import { parse } from './a';
parse('');
`,
      'move parse to b.ts',
      `${linesMoved}//- c.ts
import { parse } from './b';
parse('');
`,
      { gone: ['a.ts'] },
    );
  });

  it('where a barrel stars it, which offers the rest of the new module already', async () => {
    await checkInstruction(
      `${lines}//- index.ts
export * from './a';
export * from './b';
`,
      'move parse to b.ts',
      `${linesMoved}//- index.ts
export * from './b';
`,
      { gone: ['a.ts'] },
    );
  });

  it('where a package and a script star it', async () => {
    await checkInstruction(
      `//- pkg/__init__.py
from .a import *
//- pkg/a.py
def parse(text):
    return text
//- pkg/b.py
X = 1
//- main.py
from pkg.a import *

parse("")
`,
      'move parse to pkg/b.py',
      `//- pkg/__init__.py
from .b import parse
//- pkg/b.py
X = 1


def parse(text):
    return text
//- main.py
from pkg.b import parse

parse("")
`,
      { gone: ['pkg/a.py'] },
    );
  });

  it('where others took from it what it only imported', async () => {
    await checkInstruction(
      `${rows}//- d.py
from a import json, parse

print(json.dumps(parse("")))
`,
      'move parse to b.py',
      `${rowsMoved}//- d.py
import json
from b import parse

print(json.dumps(parse("")))
`,
      { gone: ['a.py'] },
    );
  });

  it('where all that used it as a whole used what moved', async () => {
    await checkInstruction(
      `${lines}//- c.ts
import * as rows from './a';
rows.parse('');
`,
      'move parse to b.ts',
      `${linesMoved}//- c.ts
import * as b from './b';
b.parse('');
`,
      { gone: ['a.ts'] },
    );
  });

  it('in CommonJS', async () => {
    await checkInstruction(
      `//- a.js
'use strict';

const { sep } = require('./sep');

function parse(text) {
  return text.split(sep);
}

module.exports = { parse };
//- b.js
'use strict';

const b = 1;

module.exports = { b };
//- sep.js
exports.sep = ',';
//- c.js
const { parse } = require('./a');
parse('');
`,
      'move parse to b.js',
      `//- b.js
'use strict';

const { sep } = require('./sep');

const b = 1;

function parse(text) {
  return text.split(sep);
}

module.exports = { b, parse };
//- c.js
const { parse } = require('./b');
parse('');
`,
      { gone: ['a.js'] },
    );
  });
});

describe('stays, and it is said why', () => {
  async function keptBecause(fixture: string, instruction: 'b.py' | 'b.ts'): Promise<readonly string[]> {
    const { files } = readFixture(fixture);
    const outcome = await carryOut(files, 'move', { targets: [{ name: 'parse' }], to: instruction });
    if ('refusal' in outcome) throw new Error(outcome.refusal.error.message);
    const old = instruction.replace('b', 'a');
    expect(outcome.result.after.has(old)).toBe(true);
    return outcome.result.located.decisions.flatMap(({ choice, rationale }) =>
      choice.startsWith('keeps ') ? [`${choice}: ${rationale}`] : [],
    );
  }

  it.each([
    ['a.py', 'a package that offers it', `${rows}//- pkg/__init__.py\nimport a\n`, 'pkg/__init__.py still names it as a whole'],
    [
      'a.py',
      'a module that is loaded by its name',
      `${rows}//- d.py\nimport importlib\n\nimportlib.import_module("a").parse("")\n`,
      'd.py still names it as a whole',
    ],
    [
      'a.py',
      'a configuration',
      `${rows}//- pyproject.toml\n[tool.setuptools]\npy-modules = ["a", "b"]\n`,
      'pyproject.toml still names it as a whole',
    ],
    ['a.py', 'documentation', `${rows}//- docs/index.rst\n.. automodule:: a\n`, 'docs/index.rst still names it as a whole'],
    [
      'a.ts',
      'a manifest',
      `${lines}//- package.json\n{ "name": "x", "exports": { "./a": "./a.ts" } }\n`,
      'package.json still names it as a whole',
    ],
    [
      'a.ts',
      'its own effects',
      lines.replace('import { sep }', "import './polyfill';\nimport { sep }").concat('//- polyfill.ts\nexport {};\n'),
      "it loads './polyfill' for its effects",
    ],
  ])('%s: %s', async (old, _who, fixture, why) => {
    const said = await keptBecause(fixture, old.replace('a', 'b') as 'b.py' | 'b.ts');
    expect(said).toEqual([`keeps ${old}, in which nothing is left: ${why}`]);
  });

  it('who loads it for its effects still can', async () => {
    await checkInstruction(
      `${lines}//- c.ts
import './a';
`,
      'move parse to b.ts',
      `//- a.ts
/* Licensed to all. */

export {};
${linesMoved}`,
    );
  });

  it('what it exports on from elsewhere is not nothing', async () => {
    await checkInstruction(
      lines.replace("import { sep } from './sep';", "export { sep } from './sep';").replace('.split(sep)', ".split(',')"),
      'move parse to b.ts',
      `//- a.ts
/* Licensed to all. */
export { sep } from './sep';
//- b.ts
export const b = 1;

export function parse(text: string): string[] {
  return text.split(',');
}
`,
    );
  });

  it('a package stands for its folder', async () => {
    await checkInstruction(
      `//- pkg/__init__.py
def parse(text):
    return text
//- pkg/b.py
X = 1
`,
      'move parse to pkg/b.py',
      `//- pkg/__init__.py

//- pkg/b.py
X = 1


def parse(text):
    return text
`.replace('//- pkg/__init__.py\n\n', '//- pkg/__init__.py\n'),
    );
  });
});

it('a module that was kept bare takes code again, and a barrel that stars it names it no more', async () => {
  await checkInstruction(
    `//- src/a.ts
/* Licensed to all. */

export {};
//- src/b.ts
export const b = 1;

export function parse(text: string): number {
  return text.length;
}
//- src/index.ts
export * from './a';
export { parse } from './b';
`,
    'move parse to src/a.ts',
    `//- src/a.ts
/* Licensed to all. */

export function parse(text: string): number {
  return text.length;
}
//- src/b.ts
export const b = 1;
//- src/index.ts
export * from './a';
`,
  );
});

it('a barrel names what came together again in one list', async () => {
  await checkInstruction(
    `//- src/a.ts
export const a = 1;
//- src/b.ts
export const b = 1;

export function parse(text: string): number {
  return text.length;
}
//- src/index.ts
export { a } from './a';
export { parse } from './b';
`,
    'move parse to src/a.ts',
    `//- src/a.ts
export const a = 1;

export function parse(text: string): number {
  return text.length;
}
//- src/b.ts
export const b = 1;
//- src/index.ts
export { a, parse } from './a';
`,
  );
});

describe('by words', () => {
  it.each([
    'move parse to b.py and delete the old module',
    'move parse to b.py, then remove a.py',
    'move parse to b.py and get rid of the emptied file',
    'move parse to b.py and remove the old file if it is empty',
    'move parse to b.py. Delete the module a afterwards.',
  ])('%s', async (instruction) => {
    await checkInstruction(rows, instruction, rowsMoved, { gone: ['a.py'] });
  });

  it.each(['move parse to b.py and keep the empty module', "move parse to b.py, but don't delete the emptied file"])(
    '%s',
    async (instruction) => {
      await checkInstruction(rows, instruction, `//- a.py\n# Licensed to all.\n"""Rows."""\n\n__all__ = []\n${rowsMoved}`);
    },
  );

  it('“keep the old module” has it offer what moved', async () => {
    await checkInstruction(
      `//- a.py
def parse(text):
    return text
//- b.py
X = 1
`,
      'move parse to b.py, keep the old module',
      `//- a.py
from b import parse
//- b.py
X = 1


def parse(text):
    return text
`,
    );
  });

  it('what still holds something cannot go', async () => {
    await checkVetoed(
      `${rows.replace('//- b.py', '\n\ndef strip(text):\n    return text\n//- b.py')}`,
      'move parse to b.py and delete the old module',
      ['a.py cannot go: it still holds “strip”.'],
    );
  });

  it('what is still named as a whole cannot go', async () => {
    await checkVetoed(`${lines}//- c.ts\nimport './a';\n`, 'move parse to b.ts and delete the old file', [
      'a.ts cannot go: c.ts still names it as a whole.',
    ]);
  });
});
