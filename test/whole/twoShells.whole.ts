/** Two shells on one workspace, missions at the same time on overlapping files: both end correctly or one is told; never a lost edit. */
import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { treeHash } from '../../scripts/treeHash.ts';
import { Shell } from './support/shell.ts';

const repetitions = 50;

const files: Readonly<Record<string, string>> = {
  'shop/prices.py':
    'def net_price(gross, rate):\n    return gross / (1 + rate)\n\n\ndef tax_of(gross, rate):\n    return gross - net_price(gross, rate)\n',
  'shop/cart.py':
    'from shop.prices import net_price, tax_of\n\n\ndef total(rows):\n    return sum(net_price(row, 0.2) + tax_of(row, 0.2) for row in rows)\n',
  'shop/report.py': 'from shop import prices\n\n\ndef line(row):\n    return prices.tax_of(row, 0.1), prices.net_price(row, 0.1)\n',
};

const renames = [
  ['net_price', 'price_without_tax'],
  ['tax_of', 'tax_share'],
] as const;

/** The files after the renames that succeeded. */
function expected(done: readonly boolean[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => {
      const changed = renames.reduce(
        (so, [from, to], index) => (done[index] ? so.replaceAll(new RegExp(`\\b${from}\\b`, 'g'), to) : so),
        text,
      );
      return [path, changed];
    }),
  );
}

let shell: Shell | undefined;
afterEach(() => shell?.dispose());

test(`two missions at once, ${repetitions} times`, async () => {
  shell = new Shell(files);
  const current = shell;
  const start = treeHash(current.workspace);
  const outcomes: Record<string, number> = {};
  for (let round = 0; round < repetitions; round++) {
    const runs = await Promise.all(
      renames.map(async ([from, to], index) => {
        // A little apart, each time differently, so that they meet at different steps.
        await new Promise((resolve) => setTimeout(resolve, index * ((round * 7) % 60)));
        return current.start(['refactor', `rename ${from} to ${to}`, '--yes', '--no-physics']).done;
      }),
    );
    const statuses = runs.map((run) => run.status);
    const key = statuses.join(' and ');
    outcomes[key] = (outcomes[key] ?? 0) + 1;
    for (const run of runs) expect([0, 4], `${run.stdout}\n${run.stderr}`).toContain(run.status);
    expect(statuses, 'at least one of them gets through').toContain(0);
    const found = Object.fromEntries(Object.keys(files).map((path) => [path, readFileSync(current.path(path), 'utf8')]));
    expect(found, `round ${round}: ${key}`).toEqual(expected(statuses.map((status) => status === 0)));
    const rewound = current.run(['rewind', 'start', '--yes']);
    expect(rewound.status, rewound.stderr).toBe(0);
    expect(treeHash(current.workspace)).toBe(start);
  }
  expect(current.json<{ ok: boolean }>(['verify']).document.ok).toBe(true);
  console.log(`two shells, exit codes: ${JSON.stringify(outcomes)}`);
});
