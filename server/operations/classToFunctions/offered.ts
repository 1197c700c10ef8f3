/** Imports and lists that named a class, once there are functions in its place: they name those, or nothing. */
import type { Extent, ImportRecord } from '../../core/terrain/fileIndex.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { ChangeSheet } from '../rewriting/changeSheet.ts';

export interface ClassNaming {
  readonly path: WorkspacePath;
  readonly place: Extent;
  readonly record: ImportRecord | undefined; // undefined: a list of exports
  readonly import: number;
}

export function offerFunctions(
  terrain: Terrain,
  sheet: ChangeSheet,
  from: WorkspacePath,
  naming: readonly ClassNaming[],
  names: readonly string[],
): void {
  for (const { path, place, record, import: ix } of naming) {
    const text = terrain.file(path)?.text ?? '';
    if (record !== undefined && record.kind !== 'reexport') {
      const name = record.names.findIndex(({ nameExtent }) => nameExtent?.start === place.start);
      sheet.drop(path, { import: ix, name: Math.max(0, name) });
      if (path.endsWith('__init__.py'))
        for (const each of names)
          sheet.bring(path, {
            module: { kind: 'file', path: from },
            what: { kind: 'name', name: each },
            local: undefined,
            time: { kind: 'load' },
          });
      continue;
    }
    const quote = /["']/.test(text[place.start - 1] ?? '') ? (text[place.start - 1] ?? '') : '';
    sheet.rewrite(path, place, [names.join(`${quote}, ${quote}`)], 'there are functions in its place');
  }
}
