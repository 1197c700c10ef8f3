/** Functions of TypeScript and JavaScript that return several values are split: each case a small workspace before and after. */
import { describe, expect, it } from 'vitest';
import { checkInstruction, checkOperation, checkOperationRefused } from '../carryOut.ts';

describe('each part keeps what its value needs', () => {
  it('an array, imported and unpacked elsewhere', async () => {
    await checkOperation(
      `//- stats.ts
/** Both ends. */
export function minMax(xs: number[]): [number, number] {
  let lo = xs[0], hi = xs[0];
  for (const x of xs) {
    if (x < lo) lo = x;
    if (x > hi) {
      hi = x;
    }
  }
  return [lo, hi];
}
//- app.ts
import { minMax } from './stats';

const [low, high] = minMax([1, 2]);
console.log(low, high, minMax([3])[0]);
`,
      'splitFunction',
      { target: { name: 'minMax' }, parts: [{ name: 'minimum' }, { name: 'maximum' }] },
      `//- stats.ts
/** Both ends. */
export function minimum(xs: number[]): number {
  let lo = xs[0];
  for (const x of xs) {
    if (x < lo) lo = x;
  }
  return lo;
}

/** Both ends. */
export function maximum(xs: number[]): number {
  let hi = xs[0];
  for (const x of xs) {
    if (x > hi) {
      hi = x;
    }
  }
  return hi;
}
//- app.ts
import { minimum, maximum } from './stats';

const low = minimum([1, 2]);
const high = maximum([1, 2]);
console.log(low, high, minimum([3])[0]);
`.replace('minimum([3])[0]', 'minimum([3])'),
    );
  });

  it('an object, taken apart in several ways', async () => {
    await checkInstruction(
      `//- stats.ts
export function stats(xs: number[]): { total: number; mean: number } {
  const total = xs.reduce((a, b) => a + b, 0);
  const count = xs.length;
  return { total, mean: total / count };
}
//- app.ts
import { stats } from './stats';

export function report(xs: number[]) {
  const { mean } = stats(xs);
  const { total: sum, mean: average } = stats(xs);
  return mean + sum + average + stats(xs).total;
}
export function later(xs: number[]) {
  const r = stats(xs);
  return r.total > 3 ? r.mean : r.total;
}
`,
      'split stats into sumOf and meanOf',
      `//- stats.ts
export function sumOf(xs: number[]): number {
  const total = xs.reduce((a, b) => a + b, 0);
  return total;
}

export function meanOf(xs: number[]): number {
  const total = xs.reduce((a, b) => a + b, 0);
  const count = xs.length;
  return total / count;
}
//- app.ts
import { sumOf, meanOf } from './stats';

export function report(xs: number[]) {
  const mean = meanOf(xs);
  const sum = sumOf(xs);
  const average = meanOf(xs);
  return mean + sum + average + sumOf(xs);
}
export function later(xs: number[]) {
  const total = sumOf(xs);
  const mean = meanOf(xs);
  return total > 3 ? mean : total;
}
`,
    );
  });

  it('an async arrow function, awaited', async () => {
    await checkOperation(
      `//- load.ts
export const load = async (path: string): Promise<[string, number]> => {
  const text = await parts(path);
  const size = await measure(path);
  return [text, size];
};
declare function parts(path: string): Promise<string>;
declare function measure(path: string): Promise<number>;
export async function show(path: string) {
  const [text, size] = await load(path);
  return text + size + (await load(path))[1];
}
`,
      'splitFunction',
      { target: { name: 'load' } },
      `//- load.ts
export const loadText = async (path: string): Promise<string> => {
  const text = await parts(path);
  return text;
};

export const loadSize = async (path: string): Promise<number> => {
  const size = await measure(path);
  return size;
};
declare function parts(path: string): Promise<string>;
declare function measure(path: string): Promise<number>;
export async function show(path: string) {
  const text = await loadText(path);
  const size = await loadSize(path);
  return text + size + (await loadSize(path));
}
`,
    );
  });

  it('what is kept as one thing keeps the old function', async () => {
    await checkOperation(
      `//- stats.js
function bounds(xs) {
  const low = Math.min(...xs);
  const high = Math.max(...xs);
  return { low, high };
}
const all = rows.map(bounds);
const { low } = bounds(all);
module.exports = { bounds };
`,
      'splitFunction',
      { target: { name: 'bounds' }, parts: [{ name: 'lower' }, { name: 'upper' }] },
      `//- stats.js
function lower(xs) {
  const low = Math.min(...xs);
  return low;
}

function upper(xs) {
  const high = Math.max(...xs);
  return high;
}

function bounds(xs) {
  return { low: lower(xs), high: upper(xs) };
}
const all = rows.map(bounds);
const low = lower(all);
module.exports = { lower, upper, bounds };
`,
    );
  });
});

describe('callers', () => {
  it('barrels, namespaces, renamed imports and lists of exports follow', async () => {
    await checkOperation(
      `//- src/stats.ts
const ends = (xs: readonly number[]): readonly [first: number, last: number] => [xs[0], xs[xs.length - 1]];

export { ends };
//- src/index.ts
export { ends } from './stats';
export * as stats from './stats';
//- src/one.ts
import { ends as both } from './index';

let a = 0;
let b = 0;
[a, b] = both([1, 2]);
if (a) [, b] = both([3]);
export const [c, d] = both([a, b]);
//- src/two.ts
import * as stats from './stats';

for (const [x, y] = stats.ends([1]); x < y; ) break;
console.log(stats.ends([1])[1]);
`,
      'splitFunction',
      { target: { name: 'ends', pathHint: 'src/stats.ts' }, parts: [{ name: 'firstOf' }, { name: 'lastOf' }] },
      `//- src/stats.ts
const firstOf = (xs: readonly number[]): number => xs[0];

const lastOf = (xs: readonly number[]): number => xs[xs.length - 1];

export { firstOf, lastOf };
//- src/index.ts
export { firstOf, lastOf } from './stats';
export * as stats from './stats';
//- src/one.ts
import { firstOf, lastOf } from './index';

let a = 0;
let b = 0;
a = firstOf([1, 2]);
b = lastOf([1, 2]);
if (a) b = lastOf([3]);
export const c = firstOf([a, b]);
export const d = lastOf([a, b]);
//- src/two.ts
import * as stats from './stats';

for (const x = stats.firstOf([1]), y = stats.lastOf([1]); x < y; ) break;
console.log(stats.lastOf([1]));
`,
    );
  });

  it('what is handed over is worked out once, in each function by itself', async () => {
    await checkOperation(
      `//- a.js
const load = (path) => [path];
function ends(xs, ...more) {
  return [xs[0], more[0]];
}
function show(path) {
  const [a, b] = ends(load(path), 1);
  const [c, d] = ends(load(b), ...a.values());
  if (c) { const [e, f] = ends(c); return e + f; }
  return d;
}
exports.ends = ends;
exports.show = show;
//- b.js
const { ends, show } = require('./a');
const [, last] = ends(show('x'));
`,
      'splitFunction',
      { target: { name: 'ends' }, parts: [{ name: 'firstOf' }, { name: 'lastOf' }] },
      `//- a.js
const load = (path) => [path];
function firstOf(xs, ...more) {
  return xs[0];
}

function lastOf(xs, ...more) {
  return more[0];
}
function show(path) {
  const xs = load(path);
  const a = firstOf(xs, 1);
  const b = lastOf(xs, 1);
  const xsValue = load(b);
  const given = [...a.values()];
  const c = firstOf(xsValue, ...given);
  const d = lastOf(xsValue, ...given);
  if (c) { const e = firstOf(c); const f = lastOf(c); return e + f; }
  return d;
}
exports.firstOf = firstOf;
exports.lastOf = lastOf;
exports.show = show;
//- b.js
const { lastOf, show } = require('./a');
const last = lastOf(show('x'));
`,
    );
  });

  it('methods, getters, static ones and a default export', async () => {
    await checkInstruction(
      `//- table.ts
export class Table {
  constructor(private readonly rows: number[]) {}

  /** Both ends. */
  get ends() {
    return { first: this.rows[0], last: this.rows[this.rows.length - 1] };
  }

  show() {
    const { first, last } = this.ends;
    return first + last + this.ends.first;
  }
}
`,
      'split the property ends of Table into start and end',
      `//- table.ts
export class Table {
  constructor(private readonly rows: number[]) {}

  /** Both ends. */
  get start() {
    return this.rows[0];
  }

  /** Both ends. */
  get end() {
    return this.rows[this.rows.length - 1];
  }

  show() {
    const first = this.start;
    const last = this.end;
    return first + last + this.start;
  }
}
`,
    );
    await checkOperation(
      `//- ends.ts
export default function ends(xs: number[]) {
  return [xs[0], xs[1]];
}
`,
      'splitFunction',
      { target: { name: 'ends' }, parts: [{ name: 'firstOf' }, { name: 'secondOf' }] },
      `//- ends.ts
export function firstOf(xs: number[]) {
  return xs[0];
}

export function secondOf(xs: number[]) {
  return xs[1];
}

export default function ends(xs: number[]) {
  return [firstOf(xs), secondOf(xs)];
}
`,
    );
  });

  it('some of the values stay together', async () => {
    await checkOperation(
      `//- a.ts
export function box(xs: number[]): [number, number, string] {
  const lo = Math.min(...xs);
  const hi = Math.max(...xs);
  const label = xs.join();
  return [lo, hi, label];
}
const [lo, hi, label] = box([1]);
console.log(lo, hi, label, box([2])[1]);
`,
      'splitFunction',
      {
        target: { name: 'box' },
        parts: [
          { name: 'rangeOf', values: ['lo', 'hi'] },
          { name: 'labelOf', values: ['label'] },
        ],
      },
      `//- a.ts
export function rangeOf(xs: number[]): [number, number] {
  const lo = Math.min(...xs);
  const hi = Math.max(...xs);
  return [lo, hi];
}

export function labelOf(xs: number[]): string {
  const label = xs.join();
  return label;
}
const [lo, hi] = rangeOf([1]);
const label = labelOf([1]);
console.log(lo, hi, label, rangeOf([2])[1]);
`,
    );
  });

  it('refuses overloads, generators, what logs for sure elsewhere, and names that are hidden', async () => {
    const refusal = async (text: string, args: object = {}): Promise<string> =>
      (await checkOperationRefused(`//- a.ts\n${text}`, 'splitFunction', { target: { name: 'f' }, ...args }, 'shape-unfit')).error.message;
    expect(await refusal('function f(a: string): [1, 2];\nfunction f(a: any): any {\n  return [1, 2];\n}\n')).toContain('several ways');
    expect(await refusal('function* f() {\n  return [1, 2];\n}\n')).toContain('generator');
    expect(await refusal('function f(xs: number[]) {\n  xs.push(1);\n  return [xs, 2];\n}\n')).toContain('changes “xs”');
    expect(await refusal('function f(x: number) {\n  if (x) return;\n  return [x, 2];\n}\n')).toContain('returns nothing');
    expect(
      await refusal('function f(x: number) {\n  return [x, 2];\n}\nfunction g(one: number) {\n  return f(one)[0];\n}\n', {
        parts: [{ name: 'one' }, { name: 'two' }],
      }),
    ).toContain('has a “one” of its own');
  });
});
