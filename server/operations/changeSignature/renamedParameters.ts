/** Parameters that get another name: what rename finds of them in bodies, and in calls that name them. */
import type { Step } from '../../core/facts/facts.ts';
import type { Refusal } from '../../core/operation/operation.ts';
import { referencesOf } from '../../core/terrain/relations/references/referencesOf.ts';
import { symbolTargetOf } from '../../core/terrain/relations/references/symbolTarget.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { SymbolRef } from '../../core/terrain/symbolRef.ts';
import { collisionsOf } from '../rename/collisions.ts';
import { leftAlone } from '../rename/leftovers.ts';
import { type RenameSubject, rewritten } from '../rename/renameSubject.ts';
import { refusal } from '../target/candidates.ts';
import type { SignaturePlan } from './definitions/draft.ts';
import type { Definition } from './definitions/family.ts';
import type { FamilyChange } from './familyChange.ts';

export function renameParameters({ resolver, family, rewrites, findings }: FamilyChange, plan: SignaturePlan): Step<null, Refusal> {
  const { terrain } = resolver;
  for (const parameter of plan.parameters) {
    const { written, name } = parameter;
    if (!written || written.name === '' || written.name === name) continue;
    const illegal = terrain.rulesOf(family.primary.path)?.whyIllegalName(name, 'parameter');
    if (illegal !== undefined) return { kind: 'refused', error: refusal('name-illegal', illegal) };
    const ref = parameterSymbol(resolver, family.primary, written.name);
    if (!ref) continue;
    const target = symbolTargetOf(resolver, [ref]);
    if (target.kind !== 'done') return target;
    const found = referencesOf(resolver, target.value, 'terrainAndPhysics');
    if (found.kind !== 'done') return found;
    const subject: RenameSubject = { ...found.value.subject, newName: name };
    const references = found.value.references.map((reference) => rewritten(reference, subject));
    const collisions = collisionsOf(resolver, subject, references);
    if (collisions.kind !== 'done') return collisions;
    findings.collisions.push(...collisions.value.findings);
    findings.decisions.push(...collisions.value.warnings);
    findings.unsettled.push(...leftAlone(terrain, found.value.unsettled));
    for (const { path, start, end, newText, why, confidence, how } of references) {
      const file = rewrites.of(path, terrain.file(path)?.text ?? '');
      if (!file.crosses({ start, end })) file.substitute({ start, end }, newText, { why, confidence, how });
    }
  }
  return { kind: 'done', value: null };
}

export function parameterSymbol(resolver: Resolver, { ref, symbol, signature, fields }: Definition, name: string): SymbolRef | undefined {
  const view = resolver.terrain.view(ref.path);
  if (fields) return resolver.values.ownMember(ref, name);
  const declared = signature.parameters.find((each) => each.name === name)?.nameExtent;
  const own =
    symbol.parameters.find((ix) => view?.symbol(ix)?.name === name) ??
    view?.index.symbols.findIndex((each) => each.name === name && each.nameExtent.start === declared?.start);
  return own === undefined || own < 0 ? undefined : { path: ref.path, symbol: own };
}
