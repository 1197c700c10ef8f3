/** A symbol that was selected: one of an outline, so that it is the same in all languages. */
import type { WorkspacePath } from '../../../protocol/ids.ts';
import { NONE } from '../fileIndex.ts';
import type { FileRecord } from '../index/fileRecord.ts';
import type { FileOutline, OutlineSymbol } from '../outline/outline.ts';

/** What of a file's record its symbols are selected by. */
export type SelectableFile = Pick<FileRecord, 'path' | 'language' | 'outline' | 'generated'>;

export interface SelectedSymbol {
  readonly record: SelectableFile;
  readonly ix: number; // in the record's outline
}

const NESTING_MAX = 100;

/** The symbols around it, innermost first. */
export function chainOf({ record, ix }: SelectedSymbol): readonly OutlineSymbol[] {
  const { symbols } = record.outline;
  const chain: OutlineSymbol[] = [];
  let at = symbols[ix]?.container ?? NONE;
  for (let steps = 0; at !== NONE && steps < NESTING_MAX; steps++) {
    const symbol = symbols[at];
    if (symbol === undefined) break;
    chain.push(symbol);
    at = symbol.container;
  }
  return chain;
}

/** "Reader.next" */
export function dottedNameOf(item: SelectedSymbol): string {
  const symbol = item.record.outline.symbols[item.ix];
  const chain = chainOf(item);
  const outermost = chain.at(-1) ?? symbol;
  const names = [symbol?.name ?? '', ...chain.map(({ name }) => name)].reverse();
  return [outermost?.containerName, ...names].filter((name) => name !== undefined && name !== '').join('.');
}

/** The same for the same symbol, however it was found: by the place of its name. */
export function keyOfItem({ record, ix }: SelectedSymbol): string {
  return keyAt(record.path, record.outline.symbols[ix]?.nameExtent.start ?? NONE);
}

export function keyAt(path: WorkspacePath, nameStart: number): string {
  return `${nameStart} ${path}`;
}

/** The innermost symbol of an outline whose declaration holds a place; parameters and locals are none. */
export function innermostAt(outline: FileOutline, offset: number): number {
  let best = NONE;
  let size = Number.POSITIVE_INFINITY;
  outline.symbols.forEach(({ start, end }, ix) => {
    if (start > offset || end <= offset || end - start >= size) return;
    best = ix;
    size = end - start;
  });
  return best;
}
