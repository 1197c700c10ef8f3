import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits } from '../../../server/base/textEdit.ts';
import { editsBetween } from '../../../server/core/physics/textDifference.ts';

const words = fc.constantFrom('total', 'sum', ' ', '\n', '\r\n', '(', '.', 'é', '𝒳', 'x1', '\t');
const texts = fc.array(words, { maxLength: 60 }).map((parts) => parts.join(''));

test('the edits turn the one text into the other', () => {
  fc.assert(fc.property(texts, texts, (before, after) => applyEdits(before, editsBetween(before, after)) === after));
});

test('a renamed word is one edit, wherever it stands in its line', () => {
  const before = 'a.calculate_total(x) + calculate_total(y)\nb\n';
  expect(editsBetween(before, before.replaceAll('calculate_total', 'total'))).toEqual([
    { start: 2, end: 17, newText: 'total' },
    { start: 23, end: 38, newText: 'total' },
  ]);
});

test('an inserted line is an insertion, and touches nothing else', () => {
  expect(editsBetween('a\nb\n', 'a\nnew\nb\n')).toEqual([{ start: 2, end: 2, newText: 'new\n' }]);
});

const lines = (count: number, line: (i: number) => string) => Array.from({ length: count }, (_, i) => `${line(i)}\n`).join('');

test('a word renamed on thousands of lines is as many edits', () => {
  const before = lines(3_000, (i) => `call${i}(old)`);
  const edits = editsBetween(before, before.replaceAll('old', 'brandNew'));
  expect(edits).toHaveLength(3_000);
  expect(edits[2_999]).toEqual({ start: before.length - 5, end: before.length - 2, newText: 'brandNew' });
});

test('texts that have nothing in common still come out right', () => {
  const before = lines(3_000, (i) => `old ${i}`);
  const after = lines(2_999, (i) => `new;${i}`);
  expect(applyEdits(before, editsBetween(before, after))).toBe(after);
});
