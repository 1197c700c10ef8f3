/** What keeps its old name passes the checkers of the languages, and so does a file from outside that uses the old name. */
import { afterAll, describe, expect, it } from 'vitest';
import { rename } from '../../operations/rename/checkRename.ts';
import { PhysicsWorkspace } from './physicsWorkspace.ts';

const typescript = {
  'tsconfig.json': '{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler", "target": "es2022" } }',
  'core.ts': `export function load(path: string): string;
export function load(path: number): number;
export function load(path: string | number): string | number { return path; }

export interface Options<T extends object = {}> { deep: T }

export enum Color { Red, Blue }

export const limit = 3;

export let count = 0;
count++;

export class Reader<T extends object = {}> {
  size = 3;
  static max = 4;
  readonly #rows: T[] = [];

  constructor(public path: string) {}

  next(row: number, ...rest: string[]): T | undefined {
    return this.#rows[row + rest.length];
  }

  get title(): string {
    return this.path;
  }

  over(a: string): string;
  over(a: number): number;
  over(a: string | number): string | number { return a; }

  is(value: unknown): value is string {
    return value === this.title;
  }

  static make<X extends object>(rows: X[], { length }: { length: number }) { return new Reader<X>(String(rows.length + length)); }
}
`,
  'index.ts': "export { load, type Options, Color, limit } from './core';\nexport * from './core';\n",
};

const outside: Readonly<Record<string, string>> = {
  'outside.ts': `import { Color, limit, load, type Options, Reader } from '.';
import { count } from './core';

const options: Options<{ a: number }> = { deep: { a: limit + count } };
const color: Color = Color.Red;
const reader: Reader<{ a: number }> = new Reader<{ a: number }>(load('x'));
class Own extends Reader {}
reader.size = Reader.max;
Reader.max = reader.size;
const row: { a: number } | undefined = reader.next(1, 'a');
const title: string = reader.title + reader.path;
const twice: [string, number] = [reader.over('a'), reader.over(1)];
const made: Reader<{ b: number }> = Reader.make([{ b: 1 }], []);
const value: unknown = title;
export const text: string = reader.is(value) ? value : '';
export { color, made, options, Own, row, twice };
`,
};

const python = {
  'core.py': `from dataclasses import dataclass


def load(path: str, deep: bool = False) -> str:
    return path if deep else ""


async def fetch(a: int) -> int:
    return a


class Reader:
    def __init__(self) -> None:
        self.size = 3

    def step(self, n: int = 1) -> int:
        return n

    @property
    def title(self) -> str:
        return ""

    @staticmethod
    def make(x: int) -> int:
        return x

    @classmethod
    def build(cls) -> "Reader":
        return cls()


LIMIT = 3
`,
};

const pythonOutside = {
  'outside.py': `from core import LIMIT, Reader, fetch, load

reader: Reader = Reader.build()
text: str = load("x", deep=True) + reader.title
number: int = reader.step(LIMIT) + Reader.make(1) + reader.size


async def run() -> int:
    return await fetch(1)
`,
};

const typescriptRenames: readonly (readonly [string, string])[] = [
  ['load', 'read'],
  ['Options', 'Settings'],
  ['Color', 'Hue'],
  ['limit', 'most'],
  ['count', 'total'],
  ['Reader', 'Parser'],
  ['Reader.size', 'length'],
  ['Reader.max', 'most'],
  ['Reader.path', 'file'],
  ['Reader.next', 'advance'],
  ['Reader.title', 'label'],
  ['Reader.over', 'under'],
  ['Reader.is', 'matches'],
  ['Reader.make', 'create'],
];

const pythonRenames: readonly (readonly [string, string])[] = [
  ['load', 'read'],
  ['fetch', 'get'],
  ['Reader', 'Parser'],
  ['Reader.size', 'length'],
  ['Reader.step', 'advance'],
  ['Reader.title', 'label'],
  ['Reader.make', 'create'],
  ['Reader.build', 'construct'],
  ['LIMIT', 'MAX'],
];

const workspaces: PhysicsWorkspace[] = [];
afterAll(async () => {
  for (const workspace of workspaces) await workspace.dispose();
});

function checks(files: Readonly<Record<string, string>>, users: Readonly<Record<string, string>>, renames: typeof pythonRenames): void {
  const workspace = new PhysicsWorkspace({ ...files, ...users });
  workspaces.push(workspace);
  for (const keep of ['alias', 'deprecated'] as const) {
    it.each(renames)(`%s → %s, ${keep}`, async (target, to) => {
      const outcome = await rename(new Map(Object.entries(files)), undefined, { target, to, keep });
      if ('refusal' in outcome) throw new Error(outcome.refusal.error.message);
      const changes = Object.fromEntries(
        outcome.result.proposals.map(({ path }) => [path, { text: outcome.result.after.get(path) ?? '' }]),
      );
      expect(await workspace.findings(workspace.overlay(changes), Object.keys(users))).toEqual([]);
    });
  }
}

it('is found out where the old name is gone', async () => {
  const workspace = new PhysicsWorkspace({ ...typescript, ...outside });
  workspaces.push(workspace);
  const gone = workspace.replacing(['core.ts'], /\bcount\b/g, 'total');
  expect(await workspace.findings(gone, ['outside.ts'])).toEqual(['outside.ts:2 TS2305 count']);
});

describe('TypeScript', () => checks(typescript, outside, typescriptRenames));
describe('Python', () => checks(python, pythonOutside, pythonRenames));
