/** Properties of an object that a function takes are changed as its parameters are: where it is taken, in its type, its description, and wherever one is given. */
import type { Step } from '../../../core/facts/facts.ts';
import type { Refusal } from '../../../core/operation/operation.ts';
import { refusal } from '../../target/candidates.ts';
import { capital, type FamilyChange, leftAt, placeOfName, shownName } from '../familyChange.ts';
import { describeProperties } from './describedProperties.ts';
import { rewriteGiving } from './givenObjects.ts';
import { rewriteTaking } from './patternEntries.ts';
import type { PropertyChanges } from './propertyChanges.ts';
import { type FoundReferences, memberReferences, rewriteTypes } from './typeMembers.ts';

export function rewriteProperties(change: FamilyChange, asked: PropertyChanges): Step<null, Refusal> {
  const { resolver, family, findings } = change;
  const { terrain } = resolver;
  for (const { name, key } of asked.drafts) {
    const illegal = name === key ? undefined : terrain.rulesOf(family.primary.path)?.whyIllegalName(name, 'property');
    if (illegal !== undefined) return { kind: 'refused', error: refusal('name-illegal', illegal) };
  }
  const others = new Map<string, FoundReferences>();
  for (const draft of asked.drafts) {
    const found = draft.name === draft.key && !draft.removed ? undefined : memberReferences(resolver, asked.taken, draft.key);
    if (found && found.kind !== 'done') return found;
    if (found) others.set(draft.key, found.value);
  }
  for (const note of asked.notes)
    findings.decisions.push({ kind: 'plan', ...note, confidence: 0.85, about: [placeOfName(family.primary)] });
  const failed = rewriteTypes(change, asked, others) ?? rewriteTaking(change, asked);
  if (failed) return { kind: 'refused', error: failed };
  const lacking = rewriteGiving(change, asked);
  const [first] = lacking;
  if (first)
    return {
      kind: 'refused',
      error: refusal(
        'argument-missing',
        `${capital(shownName(resolver, family))} would need “${first.name}”, and ${lacking.length === 1 ? 'a call gives' : `${lacking.length} calls give`} nothing for it.`,
        lacking.slice(0, 20).map(({ site: { path, start, end }, name }) => ({
          name: leftAt(change, { path, start, end }, '').text,
          kind: 'call',
          place: { path, start, end },
          suggestion: `… and pass ${name}=VALUE at every call`,
        })),
        `Say what to pass: “… and pass ${first.name}=VALUE at every call”; or give it a default: “… with the default VALUE”.`,
      ),
    };
  describeProperties(change, asked);
  return terrain.needs.any ? { kind: 'need', requests: terrain.needs.requests } : { kind: 'done', value: null };
}
