/** Random TypeScript programs do the same after a random rename. `node scripts/fuzzRename.ts` runs as many as one likes. */
import { expect, test } from 'vitest';
import { differences, differential } from './differential.ts';
import { ecmascript } from './ecmascriptRun.ts';

test('programs in TypeScript show the same before and after', async () => {
  const seeds = Array.from({ length: 30 }, (_, i) => i + 1);
  const { kept, broken } = await differential(ecmascript, seeds, 3);
  expect(broken.map(({ what, before, after }) => `${what}\n${differences(before, after)}`)).toEqual([]);
  expect(kept).toBeGreaterThan(seeds.length);
});
