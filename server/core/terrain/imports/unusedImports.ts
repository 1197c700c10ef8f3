/** Imports that stretches of a file use and nothing else in it does. Whether an import is meant for more, the language says. */
import { type Extent, NONE, type SymbolIx } from '../fileIndex.ts';
import { type FileView, viewOf } from '../fileView.ts';
import type { ImportingFile } from '../importEditing.ts';
import { isUse } from './neededNames.ts';

/** Import symbols that have a use in the stretches and none beside them; those bound in the stretches themselves left out. */
export function importsUsedOnlyIn(file: ImportingFile, removed: readonly Extent[]): readonly SymbolIx[] {
  const view = viewOf(file.path, file.index);
  const within = (at: Extent): boolean => removed.some(({ start, end }) => start <= at.start && at.end <= end);
  const used = new Set<SymbolIx>();
  const kept = new Set<SymbolIx>();
  for (const occurrence of file.index.occurrences) {
    const { symbol } = occurrence;
    if (symbol === NONE || view.symbol(symbol)?.import === NONE || isBinding(view, symbol, occurrence)) continue;
    if (!isUse(view, occurrence) || !within(occurrence)) kept.add(symbol);
    else used.add(symbol);
  }
  return [...used].filter((symbol) => !kept.has(symbol) && !within(view.symbol(symbol)?.nameExtent ?? { start: 0, end: 0 }));
}

/** The name where the import itself stands. */
function isBinding(view: FileView, symbol: SymbolIx, { start, end }: Extent): boolean {
  if (view.symbol(symbol)?.nameExtent.start === start) return true; // what `require` binds stands outside of the call
  return view.importsOf(symbol).some(({ record, name }) => {
    const own = name?.aliasExtent ?? name?.nameExtent;
    return own?.start === start || (record.start <= start && end <= record.end);
  });
}
