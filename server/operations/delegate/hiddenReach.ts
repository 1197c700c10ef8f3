/** Places that reach through a field, `order.cart.add(x)`, and what is left of them once the class hands on itself: `order.add(x)`. */
import type { Step } from '../../core/facts/facts.ts';
import { extentOf } from '../../core/syntax/nodeSearch.ts';
import { referencesOf } from '../../core/terrain/relations/references/referencesOf.ts';
import { symbolTargetOf } from '../../core/terrain/relations/references/symbolTarget.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { symbolKey } from '../../core/terrain/symbolRef.ts';
import { useAt } from '../callables/callableUse.ts';
import type { ClassSubject } from '../callables/classPlace.ts';
import { isWithin } from '../callables/receiver.ts';
import type { ChangeSheet } from '../rewriting/changeSheet.ts';
import type { ForwardedMember } from './forwardedMember.ts';
import type { HeldField } from './heldField.ts';

export interface Reached {
  readonly count: number;
  readonly written: boolean; // some place gives it another value
}

/** The class itself goes on reaching through. */
export function hideReach(
  resolver: Resolver,
  sheet: ChangeSheet,
  owner: ClassSubject,
  field: HeldField,
  member: ForwardedMember,
): Step<Reached, never> {
  const { terrain } = resolver;
  const target = symbolTargetOf(resolver, [member.ref]);
  if (target.kind !== 'done') return target;
  const found = referencesOf(resolver, target.value, 'terrain');
  if (found.kind !== 'done') return found;
  let count = 0;
  let written = false;
  for (const { path, view, occurrence, confidence, why } of found.value.references) {
    if (occurrence.role !== 'member') continue;
    const root = terrain.treeAround(path, occurrence);
    if (root === undefined) continue;
    const { object, name, kind } = useAt(root, occurrence);
    const through = object?.childForFieldName('attribute') ?? object?.childForFieldName('property');
    if (!object || !through || through.text !== field.name) continue;
    if (path === owner.ref.path && isWithin(extentOf(object), extentOf(owner.node))) continue;
    const at = view.occurrencesAt(through.startIndex).find(({ role }) => role === 'member');
    const links = at ? resolver.links(view, at) : [];
    if (!links.some(({ target: to }) => to.kind === 'symbol' && symbolKey(to.ref) === symbolKey(field.ref))) continue;
    sheet.rewrite(
      path,
      { start: through.startIndex, end: name.startIndex },
      [],
      `“${owner.symbol.name}” hands it on itself; ${why}`,
      confidence,
    );
    count++;
    written ||= kind === 'write' || occurrence.writes;
  }
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  return { kind: 'done', value: { count, written } };
}
