/** Constructors are called by the names of their classes: which classes a constructor makes objects of. */
import { NONE } from '../fileIndex.ts';
import type { Resolver } from '../resolver.ts';
import { type SymbolRef, symbolKey } from '../symbolRef.ts';
import { descendantsOf } from './hierarchy.ts';

const constructorNames: ReadonlySet<string> = new Set(['__init__', '__new__', '__post_init__', 'constructor']);

/** Empty: it is no constructor. Facts that are missing are noted in the terrain. */
export function classesMadeBy(resolver: Resolver, member: SymbolRef): readonly SymbolRef[] {
  const view = resolver.terrain.view(member.path);
  const symbol = view?.symbol(member.symbol);
  if (view === undefined || symbol === undefined || symbol.container === NONE) return [];
  if (!constructorNames.has(symbol.name) || !view.isMember(member.symbol)) return [];
  const owner = { path: member.path, symbol: symbol.container };
  const heirs = descendantsOf(resolver, [owner]).map(({ ref }) => ref);
  // An heir with a constructor of its own calls this one itself, if at all.
  const without = heirs.filter((heir) => {
    const nearest = resolver.values.line(heir).classes.find((at) => resolver.values.ownMember(at, symbol.name) !== undefined);
    return nearest !== undefined && symbolKey(nearest) === symbolKey(owner);
  });
  return [owner, ...without];
}
