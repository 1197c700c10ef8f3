/** Whether a name is free for one of the new functions, where it is declared and wherever it is called; and what callers call the values. */
import { NONE } from '../../core/terrain/fileIndex.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { classSubject, whyTakenInClass } from '../callables/classPlace.ts';
import { whyHiddenAt, whyTakenInModule } from '../callables/freeNames.ts';
import { takenBy, withAround } from './resultPatterns.ts';
import type { Results } from './results.ts';
import type { SplitSubject, SplitUse, SplitUses } from './splitSubject.ts';

/** Facts that are missing are noted in the terrain. */
export function whyNameTaken(resolver: Resolver, subject: SplitSubject, { uses, imports }: SplitUses, name: string): string | undefined {
  const rules = resolver.terrain.rulesOf(subject.ref.path);
  const illegal = rules?.whyIllegalName(name, subject.member ? 'method' : 'function');
  if (illegal !== undefined) return illegal.replace(/\.$/, '');
  if (subject.member) {
    const owner = classSubject(resolver, subject.member.ownerRef);
    return owner.kind === 'done' ? whyTakenInClass(resolver, owner.value, name) : undefined;
  }
  const there = whyTakenInModule(resolver, subject.view, name);
  if (there !== undefined) return there;
  for (const { view, scope, use, path } of uses) {
    if (use.object !== undefined) continue;
    const hidden = whyHiddenAt(view, scope, name);
    if (hidden !== undefined) return hidden;
    if (path !== subject.ref.path && view.boundIn(0, name) !== NONE) return `${view.path} already has a “${name}”`;
    const builtin =
      path !== subject.ref.path && view.occurrencesOf(name).some(({ role, symbol }) => role === 'reference' && symbol === NONE);
    if (builtin) return `${view.path} uses another “${name}”`;
  }
  for (const { path } of imports) {
    const view = resolver.terrain.view(path);
    if (view && view.boundIn(0, name) !== NONE) return `${path} already has a “${name}”`;
  }
  return undefined;
}

/** What the first caller that unpacks all of them calls the values. */
export function valueNamesAtCalls(resolver: Resolver, uses: readonly SplitUse[], { keys }: Results): readonly (string | undefined)[] {
  for (const { use, path } of uses) {
    if (use.kind !== 'call' || resolver.terrain.tree(path) === undefined) continue;
    const holder = withAround(use.call).parent;
    const pattern = holder?.childForFieldName('left') ?? (holder?.type === 'variable_declarator' ? holder.childForFieldName('name') : null);
    const taken = pattern ? takenBy(pattern) : undefined;
    if (taken?.length !== keys.length) continue;
    return taken.map(({ target }) =>
      /^(?:identifier|shorthand_)/.test(target.type) && !/^_+$/.test(target.text) ? target.text : undefined,
    );
  }
  return [];
}
