/** What a scout hands on about a symbol that nothing but its own file speaks of: its place, and that it is the one that was meant. */
import { LineIndex } from '../../base/lineIndex.ts';
import type { LocatedTarget, OperationDecision } from '../../core/operation/operation.ts';
import { dottedName, kindWord, moduleName, placeOf } from '../../core/terrain/naming.ts';
import type { SymbolRef } from '../../core/terrain/symbolRef.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';

export function describedSymbol(
  terrain: Terrain,
  ref: SymbolRef,
): { readonly target: LocatedTarget; readonly decision: OperationDecision } {
  const file = terrain.file(ref.path);
  const symbol = terrain.view(ref.path)?.symbol(ref.symbol);
  const dotted = dottedName(terrain, ref);
  const place = placeOf(terrain, ref);
  const line = new LineIndex(file?.text ?? '').at(place.start).line;
  const kind = symbol?.kind ?? 'variable';
  return {
    target: {
      name: symbol?.name ?? '',
      dotted: `${moduleName(ref.path, terrain, terrain.facts)}.${dotted}`,
      kind,
      language: file?.language,
      place,
    },
    decision: {
      kind: 'target',
      choice: `the ${kindWord(kind)} ${dotted} in ${ref.path}:${line}`,
      rationale: 'it is the only thing that the words can mean',
      rejected: [],
      confidence: 1,
      about: [place],
    },
  };
}
