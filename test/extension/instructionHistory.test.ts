import { expect, test } from 'vitest';
import { asHistory, withInstruction, withoutInstruction } from '../../extension/mission/instructionHistory.ts';

test('newest first, each once, without the spaces around it', () => {
  const history = ['rename a to b', ' rename c to d ', 'rename a to b'].reduce<readonly string[]>(withInstruction, []);
  expect(history).toEqual(['rename a to b', 'rename c to d']);
});

test('nothing empty and nothing endless is kept', () => {
  expect(withInstruction(['x'], '  ')).toEqual(['x']);
  expect(withInstruction(['x'], 'y'.repeat(3_000))).toEqual(['x']);
  const many = Array.from({ length: 100 }, (_, index) => `rename a${index} to b`).reduce<readonly string[]>(withInstruction, []);
  expect({ length: many.length, newest: many[0] }).toEqual({ length: 40, newest: 'rename a99 to b' });
});

test('one instruction can be forgotten', () => {
  expect(withoutInstruction(['a', 'b', 'c'], 'b')).toEqual(['a', 'c']);
});

test.each([undefined, null, 'rename', { 0: 'rename' }])('what is no history (%j) counts as none', (stored) => {
  expect(asHistory(stored)).toEqual([]);
});

test('only texts are taken from what was stored', () => {
  expect(asHistory(['a', 1, null, 'b'])).toEqual(['a', 'b']);
});
