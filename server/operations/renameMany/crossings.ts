/** Why two renames of one change cannot both be: both would give the same name to things that are seen at the same place. */
import type { OperationFinding } from '../../core/operation/operation.ts';
import { dottedName, kindWord, placeOf } from '../../core/terrain/naming.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { type SymbolRef, symbolKey } from '../../core/terrain/symbolRef.ts';
import { bindingsIn, ownersOfMembers } from '../rename/collisions.ts';
import type { ReadSymbol } from '../rename/renameSymbol.ts';

const FINDINGS_MAX = 20;

export function crossings(resolver: Resolver, reads: readonly ReadSymbol[]): readonly OperationFinding[] {
  const findings: OperationFinding[] = [];
  for (const alike of Map.groupBy(reads, ({ subject }) => subject.newName).values()) {
    for (const [i, one] of alike.entries()) {
      for (const other of alike.slice(i + 1)) {
        if (findings.length >= FINDINGS_MAX) return findings;
        const where = meeting(resolver, one, other);
        if (where !== undefined) findings.push(finding(resolver, one, other, where));
      }
    }
  }
  return findings;
}

/** Where both would be seen; undefined when nowhere. */
function meeting(resolver: Resolver, one: ReadSymbol, other: ReadSymbol): string | undefined {
  const members = [one, other].every(({ subject }) => subject.reach === 'members');
  if (members) return sharedClass(resolver, one, other);
  if ([one, other].some(({ subject }) => subject.reach === 'members')) return undefined;
  for (const view of one.subject.views) {
    const ofOne = one.references.filter((reference) => reference.view === view);
    const ofOther = other.references.filter((reference) => reference.view === view);
    if (ofOne.length === 0 || ofOther.length === 0) continue;
    const scopes = bindingsIn(resolver, one.subject, view, ofOne);
    const others = bindingsIn(resolver, other.subject, view, ofOther);
    if (scopes.some((scope) => others.includes(scope))) return view.path;
    const caught = (outer: readonly number[], inner: readonly number[], uses: typeof ofOne): boolean =>
      inner.some(
        (scope) =>
          outer.some((each) => view.encloses(each, scope)) && uses.some(({ occurrence }) => view.encloses(scope, occurrence.scope)),
      );
    if (caught(scopes, others, ofOne) || caught(others, scopes, ofOther)) return view.path;
  }
  return undefined;
}

function sharedClass(resolver: Resolver, one: ReadSymbol, other: ReadSymbol): string | undefined {
  const lines = (read: ReadSymbol): ReadonlyMap<string, SymbolRef> =>
    new Map(ownersOfMembers(resolver, read.subject).map((owner) => [symbolKey(owner), owner]));
  const ofOne = lines(one);
  const ofOther = lines(other);
  const isAbove = (owner: SymbolRef, others: ReadonlyMap<string, SymbolRef>): boolean =>
    resolver.values.line(owner).classes.some((each) => others.has(symbolKey(each)));
  const shared =
    [...ofOne.values()].find((owner) => isAbove(owner, ofOther)) ?? [...ofOther.values()].find((owner) => isAbove(owner, ofOne));
  return shared && dottedName(resolver.terrain, shared);
}

function finding(resolver: Resolver, one: ReadSymbol, other: ReadSymbol, where: string): OperationFinding {
  const { terrain } = resolver;
  const words = ({ subject }: ReadSymbol): string => `the ${kindWord(subject.kind)} ${dottedName(terrain, subject.primary)}`;
  return {
    rule: 'collision',
    text: `${words(one)} and ${words(other)} would both be called “${one.subject.newName}” in ${where}.`,
    hint: 'Give one of them another name, or leave it out.',
    at: placeOf(terrain, other.subject.primary),
  };
}
