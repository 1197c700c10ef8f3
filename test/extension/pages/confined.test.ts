/** A page can send the person to files of its folder, and to nothing else. */
import { expect, test } from 'vitest';
import { isConfined } from '../../../extension/pages/confined.ts';

test.each([['a.py'], ['src/a.py'], ['a b/ü.ts'], ['..a/b..'], ['.swarm/project.json']])('%s is in the folder', (path) => {
  expect(isConfined(path)).toBe(true);
});

test.each([
  [''],
  ['..'],
  ['../a.py'],
  ['src/../../a.py'],
  ['src/..'],
  ['/etc/passwd'],
  ['//host/share'],
  ['C:/a.py'],
  ['c:a.py'],
  ['..\\a.py'],
  ['src\\..\\..\\a.py'],
  ['\\\\host\\share'],
  ['./a.py'],
  ['a//b'],
  ['a.py\0'],
])('%j is not', (path) => {
  expect(isConfined(path)).toBe(false);
});
