/** Of the symbols that are one thing (a method with all its overrides) those that the words name: "Child.save". */
import { dottedName } from '../../core/terrain/naming.ts';
import type { SymbolRef } from '../../core/terrain/symbolRef.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';
import type { ResolvedTarget } from './targetResolver.ts';

type Symbols = Extract<ResolvedTarget, { kind: 'symbols' }>;

/** Never empty: a name that no single one of them has means the one that stands for all. */
export function asSpoken(terrain: Terrain, { primary, refs }: Symbols, name: string): readonly SymbolRef[] {
  const segments = name.split(/\.|::|#/).filter((segment) => segment !== '');
  if (segments.length < 2) return [primary];
  const fitting = refs.filter((ref) => {
    const dotted = dottedName(terrain, ref).split('.');
    const shared = Math.min(dotted.length, segments.length);
    return shared > 1 && dotted.slice(-shared).every((segment, i) => segment === segments.slice(-shared)[i]);
  });
  return fitting.length > 0 ? fitting : [primary];
}
