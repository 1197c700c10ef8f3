/**
 * `{ rows: lines }` whose `lines` becomes `rows` is written `{ rows }`, as a person writes it: so a rename and its way back are
 * nothing. Of values alone: the same in a type is no short form of anything.
 */
import type { LocatedReference } from '../../core/operation/operation.ts';
import type { SymbolKind } from '../../core/terrain/fileIndex.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';

const values: ReadonlySet<SymbolKind> = new Set(['function', 'variable', 'constant', 'parameter']);

export function pairsMadeShort(
  terrain: Terrain,
  kind: SymbolKind,
  newName: string,
  references: readonly LocatedReference[],
): readonly LocatedReference[] {
  if (!values.has(kind)) return references;
  const taken = new Set(references.map(({ path, start }) => `${start} ${path}`));
  return references.map((reference) => {
    const { path, start, end, newText } = reference;
    const key = newText === newName ? keyBefore(terrain, path, start, end, newName) : undefined;
    return key === undefined || taken.has(`${key} ${path}`) ? reference : { ...reference, start: key };
  });
}

/** Where the key begins, when the value that it has is this name alone, and the key is the new name. */
function keyBefore(terrain: Terrain, path: LocatedReference['path'], start: number, end: number, name: string): number | undefined {
  const view = terrain.view(path);
  const text = terrain.file(path)?.text;
  if (!view || text === undefined || view.family !== 'ecmascript') return undefined;
  const before = /([\p{L}\p{N}_$]+)[ \t]*:[ \t]*$/u.exec(text.slice(Math.max(0, start - name.length - 20), start));
  if (before?.[1] !== name || !/^\s*[,}]/.test(text.slice(end, end + 200))) return undefined;
  const key = start - before[0].length;
  return view.occurrencesAt(key).some((occurrence) => occurrence.role === 'propertyKey' && occurrence.start === key) ? key : undefined;
}
