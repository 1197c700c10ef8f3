/** Whether a file has an import already that somebody wants. What an import offers is for each language to read. */
import type { ImportRecord } from '../fileIndex.ts';
import type { DroppedImport, ImportChanges, ImportingFile, WantedImport } from '../importEditing.ts';

/** The wanted thing in an import: what it is called here, which of its names it is, and whether it is there for types alone. */
export interface OfferedImport {
  readonly local: string;
  readonly entry: number | 'all';
  readonly typeOnly: boolean;
}

export interface PresentImport {
  readonly present: string | undefined; // what the file calls it
  readonly instead: readonly { readonly drop: DroppedImport; readonly local: string }[]; // for types alone: they would be doubled
}

/** `offered`: what one import brings of it; undefined where it does not, or is not seen where the name is wanted. */
export function presentImport(
  file: ImportingFile,
  { time }: WantedImport,
  { drop, elsewhere = [] }: ImportChanges,
  offered: (record: ImportRecord) => OfferedImport | undefined,
): PresentImport {
  const instead: PresentImport['instead'][number][] = [];
  for (const [ix, record] of file.index.imports.entries()) {
    if (elsewhere.some(({ start, end }) => start <= record.start && record.end <= end)) continue;
    const found = offered(record);
    if (found === undefined || drop.some((each) => each.import === ix && (each.name === 'all' || each.name === found.entry))) continue;
    if (time.kind === 'typeOnly' || !found.typeOnly) return { present: found.local, instead: [] };
    instead.push({ drop: { import: ix, name: found.entry }, local: found.local });
  }
  return { present: undefined, instead };
}
