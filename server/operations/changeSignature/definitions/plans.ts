/** The plans of a family: one for each way in which its functions are written. */

import type { Refusal } from '../../../core/operation/operation.ts';
import type { ParameterChange } from '../../../core/operation/signatureChange.ts';
import { deepLanguageOfPath } from '../../../core/terrain/languageId.ts';
import type { WrittenSignature } from '../../../core/terrain/signatures/writtenSignature.ts';
import { refusal } from '../../target/candidates.ts';
import { capital, type FamilyChange, shownName } from '../familyChange.ts';
import type { PlanContext, SignaturePlan } from './draft.ts';
import { type Definition, elidesDefaults } from './family.ts';
import { planSignature } from './signaturePlan.ts';

export interface Plans {
  readonly of: (signature: WrittenSignature) => SignaturePlan | undefined;
}

export function plansOf(change: FamilyChange): Plans | Refusal {
  const { resolver, family, args } = change;
  const known = new Map<WrittenSignature, SignaturePlan>();
  const plan = (
    signature: WrittenSignature,
    { path, text }: Pick<Definition, 'path' | 'text'>,
    elided: boolean,
    changes = args.changes,
  ): string | undefined => {
    const rules = resolver.terrain.rulesOf(path);
    if (!rules) return undefined;
    const language = deepLanguageOfPath(path);
    const context: PlanContext = {
      rules: rules.signatures,
      family: family.language,
      typed: language !== 'javascript',
      optionalStyle: /\bOptional\[/.test(text),
      stub: signature.body === undefined,
      elided,
      primary: signature === family.primary.signature ? undefined : family.primary.signature,
    };
    const made = planSignature(signature, text, changes, context);
    if (!made.ok) return made.error;
    known.set(signature, made.value);
    return undefined;
  };
  for (const definition of family.definitions) {
    const why = plan(definition.signature, definition, elidesDefaults(family, definition));
    if (why !== undefined) return refusal('signature-unfit', `${capital(shownName(resolver, family))} cannot be changed so: ${why}.`);
  }
  // Fields of a class below come behind all of those above.
  const inPlace = family.primary.fields ? placedAs(args.changes, known.get(family.primary.signature)) : args.changes;
  for (const { signature } of change.calls.sites) if (!known.has(signature)) plan(signature, family.primary, false, inPlace);
  return { of: (signature) => known.get(signature) };
}

/** The same changes, with what comes in where it came in there. */
function placedAs(changes: readonly ParameterChange[], made: SignaturePlan | undefined): readonly ParameterChange[] {
  return changes.map((each) => {
    if (each.change !== 'add') return each;
    const at = made?.parameters.findIndex(({ key }) => key === each.parameter) ?? -1;
    const before = made?.parameters[at - 1];
    return at === -1 ? each : { ...each, place: before ? { where: 'after', parameter: before.name } : { where: 'first' } };
  });
}
