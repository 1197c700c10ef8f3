/** Functions of TypeScript and JavaScript that return several values are split: each case a small workspace before and after. */
import { describe, it } from 'vitest';
import { checkInstruction, checkOperation } from '../carryOut.ts';

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
  const rTotal = sumOf(xs);
  const rMean = meanOf(xs);
  return rTotal > 3 ? rMean : rTotal;
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
