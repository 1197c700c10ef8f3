/**
 * The notation phrases are written in, and what it is read into:
 *
 *     rename <thing> to|into|as <newName> [instead]
 *     (from now on | in future) call <thing> <newName>
 *
 * A bare word stands for itself, `a|b` for one word or the other, `( … | … )` for one phrase or the other, `[ … ]` for a
 * phrase that may be missing, `<rule>` for what the rule of that name matches, `<rule:label>` to tell two of them apart,
 * `<rule>*` for none, one or several in a row, and `<rule>**` for as many as a long list has. `\(` and `\)` stand for written parentheses.
 */
import { assert, defined, unreachable } from '../../../base/assert.ts';

export type Pattern =
  | { readonly kind: 'word'; readonly words: ReadonlySet<string> }
  | { readonly kind: 'rule'; readonly rule: string; readonly label: string }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly options: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly of: Pattern; readonly timesMax: number };

/** How often `<rule>*` may match in a row; people do not stack more, and it bounds the work. */
const repeatMax = 5;
/** Items of a list; what has more is better told by what it has in common. */
const listMax = 60;

export function parsePattern(notation: string): Pattern {
  const pieces = notation.match(/<[\w:]+>\*{0,2}|\\[()]|[()[\]]|(?:->|[^\s()[\]<>])+/g) ?? [];
  const reader = new NotationReader(pieces, notation);
  const pattern = reader.alternatives();
  assert(reader.done, `the whole notation is read: ${notation}`);
  return pattern;
}

class NotationReader {
  readonly #pieces: readonly string[];
  readonly #notation: string;
  #at = 0;

  constructor(pieces: readonly string[], notation: string) {
    this.#pieces = pieces;
    this.#notation = notation;
  }

  get done(): boolean {
    return this.#at === this.#pieces.length;
  }

  alternatives(): Pattern {
    const options = [this.#sequence()];
    while (this.#pieces[this.#at] === '|') {
      this.#at++;
      options.push(this.#sequence());
    }
    return options.length === 1 ? defined(options[0], 'the only option') : { kind: 'choice', options };
  }

  #sequence(): Pattern {
    const parts: Pattern[] = [];
    for (let piece = this.#pieces[this.#at]; piece !== undefined && piece !== '|' && piece !== ')' && piece !== ']'; ) {
      this.#at++;
      parts.push(this.#part(piece));
      piece = this.#pieces[this.#at];
    }
    assert(parts.length > 0, `no part of a pattern is empty: ${this.#notation}`);
    return parts.length === 1 ? defined(parts[0], 'the only part') : { kind: 'sequence', parts };
  }

  #part(piece: string): Pattern {
    if (piece === '(') return this.#closed(')');
    if (piece === '[') return { kind: 'repeat', of: this.#closed(']'), timesMax: 1 };
    if (piece.startsWith('\\')) return { kind: 'word', words: new Set([piece.slice(1)]) };
    if (!piece.startsWith('<')) return { kind: 'word', words: new Set(piece.split('|').filter((word) => word !== '')) };
    const [rule, label] = piece.replaceAll(/[<>*]/g, '').split(':');
    const reference: Pattern = { kind: 'rule', rule: defined(rule, 'a rule has a name'), label: label ?? rule ?? '' };
    if (!piece.endsWith('*')) return reference;
    return { kind: 'repeat', of: reference, timesMax: piece.endsWith('**') ? listMax : repeatMax };
  }

  #closed(closer: string): Pattern {
    const inner = this.alternatives();
    // "(is|gets called)" reads as (is|gets) called; whoever writes it meant "( is | gets called )".
    assert(closer === ']' || inner.kind !== 'sequence', `a group offers a choice: ${this.#notation}`);
    assert(this.#pieces[this.#at] === closer, `every bracket closes: ${this.#notation}`);
    this.#at++;
    return inner;
  }
}

/** The words a pattern spells out, added to `into`. */
export function collectWords(pattern: Pattern, into: Set<string>): void {
  visit(pattern, (part) => {
    if (part.kind === 'word') for (const word of part.words) into.add(word);
  });
}

/** The rules a pattern names, added to `into`. */
export function collectRules(pattern: Pattern, into: Set<string>): void {
  visit(pattern, (part) => {
    if (part.kind === 'rule') into.add(part.rule);
  });
}

function visit(pattern: Pattern, see: (part: Pattern) => void): void {
  see(pattern);
  switch (pattern.kind) {
    case 'word':
    case 'rule':
      return;
    case 'sequence':
      for (const part of pattern.parts) visit(part, see);
      return;
    case 'choice':
      for (const option of pattern.options) visit(option, see);
      return;
    case 'repeat':
      visit(pattern.of, see);
      return;
    default:
      unreachable(pattern);
  }
}
