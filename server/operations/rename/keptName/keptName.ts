/** Keeps the old name beside the new one: what is put after each definition, and what goes on offering both. */

import type { LocatedInsertion, OperationDecision, Refusal } from '../../../core/operation/operation.ts';
import type { KeepOld } from '../../../core/operation/target.ts';
import { NONE } from '../../../core/terrain/fileIndex.ts';
import { dottedName, kindWord, placeOf } from '../../../core/terrain/naming.ts';
import type { Resolver } from '../../../core/terrain/resolver.ts';
import { type SymbolRef, symbolKey } from '../../../core/terrain/symbolRef.ts';
import { refusal } from '../../target/candidates.ts';
import type { RenameReference, RenameSubject } from '../renameSubject.ts';
import { keptInEcmascript } from './ecmascriptKept.ts';
import type { KeptSymbol } from './keptSymbol.ts';
import { offeringBoth } from './publicNames.ts';
import { keptInPython } from './pythonKept.ts';

export interface KeptName {
  readonly references: readonly RenameReference[];
  readonly insertions: readonly LocatedInsertion[];
  readonly decisions: readonly OperationDecision[];
}

export function keepOldName(
  resolver: Resolver,
  subject: RenameSubject,
  references: readonly RenameReference[],
  keep: KeepOld,
): KeptName | Refusal {
  const { terrain } = resolver;
  const refuse = (why: string): Refusal =>
    refusal('old-name-not-kept', `“${subject.name}” cannot be kept beside “${subject.newName}”: ${why}.`);
  if (subject.reach === 'keywords') return refuse('a parameter has one name');
  if (subject.reach === 'file') return refuse('it is local, so nobody outside of its file can use the old name');
  if (subject.reach === 'members' && terrain.rulesOf(subject.primary.path)?.isInherited(subject.name) === false)
    return refuse('it is private to its class');
  const insertions: LocatedInsertion[] = [];
  const notes = new Set<string>();
  for (const ref of definitionsOf(resolver, subject)) {
    const kept = keptSymbol(resolver, subject, references, ref, keep);
    if (!kept) continue;
    const written = kept.view.family === 'python' ? keptInPython(kept) : keptInEcmascript(kept);
    if ('whyNot' in written) return refuse(written.whyNot);
    for (const note of written.notes) notes.add(note);
    for (const { at, newText } of written.insertions) {
      if (insertions.some((other) => other.path === ref.path && other.at === at)) continue;
      insertions.push({ path: ref.path, at, newText, confidence: 0.95, why: `keeps “${subject.name}” for those who use it from outside` });
    }
  }
  return {
    references: subject.reach === 'module' ? offeringBoth(resolver, subject, references, keep) : references,
    insertions,
    decisions: decisions(resolver, subject, keep, [...notes]),
  };
}

/** Those beside which the old name must stand: at the top one in each file, of members those that no other of them overrides. */
function definitionsOf(resolver: Resolver, subject: RenameSubject): readonly SymbolRef[] {
  if (subject.reach !== 'members') return [...new Map(subject.refs.map((ref) => [ref.path, ref])).values()];
  const members = membersOf(resolver, subject);
  const owners = new Set(members.flatMap((ref) => ownerKey(resolver, ref) ?? []));
  const tops = members.filter((ref) => {
    const container = resolver.terrain.view(ref.path)?.symbol(ref.symbol)?.container ?? NONE;
    if (container === NONE) return true;
    const above = resolver.values.line({ path: ref.path, symbol: container }).classes.slice(1);
    return !above.some((each) => owners.has(symbolKey(each)));
  });
  return [...new Map(tops.map((ref) => [ownerKey(resolver, ref) ?? symbolKey(ref), ref])).values()];
}

/** Without the parameters of constructors that are properties as well. */
function membersOf(resolver: Resolver, subject: RenameSubject): readonly SymbolRef[] {
  return subject.refs.filter((ref) => resolver.terrain.view(ref.path)?.symbol(ref.symbol)?.kind !== 'parameter');
}

function ownerKey(resolver: Resolver, ref: SymbolRef): string | undefined {
  const container = resolver.terrain.view(ref.path)?.symbol(ref.symbol)?.container ?? NONE;
  return container === NONE ? undefined : symbolKey({ path: ref.path, symbol: container });
}

function keptSymbol(
  resolver: Resolver,
  subject: RenameSubject,
  references: readonly RenameReference[],
  ref: SymbolRef,
  keep: KeepOld,
): KeptSymbol | undefined {
  const view = resolver.terrain.view(ref.path);
  const symbol = view?.symbol(ref.symbol);
  const text = resolver.terrain.file(ref.path)?.text;
  if (!view || !symbol || text === undefined) return undefined;
  return {
    keep,
    name: subject.name,
    newName: subject.newName,
    path: ref.path,
    view,
    text,
    ix: ref.symbol,
    symbol,
    merged: subject.reach === 'module' && subject.refs.filter(({ path }) => path === ref.path).length > 1,
    member: subject.reach === 'members',
    overridden: new Set(membersOf(resolver, subject).flatMap((each) => ownerKey(resolver, each) ?? [])).size > 1,
    references,
  };
}

function decisions(resolver: Resolver, subject: RenameSubject, keep: KeepOld, notes: readonly string[]): readonly OperationDecision[] {
  const what = `${kindWord(subject.kind)} ${dottedName(resolver.terrain, subject.primary)}`;
  const about = [placeOf(resolver.terrain, subject.primary)];
  const overriding =
    subject.reach === 'members'
      ? ['a class outside of this workspace that overrides it by the old name is no longer called by the code here']
      : [];
  return [
    {
      kind: 'plan',
      choice: `keeps the old name of the ${what} as ${keep === 'deprecated' ? 'a deprecated alias' : 'an alias'}`,
      rationale: ['the instruction asks for it; everything in the workspace uses the new name', ...notes, ...overriding].join('; '),
      rejected: [{ choice: 'rename it alone', whyNot: 'code outside of the workspace that uses the old name would break' }],
      confidence: notes.length > 0 ? 0.8 : 0.95,
      about,
    },
  ];
}
