/** The spelling of metavariables, and the one way to say that a dollar sign is only a dollar sign. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { literalPattern, patternPieces } from '../../../../server/core/terrain/pattern/patternText.ts';

const shown = (text: string): string =>
  patternPieces(text)
    .map((piece) =>
      piece.is === 'text' ? piece.text : `⟨${piece.many ? '…' : ''}${piece.name ?? ''}${piece.kind === undefined ? '' : `:${piece.kind}`}⟩`,
    )
    .join('');

describe('what is a metavariable', () => {
  test.each([
    ['$F($$$ARGS, timeout=$T)', '⟨F⟩(⟨…ARGS⟩, timeout=⟨T⟩)'],
    ['$_ + $$$', '⟨⟩ + ⟨…⟩'],
    ['f($(X:string), $(:call), $$$(R:keyword_argument))', 'f(⟨X:string⟩, ⟨:call⟩, ⟨…R:keyword_argument⟩)'],
    ['a[$I:$J]', 'a[⟨I⟩:⟨J⟩]'],
    ['let a: $T = $X', 'let a: ⟨T⟩ = ⟨X⟩'],
    ['test_$NAME', 'test_⟨NAME⟩'],
    ['.btn-$X', '.btn-⟨X⟩'],
    ['`${$X}`', '`${⟨X⟩}`'],
    ['$$$, $A', '⟨…⟩, ⟨A⟩'],
    ['$A1_B', '⟨A1_B⟩'],
  ])('%s', (pattern, expected) => expect(shown(pattern)).toBe(expected));
});

describe('what is the language’s own', () => {
  test.each([
    ['$x = $this->$y', '$x = $this->$y'],
    ['$(".a").hide()', '$(".a").hide()'],
    ['${X} $1 $? $$ $@ $# $!', '${X} $1 $? $$ $@ $# $!'],
    ['$Foo $fooBar $_GET $_x', '$Foo $fooBar $_GET $_x'],
    ['$$X', '$$X'],
    ['subject$', 'subject$'],
    ['echo \\$HOME', 'echo $HOME'],
    ['"\\\\$HOME"', '"\\$HOME"'],
    ['\\$$$A', '$$$A'],
    ['a \\n $5', 'a \\n $5'],
  ])('%s', (pattern, expected) => expect(shown(pattern)).toBe(expected));
});

test('code as a pattern stands for itself', () => {
  const parts = fc.array(fc.constantFrom('$', '$$$', '\\', 'A', '_', 'b', '(', ':', ')', ' ', '$X', '$(X:y)', '1'), { maxLength: 12 });
  fc.assert(
    fc.property(parts, (made) => {
      const code = made.join('');
      expect(shown(literalPattern(code))).toBe(code);
      expect(patternPieces(literalPattern(code)).filter(({ is }) => is === 'hole')).toEqual([]);
    }),
  );
});

test('pieces are in order and without gaps', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('$', '\\$', 'A', '$$$B', ' x ')), (made) => {
      const text = made.join('');
      const pieces = patternPieces(text);
      expect(pieces.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
    }),
  );
});
