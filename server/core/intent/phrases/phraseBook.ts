/** All phrases together: what every instruction shares, and what each operation adds. A new operation is one more entry here. */

import { Grammar } from '../grammar/grammar.ts';
import { changeSignaturePhrases } from './changeSignatureWording.ts';
import { classToFunctionsPhrases } from './classToFunctionsPhrases.ts';
import { codeTerminals } from './codePhrases.ts';
import { conditionRules } from './conditionPhrases.ts';
import { contextRules } from './contextPhrases.ts';
import { delegatePhrases } from './delegatePhrases.ts';
import { destinationRules } from './destinationPhrases.ts';
import { exceptRules } from './exceptPhrases.ts';
import { followingRules } from './followingPhrases.ts';
import { functionsToClassPhrases } from './functionsToClassPhrases.ts';
import { functionToMethodPhrases } from './functionToMethodPhrases.ts';
import { importFromSourcePhrases } from './importFromSourcePhrases.ts';
import { keepRules } from './keepPhrases.ts';
import { kindRules } from './kindPhrases.ts';
import { mergeFunctionsPhrases } from './mergeFunctionsPhrases.ts';
import { mergeModulePhrases } from './mergeModulePhrases.ts';
import { methodKindPhrases } from './methodKindPhrases.ts';
import { methodToFunctionPhrases } from './methodToFunctionPhrases.ts';
import { moveModulePhrases } from './moveModulePhrases.ts';
import { movePhrases } from './movePhrases.ts';
import { nameTerminals, newNameRules } from './namePhrases.ts';
import { newExceptionPhrases } from './newExceptionPhrases.ts';
import type { OperationPhrases } from './operationPhrases.ts';
import { parameterObjectPhrases } from './parameterObjectPhrases.ts';
import type { PhraseValue } from './phraseValue.ts';
import { placeRules } from './placePhrases.ts';
import { linkRules, politeRules } from './politePhrases.ts';
import { renameManyPhrases } from './renameManyPhrases.ts';
import { renamePhrases } from './renameWording.ts';
import { replaceDuplicatePhrases } from './replaceDuplicatePhrases.ts';
import { safeDeletePhrases } from './safeDeletePhrases.ts';
import { selectionRules } from './selectionPhrases.ts';
import { splitFunctionPhrases } from './splitFunctionPhrases.ts';
import { splitModulePhrases } from './splitModulePhrases.ts';
import { statementRules, statementTerminals } from './statementPhrases.ts';
import { thingRules } from './thingPhrases.ts';
import { unavailableRules } from './unavailablePhrases.ts';
import { wishRules } from './wishPhrases.ts';

export const operationPhrases: readonly OperationPhrases[] = [
  renamePhrases,
  renameManyPhrases,
  moveModulePhrases,
  movePhrases,
  splitModulePhrases,
  mergeModulePhrases,
  methodToFunctionPhrases,
  functionToMethodPhrases,
  changeSignaturePhrases,
  parameterObjectPhrases,
  methodKindPhrases,
  safeDeletePhrases,
  replaceDuplicatePhrases,
  mergeFunctionsPhrases,
  importFromSourcePhrases,
  functionsToClassPhrases,
  classToFunctionsPhrases,
  newExceptionPhrases,
  delegatePhrases,
  splitFunctionPhrases,
];

/** Rules any sentence may be made of. */
export const sharedUnits: readonly string[] = [
  'noise',
  'link',
  'scope',
  'mention',
  'statement',
  'again',
  'keep',
  'opening',
  'except',
  'wishFor',
  'unavailable',
];

let compiled: Grammar<PhraseValue> | undefined;

/** Compiled for the first instruction that is read: most of what a shell or an editor asks for needs none. */
export function grammar(): Grammar<PhraseValue> {
  compiled ??= new Grammar(
    [
      ...linkRules,
      ...politeRules,
      ...followingRules,
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
      ...statementRules,
      ...operationPhrases.flatMap((phrases) => phrases.rules),
    ],
    [...nameTerminals, ...codeTerminals, ...statementTerminals],
  );
  return compiled;
}
