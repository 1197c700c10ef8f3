/** Moves where more than the module decides: declarations beside JavaScript, and Python folders that are no packages. */
import { describe, expect, it } from 'vitest';
import { checkInstruction, checkInstructionRefused } from '../carryOut.ts';

const declared = `//- src/a.js
export function parse(x) {
  return x;
}

export function other() {}
//- src/a.d.ts
export declare function parse(x: number): number;
export declare function other(): void;
//- src/use.ts
import { parse } from './a.js';

parse(1);
`;

const left = `//- src/a.js
export function other() {}
//- src/a.d.ts
export declare function other(): void;
//- src/use.ts
import { parse } from './b.js';

parse(1);
`;

describe('what a .d.ts declares for JavaScript', () => {
  it('goes to the one beside the other module', async () => {
    await checkInstruction(
      `${declared}//- src/b.js
export const one = 1;
//- src/b.d.ts
export declare const one: number;
`,
      'move parse to src/b.js',
      `${left}//- src/b.js
export const one = 1;

export function parse(x) {
  return x;
}
//- src/b.d.ts
export declare const one: number;

export declare function parse(x: number): number;
`,
    );
  });

  it('gets one beside a new module', async () => {
    await checkInstruction(
      declared,
      'move parse to a new module src/b.js',
      `${left}//- src/b.js
export function parse(x) {
  return x;
}
//- src/b.d.ts
export declare function parse(x: number): number;
`,
    );
  });

  it('hides no module that has none', async () => {
    const refused = await checkInstructionRefused(
      `${declared}//- src/b.js\nexport const one = 1;\n`,
      'move parse to src/b.js',
      'move-impossible',
    );
    expect(refused.error.message).toBe(
      'What moves is declared in a stub as well, and src/b.js has none: a new src/b.d.ts would hide the rest of it.',
    );
  });

  it('is renamed with it', async () => {
    await checkInstruction(
      declared,
      'rename parse to read',
      `//- src/a.js
export function read(x) {
  return x;
}

export function other() {}
//- src/a.d.ts
export declare function read(x: number): number;
export declare function other(): void;
//- src/use.ts
import { read } from './a.js';

read(1);
`,
    );
  });
});

describe('Python folders that are no packages', () => {
  const scripts = `//- tools/a.py
def helper():
    return 1


def parse():
    return helper()
//- tools/b.py
from a import parse

print(parse())
`;

  it('are named from the folder of the workspace, and that it cannot be proven is said', async () => {
    const [step] = await checkInstruction(
      `${scripts}//- other/c.py\nX = 1\n`,
      'move parse to other/c.py',
      `//- tools/a.py
def helper():
    return 1
//- tools/b.py
from other.c import parse

print(parse())
//- other/c.py
from tools.a import helper

X = 1


def parse():
    return helper()
`,
    );
    expect(step?.located.decisions.filter(({ kind }) => kind === 'leave').map(({ choice }) => choice)).toEqual([
      'could not prove that tools/b.py finds other/c.py',
      'could not prove that other/c.py finds tools/a.py',
    ]);
  });

  it('are found by what lies beside them, and by who took something from there before', async () => {
    const [step] = await checkInstruction(
      `${scripts}//- tools/c.py\nX = 1\n//- main.py\nfrom tools.a import parse\n\nprint(parse())\n`,
      'move parse to tools/c.py',
      `//- tools/a.py
def helper():
    return 1
//- tools/b.py
from c import parse

print(parse())
//- tools/c.py
from a import helper

X = 1


def parse():
    return helper()
//- main.py
from tools.c import parse

print(parse())
`,
    );
    expect(step?.located.decisions.filter(({ kind }) => kind === 'leave')).toEqual([]);
  });
});
