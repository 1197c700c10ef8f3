/** Objects that stand for an interface: functions of their own under the name of a method, which are none of its declarations. */
import { referencesOf } from '../../../core/terrain/relations/references/referencesOf.ts';
import type { SignaturePlan } from '../definitions/draft.ts';
import { type FamilyChange, leftAt } from '../familyChange.ts';

/** Those that would take something else than they did are asked about. */
export function judgeStandIns(change: FamilyChange, { before, parameters }: SignaturePlan): void {
  const { resolver, family, findings } = change;
  const { terrain } = resolver;
  if (family.primary.signature.body || family.constructs) return;
  const found = referencesOf(resolver, family.target, 'terrainAndPhysics');
  if (found.kind !== 'done') return; // what is missing was asked for with the calls
  const moved = parameters.findIndex(({ old }, i) => old !== i);
  const kept = moved === -1 ? parameters.length : moved;
  const isSame = kept === before.parameters.length;
  for (const { path, start, end, occurrence } of found.value.references) {
    const root = occurrence.role === 'propertyKey' ? terrain.tree(path) : undefined;
    const own = root && terrain.rulesOf(path)?.signatures.signatureAt(root, { start, end });
    if (own && !isSame && own.parameters.length > kept)
      findings.unsettled.push(
        leftAt(change, { path, start, end }, 'an object stands for it here, whose function takes what it took before'),
      );
  }
}
