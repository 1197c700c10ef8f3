/** The members of the types that tell what is in an object: they change with it, and so does whatever else names them. */
import type { Step } from '../../../core/facts/facts.ts';
import type { Refusal } from '../../../core/operation/operation.ts';
import type { Extent } from '../../../core/terrain/fileIndex.ts';
import type { FoundReference } from '../../../core/terrain/relations/references/reference.ts';
import { referencesOf } from '../../../core/terrain/relations/references/referencesOf.ts';
import { symbolTargetOf } from '../../../core/terrain/relations/references/symbolTarget.ts';
import type { Resolver } from '../../../core/terrain/resolver.ts';
import type { WorkspacePath } from '../../../protocol/ids.ts';
import { leftAlone } from '../../rename/leftovers.ts';
import { rewritten } from '../../rename/renameSubject.ts';
import { typeOfLiteral } from '../definitions/signaturePlan.ts';
import { type FamilyChange, leftAt } from '../familyChange.ts';
import type { Why } from '../fileRewrite.ts';
import { addEntry, removeEntry } from './entryEdits.ts';
import type { PropertyChanges } from './propertyChanges.ts';
import type { PlacedObject, TakenObject } from './takenObject.ts';

const why: Why = { why: 'the type tells what is taken', confidence: 1, how: 'declaration' };

export interface FoundReferences {
  readonly references: readonly FoundReference[];
  readonly unsettled: Parameters<typeof leftAlone>[1];
  readonly name: string;
}

/** What names the member, wherever the type is used. */
export function memberReferences(resolver: Resolver, { types }: TakenObject, name: string): Step<FoundReferences, never> {
  const references: FoundReference[] = [];
  const unsettled: FoundReferences['unsettled'][number][] = [];
  for (const { path, object } of types) {
    const member = object.properties.find((each) => each.name === name);
    const view = resolver.terrain.view(path);
    const symbol = member ? view?.index.symbols.findIndex(({ nameExtent }) => nameExtent.start === member.nameExtent.start) : undefined;
    if (symbol === undefined || symbol < 0) continue;
    const target = symbolTargetOf(resolver, [{ path, symbol }]);
    if (target.kind !== 'done') return target;
    const found = referencesOf(resolver, target.value, 'terrainAndPhysics');
    if (found.kind !== 'done') return found;
    references.push(...found.value.references);
    unsettled.push(...found.value.unsettled);
  }
  return { kind: 'done', value: { references, unsettled, name } };
}

/** Undefined: done. */
export function rewriteTypes(
  change: FamilyChange,
  { taken, drafts }: PropertyChanges,
  others: ReadonlyMap<string, FoundReferences>,
): Refusal | undefined {
  const { resolver, rewrites, findings, calls, family } = change;
  const textOf = (path: WorkspacePath): string => resolver.terrain.file(path)?.text ?? '';
  for (const draft of drafts) {
    const found = others.get(draft.key);
    if (found) findings.unsettled.push(...leftAlone(resolver.terrain, found.unsettled));
    if (found && !draft.removed)
      for (const reference of found.references) {
        const {
          path,
          start,
          end,
          newText,
          confidence,
          how,
          why: reason,
        } = rewritten(reference, {
          ...({ name: draft.key, newName: draft.name } as Parameters<typeof rewritten>[1]),
        });
        rewrites.of(path, textOf(path)).substitute({ start, end }, newText, { why: reason, confidence, how });
      }
    const dealtWith = (path: WorkspacePath, { start, end }: Extent): boolean =>
      calls.sites.some((site) => site.path === path && holds(site.use, start, end)) ||
      family.definitions.some(
        ({ signature, path: at }) => at === path && signature.node.startIndex <= start && end <= signature.node.endIndex,
      ) ||
      taken.types.some((type) => type.path === path && type.object.start <= start && end <= type.object.end);
    const outside = draft.removed ? (found?.references ?? []).filter((each) => !dealtWith(each.path, each)) : [];
    for (const { path, start, end } of outside)
      findings.unsettled.push(leftAt(change, { path, start, end }, `it names “${draft.key}” of the same type`));
    if (draft.added) addMember(change, taken.types, draft);
    for (const { path, object } of taken.types) {
      const member = object.properties.find((each) => each.name === draft.key);
      const file = rewrites.of(path, textOf(path));
      if (!member) continue;
      if (draft.removed) {
        removeEntry(file, object, member, why);
        continue;
      }
      if (draft.name !== draft.key) file.substitute(member.nameExtent, draft.name, why);
      if (draft.type !== undefined && member.type) file.replace(member.type, draft.type, why);
      if (draft.optional === true && !member.optional) file.insert(member.nameExtent.end, '?', why);
      if (draft.optional === false && member.optional)
        file.replace({ start: member.nameExtent.end, end: member.nameExtent.end + 1 }, '', why);
    }
  }
  return undefined;
}

function holds(use: FamilyChange['calls']['sites'][number]['use'], start: number, end: number): boolean {
  if (use.kind === 'call') return use.call.list.start <= start && end <= use.call.list.end;
  return use.kind === 'element';
}

function addMember({ resolver, rewrites }: FamilyChange, types: readonly PlacedObject[], draft: PropertyChanges['drafts'][number]): void {
  const [first] = types;
  const rules = first && resolver.terrain.rulesOf(first.path)?.objects;
  if (!first || !rules) return;
  const type = draft.type ?? typeOfLiteral(draft.value);
  const written = rules.write('type', { name: draft.name, type, value: undefined, optional: draft.optional === true });
  addEntry(rewrites.of(first.path, resolver.terrain.file(first.path)?.text ?? ''), first.object, written, why);
}
