import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutTo, widthOf } from '../../../../server/hosts/cli/render/width.ts';

const cells = (text: string): number => [...text].reduce((sum, character) => sum + widthOf(character), 0);

test('a text that fits stays, one that does not ends in an ellipsis', () => {
  expect(cutTo('12345678901234567890', 20)).toBe('12345678901234567890');
  expect(cutTo('123456789012345678901', 20)).toBe('1234567890123456789…');
  expect(cutTo('名前を変えるための長い文です', 20)).toBe('名前を変えるための…');
  expect(cutTo('anything', Number.POSITIVE_INFINITY)).toBe('anything');
});

test('never wider than the room, and always the beginning of the text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', ' ', '語', '😀', 'e\u0301'), maxLength: 60 }),
      fc.integer({ min: 20, max: 50 }),
      (text, room) => {
        const cut = cutTo(text, room);
        expect(cells(cut)).toBeLessThanOrEqual(room);
        expect(cut === text || text.startsWith(cut.slice(0, -1))).toBe(true);
      },
    ),
  );
});
