/** The bench itself: its arithmetic and its command line. Nothing is timed here. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBenchRequest } from './commandLine.ts';
import { alternating, compared, median, percentile } from './measurement.ts';
import { tableOf } from './table.ts';

const samples = fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 1 });

describe('the arithmetic', () => {
  test('a percentile is a sample that so many percent do not exceed, and no smaller one is', () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: 1, max: 100 }), (all, percent) => {
        const value = percentile(all, percent);
        const atMost = (limit: number) => all.filter((sample) => sample <= limit).length * 100;
        expect(all).toContain(value);
        expect(atMost(value)).toBeGreaterThanOrEqual(percent * all.length);
        expect(atMost(value - 1)).toBeLessThan(percent * all.length);
      }),
    );
  });

  test('the median of an even number of samples lies between the middle ones', () => {
    expect([median([3, 1, 2]), median([4, 1, 3, 2]), median([7])]).toEqual([2, 2.5, 7]);
  });

  test('works take turns', async () => {
    const order: string[] = [];
    const work = (name: string) => (repetition: number) => order.push(`${name}${repetition}`);
    expect(await alternating(2, work('ours'), work('peer'))).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(order).toEqual(['ours0', 'peer0', 'ours1', 'peer1']);
  });
});

test('the table shows the peer and how many times as long as it ours takes', () => {
  const rows = [
    compared({ name: 'checkpoint', value: 1.5, unit: 'ms', goal: '< 5 ms' }, { name: 'git commit', value: 60 }),
    compared({ name: 'rate', value: 23_456.7, unit: 'events/s' }, undefined),
  ];
  expect(tableOf(rows)).toBe(
    [
      'measured              value  peer                   ratio  goal',
      '──────────  ───────────────  ───────────────────  ───────  ──────',
      'checkpoint          1.50 ms  60.0 ms  git commit  0.0250×  < 5 ms',
      'rate        23,457 events/s',
    ].join('\n'),
  );
});

describe('the command line', () => {
  const known = ['append', 'rewind', 'index'];
  const cases: readonly (readonly [string, ReturnType<typeof readBenchRequest>])[] = [
    ['', { names: known, scale: 'default' }],
    ['index append', { names: ['append', 'index'], scale: 'default' }],
    ['--quick rewind', { names: ['rewind'], scale: 'quick' }],
    ['--large', { names: known, scale: 'large' }],
    ['append rewnid', 'There is no subject rewnid; there are: append, rewind, index.'],
    ['--fast', 'There is no option --fast; there are: --quick, --large.'],
    ['--quick --large', 'Either --quick or --large, not both.'],
  ];
  test.each(cases)('“%s”', (args, expected) => {
    expect(readBenchRequest(args.split(' ').filter(Boolean), known)).toEqual(expected);
  });
});
