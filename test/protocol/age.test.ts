/** How long ago, in words. */
import { expect, test } from 'vitest';
import { ageOf } from '../../server/protocol/age.ts';

const [second, minute, hour, day] = [1_000, 60_000, 3_600_000, 86_400_000];

test.each([
  [-5 * second, 'now'],
  [50 * second, 'now'],
  [59.9 * second, '1 minute ago'],
  [2 * minute, '2 minutes ago'],
  [59.8 * minute, '1 hour ago'],
  [23 * hour, '23 hours ago'],
  [day, 'yesterday'],
  [6 * day, '6 days ago'],
  [8 * day, 'last week'],
  [40 * day, 'last month'],
  [800 * day, '2 years ago'],
])('%d ms is %s', (ms, words) => {
  expect(ageOf(1e12, 1e12 + ms, 'en')).toBe(words);
});

test('in the language asked for', () => {
  expect(ageOf(0, 2 * minute, 'de')).toBe('vor 2 Minuten');
});
