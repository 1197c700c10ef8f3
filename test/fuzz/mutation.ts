/** Random damage to a text: what is typed halfway, cut off, pasted twice, of another language, or no text at all. Repeatable by its seed. */
import type { SeededRandomness } from '../../server/base/randomness.ts';
import type { TextEdit } from '../../server/base/textEdit.ts';

/** Words and signs that open, close or turn the meaning of what follows, in one language or another. */
const pieces = [
  ...['(', ')', '[', ']', '{', '}', '<', '>', '"', "'", '`', '"""', "'''", '/*', '*/', '//', '#', '<!--', '-->', '\\', '\\\n'],
  ...[
    '\n',
    '\r\n',
    '\r',
    '\t',
    '    ',
    ' ',
    '',
    ';',
    ':',
    '::',
    ',',
    '.',
    '...',
    '=',
    '=>',
    '->',
    '@',
    '$',
    '${',
    '#{',
    '%',
    '&',
    '*',
    '!',
    '?',
    '|',
  ],
  ...['def f(', 'class A', 'class A:\n', 'function f() {', 'if', 'else', 'end', 'import x', 'from a import', 'lambda', 'async ', 'await '],
  ...[
    'template<',
    'namespace ',
    'struct S {',
    'enum E',
    'impl<T> ',
    'fn ',
    'use a::{',
    'macro_rules! m {',
    '#include <',
    '#ifdef X\n',
    '#endif\n',
  ],
  ...['<?php ', '?>', '<div id="', '</div>', '<script>', '</script>', '@media {', '--x: ', '<<EOF\n', 'EOF\n', '$(', 'f"{', 'R"(', '"""\n'],
  ...['😀', '\u{1F469}\u{200D}\u{1F4BB}', '\uD800', '\uDC00', '\u0000', '\uFEFF', '\u2028', 'é', '名', '\u202E', '0x', '1e', '1_000', 'ªº'],
];

export class Mutation {
  readonly #random: SeededRandomness;

  constructor(random: SeededRandomness) {
    this.#random = random;
  }

  one<T>(of: readonly T[]): T {
    return of[this.#random.below(of.length)]!;
  }

  /** One to `most` edits that do not touch, by position. */
  edits(text: string, most: number): readonly TextEdit[] {
    const starts = new Set(Array.from({ length: 1 + this.#random.below(most) }, () => this.#random.below(text.length + 1)));
    const sorted = [...starts].sort((a, b) => a - b);
    return sorted.map((start, at) => {
      const room = (sorted[at + 1] ?? text.length + 1) - start - 1;
      const end =
        start +
        Math.max(0, Math.min(room, text.length - start, this.#random.below(4) === 0 ? this.#random.below(200) : this.#random.below(6)));
      return { start, end, newText: this.#newText(text) };
    });
  }

  #newText(text: string): string {
    switch (this.#random.below(6)) {
      case 0:
        return '';
      case 1: {
        const from = this.#random.below(text.length + 1);
        return text.slice(from, from + this.#random.below(120));
      }
      case 2:
        return this.one(pieces) + this.one(pieces) + this.one(pieces);
      default:
        return this.one(pieces);
    }
  }

  /** Cut off somewhere, as what is being typed or was read halfway. */
  truncated(text: string): string {
    const from = this.#random.below(4) === 0 ? this.#random.below(text.length) : 0;
    return text.slice(from, from + this.#random.below(text.length - from + 1));
  }

  /** Signs and words in no order. */
  noise(count: number): string {
    return Array.from({ length: 1 + this.#random.below(count) }, () => this.one(pieces)).join(this.one(['', ' ', '\n']));
  }

  /** One thing again and again, up to `units`: nesting without end, or one endless line. */
  huge(text: string, units: number): string {
    const unit = this.#random.below(3) === 0 ? text : this.one(pieces) + this.one(['', 'x', ' ', '\n', this.one(pieces)]);
    const whole = unit.repeat(Math.max(1, Math.ceil(units / Math.max(1, unit.length)))).slice(0, units);
    return this.#random.below(2) === 0 ? whole : text + whole;
  }
}
