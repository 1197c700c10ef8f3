/** Override families: the members of one name that stand for each other across a class hierarchy, up and down. */
import { NONE } from './fileIndex.ts';
import type { FileView } from './fileView.ts';
import type { Resolver } from './resolver.ts';
import { type SymbolRef, symbolKey } from './symbolRef.ts';
import type { ClassLine } from './values.ts';

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
  readonly above: ReadonlySet<string>;
}

/**
 * The family of `seeds` among all members called `name` that `views` declare. A class that neither mentions the name nor
 * declares it can still join two branches by inheriting from both: such classes are looked for in `views`, too.
 */
export function overrideFamily(resolver: Resolver, seeds: readonly SymbolRef[], name: string, views: Iterable<FileView>): OverrideFamily {
  const all = [...views];
  const declarers = all.flatMap((view) => declarersIn(resolver, view, name));
  const seedKeys = new Set(seeds.map(symbolKey));
  const inherited = resolver.terrain.rulesOf(seeds[0]?.path ?? all[0]?.path ?? ('' as never))?.isInherited(name) ?? true;
  const family = declarers.filter((declarer) => seedKeys.has(symbolKey(declarer.member)));
  if (inherited) {
    grow(family, declarers, related);
    const joins = joiningLines(resolver, all);
    const joined = (a: Declarer, b: Declarer): boolean =>
      related(a, b) || joins.some((line) => line.has(symbolKey(a.owner)) && line.has(symbolKey(b.owner)));
    if (family.length > 0 && family.length < declarers.length) grow(family, declarers, joined);
  }
  const inFamily = new Set(family.map((declarer) => symbolKey(declarer.member)));
  const rest = seeds.filter((seed) => !inFamily.has(symbolKey(seed)));
  return {
    members: [...rest, ...family.map((declarer) => declarer.member)],
    classes: family.map((declarer) => declarer.owner),
    strangers: declarers
      .map((declarer) => declarer.member)
      .filter((member) => !inFamily.has(symbolKey(member)) && !seedKeys.has(symbolKey(member))),
    outside: inherited && family.some((declarer) => declarer.line.outside),
    outsideImported: inherited && family.some((declarer) => declarer.line.outsideImported),
    unsure: inherited && family.some((declarer) => declarer.line.unsure),
  };
}

function grow(family: Declarer[], declarers: readonly Declarer[], linked: (a: Declarer, b: Declarer) => boolean): void {
  const taken = new Set(family);
  for (let at = 0; at < family.length; at++) {
    const member = family[at];
    if (!member) continue;
    for (const other of declarers) {
      if (taken.has(other) || !linked(member, other)) continue;
      taken.add(other);
      family.push(other);
    }
  }
}

function related(a: Declarer, b: Declarer): boolean {
  return a.above.has(symbolKey(b.owner)) || b.above.has(symbolKey(a.owner));
}

function declarersIn(resolver: Resolver, view: FileView, name: string): readonly Declarer[] {
  const found: Declarer[] = [];
  view.index.symbols.forEach((symbol, ix) => {
    if (symbol.name !== name || symbol.container === NONE) return;
    if (!view.isMember(ix)) return;
    const owner = symbol.container;
    const line = resolver.values.line({ path: view.path, symbol: owner });
    found.push({
      member: { path: view.path, symbol: ix },
      owner: { path: view.path, symbol: owner },
      line,
      above: new Set(line.classes.slice(1).map(symbolKey)),
    });
  });
  return found;
}

/** Lines of classes with several bases: they may tie together branches that know nothing of each other. */
function joiningLines(resolver: Resolver, views: readonly FileView[]): readonly ReadonlySet<string>[] {
  const lines: ReadonlySet<string>[] = [];
  for (const view of views) {
    view.index.symbols.forEach((symbol, ix) => {
      if (symbol.bases.length > 1) lines.push(new Set(resolver.values.line({ path: view.path, symbol: ix }).classes.map(symbolKey)));
    });
  }
  return lines;
}
