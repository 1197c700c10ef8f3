import { expect, test } from 'vitest';
import { DirtyMemory } from '../../extension/changes/dirtyMemory.ts';

test('only what was clean before the edit may be saved; what nobody asked about may not', () => {
  const memory = new DirtyMemory();
  memory.remember(['a', 'b'], (uri) => uri === 'b');
  expect(['a', 'b', 'c'].map((uri) => memory.wasClean(uri))).toEqual([true, false, false]);
});

test('what the person saves while the edit waits for them counts as clean, and the next edit looks anew', () => {
  const memory = new DirtyMemory();
  memory.remember(['a'], () => true);
  memory.saved('a');
  memory.saved('never edited');
  expect([memory.wasClean('a'), memory.wasClean('never edited')]).toEqual([true, false]);
  memory.remember(['a'], () => true);
  expect(memory.wasClean('a')).toBe(false);
});
