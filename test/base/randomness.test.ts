import { expect, it } from 'vitest';
import { SeededRandomness } from '../../server/base/randomness.ts';

it('a seed repeats itself, another seed does not, and numbers stay in their bounds', () => {
  const draw = (seed: number) => {
    const random = new SeededRandomness(seed);
    return Array.from({ length: 200 }, () => random.below(10));
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
  expect([...new Set(draw(7))].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});
