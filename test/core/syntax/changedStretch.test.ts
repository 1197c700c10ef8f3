import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedStretch, pointAt } from '../../../server/core/syntax/changedStretch.ts';

test('the stretch is what must be replaced, and no shorter one would do', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { start, oldEnd, newEnd } = changedStretch(before, after);
      expect(before.slice(0, start) + after.slice(start, newEnd) + before.slice(oldEnd)).toBe(after);
      if (oldEnd > start && newEnd > start) {
        expect(before[start]).not.toBe(after[start]);
        expect(before[oldEnd - 1]).not.toBe(after[newEnd - 1]);
      }
    }),
  );
});

test('rows and columns', () => {
  expect([0, 1, 2, 3, 5].map((offset) => pointAt('a\nbc\n', offset))).toEqual([
    { row: 0, column: 0 },
    { row: 0, column: 1 },
    { row: 1, column: 0 },
    { row: 1, column: 1 },
    { row: 2, column: 0 },
  ]);
});
