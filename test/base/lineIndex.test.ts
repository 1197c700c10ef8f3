import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineIndex } from '../../server/base/lineIndex.ts';

const texts = fc.array(fc.constantFrom('a', 'é', '😀', '\n', '\r\n', '\r'), { maxLength: 40 }).map((parts) => parts.join(''));

describe('the line index', () => {
  it('knows all three line endings', () => {
    const index = new LineIndex('a\nb\r\nc\rd');
    expect(index.lineCount).toBe(4);
    expect([0, 2, 5, 7].map((offset) => index.at(offset))).toEqual([1, 2, 3, 4].map((line) => ({ line, column: 1 })));
    expect(index.lineExtent(2)).toEqual([2, 5]);
  });

  it('goes there and back for every offset', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const index = new LineIndex(text);
        for (let offset = 0; offset <= text.length; offset++) expect(index.offsetOf(index.at(offset))).toBe(offset);
      }),
    );
  });

  it('has no offset for a place that the text has not', () => {
    const index = new LineIndex('ab\ncd');
    const places = [
      { line: 0, column: 1 },
      { line: 3, column: 1 },
      { line: 1, column: 0 },
      { line: 1, column: 9 },
      { line: 2, column: 4 },
    ];
    expect(places.map((place) => index.offsetOf(place))).toEqual(places.map(() => undefined));
    expect(index.at(99)).toEqual({ line: 2, column: 3 });
  });
});
