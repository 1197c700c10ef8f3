/** Marks of items within a line are told from numbers that stand for themselves. */
import { describe, expect, it } from 'vitest';
import { numberedItems } from '../../../../server/core/intent/words/numberedItems.ts';

function marks(text: string): readonly string[] {
  return [...numberedItems(text, 0, text.length)].map(([start, end]) => text.slice(start, end));
}

describe('items numbered within a line', () => {
  it.each([
    ['1) rename f to g 2) move h to b.py 3) delete k', ['1)', '2)', '3)']],
    ['please 1. rename f to g, 2. move h', ['1.', '2.']],
    ['(1) rename f to g; (2) move h', ['(1)', '(2)']],
    ['do this: a) rename f to g b) move h', ['a)', 'b)']],
    ['rename f to g (2) move h', []], // nothing comes first
    ['call f (a) and g b) then', []],
    ['set the default of f to 1. Then move 3) h', []],
  ])('%s', (text, expected) => {
    expect(marks(text)).toEqual(expected);
  });
});
