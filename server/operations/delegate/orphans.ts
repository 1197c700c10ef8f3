/** Private helpers that only the old body of a function used: they go with it. */
import type { OperationDecision } from '../../core/operation/operation.ts';
import { type Extent, NONE, type SymbolIx } from '../../core/terrain/fileIndex.ts';
import { placeOf } from '../../core/terrain/naming.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { type SymbolRef, symbolKey } from '../../core/terrain/symbolRef.ts';
import { isWithin } from '../callables/receiver.ts';
import { isPrivate } from '../relocation/companions.ts';
import { Ground } from '../relocation/ground.ts';
import { type Piece, piecesOf } from '../removal/pieces.ts';
import { removeAll } from '../removal/removal.ts';
import type { ChangeSheet } from '../rewriting/changeSheet.ts';
import type { Callable } from './callable.ts';

/** Helpers of helpers: no more rounds than this. */
const ROUNDS_MAX = 50;

/** `kept`: what the new body calls. Facts that are missing are noted in the terrain. */
export function dropOrphans(
  resolver: Resolver,
  sheet: ChangeSheet,
  { view, ref }: Callable,
  gone: Extent,
  kept: SymbolRef,
): readonly OperationDecision[] {
  const ground = new Ground(resolver);
  const module = ground.module(ref.path);
  if (module === undefined) return [];
  const doomed = new Set<SymbolIx>();
  const pieces: Piece[] = [];
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const inGone = (place: Extent): boolean => isWithin(place, gone) || pieces.some((piece) => isWithin(place, piece));
    const orphans = view.index.symbols.flatMap((symbol, ix): readonly SymbolIx[] => {
      if (
        symbol.scope !== 0 ||
        symbol.import !== NONE ||
        doomed.has(ix) ||
        view.isMember(ix) ||
        symbolKey(kept) === symbolKey({ path: ref.path, symbol: ix })
      )
        return [];
      if (symbol.kind !== 'function' && symbol.kind !== 'constant' && symbol.kind !== 'variable' && symbol.kind !== 'class') return [];
      if (!isPrivate(module, ix) || (view.family === 'python' && !symbol.name.startsWith('_'))) return [];
      const named = view.occurrencesOf(symbol.name).filter((each) => each.symbol === ix && each.role !== 'declaration');
      return named.some(inGone) &&
        named.every((each) => inGone(each) || isWithin(each, symbol.extent)) &&
        !isUsedElsewhere(resolver, ref, ix)
        ? [ix]
        : [];
    });
    if (orphans.length === 0) break;
    for (const ix of orphans) {
      doomed.add(ix);
      pieces.push(...(piecesOf(module, ix, doomed) ?? []));
    }
  }
  if (pieces.length === 0) return [];
  const why = 'nothing needs it any more';
  removeAll(ground, sheet, { pieces: new Map([[ref.path, pieces]]), imports: [], listed: [], gone: new Set(), why });
  for (const { start, end } of pieces) sheet.release(ref.path, { start, end });
  const names = [...doomed].map((ix) => `“${view.symbol(ix)?.name ?? ''}”`).join(', ');
  return [
    {
      kind: 'plan',
      choice: `takes ${names} away`,
      rationale: 'only the old body used it, and it is not public',
      rejected: [],
      confidence: 0.9,
      about: [...doomed].map((symbol) => placeOf(resolver.terrain, { path: ref.path, symbol })),
    },
  ];
}

function isUsedElsewhere({ terrain }: Resolver, { path }: SymbolRef, ix: SymbolIx): boolean {
  const name = terrain.view(path)?.symbol(ix)?.name ?? '';
  const mentions = terrain.facts.mentions(name);
  if (mentions === undefined) {
    terrain.needs.add({ kind: 'mentions', word: name });
    return true;
  }
  return mentions.code.some((each) => each !== path && (terrain.view(each)?.occurrencesOf(name).length ?? 0) > 0);
}
