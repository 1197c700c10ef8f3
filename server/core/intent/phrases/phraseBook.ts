/** All phrases together: what every instruction shares, and what each operation adds. A new operation is one more entry here. */
import type { Wish } from '../../operation/wish.ts';
import { Grammar } from '../grammar/grammar.ts';
import { functionToMethodMeaning } from '../meaning/functionToMethodMeaning.ts';
import { mergeModuleMeaning } from '../meaning/mergeModuleMeaning.ts';
import { methodKindMeaning } from '../meaning/methodKindMeaning.ts';
import { methodToFunctionMeaning } from '../meaning/methodToFunctionMeaning.ts';
import { moveMeaning } from '../meaning/moveMeaning.ts';
import { moveModuleMeaning } from '../meaning/moveModuleMeaning.ts';
import type { OperationMeaning } from '../meaning/operationMeaning.ts';
import { renameMeaning } from '../meaning/renameMeaning.ts';
import { signatureMeaning } from '../meaning/signatureMeaning.ts';
import { splitModuleMeaning } from '../meaning/splitModuleMeaning.ts';
import { callRuleRules } from './callRulePhrases.ts';
import { codeTerminals } from './codePhrases.ts';
import { conditionRules } from './conditionPhrases.ts';
import { contextRules } from './contextPhrases.ts';
import { destinationRules } from './destinationPhrases.ts';
import { exceptRules } from './exceptPhrases.ts';
import { functionToMethodRules } from './functionToMethodPhrases.ts';
import { keepRules } from './keepPhrases.ts';
import { kindRules } from './kindPhrases.ts';
import { mergeModuleRules } from './mergeModulePhrases.ts';
import { methodKindRules } from './methodKindPhrases.ts';
import { methodToFunctionRules } from './methodToFunctionPhrases.ts';
import { moveModuleRules } from './moveModulePhrases.ts';
import { moveRules } from './movePhrases.ts';
import { nameTerminals, newNameRules } from './namePhrases.ts';
import type { PhraseRule } from './phraseRule.ts';
import type { PhraseValue } from './phraseValue.ts';
import { placeRules } from './placePhrases.ts';
import { linkRules, politeRules } from './politePhrases.ts';
import { renameRules } from './renamePhrases.ts';
import { renameRefusalRules } from './renameRefusals.ts';
import { selectionRules } from './selectionPhrases.ts';
import { signaturePartRules } from './signatureParts.ts';
import { signatureRules } from './signaturePhrases.ts';
import { splitModuleRules } from './splitModulePhrases.ts';
import { thingRules } from './thingPhrases.ts';
import { unavailableRules } from './unavailablePhrases.ts';
import { wishRules } from './wishPhrases.ts';

/** What an operation contributes to the understanding of instructions. */
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

export const operationPhrases: readonly OperationPhrases[] = [
  {
    operation: 'rename',
    rules: [...renameRules, ...renameRefusalRules],
    asks: ['renameAsk', 'renameHeading', 'renameUnavailable'],
    more: ['renameMore'],
    examples: ['rename parse_row to read_row', 'in utils/dates.py rename f to g and h to i', 'rename the parameter x of f to y'],
    meaning: renameMeaning,
    honours: ['docs', 'comments', 'strings', 'tests'],
    keepsOld: true,
  },
  {
    operation: 'moveModule',
    rules: moveModuleRules,
    asks: ['moveModuleAsk'],
    more: [],
    examples: ['move utils/dates.py to lib/times.py', 'turn the module helpers into a package'],
    meaning: moveModuleMeaning,
    honours: ['docs', 'tests'],
    keepsOld: true,
  },
  {
    operation: 'move',
    rules: moveRules,
    asks: ['moveAsk'],
    more: ['moveMore'],
    examples: ['move parse_row to reader.py', 'put f and g into a new module dates'],
    meaning: moveMeaning,
    keepsOld: true,
  },
  {
    operation: 'splitModule',
    rules: splitModuleRules,
    asks: ['splitAsk'],
    more: [],
    examples: ['split utils.py into dates.py and strings.py: dates gets parse_date, strings gets strip'],
    meaning: splitModuleMeaning,
    keepsOld: true,
  },
  {
    operation: 'mergeModule',
    rules: mergeModuleRules,
    asks: ['mergeAsk'],
    more: [],
    examples: ['merge a.py into b.py'],
    meaning: mergeModuleMeaning,
  },
  {
    operation: 'methodToFunction',
    rules: methodToFunctionRules,
    asks: ['methodToFunctionAsk'],
    more: [],
    examples: ['turn the method Shape.area into a function'],
    meaning: methodToFunctionMeaning,
  },
  {
    operation: 'functionToMethod',
    rules: functionToMethodRules,
    asks: ['functionToMethodAsk'],
    more: [],
    examples: ['make the function area a method of Shape'],
    meaning: functionToMethodMeaning,
    operation: 'changeSignature',
    rules: [...signaturePartRules, ...signatureRules, ...callRuleRules],
    asks: ['signatureAsk', 'callRuleAsk'],
    more: ['signatureMore'],
    examples: ['add a parameter timeout: float = 10 to fetch', 'remove the argument debug from run', 'make limit of load keyword-only'],
    meaning: signatureMeaning,
  },
  {
    operation: 'methodKind',
    rules: methodKindRules,
    asks: ['methodKindAsk'],
    more: [],
    examples: ['make Dates.parse static'],
    meaning: methodKindMeaning,
  },
];

/** Rules any sentence may be made of. */
export const sharedUnits: readonly string[] = ['noise', 'link', 'scope', 'mention', 'again', 'keep', 'except', 'wishFor', 'unavailable'];

export const grammar: Grammar<PhraseValue> = new Grammar(
  [
    ...linkRules,
    ...politeRules,
    ...kindRules,
    ...placeRules,
    ...thingRules,
    ...conditionRules,
    ...selectionRules,
    ...exceptRules,
    ...destinationRules,
    ...wishRules,
    ...keepRules,
    ...newNameRules,
    ...contextRules,
    ...unavailableRules,
    ...operationPhrases.flatMap((phrases) => phrases.rules),
  ],
  [...nameTerminals, ...codeTerminals],
);
