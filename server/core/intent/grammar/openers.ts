/** With which words a phrase can begin: lets the chart pass over the many phrases that cannot match at a place. */
import { unreachable } from '../../../base/assert.ts';
import type { Pattern } from './pattern.ts';

export interface Openers {
  readonly words: ReadonlySet<string>;
  readonly anything: boolean; // may begin with a token that is no fixed word
  readonly maybeEmpty: boolean;
}

export function openersOf(pattern: Pattern, ofRule: (rule: string) => Openers): Openers {
  switch (pattern.kind) {
    case 'word':
      return { words: pattern.words, anything: false, maybeEmpty: false };
    case 'rule':
      return ofRule(pattern.rule);
    case 'sequence':
      return openersOfSequence(pattern.parts, ofRule);
    case 'choice':
      return either(pattern.options.map((option) => openersOf(option, ofRule)));
    case 'repeat':
      return { ...openersOf(pattern.of, ofRule), maybeEmpty: true };
    default:
      return unreachable(pattern);
  }
}

/** What stands behind a part opens it as well only where that part may be empty. */
function openersOfSequence(parts: readonly Pattern[], ofRule: (rule: string) => Openers): Openers {
  const opening: Openers[] = [];
  for (const part of parts) {
    const openers = openersOf(part, ofRule);
    opening.push(openers);
    if (!openers.maybeEmpty) return { ...either(opening), maybeEmpty: false };
  }
  return { ...either(opening), maybeEmpty: true };
}

export function either(options: readonly Openers[]): Openers {
  const [only] = options;
  if (options.length === 1 && only !== undefined) return only;
  const words = new Set<string>();
  for (const option of options) for (const word of option.words) words.add(word);
  return { words, anything: options.some((option) => option.anything), maybeEmpty: options.some((option) => option.maybeEmpty) };
}

export function canBegin(openers: Openers, word: string | undefined): boolean {
  return openers.anything || openers.maybeEmpty || (word !== undefined && openers.words.has(word));
}
