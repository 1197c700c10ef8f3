/** Which file or folder is meant by what somebody types. */
import { expect, test } from 'vitest';
import { newPlace } from '../../../extension/mission/newPlace.ts';

test.each([
  ['shop/rows.py', '.py', 'shop/rows.py'],
  ['shop/rows', '.py', 'shop/rows.py'],
  ['shop.rows', '.py', 'shop/rows.py'],
  ['rows', '.ts', 'rows.ts'],
  ['row.helpers', '.ts', 'row.helpers.ts'],
  ['src/rows.mts', '.ts', 'src/rows.mts'],
  [' ./shop\\rows ', '.py', 'shop/rows.py'],
  ['shop/lib/', '', 'shop/lib'],
  ['', '.py', undefined],
  ['/etc/rows', '.py', undefined],
  ['../rows', '.py', undefined],
  ['a//b', '.py', undefined],
  ['what?', '.py', undefined],
])('“%s” with %s is %s', (typed, extension, path) => {
  expect(newPlace(typed, extension)).toBe(path);
});
