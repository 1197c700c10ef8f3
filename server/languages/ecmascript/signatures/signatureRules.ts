/** What functions of TypeScript and JavaScript take and get, as the core asks for it. */
import type { SignatureRules } from '../../../core/terrain/signatures/writtenSignature.ts';
import { effectsOf, isLiteral, ownConstructions, useAt } from './callArguments.ts';
import { customaryEdits } from './customaryBehaviour.ts';
import { describedAt } from './describedParameters.ts';
import { signatureAt, writeParameters } from './parameterList.ts';

export const signatureRules: SignatureRules = {
  keywords: false,
  gap: 'undefined',
  signatureAt,
  customaryEdits,
  describedAt,
  fieldsAt: () => undefined,
  ownConstructions,
  useAt,
  effectsOf,
  spreadKeys: () => ({ keys: new Set(), complete: false }),
  writeParameters,
  writeKeyword: (_name, value) => value,
  isLiteral,
};
