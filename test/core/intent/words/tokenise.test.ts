/** How instructions are cut into words. Shown as one line: names bare, quoted text in ⟨⟩, breaks as ¶ (sentence or item) and ¶¶ (paragraph). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsBetween } from '../../../../server/core/intent/words/token.ts';
import { tokenise } from '../../../../server/core/intent/words/tokenise.ts';

function cut(text: string): string {
  return tokenise(text)
    .map((token) => {
      switch (token.kind) {
        case 'quoted':
          return `⟨${token.text}⟩`;
        case 'break':
          return token.paragraph ? '¶¶' : '¶';
        case 'stray':
          return `stray:${token.text}`;
        case 'bare':
          return token.called ? `${token.text}()` : token.text;
        default:
          return token.text;
      }
    })
    .join(' ');
}

const rows: readonly (readonly [string, string])[] = [
  ['rename a to b.', 'rename a to b ¶'],
  ['rename a.b.C, then d', 'rename a.b.C , then d'],
  // quotes of every style
  ['\'a\' "b" `c` ‘d’ “e” „f“ «g» ‹h› 「i」', '⟨a⟩ ⟨b⟩ ⟨c⟩ ⟨d⟩ ⟨e⟩ ⟨f⟩ ⟨g⟩ ⟨h⟩ ⟨i⟩'],
  ['``a`` ```b``` **c** *d*', '⟨a⟩ ⟨b⟩ ⟨c⟩ ⟨d⟩'],
  ['`two words`', '⟨two words⟩'],
  ["'it's here'", "⟨it's here⟩"],
  ["don't rename 'a'", "don't rename ⟨a⟩"],
  ['`a` to "b', '⟨a⟩ to stray:" b'],
  ['*args and **kwargs', 'args and kwargs'],
  ['__init__ and _x_', '__init__ and _x_'],
  // possessives, not contractions
  ["Reader's next_row", "Reader 's next_row"],
  ['`Reader`’s next_row', "⟨Reader⟩ 's next_row"],
  ["let's see that's it", "let's see that's it"],
  // arrows
  ['a->b', 'a -> b'],
  ['a → b ⇒ c --> d ==> e', 'a -> b -> c -> d -> e'],
  ['`a -> b`', 'a -> b'],
  ['`def f() -> int`', '⟨def f() -> int⟩'],
  // calls
  ['foo() and foo(a, b=1, *args)', 'foo() and foo()'],
  ['foo (in utils)', 'foo ( in utils )'],
  ['foo(in utils)', 'foo ( in utils )'],
  // colons
  ['a: b', 'a : b'],
  ['a:b', 'a : b'],
  ['C::m', 'C::m'],
  ['a.py::C.m', 'a.py::C.m'],
  ['src/a.py:3:5', 'src/a.py:3:5'],
  ['C:\\src\\a.py', 'C:\\src\\a.py'],
  // other ways to write names
  ['<Foo /> and <Bar>', '⟨Foo⟩ and ⟨Bar⟩'],
  ['#private $el @cached ./a/b ../c', '#private $el cached ./a/b ../c'],
  ['...rest', 'rest'],
  ['a – b — c - d', 'a - b - c - d'],
  // lines
  ['- a\n- b\n\nc', 'a ¶ b ¶¶ c'],
  ['1. a\n2) b\n(3) c\nd', 'a ¶ b ¶ c d'],
  ['a\nb\r\nc', 'a b c'],
  ['* [ ] a\n* [x] b', 'a ¶ b'],
  ['## Heading\n\ntext', 'Heading ¶¶ text'],
  ['a... b! c? d; e…', 'a ¶ b ¶ c ¶ d ¶ e ¶'],
];

describe('tokens', () => {
  it.each(rows)('%j', (text, tokens) => {
    expect(cut(text)).toBe(tokens);
  });

  it('stand where they say, in order, and leave out nothing but space and decoration', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        let end = 0;
        for (const token of tokenise(text)) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(token.end).toBeGreaterThanOrEqual(token.start);
          if (token.kind === 'bare') expect(text.slice(token.start, token.end)).toContain(token.text);
          end = token.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('give back the words between them', () => {
    const text = 'please  rename `a`\n to b.';
    expect(wordsBetween(text, tokenise(text), 1, 5)).toBe('rename `a` to b');
  });
});
