/** Imports that stand inside of what moves, and clauses that take a module in several ways. */
import { expect, it } from 'vitest';
import { readFixture } from '../../support/memoryWorkspace.ts';
import { carryOut, checkInstruction } from '../carryOut.ts';

it('Python: imports in a body are seen from the new place, absolute ones stay', async () => {
  await checkInstruction(
    `//- pkg/__init__.py
//- pkg/sub/__init__.py
//- pkg/sub/b.py
X = 1
//- pkg/x.py
y = 1
z = 2
//- pkg/a.py
def parse(text):
    import pkg.x
    from . import x
    from .x import (
        y,
        z,
    )
    from .sub.b import X

    return y + z + x.y + pkg.x.y + X


def other():
    return 1
`,
    'move parse to pkg/sub/b.py',
    `//- pkg/sub/b.py
X = 1


def parse(text):
    import pkg.x
    from .. import x
    from ..x import (
        y,
        z,
    )

    return y + z + x.y + pkg.x.y + X
//- pkg/a.py
def other():
    return 1
`,
  );
});

it('Python: a method deferred an import, under a condition and up a folder', async () => {
  await checkInstruction(
    `//- pkg/__init__.py
//- pkg/x.py
y = 1
//- pkg/sub/__init__.py
//- pkg/sub/a.py
class Reader:
    def read(self):
        try:
            from ..x import y
        except ImportError:
            y = None
        return y


def other():
    return 1
`,
    'move Reader to pkg/readers.py',
    `//- pkg/sub/a.py
def other():
    return 1
//- pkg/readers.py
class Reader:
    def read(self):
        try:
            from .x import y
        except ImportError:
            y = None
        return y
`,
  );
});

it('Python: to the folder it is in already, nothing is written anew', async () => {
  await checkInstruction(
    `//- pkg/__init__.py
//- pkg/x.py
y = 1
//- pkg/a.py
def parse(text):
    from .x import y
    return y


def other():
    return 1
//- pkg/b.py
B = 1
`,
    'move parse to pkg/b.py',
    `//- pkg/a.py
def other():
    return 1
//- pkg/b.py
B = 1


def parse(text):
    from .x import y
    return y
`,
  );
});

it('TypeScript: in every form that names a module', async () => {
  const [step] = await checkInstruction(
    `//- src/sub/b.ts
export const b = 1;
//- src/x.ts
export const y = 1;
export type T = string;
//- src/a.ts
export async function parse(text: import('./x').T): Promise<number> {
  const { y: first } = await import('./x');
  const { y } = require('./x');
  const whole: typeof import('./x') = require('./x');
  vi.mock('./x');
  const real = await vi.importActual('./x');
  const path = require.resolve('./x');
  const address = new URL('./x.ts', import.meta.url);
  return first + y + whole.y + real.y + path.length + address.href.length;
}
export const other = 1;
`,
    'move parse to src/sub/b.ts',
    `//- src/sub/b.ts
export const b = 1;

export async function parse(text: import('../x').T): Promise<number> {
  const { y: first } = await import('../x');
  const { y } = require('../x');
  const whole: typeof import('../x') = require('../x');
  vi.mock('../x');
  const real = await vi.importActual('../x');
  const path = require.resolve('../x');
  const address = new URL('../x.ts', import.meta.url);
  return first + y + whole.y + real.y + path.length + address.href.length;
}
//- src/a.ts
export const other = 1;
`,
  );
  expect(step?.located.decisions.map(({ choice }) => choice)).toEqual(['moves “parse” of src/a.ts to src/sub/b.ts']);
});

it('TypeScript: what asks for its own address otherwise is told', async () => {
  const [step] = await checkInstruction(
    `//- src/sub/b.ts
export const b = 1;
//- src/a.ts
export const here = () => new URL('./data/', import.meta.url);
export const other = 1;
`,
    'move here to src/sub/b.ts',
    `//- src/sub/b.ts
export const b = 1;

export const here = () => new URL('./data/', import.meta.url);
//- src/a.ts
export const other = 1;
`,
  );
  expect(step?.located.decisions.map(({ choice }) => choice)).toContain(
    'could not prove that “import.meta” may mean src/sub/b.ts instead of src/a.ts',
  );
});

it('TypeScript: `import x = require(…)` comes as it was, to a new module too', async () => {
  const source = `//- src/deep/x.ts
const x = { name: 'x' };
export = x;
//- src/a.ts
import fs = require('fs');
import x = require('./deep/x');

export function parse(): string {
  return x.name + fs.sep;
}

export const other = x.name;
`;
  const left = `//- src/a.ts
import x = require('./deep/x');

export const other = x.name;
`;
  const moved = `import fs = require('fs');
import x = require('../src/deep/x');

`;
  const body = 'export function parse(): string {\n  return x.name + fs.sep;\n}\n';
  await checkInstruction(
    `${source}//- lib/b.ts\nexport const b = 1;\n`,
    'move parse to lib/b.ts',
    `${left}//- lib/b.ts\n${moved}export const b = 1;\n\n${body}`,
  );
  await checkInstruction(
    source,
    'move parse to a new module src/lib/b.ts',
    `${left}//- src/lib/b.ts\n${moved.replace('../src', '..')}${body}`,
  );
});

it('JavaScript: a require in a body', async () => {
  await checkInstruction(
    `//- lib/x.js
exports.y = 1;
//- lib/a.js
function parse() {
  const { y } = require('./x');
  return y;
}

function other() {
  return 1;
}

module.exports = { parse, other };
//- lib/sub/b.js
module.exports = {};
`,
    'move parse to lib/sub/b.js',
    `//- lib/a.js
function other() {
  return 1;
}

module.exports = { other };
//- lib/sub/b.js
function parse() {
  const { y } = require('../x');
  return y;
}

module.exports = { parse };
`,
  );
});

it('TypeScript: a namespace beside a default goes alone, and both go', async () => {
  await checkInstruction(
    `//- src/x.ts
export const y = 1;
export default 2;
//- src/a.ts
import d, * as ns from './x';
export function parse(): number {
  return ns.y;
}
export const other = d;
//- src/b.ts
export const b = 1;
`,
    'move parse to src/b.ts',
    `//- src/a.ts
import d from './x';
export const other = d;
//- src/b.ts
import * as ns from './x';

export const b = 1;

export function parse(): number {
  return ns.y;
}
`,
  );
  await checkInstruction(
    `//- src/x.ts
export const y = 1;
export default 2;
//- src/a.ts
import d, * as ns from './x';
export function parse(): number {
  return ns.y + d;
}
export const other = 1;
//- src/b.ts
export const b = 1;
`,
    'move parse to src/b.ts',
    `//- src/a.ts
export const other = 1;
//- src/b.ts
import * as ns from './x';
import d from './x';

export const b = 1;

export function parse(): number {
  return ns.y + d;
}
`,
  );
});

const underTest = `//- src/sub/b.ts
export const b = 1;
//- src/a.ts
export function parse(text: string): number {
  return text.length;
}
export const other = 1;
`;

const underTestMoved = `//- src/sub/b.ts
export const b = 1;

export function parse(text: string): number {
  return text.length;
}
//- src/a.ts
export const other = 1;
`;

it('TypeScript: a mock stands for the module that what moved is in now', async () => {
  await checkInstruction(
    `${underTest}//- src/parse.test.ts
import { parse } from './a';
vi.mock('./a', async () => ({ ...(await vi.importActual('./a')), parse: vi.fn() }));
parse('');
//- src/other.test.ts
import { other } from './a';
jest.mock('./a');
console.log(other);
`,
    'move parse to src/sub/b.ts',
    `${underTestMoved}//- src/parse.test.ts
import { parse } from './sub/b';
vi.mock('./sub/b', async () => ({ ...(await vi.importActual('./sub/b')), parse: vi.fn() }));
parse('');
`,
  );
});

it('TypeScript: a mock of a module that is taken both ways is left, and told', async () => {
  const [step] = await checkInstruction(
    `${underTest}//- src/both.test.ts
import { other, parse } from './a';
jest.mock('./a', () => ({ other: 2, parse: jest.fn() }));
parse(String(other));
`,
    'move parse to src/sub/b.ts',
    `${underTestMoved}//- src/both.test.ts
import { other } from './a';
import { parse } from './sub/b';
jest.mock('./a', () => ({ other: 2, parse: jest.fn() }));
parse(String(other));
`,
  );
  expect(step?.located.left.map(({ why, text }) => `${text} ${why}`)).toEqual([
    "jest.mock('./a', () => ({ other: 2, parse: jest.fn() })); mocks the old module, of which the file takes both what moves and what stays",
  ]);
});

it('Python: `import a.b` goes with its last use, though another import binds the same root', async () => {
  await checkInstruction(
    `//- gyp/__init__.py
//- gyp/common.py
def first():
    return 1
//- gyp/input.py
def load():
    return 2
//- gyp/a.py
import gyp.common
import gyp.input


def parse():
    return gyp.input.load()


def other():
    return gyp.common.first()
//- gyp/b.py
X = 1
`,
    'move parse to gyp/b.py',
    `//- gyp/a.py
import gyp.common


def other():
    return gyp.common.first()
//- gyp/b.py
import gyp.input

X = 1


def parse():
    return gyp.input.load()
`,
  );
});

it.each([
  [
    'TypeScript',
    `${underTest}//- src/lazy.ts\nexport const load = () => import('./a');\n//- src/ns.ts\nexport * as rows from './a';\n`,
    'src/sub/b.ts',
    'src/lazy.ts, src/ns.ts take',
  ],
  [
    'Python',
    '//- a.py\ndef parse(text):\n    return text\n\n\ndef other():\n    return 1\n//- b.py\nX = 1\n//- main.py\nimport importlib\n\nimportlib.import_module("a").parse("")\n',
    'b.py',
    'main.py takes',
  ],
])('%s: who takes the old module as a whole when it runs is told', async (_language, fixture, to, who) => {
  const outcome = await carryOut(readFixture(fixture).files, 'move', { targets: [{ name: 'parse' }], to });
  if ('refusal' in outcome) throw new Error(outcome.refusal.error.message);
  expect(outcome.result.located.decisions.map(({ rationale }) => rationale)).toContain(`${who} the module as a whole, and hand it on`);
});
