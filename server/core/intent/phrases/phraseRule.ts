/** Short forms for writing the rules of phrases. */
import type { Phrase, Rule, Terminal } from '../grammar/grammar.ts';
import type { PhraseValue } from './phraseValue.ts';

export type PhraseRule = Rule<PhraseValue>;
export type PhraseTerminal = Terminal<PhraseValue>;
type Means = Phrase<PhraseValue>['means'];

export function rule(name: string, ...phrases: readonly Phrase<PhraseValue>[]): PhraseRule {
  return { name, phrases };
}

export function phrase(pattern: string, means: Means, cost = 0): Phrase<PhraseValue> {
  return { pattern, means, cost };
}

/** Several patterns of one meaning. */
export function phrases(patterns: readonly string[], means: Means, cost = 0): readonly Phrase<PhraseValue>[] {
  return patterns.map((pattern) => ({ pattern, means, cost }));
}

const noWords: PhraseValue = { kind: 'words', text: '' };

/** For phrases that are needed but mean nothing by themselves. */
export function justWords(): PhraseValue {
  return noWords;
}
