import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AssertionFailed } from '../../server/base/assert.ts';
import { applyEdits, mapOffset, type TextEdit } from '../../server/base/textEdit.ts';

/** A text and edits of it that do not overlap. */
const textWithEdits = fc
  .record({
    text: fc.string({ maxLength: 60 }),
    cuts: fc.array(fc.nat(60), { maxLength: 8 }),
    words: fc.array(fc.string({ maxLength: 4 }), { minLength: 4, maxLength: 4 }),
  })
  .map(({ text, cuts, words }) => {
    const places = [...new Set(cuts.map((cut) => Math.min(cut, text.length)))].sort((a, b) => a - b);
    const edits: TextEdit[] = [];
    for (let i = 0; i + 1 < places.length; i += 2)
      edits.push({ start: places[i]!, end: places[i + 1]!, newText: words[(i / 2) % words.length]! });
    return { text, edits };
  });

describe('text edits', () => {
  it('are made at their places, whatever order they come in', () => {
    const edits = [
      { start: 9, end: 12, newText: 'her' },
      { start: 0, end: 1, newText: 'S' },
      { start: 5, end: 5, newText: ' (…)' },
    ];
    expect(applyEdits('swarm by him', edits)).toBe('Swarm (…) by her');
  });

  it('that overlap are a bug', () => {
    const edits = [
      { start: 0, end: 3, newText: 'x' },
      { start: 2, end: 4, newText: 'y' },
    ];
    expect(() => applyEdits('swarm', edits)).toThrow(AssertionFailed);
  });

  it('leave everything outside of them, and offsets there are followed', () => {
    fc.assert(
      fc.property(textWithEdits, ({ text, edits }) => {
        const after = applyEdits(text, edits);
        const inside = (offset: number) => edits.some(({ start, end }) => start <= offset && offset < end);
        for (let offset = 0; offset < text.length; offset++) {
          if (!inside(offset)) expect(after[mapOffset(offset, edits)]).toBe(text[offset]);
        }
        expect(mapOffset(text.length, edits)).toBeLessThanOrEqual(after.length);
      }),
    );
  });
});
