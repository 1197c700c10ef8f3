import { expect, test } from 'vitest';
import { couldBeFilteredBy } from '../../../extension/mission/typedMatch.ts';

test.each([
  ['', 'rename parse_row to read_row', true],
  ['ren row', 'Rename parse_row to read_row', true],
  ['rename parse_row', 'rename parse_row to read_row', true],
  ['rename total to sum', 'rename parse_row to read_row', false],
  ['rename parse_row to read_row now', 'rename parse_row to read_row', false],
])('“%s” could filter to “%s”: %s', (typed, row, could) => {
  expect(couldBeFilteredBy(typed, row)).toBe(could);
});
