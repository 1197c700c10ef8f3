import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ServerText } from '../../../server/core/physics/serverPosition.ts';

describe('a text as a server sees it', () => {
  test('counts lines at \\n, \\r\\n and \\r, and columns in UTF-16 units', () => {
    const text = new ServerText('a𝒳b\r\nc\rd\n');
    expect([3, 6, 8].map((offset) => text.positionAt(offset))).toEqual([
      { line: 0, character: 3 },
      { line: 1, character: 0 },
      { line: 2, character: 0 },
    ]);
  });

  test('clamps what lies beyond a line or the end', () => {
    const text = new ServerText('ab\ncd');
    expect([text.offsetAt({ line: 0, character: 99 }), text.offsetAt({ line: 9, character: 0 })]).toEqual([3, 5]);
  });

  test('hides an inserted line: its own places fall where the line was put', () => {
    const text = new ServerText('#!x\nab', { at: 4, text: '// y\n' });
    expect(text.shown).toBe('#!x\n// y\nab');
    expect(text.positionAt(5)).toEqual({ line: 2, character: 1 });
    expect([0, 1, 2].map((line) => text.offsetAt({ line, character: 1 }))).toEqual([1, 4, 5]);
  });

  test('finds every offset again, whatever was inserted where', () => {
    const texts = fc.array(fc.constantFrom('a', '\n', '\r\n', '𝒳', 'bc'), { maxLength: 20 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, fc.nat(), fc.constantFrom('', 'line\n'), (text, seed, inserted) => {
        const starts = [0, ...[...text.matchAll(/\r\n|\n/g)].map((match) => match.index + match[0].length)];
        const shown = new ServerText(text, { at: starts[seed % starts.length]!, text: inserted });
        for (let offset = 0; offset <= text.length; offset++) {
          if (text[offset - 1] === '\r' && text[offset] === '\n') continue; // no position lies inside a line ending
          expect(shown.offsetAt(shown.positionAt(offset))).toBe(offset);
        }
      }),
    );
  });
});
