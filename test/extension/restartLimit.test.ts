import { expect, test } from 'vitest';
import { RestartLimit } from '../../extension/restartLimit.ts';

test('three restarts within three minutes, and again when those are long ago', () => {
  let now = 0;
  const limit = new RestartLimit(() => now);
  const tries = (...times: number[]) =>
    times.map((ms) => {
      now = ms;
      return limit.mayRestart();
    });
  expect(tries(0, 1_000, 2_000, 3_000, 179_999)).toEqual([true, true, true, false, false]);
  expect(tries(180_000, 180_500, 181_000)).toEqual([true, false, true]);
});
