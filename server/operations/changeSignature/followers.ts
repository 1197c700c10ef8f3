/** What follows a signature: descriptions of parameters, imports that types need. */
import type { Step } from '../../core/facts/facts.ts';
import type { Refusal } from '../../core/operation/operation.ts';
import type { WrittenSignature } from '../../core/terrain/signatures/writtenSignature.ts';
import type { SignaturePlan } from './definitions/signaturePlan.ts';
import type { FamilyChange } from './rewriteFamily.ts';

export function rewriteFollowers(
  _change: FamilyChange,
  _primary: SignaturePlan,
  _planOf: (signature: WrittenSignature) => SignaturePlan | undefined,
): Step<null, Refusal> {
  return { kind: 'done', value: null };
}
