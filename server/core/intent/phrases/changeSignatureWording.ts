/** All that is said of the operation `changeSignature`, put together. */

import { signatureMeaning } from '../meaning/signatureMeaning.ts';
import { callRuleRules } from './callRulePhrases.ts';
import type { OperationPhrases } from './operationPhrases.ts';
import { parameterRules } from './parameterPhrases.ts';
import { partRules } from './partPhrases.ts';
import { signaturePartRules } from './signatureParts.ts';
import { signatureRules } from './signaturePhrases.ts';

export const changeSignaturePhrases: OperationPhrases = {
  operation: 'changeSignature',
  rules: [...signaturePartRules, ...signatureRules, ...parameterRules, ...partRules, ...callRuleRules],
  asks: ['signatureAsk', 'callRuleAsk', 'partAsk'],
  more: ['signatureMore'],
  examples: ['add a parameter timeout: float = 10 to fetch', 'remove the argument debug from run', 'make limit of load keyword-only'],
  meaning: signatureMeaning,
};
