/** Who overrides a member, and what it overrides: its family, sorted by which class stands above which. */
import { NONE } from '../fileIndex.ts';
import { overrideFamily } from '../overrides.ts';
import type { Resolver } from '../resolver.ts';
import { type SymbolRef, symbolKey } from '../symbolRef.ts';

export interface Overriding {
  readonly overrides: readonly SymbolRef[]; // nearest first
  readonly overriddenBy: readonly SymbolRef[];
  /** Of a class that shares an ancestor or a descendant with this one, and so may stand for it. */
  readonly beside: readonly SymbolRef[];
  readonly outside: boolean; // a class of the family has ancestors that are not of the workspace, and may override theirs
  readonly unsure: boolean;
}

/** Facts that are missing are noted in the terrain; the answer counts only when none were. */
export function overridingOf(resolver: Resolver, member: SymbolRef): Overriding {
  const { terrain, values } = resolver;
  const symbol = terrain.view(member.path)?.symbol(member.symbol);
  if (symbol === undefined || symbol.container === NONE) return none;
  const mentions = terrain.facts.mentions(symbol.name);
  if (mentions === undefined) {
    terrain.needs.add({ kind: 'mentions', word: symbol.name });
    return none;
  }
  const views = mentions.code.flatMap((path) => terrain.view(path) ?? []);
  const family = overrideFamily(resolver, [member], symbol.name, views);
  const owner = { path: member.path, symbol: symbol.container };
  const above = values.line(owner).classes.map(symbolKey);
  const overrides: SymbolRef[] = [];
  const overriddenBy: SymbolRef[] = [];
  const beside: SymbolRef[] = [];
  for (const kin of family.members) {
    const container = terrain.view(kin.path)?.symbol(kin.symbol)?.container ?? NONE;
    const other = { path: kin.path, symbol: container };
    if (symbolKey(other) === symbolKey(owner)) continue;
    if (above.includes(symbolKey(other))) overrides.push(kin);
    else if (values.line(other).classes.some((each) => symbolKey(each) === symbolKey(owner))) overriddenBy.push(kin);
    else beside.push(kin);
  }
  const height = ({ path, symbol: ix }: SymbolRef): number =>
    above.indexOf(symbolKey({ path, symbol: terrain.view(path)?.symbol(ix)?.container ?? NONE }));
  return {
    overrides: overrides.sort((a, b) => height(a) - height(b)),
    overriddenBy,
    beside,
    outside: family.outside,
    unsure: family.unsure,
  };
}

const none: Overriding = { overrides: [], overriddenBy: [], beside: [], outside: false, unsure: false };
