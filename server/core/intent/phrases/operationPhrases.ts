/** What an operation contributes to the understanding of instructions: its phrases, and what they come to. */
import type { Wish } from '../../operation/wish.ts';
import type { OperationMeaning } from '../meaning/operationMeaning.ts';
import type { PhraseRule } from './phraseRule.ts';

export interface OperationPhrases {
  readonly operation: string;
  readonly rules: readonly PhraseRule[];
  readonly asks: readonly string[]; // the rules that may stand alone in a sentence
  readonly more: readonly string[]; // the rules that may follow once the operation was named: "… and h to i"
  readonly examples: readonly string[]; // what to show somebody who was not understood
  readonly meaning: OperationMeaning;
  readonly honours?: readonly Wish[]; // wishes that its asks may carry, as `Ask.also`
  readonly keepsOld?: boolean; // whether its asks may carry the wish to keep the old name, as `Ask.keepOld`
}
