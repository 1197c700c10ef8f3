/**
 * Which symbols are compared: drawn at random with a seed, in equal parts from each sort of symbol, so that the many
 * parameters of real code do not crowd out its few classes. Where a sort has too few, the others make up for it.
 */
import type { SeededRandomness } from '../../../server/base/randomness.ts';
import type { Extent, SymbolKind, SymbolRecord } from '../../../server/core/terrain/fileIndex.ts';
import type { FileView } from '../../../server/core/terrain/fileView.ts';
import { isLocal } from '../../../server/core/terrain/naming.ts';

export type Stratum = 'function' | 'class' | 'variable' | 'method' | 'attribute' | 'parameter' | 'local' | 'import';

export interface Candidate {
  readonly view: FileView;
  readonly symbol: number;
  readonly stratum: Stratum;
}

export function candidatesIn(views: readonly FileView[]): readonly Candidate[] {
  return views.flatMap((view) =>
    view.index.symbols.flatMap((symbol, ix): readonly Candidate[] => {
      const stratum = isWritten(view, symbol) ? stratumOf(view, ix, symbol) : undefined;
      return stratum === undefined ? [] : [{ view, symbol: ix, stratum }];
    }),
  );
}

/** Whether the name stands in the text where the symbol is said to be; a default export may have none. */
function isWritten(view: FileView, symbol: SymbolRecord): boolean {
  const { start, end } = writtenAt(view, symbol);
  if (end - start !== symbol.name.length || /^(self|cls|this|constructor|_|__\w+__)$/.test(symbol.name)) return false;
  return view.occurrencesAt(start).some(({ name, role }) => name === symbol.name && role !== 'string');
}

/** Where the name of a symbol is declared in code: `__slots__` names it in a string first. */
export function writtenAt(view: FileView, symbol: SymbolRecord): Extent {
  const isCode = ({ start }: Extent): boolean =>
    view.occurrencesAt(start).some(({ name, role }) => name === symbol.name && role !== 'string');
  return [symbol.nameExtent, ...symbol.declarations].find(isCode) ?? symbol.nameExtent;
}

function stratumOf(view: FileView, ix: number, symbol: SymbolRecord): Stratum | undefined {
  const member = view.isMember(ix);
  const byKind: Readonly<Record<SymbolKind, Stratum | undefined>> = {
    function: member ? 'method' : isLocal(view, ix) ? 'local' : 'function',
    class: 'class',
    interface: 'class',
    enum: 'class',
    type: 'class',
    namespace: 'class',
    method: 'method',
    property: 'attribute',
    attribute: member ? 'attribute' : 'variable',
    enumMember: 'attribute',
    variable: member ? 'attribute' : isLocal(view, ix) ? 'local' : 'variable',
    constant: member ? 'attribute' : isLocal(view, ix) ? 'local' : 'variable',
    parameter: 'parameter',
    typeParameter: 'parameter',
    import: 'import',
  };
  return byKind[symbol.kind];
}

/** `count` of them, in an order that a smaller count would have begun with. */
export function drawn(candidates: readonly Candidate[], count: number, randomness: SeededRandomness): readonly Candidate[] {
  const strata = [...Map.groupBy(candidates, ({ stratum }) => stratum).entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  const shuffledStrata = strata.map(([, members]) => shuffled(members, randomness));
  const chosen: Candidate[] = [];
  for (let turn = 0; chosen.length < count; turn++) {
    const round = shuffledStrata.flatMap((members) => members[turn] ?? []);
    if (round.length === 0) break;
    chosen.push(...round.slice(0, count - chosen.length));
  }
  return chosen;
}

function shuffled<T>(items: readonly T[], randomness: SeededRandomness): readonly T[] {
  const list = [...items];
  for (let i = list.length - 1; i > 0; i--) {
    const j = randomness.below(i + 1);
    const [a, b] = [list[i], list[j]];
    if (a !== undefined && b !== undefined) [list[i], list[j]] = [b, a];
  }
  return list;
}
