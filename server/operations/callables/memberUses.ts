/** Everything that uses a member, sorted by how: through an object, through its class, through `super`, or in a way that no other shape could follow. */
import type { Place } from '../../core/facts/facts.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import type { FoundReference } from '../../core/terrain/relations/references/reference.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { type CallableUse, isQuoted, useAt } from './callableUse.ts';
import type { MemberSubject } from './memberSubject.ts';
import { receiverKind } from './receiver.ts';
import { definitionAround } from './surroundings.ts';

export interface MemberUse {
  readonly path: WorkspacePath;
  readonly view: FileView;
  readonly use: CallableUse;
  readonly through: 'object' | 'class' | 'super';
  /** What the object is called where it is `super()`: the first parameter of the method around. */
  readonly self: string | undefined;
  readonly scope: number;
  readonly confidence: number;
  readonly why: string;
  readonly place: Extent;
}

/** A place that names the member and cannot be written for another shape. */
export interface BlockedUse extends Place {
  readonly why: string;
}

export interface MemberUses {
  readonly uses: readonly MemberUse[];
  readonly strings: readonly FoundReference[];
  readonly blocked: readonly BlockedUse[];
}

/** Facts that are missing are noted in the terrain; the answer counts only when none were. */
export function memberUses(resolver: Resolver, subject: MemberSubject): MemberUses {
  const uses: MemberUse[] = [];
  const strings: FoundReference[] = [];
  const blocked: BlockedUse[] = [];
  const own = new Set(subject.definitions.map(({ name }) => name.start));
  for (const reference of subject.found.references) {
    const { path, start, end, view, occurrence, confidence, why } = reference;
    if (path === subject.ref.path && own.has(start)) continue;
    const block = (reason: string): void => {
      blocked.push({ path, start, end, why: reason });
    };
    switch (occurrence.role) {
      case 'string':
        strings.push(reference);
        continue;
      case 'member':
      case 'reference':
        break;
      case 'propertyKey':
      case 'shorthand':
        block('takes it out of its object by name');
        continue;
      default:
        block('declares or sets it a second time');
        continue;
    }
    const root = resolver.terrain.treeAround(path, occurrence);
    if (root === undefined) continue;
    const use = useAt(root, occurrence);
    if (isQuoted(root, occurrence)) {
      strings.push(reference);
      continue;
    }
    if (use.kind === 'write' || occurrence.writes) {
      block('puts something else in its place');
      continue;
    }
    if (use.object === undefined) {
      block('names it inside of the body of its class');
      continue;
    }
    const through = manner(resolver, view, reference, use);
    const around = through === 'super' ? definitionAround(use.name, view.family) : undefined;
    if (through === 'super' && (around === undefined || receiverKind(around) !== 'instance')) {
      block('calls it by “super” where no object is at hand');
      continue;
    }
    const self = through !== 'super' ? undefined : view.family === 'python' ? around?.parameters[0]?.name : 'this';
    uses.push({ path, view, use, through, self, scope: occurrence.scope, confidence, why, place: { start, end } });
  }
  return { uses, strings, blocked };
}

function manner(resolver: Resolver, view: FileView, { occurrence }: FoundReference, use: CallableUse): MemberUse['through'] {
  if (use.object?.type === 'super' || /^super\s*\(/.test(use.object?.text ?? '')) return 'super';
  if (occurrence.receiver === undefined) return 'object';
  const values = resolver.values.of(view.path, occurrence.receiver);
  return values.some((value) => value.kind === 'symbol') ? 'class' : 'object';
}
