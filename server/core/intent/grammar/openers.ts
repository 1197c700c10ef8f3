/** With which words a phrase can begin: lets the chart pass over the many phrases that cannot match at a place. */
import { unreachable } from '../../../base/assert.ts';
import type { Pattern } from './pattern.ts';

export interface Openers {
  readonly words: ReadonlySet<string>;
  readonly anything: boolean; // may begin with a token that is no fixed word
  readonly maybeEmpty: boolean;
}

const nothing: Openers = { words: new Set(), anything: false, maybeEmpty: true };

export function openersOf(pattern: Pattern, ofRule: (rule: string) => Openers): Openers {
  switch (pattern.kind) {
    case 'word':
      return { words: pattern.words, anything: false, maybeEmpty: false };
    case 'rule':
      return ofRule(pattern.rule);
    case 'sequence':
      return pattern.parts.reduce(
        (before, part) => (before.maybeEmpty ? joined(before, openersOf(part, ofRule), 'then') : before),
        nothing,
      );
    case 'choice':
      return either(pattern.options.map((option) => openersOf(option, ofRule)));
    case 'repeat':
      return { ...openersOf(pattern.of, ofRule), maybeEmpty: true };
    default:
      return unreachable(pattern);
  }
}

export function either(options: readonly Openers[]): Openers {
  return options.reduce((before, option) => joined(before, option, 'or'), { ...nothing, maybeEmpty: false });
}

function joined(a: Openers, b: Openers, how: 'then' | 'or'): Openers {
  return {
    words: new Set([...a.words, ...b.words]),
    anything: a.anything || b.anything,
    maybeEmpty: how === 'then' ? a.maybeEmpty && b.maybeEmpty : a.maybeEmpty || b.maybeEmpty,
  };
}

export function canBegin(openers: Openers, word: string | undefined): boolean {
  return openers.anything || openers.maybeEmpty || (word !== undefined && openers.words.has(word));
}
