/** Override families: the members of one name that stand for each other across a class hierarchy, up and down. */

import type { ClassLine } from './classLines.ts';
import { NONE } from './fileIndex.ts';
import type { FileView } from './fileView.ts';
import type { Resolver } from './resolver.ts';
import { type SymbolRef, symbolKey } from './symbolRef.ts';

export interface OverrideFamily {
  readonly members: readonly SymbolRef[]; // the seeds first
  readonly classes: readonly SymbolRef[]; // that declare them
  readonly strangers: readonly SymbolRef[]; // other members of the same name, of unrelated classes
  readonly outside: boolean; // some class has an ancestor that is not of the workspace
  readonly outsideImported: boolean; // and not one of the language's own builtins
  readonly unsure: boolean; // some ancestor could not be told
}

interface Declarer {
  readonly member: SymbolRef;
  readonly owner: SymbolRef;
  readonly line: ClassLine;
}

/** All members of one name, sorted into families once for everybody who asks. */
interface Kinships {
  readonly declarers: readonly Declarer[];
  readonly familyOf: ReadonlyMap<string, readonly Declarer[]>; // by the member's key
}

const known = new WeakMap<Resolver, Map<string, Kinships>>();

/** The family of `seeds` among all members called `name` that `views`, the files mentioning it, declare. */
export function overrideFamily(resolver: Resolver, seeds: readonly SymbolRef[], name: string, views: readonly FileView[]): OverrideFamily {
  const { declarers, familyOf } = kinshipsOf(resolver, name, views);
  const family = new Map<string, Declarer>();
  for (const seed of seeds) for (const kin of familyOf.get(symbolKey(seed)) ?? []) family.set(symbolKey(kin.member), kin);
  const seedKeys = new Set(seeds.map(symbolKey));
  const kin = [...family.values()];
  const path = seeds[0]?.path;
  const inherited = path === undefined || (resolver.terrain.rulesOf(path)?.isInherited(name) ?? true);
  return {
    members: [...seeds, ...kin.map(({ member }) => member).filter((member) => !seedKeys.has(symbolKey(member)))],
    classes: kin.map(({ owner }) => owner),
    strangers: declarers.map(({ member }) => member).filter((member) => !family.has(symbolKey(member)) && !seedKeys.has(symbolKey(member))),
    outside: inherited && kin.some(({ line }) => line.outside),
    outsideImported: inherited && kin.some(({ line }) => line.outsideImported),
    unsure: inherited && kin.some(({ line }) => line.unsure),
  };
}

function kinshipsOf(resolver: Resolver, name: string, views: readonly FileView[]): Kinships {
  const byName = known.get(resolver) ?? new Map<string, Kinships>();
  known.set(resolver, byName);
  const before = byName.get(name);
  if (before) return before;
  const declarers = views.flatMap((view) => declarersIn(resolver, view, name));
  const groups = new Groups(declarers);
  const byOwner = new Map(declarers.map((declarer) => [symbolKey(declarer.owner), declarer]));
  const unite = (line: ClassLine): void => {
    let first: Declarer | undefined;
    for (const ref of line.classes) {
      const declarer = byOwner.get(symbolKey(ref));
      if (declarer && first) groups.unite(first, declarer);
      first ??= declarer;
    }
  };
  for (const declarer of declarers) if (isInherited(resolver, declarer, name)) unite(declarer.line);
  // A class that does not declare the name can still tie two branches together by inheriting from both.
  for (const view of views) {
    if (!(resolver.terrain.rulesOf(view.path)?.isInherited(name) ?? true)) continue;
    view.index.symbols.forEach((symbol, ix) => {
      if (symbol.bases.length > 1) unite(resolver.values.line({ path: view.path, symbol: ix }));
    });
  }
  const kinships = { declarers, familyOf: groups.byMember() };
  byName.set(name, kinships);
  return kinships;
}

function isInherited(resolver: Resolver, { member }: Declarer, name: string): boolean {
  return resolver.terrain.rulesOf(member.path)?.isInherited(name) ?? true;
}

function declarersIn(resolver: Resolver, view: FileView, name: string): readonly Declarer[] {
  const found: Declarer[] = [];
  view.index.symbols.forEach((symbol, ix) => {
    if (symbol.name !== name || symbol.container === NONE || !view.isMember(ix)) return;
    const owner = { path: view.path, symbol: symbol.container };
    found.push({ member: { path: view.path, symbol: ix }, owner, line: resolver.values.line(owner) });
  });
  return found;
}

/** Disjoint sets of declarers, united as kinship is found. */
class Groups {
  readonly #declarers: readonly Declarer[];
  readonly #parent = new Map<Declarer, Declarer>();

  constructor(declarers: readonly Declarer[]) {
    this.#declarers = declarers;
  }

  unite(a: Declarer, b: Declarer): void {
    const rootA = this.#root(a);
    const rootB = this.#root(b);
    if (rootA !== rootB) this.#parent.set(rootB, rootA);
  }

  byMember(): ReadonlyMap<string, readonly Declarer[]> {
    const groups = Map.groupBy(this.#declarers, (declarer) => this.#root(declarer));
    return new Map([...groups.values()].flatMap((group) => group.map((declarer) => [symbolKey(declarer.member), group] as const)));
  }

  #root(declarer: Declarer): Declarer {
    let at = declarer;
    for (let up = this.#parent.get(at); up; up = this.#parent.get(at)) {
      const above = this.#parent.get(up);
      if (above) this.#parent.set(at, above); // halve the way for the next one
      at = up;
    }
    return at;
  }
}
