import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedStretch, treeEdits } from '../../../server/core/syntax/changedStretch.ts';

test('the stretch is what must be replaced, and no shorter one would do', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { start, oldEnd, newEnd } = changedStretch(before, after);
      expect(before.slice(0, start) + after.slice(start, newEnd) + before.slice(oldEnd)).toBe(after);
      if (oldEnd > start && newEnd > start) {
        expect(before[start]).not.toBe(after[start]);
        expect(before[oldEnd - 1]).not.toBe(after[newEnd - 1]);
      }
    }),
  );
});

test('edits for a tree lie where the text before them has them, in rows and columns too', () => {
  const piece = fc.string({ unit: fc.constantFrom('a', '😀', '\n', '\r\n'), maxLength: 4 });
  const pointAt = (text: string, offset: number) => {
    const rows = text.slice(0, offset).split('\n');
    return { row: rows.length - 1, column: rows.at(-1)!.length };
  };
  fc.assert(
    fc.property(fc.array(fc.tuple(piece, piece, piece), { maxLength: 5 }), piece, (parts, tail) => {
      let text = '';
      const edits = parts.map(([kept, old, newText]) => {
        const start = text.length + kept.length;
        text += kept + old;
        return { start, end: text.length, newText };
      });
      text += tail;
      let edited = text;
      const inTree = treeEdits(text, edits);
      expect(inTree.map(({ startIndex, oldEndIndex }) => [startIndex, oldEndIndex])).toEqual(edits.map(({ start, end }) => [start, end]));
      for (const [at, edit] of [...inTree.entries()].reverse()) {
        const { newText } = edits[at]!;
        expect(edit.startPosition).toEqual(pointAt(edited, edit.startIndex));
        expect(edit.oldEndPosition).toEqual(pointAt(edited, edit.oldEndIndex));
        edited = edited.slice(0, edit.startIndex) + newText + edited.slice(edit.oldEndIndex);
        expect(edit.newEndIndex).toBe(edit.startIndex + newText.length);
        expect(edit.newEndPosition).toEqual(pointAt(edited, edit.newEndIndex));
      }
    }),
  );
});
