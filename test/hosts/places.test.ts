import { expect, test } from 'vitest';
import { createPlaceNames, placesBefore } from '../../server/hosts/places.ts';
import { asWorkspacePath } from '../../server/protocol/ids.ts';

const a = asWorkspacePath('a.py');
const b = asWorkspacePath('b.py');
const place = (path: typeof a, start: number) => ({ path, start, end: start + 1 });

test('offsets of before a change set are named by the text of then and the path of now', () => {
  const now = createPlaceNames((path) => (path === a ? undefined : 'one\ntwo'));
  const files = [{ path: a, newPath: asWorkspacePath('moved/a.py'), before: 'x\n\n\nyy', after: '', baseHash: 'a' }];
  expect(placesBefore(files, now, true).name(place(a, 5))).toBe('moved/a.py:4:2');
  expect(placesBefore(files, now, false).name(place(a, 5))).toBe('a.py:4:2');
  expect(placesBefore(files, now, true).name(place(b, 4))).toBe('b.py:2:1');
  const created = [{ path: a, newPath: a, before: '', after: 'x\nyy', baseHash: undefined }];
  expect(placesBefore(created, now, true).name(place(a, 2))).toBe('a.py:2:1');
  expect(now.name(place(a, 5))).toBe('a.py'); // is there no more
});
