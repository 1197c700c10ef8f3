/** Near-equal functions of TypeScript and JavaScript become one: each case a small workspace before and after. */
import { describe, expect, it } from 'vitest';
import { checkOperation, checkOperationRefused } from '../carryOut.ts';

describe('functions of TypeScript and JavaScript become one', () => {
  it('a literal becomes a parameter, an arrow function passes it where it is handed on', async () => {
    await checkOperation(
      `//- tables.ts
/** Reads rows. */
export function readCsv(path: string): string[] {
  return path.split(',');
}

/** Reads rows. */
export function readTsv(path: string): string[] {
  return path.split('\\t');
}
//- app.ts
import { readCsv, readTsv } from './tables';

console.log(readCsv('a'), readTsv('b'), ['x'].map(readTsv));
`,
      'mergeFunctions',
      { targets: [{ name: 'readCsv' }, { name: 'readTsv' }], name: 'readTable', parameters: ['delimiter'] },
      `//- app.ts
import { readTable } from './tables';

console.log(readTable('a', ','), readTable('b', '\\t'), ['x'].map((path) => readTable(path, '\\t')));
//- tables.ts
/** Reads rows. */
export function readTable(path: string, delimiter: string): string[] {
  return path.split(delimiter);
}
`,
    );
  });

  it('the name that stays has a default, what is left out before it is undefined', async () => {
    await checkOperation(
      `//- tables.ts
export function readCsv(path: string, limit?: number): string[] {
  return path.split(',', limit);
}

export function readTsv(path: string, limit?: number): string[] {
  return path.split('\\t', limit);
}
//- app.ts
import * as tables from './tables';
import { readTsv } from './tables';

tables.readCsv('a');
tables.readTsv('b');
readTsv('b', 3);
const f = readTsv;
`,
      'mergeFunctions',
      { targets: [{ name: 'readCsv' }, { name: 'readTsv' }] },
      `//- app.ts
import * as tables from './tables';
import { readCsv, readTsv } from './tables';

tables.readCsv('a');
tables.readCsv('b', undefined, '\\t');
readCsv('b', 3, '\\t');
const f = readTsv;
//- tables.ts
export function readCsv(path: string, limit?: number, separator = ','): string[] {
  return path.split(separator, limit);
}

export function readTsv(path: string, limit?: number): string[] {
  return readCsv(path, limit, '\\t');
}
`,
    );
  });

  it('a new parameter comes before those that may be left out; spread arguments keep a wrapper', async () => {
    await checkOperation(
      `//- tables.ts
export function readCsv(path: string, limit = 3, ...more: string[]): string[] {
  return path.split(',', limit).concat(more);
}

export function readTsv(path: string, limit = 3, ...more: string[]): string[] {
  return path.split('\\t', limit).concat(more);
}
//- app.ts
import { readCsv, readTsv } from './tables';

readCsv('a');
readTsv('b', 3, 'x');
const all = ['b'] as const;
readTsv(...all);
`,
      'mergeFunctions',
      { targets: [{ name: 'readCsv' }, { name: 'readTsv' }], name: 'readTable' },
      `//- app.ts
import { readTable, readTsv } from './tables';

readTable('a', ',');
readTable('b', '\\t', 3, 'x');
const all = ['b'] as const;
readTsv(...all);
//- tables.ts
export function readTable(path: string, separator: string, limit = 3, ...more: string[]): string[] {
  return path.split(separator, limit).concat(more);
}

export function readTsv(path: string, limit = 3, ...more: string[]): string[] {
  return readTable(path, '\\t', limit, ...more);
}
`,
    );
  });

  it('arrow functions of CommonJS', async () => {
    await checkOperation(
      `//- a.js
const double = x => x * 2;
const triple = x => x * 3;

module.exports = { double, triple };
//- b.js
const { double, triple } = require('./a');
const a = require('./a');

console.log(double(1), triple(2), a.triple(3), [1].map(double));
`,
      'mergeFunctions',
      { targets: [{ name: 'double' }, { name: 'triple' }], name: 'times', parameters: ['factor'] },
      `//- a.js
const times = (x, factor) => x * factor;

module.exports = { times };
//- b.js
const { times } = require('./a');
const a = require('./a');

console.log(times(1, 2), times(2, 3), a.times(3, 3), [1].map((x) => times(x, 2)));
`,
    );
  });

  it('JSDoc lists the new parameter, exports name it once', async () => {
    await checkOperation(
      `//- a.js
/**
 * Times two.
 * @param {number} x The number.
 */
function double(x) {
  return x * 2;
}

/** Times three. */
function triple(y) {
  return y * 3;
}

exports.double = double;
exports.triple = triple;
`,
      'mergeFunctions',
      { targets: [{ name: 'double' }, { name: 'triple' }], name: 'times', parameters: ['factor'] },
      `//- a.js
/**
 * Times two.
 * @param {number} x The number.
 * @param {number} factor \`2\` or \`3\`.
 */
function times(x, factor) {
  return x * factor;
}

exports.times = times;
`,
    );
  });

  it('what a barrel passes on stays as a wrapper', async () => {
    await checkOperation(
      `//- src/tables.ts
export const readCsv = (path: string): string[] => path.split(',');
export const readTsv = (path: string): string[] => path.split('\\t');
//- src/index.ts
export { readCsv, readTsv } from './tables';
//- src/app.ts
import { readCsv } from './index';
import { readTsv } from './tables';
readCsv('x');
readTsv('y');
`,
      'mergeFunctions',
      { targets: [{ name: 'readCsv' }, { name: 'readTsv' }], name: 'readTable', parameters: ['delimiter'] },
      `//- src/app.ts
import { readTable } from './tables';
readTable('x', ',');
readTable('y', '\\t');
//- src/index.ts
export { readTable, readCsv, readTsv } from './tables';
//- src/tables.ts
export const readTable = (path: string, delimiter: string): string[] => path.split(delimiter);

export const readCsv = (path: string): string[] => readTable(path, ',');

export const readTsv = (path: string): string[] => readTable(path, '\\t');
`,
    );
  });

  it('the barrel offers the new name alone, where that is asked for', async () => {
    await checkOperation(
      `//- src/tables.ts
export const readCsv = (path: string): string[] => path.split(',');
export const readTsv = (path: string): string[] => path.split('\\t');
//- src/index.ts
export { readCsv, readTsv } from './tables';
//- src/app.ts
import { readCsv } from './index';
import { readTsv } from './tables';
readCsv('x');
readTsv('y');
`,
      'mergeFunctions',
      { targets: [{ name: 'readCsv' }, { name: 'readTsv' }], name: 'readTable', parameters: ['delimiter'], old: 'remove' },
      `//- src/app.ts
import { readTable } from './tables';
readTable('x', ',');
readTable('y', '\\t');
//- src/index.ts
export { readTable } from './tables';
//- src/tables.ts
export const readTable = (path: string, delimiter: string): string[] => path.split(delimiter);
`,
    );
  });

  it('a barrel with a star offers the new name by itself', async () => {
    await checkOperation(
      `//- lib/a.ts
export function one(rows: string[]): string {
  return rows[0];
}

export function two(rows: string[]): string {
  return rows[1];
}
//- lib/index.ts
export * from './a';
//- b.ts
import * as lib from './lib';
import { two } from './lib';

console.log(lib.one([]), two([]));
`,
      'mergeFunctions',
      { targets: [{ name: 'one' }, { name: 'two' }], name: 'pick' },
      `//- b.ts
import * as lib from './lib';
import { pick } from './lib';

console.log(lib.pick([], 0), pick([], 1));
//- lib/a.ts
export function pick(rows: string[], index: number): string {
  return rows[index];
}
`,
    );
  });

  it('a type of it keeps the wrapper', async () => {
    await checkOperation(
      `//- a.ts
function one(rows: string[]): string | undefined {
  return rows.find((row) => row.startsWith('a'));
}

function two(rows: string[]): string | undefined {
  return rows.find((row) => row.startsWith('b'));
}

export { one, two };
export type Two = typeof two;
//- b.ts
import { two } from './a';

two(['b']);
`,
      'mergeFunctions',
      { targets: [{ name: 'one' }, { name: 'two' }] },
      `//- a.ts
function one(rows: string[], prefix = 'a'): string | undefined {
  return rows.find((row) => row.startsWith(prefix));
}

function two(rows: string[]): string | undefined {
  return one(rows, 'b');
}

export { one, two };
export type Two = typeof two;
//- b.ts
import { one } from './a';

one(['b'], 'b');
`,
    );
  });

  it('deprecated wrappers of async functions', async () => {
    await checkOperation(
      `//- a.ts
/** Comma. */
export async function readCsv(path: string): Promise<string[]> {
  return path.split(',');
}

export async function readTsv(path: string): Promise<string[]> {
  return path.split('\\t');
}
`,
      'mergeFunctions',
      { targets: [{ name: 'readCsv' }, { name: 'readTsv' }], name: 'readTable', parameters: ['delimiter'], old: 'deprecated' },
      `//- a.ts
/** Comma. */
export async function readTable(path: string, delimiter: string): Promise<string[]> {
  return path.split(delimiter);
}

/** @deprecated Use \`readTable\` instead. */
export async function readCsv(path: string): Promise<string[]> {
  return readTable(path, ',');
}

/** @deprecated Use \`readTable\` instead. */
export async function readTsv(path: string): Promise<string[]> {
  return readTable(path, '\\t');
}
`,
    );
  });

  it('wrappers of generators', async () => {
    await checkOperation(
      `//- a.js
export function* one(rows) {
  for (const row of rows) yield row + 1;
}

export function* two(rows) {
  for (const row of rows) yield row + 2;
}
`,
      'mergeFunctions',
      { targets: [{ name: 'one' }, { name: 'two' }], name: 'each', old: 'alias' },
      `//- a.js
export function* each(rows, offset) {
  for (const row of rows) yield row + offset;
}

export function* one(rows) {
  return yield* each(rows, 1);
}

export function* two(rows) {
  return yield* each(rows, 2);
}
`,
    );
  });

  it('statements that only one has run where the flag is set', async () => {
    await checkOperation(
      `//- a.ts
export function read(rows: string[]): string[] {
  const out = rows.map((row) => row.trim());
  return out;
}

export function readAndLog(rows: string[]): string[] {
  const out = rows.map((row) => row.trim());
  console.log('read');
  console.log(out.length);
  return out;
}
//- b.ts
import { read, readAndLog } from './a';
read([]);
readAndLog(['1']);
`,
      'mergeFunctions',
      { targets: [{ name: 'read' }, { name: 'readAndLog' }] },
      `//- a.ts
export function read(rows: string[], log = false): string[] {
  const out = rows.map((row) => row.trim());
  if (log) {
    console.log('read');
    console.log(out.length);
  }
  return out;
}
//- b.ts
import { read } from './a';
read([]);
read(['1'], true);
`,
    );
  });

  it('a condition of their own takes the flag in', async () => {
    await checkOperation(
      `//- a.js
export function check(rows) {
  for (const row of rows) {
    console.log(row);
  }
}

export function checkStrict(rows) {
  for (const row of rows) {
    if (!row || row.bad) throw new Error('bad');
    console.log(row);
  }
}

check([]);
checkStrict([]);
`,
      'mergeFunctions',
      { targets: [{ name: 'check' }, { name: 'checkStrict' }] },
      `//- a.js
export function check(rows, strict = false) {
  for (const row of rows) {
    if (strict && (!row || row.bad)) throw new Error('bad');
    console.log(row);
  }
}

check([]);
check([], true);
`,
    );
  });

  it('methods, handed on in arrow functions', async () => {
    await checkOperation(
      `//- a.ts
export class R {
  constructor(private readonly rows: number[][]) {}

  first(key: number): number {
    return this.rows[key].at(0);
  }

  last(key: number): number {
    return this.rows[key].at(-1);
  }

  both(): number[] {
    return [this.first(1), this.last(2), ...[1].map((x) => this.last(x))];
  }
}
`,
      'mergeFunctions',
      { targets: [{ name: 'R.first' }, { name: 'R.last' }], name: 'pick' },
      `//- a.ts
export class R {
  constructor(private readonly rows: number[][]) {}

  pick(key: number, index: number): number {
    return this.rows[key].at(index);
  }

  both(): number[] {
    return [this.pick(1, 0), this.pick(2, -1), ...[1].map((x) => this.pick(x, -1))];
  }
}
`,
    );
  });

  it('static methods, handed on by their class', async () => {
    await checkOperation(
      `//- a.ts
export class T {
  static csv(path: string): string[] {
    return path.split(',');
  }

  static tsv(path: string): string[] {
    return path.split('\\t');
  }
}
//- b.ts
import { T } from './a';

export const all = [...T.csv('a'), ...T.tsv('b'), ...['c'].flatMap(T.tsv)];
`,
      'mergeFunctions',
      { targets: [{ name: 'T.csv' }, { name: 'T.tsv' }], name: 'read' },
      `//- a.ts
export class T {
  static read(path: string, separator: string): string[] {
    return path.split(separator);
  }
}
//- b.ts
import { T } from './a';

export const all = [...T.read('a', ','), ...T.read('b', '\\t'), ...['c'].flatMap((path) => T.read(path, '\\t'))];
`,
    );
  });

  it('an attribute of JSX', async () => {
    await checkOperation(
      `//- a.tsx
export function saveRow(id: string) {
  return <button title="save" onClick={() => go(id)} />;
}

export function dropRow(id: string) {
  return <button title="drop" onClick={() => go(id)} />;
}

declare function go(id: string): void;
//- b.tsx
import { saveRow, dropRow } from './a';

export const all = <div>{saveRow('a')}{dropRow('b')}</div>;
`,
      'mergeFunctions',
      { targets: [{ name: 'saveRow' }, { name: 'dropRow' }], name: 'rowButton' },
      `//- a.tsx
export function rowButton(id: string, kind: string) {
  return <button title={kind} onClick={() => go(id)} />;
}

declare function go(id: string): void;
//- b.tsx
import { rowButton } from './a';

export const all = <div>{rowButton('a', "save")}{rowButton('b', "drop")}</div>;
`,
    );
  });

  it('calls of itself', async () => {
    await checkOperation(
      `//- a.ts
export function sumEven(rows: number[]): number {
  const [first = 0, ...others] = rows;
  return (first % 2 === 0 ? first : 0) + (others.length ? sumEven(others) : 0);
}

export function sumOdd(rows: number[]): number {
  const [head = 0, ...others] = rows;
  return (head % 2 === 1 ? head : 0) + (others.length ? sumOdd(others) : 0);
}
`,
      'mergeFunctions',
      { targets: [{ name: 'sumEven' }, { name: 'sumOdd' }], name: 'sumOf', parameters: ['rest'] },
      `//- a.ts
export function sumOf(rows: number[], rest: number): number {
  const [first = 0, ...others] = rows;
  return (first % 2 === rest ? first : 0) + (others.length ? sumOf(others, rest) : 0);
}
`,
    );
  });

  it('functions of one type are passed, with that type', async () => {
    await checkOperation(
      `//- a.ts
import { parseA } from './pa';

export function loadA(path: string): string {
  return parseA(path.trim());
}
//- b.ts
import { parseB } from './pb';

export function loadB(path: string): string {
  return parseB(path.trim());
}
//- pa.ts
export function parseA(x: string): string { return x; }
//- pb.ts
export function parseB(x: string): string { return x; }
//- c.ts
import { loadA } from './a';
import { loadB } from './b';
loadA('x');
loadB('y');
`,
      'mergeFunctions',
      { targets: [{ name: 'loadA' }, { name: 'loadB' }], name: 'load' },
      `//- a.ts
export function load(path: string, parse: (x: string) => string): string {
  return parse(path.trim());
}
//- b.ts
//- c.ts
import { load } from './a';
import { parseA } from './pa';
import { parseB } from './pb';
load('x', parseA);
load('y', parseB);
`,
    );
  });

  it('functions are passed and imported where they are called', async () => {
    await checkOperation(
      `//- a.js
import { parseA } from './pa';

export function loadA(path) {
  return parseA(path.trim());
}
//- b.js
import { parseB } from './pb';

export function loadB(path) {
  return parseB(path.trim());
}
//- pa.js
export function parseA(x) { return x; }
//- pb.js
export function parseB(x) { return x; }
//- c.js
import { loadA } from './a';
import { loadB } from './b';
loadA('x');
loadB('y');
`,
      'mergeFunctions',
      { targets: [{ name: 'loadA' }, { name: 'loadB' }], name: 'load' },
      `//- a.js
export function load(path, parse) {
  return parse(path.trim());
}
//- b.js
//- c.js
import { load } from './a';
import { parseA } from './pa';
import { parseB } from './pb';
load('x', parseA);
load('y', parseB);
`,
    );
  });

  it('generics and patterns', async () => {
    await checkOperation(
      `//- a.ts
export function one<T>(rows: T[], { strict = false }: { strict?: boolean } = {}): T | undefined {
  return strict ? undefined : rows[0];
}

export function two<T>(rows: T[], { strict = false }: { strict?: boolean } = {}): T | undefined {
  return strict ? undefined : rows[1];
}

one([1]);
two(['x'], { strict: true });
`,
      'mergeFunctions',
      { targets: [{ name: 'one' }, { name: 'two' }], name: 'pick' },
      `//- a.ts
export function pick<T>(rows: T[], index: number, { strict = false }: { strict?: boolean } = {}): T | undefined {
  return strict ? undefined : rows[index];
}

pick([1], 0);
pick(['x'], 1, { strict: true });
`,
    );
  });

  it('three become one', async () => {
    await checkOperation(
      `//- a.js
export function a1(rows) {
  return rows[0];
}
export function a2(rows) {
  return rows[1];
}
export function a3(rows) {
  return rows[2];
}
export const x = a1([]) + a2([]) + a3([]);
`,
      'mergeFunctions',
      { targets: [{ name: 'a1' }, { name: 'a2' }, { name: 'a3' }], name: 'at' },
      `//- a.js
export function at(rows, index) {
  return rows[index];
}
export const x = at([], 0) + at([], 1) + at([], 2);
`,
    );
  });

  it('one argument a line', async () => {
    await checkOperation(
      `//- a.js
export function f(
  a,
  b,
) {
  // one
  return a + b + 1;
}

// two
export function g(
  a,
  b,
) {
  return a + b + 2;
}

f(1, 2);
g(
  1,
  2,
);
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }], name: 'h', parameters: ['step'] },
      `//- a.js
export function h(
  a,
  b,
  step,
) {
  // one
  return a + b + step;
}

h(1, 2, 1);
h(
  1,
  2,
  2,
);
`,
    );
  });

  it('locals that are used differently are refused', async () => {
    const { error } = await checkOperationRefused(
      `//- a.ts
export function f(a: number, b: number) { return a + b * a; }
export function g(a: number, b: number) { return a + b * b; }
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }] },
      'shape-unfit',
    );
    expect(error.message).toContain(
      '“f” and “g” cannot be one: they use their own names differently: “a” in the one, “b” in the other (a.ts:1)',
    );
  });

  it('other types are refused', async () => {
    const { error } = await checkOperationRefused(
      `//- a.ts
export function f(a: number) { return a + 1; }
export function g(a: string) { return a + 1; }
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }] },
      'shape-unfit',
    );
    expect(error.message).toContain('“f” and “g” cannot be one: their types differ (number, string) (a.ts:1)');
  });

  it('values of two types are refused', async () => {
    const { error } = await checkOperationRefused(
      `//- a.ts
export function f(a: number) { return [a, 1]; }
export function g(a: number) { return [a, 'x']; }
`,
      'mergeFunctions',
      { targets: [{ name: 'f' }, { name: 'g' }] },
      'shape-unfit',
    );
    expect(error.message).toContain("“f” and “g” cannot be one: no one type has room for “1” and “'x'” (a.ts:1)");
  });

  it('a default export is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- a.ts
export default function first(rows: number[]): number {
  return rows[0];
}

export function last(rows: number[]): number {
  return rows[1];
}
`,
      'mergeFunctions',
      { targets: [{ name: 'first' }, { name: 'last' }], name: 'pick' },
      'shape-unfit',
    );
    expect(error.message).toContain('“first” is what its module exports as a whole, which others import under names of their own');
  });

  it('overloads are refused', async () => {
    const { error } = await checkOperationRefused(
      `//- a.ts
export function first(rows: number[]): number;
export function first(rows: string[]): string;
export function first(rows: any[]): any {
  return rows[0];
}

export function last(rows: any[]): any {
  return rows[1];
}
`,
      'mergeFunctions',
      { targets: [{ name: 'first' }, { name: 'last' }], name: 'pick' },
      'shape-unfit',
    );
    expect(error.message).toContain('“first” is declared more than once, with other types each time');
  });

  it('what a block would hide is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- a.js
export function one(rows) {
  return rows;
}

export function two(rows) {
  const more = rows.length;
  return rows;
}
`,
      'mergeFunctions',
      { targets: [{ name: 'one' }, { name: 'two' }] },
      'shape-unfit',
    );
    expect(error.message).toContain(
      '“two” and “one” cannot be one: what only one of them declares would be seen in a block alone (a.js:6)',
    );
  });

  it('a function that needs its object is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- a.js
export function one(x) {
  return this.rows + x + 1;
}

export function two(x) {
  return this.rows + x + 2;
}
//- b.js
import { one, two } from './a';

export const proto = { one, two };
`,
      'mergeFunctions',
      {
        targets: [
          { name: 'one', pathHint: 'a.js' },
          { name: 'two', pathHint: 'a.js' },
        ],
        name: 'each',
      },
      'shape-unfit',
    );
    expect(error.message).toContain('“one” takes more than a wrapper could hand on');
  });
});
