/** Words without which a phrase cannot match, however it is cut: lets the chart pass over phrases for which an instruction lacks a word. */
import { unreachable } from '../../../base/assert.ts';
import type { Pattern } from './pattern.ts';

/** Of each set at least one word must stand where the phrase begins, or behind. */
export type RequiredWords = readonly ReadonlySet<string>[];

/** Options of a choice that are looked at; with more a choice requires nothing. */
const optionsMax = 200;

export function requiredWordsOf(pattern: Pattern): RequiredWords {
  switch (pattern.kind) {
    case 'word':
      return [pattern.words];
    case 'sequence':
      return pattern.parts.flatMap(requiredWordsOf);
    case 'choice':
      return oneOfEach(pattern.options.slice(0, optionsMax + 1).map(requiredWordsOf));
    case 'rule':
    case 'repeat':
      return [];
    default:
      return unreachable(pattern);
  }
}

/** Whichever option it is, one of its words is there; of each option the set with the fewest words. */
function oneOfEach(options: readonly RequiredWords[]): RequiredWords {
  if (options.length > optionsMax) return [];
  const union = new Set<string>();
  for (const sets of options) {
    const [smallest] = [...sets].sort((a, b) => a.size - b.size);
    if (smallest === undefined) return [];
    for (const word of smallest) union.add(word);
  }
  return [union];
}
