/** What functions of Python take and get, as the core asks for it. */
import type { SignatureRules } from '../../../core/terrain/signatures/writtenSignature.ts';
import { effectsOf, isLiteral, ownConstructions, useAt } from './callArguments.ts';
import { customaryEdits } from './customaryBehaviour.ts';
import { describedAt } from './describedParameters.ts';
import { fieldsAt } from './fields.ts';
import { signatureAt, writeParameters } from './parameterList.ts';
import { spreadKeys } from './spreadKeys.ts';

export const signatureRules: SignatureRules = {
  keywords: true,
  gap: undefined,
  signatureAt,
  customaryEdits,
  describedAt,
  fieldsAt,
  ownConstructions,
  useAt,
  effectsOf,
  spreadKeys,
  writeParameters,
  writeKeyword: (name, value) => `${name}=${value}`,
  isLiteral,
};
