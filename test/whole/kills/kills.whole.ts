/** 200 kills of the real process. The seed is printed; `npm run kills -- 200 SEED` repeats them. */
import { expect, test } from 'vitest';
import { runKills } from './killRun.ts';

test('after any of 200 kills each change set is whole, the ledger sound and no acknowledged event lost', async () => {
  const seed = Math.floor(Math.random() * 1_000_000);
  console.log(`kills: 200, seed ${seed}`);
  const report = await runKills(200, seed, () => undefined);
  console.log(`kills: ${JSON.stringify(report)}`);
  expect(report.failures).toEqual([]);
  expect(report.kills).toBe(200);
  // The kills must have hit what they were meant to hit.
  expect(Object.keys(report.steps).length).toBeGreaterThanOrEqual(12);
  expect(report.recoveries).toBeGreaterThan(10);
  expect(report.missions).toBeGreaterThan(20);
  expect(report.rewinds).toBeGreaterThan(20);
}, 1_800_000); // a minute and a half by itself; a machine that does much else is given its time
