import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeText, splitLines } from '../../../server/core/changeSet/mergeText.ts';

const lines = (...all: string[]) => all.join('');

describe('mergeText', () => {
  it('joins changes of different lines and keeps a missing final newline', () => {
    const merged = mergeText(lines('A\n', 'b\n', 'c\n', 'd'), lines('a\n', 'b\n', 'c\n', 'd'), lines('a\n', 'b\n', 'C\n', 'd'));
    expect(merged).toEqual({ clean: true, text: lines('A\n', 'b\n', 'C\n', 'd') });
  });

  it('takes a change both sides made once', () => {
    expect(mergeText('x\nb\n', 'a\nb\n', 'x\nb\nc\n')).toEqual({ clean: true, text: 'x\nb\nc\n' });
  });

  it('names the lines both sides changed differently, with their places on each side', () => {
    expect(mergeText('0\na\nours\nc\n', 'a\nb\nc\n', 'a\ntheirs\nc\n')).toEqual({
      clean: false,
      regions: [{ line: 3, theirsLine: 2, ours: 'ours\n', base: 'b\n', theirs: 'theirs\n' }],
    });
  });

  it('keeps line endings as they are, mixed ones too', () => {
    expect(mergeText('A\r\nb\nc\r\nd\n', 'a\r\nb\nc\r\nd\n', 'a\r\nb\nc\r\nD\n')).toEqual({ clean: true, text: 'A\r\nb\nc\r\nD\n' });
  });

  it('follows a side that changed the line endings of the whole file', () => {
    expect(mergeText('A\nb\nc\n', 'a\nb\nc\n', 'a\r\nb\r\nC\r\n')).toMatchObject({ clean: true, text: 'A\r\nb\r\nC\r\n' });
  });

  it('calls a merge that would cost too much a conflict instead of guessing', () => {
    const many = (text: string) => `${text}\n`.repeat(2_500);
    expect(mergeText(`x\n${many('')}y\n`, many(''), `z\n${many('')}w\n`).clean).toBe(false);
  });

  const text = fc.array(fc.constantFrom('a\n', 'b\n', 'c\r\n', '\n', '__proto__\n', 'd'), { maxLength: 12 }).map((all) => all.join(''));

  it('is the identity when one side changed nothing, and does not depend on which side is which', () => {
    fc.assert(
      fc.property(text, text, text, (ours, base, theirs) => {
        expect(mergeText(base, base, theirs)).toEqual({ clean: true, text: theirs });
        expect(mergeText(ours, base, base)).toEqual({ clean: true, text: ours });
        const [one, other] = [mergeText(ours, base, theirs), mergeText(theirs, base, ours)];
        expect(other.clean).toBe(one.clean);
        if (one.clean && other.clean) expect(other.text).toBe(one.text);
        expect(splitLines(ours).join('')).toBe(ours);
      }),
    );
  });
});
