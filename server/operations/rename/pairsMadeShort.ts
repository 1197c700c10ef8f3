/**
 * `{ rows: lines }` whose `lines` becomes `rows`, or whose key `lines` of `{ lines: rows }` does, is written `{ rows }`, as a person
 * writes it: so a rename and its way back are nothing. Of values alone: the same in a type is no short form of anything.
 */
import type { LocatedReference } from '../../core/operation/operation.ts';
import type { SymbolKind } from '../../core/terrain/fileIndex.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';

const values: ReadonlySet<SymbolKind> = new Set(['function', 'variable', 'constant', 'parameter']);

/** `kind`: of what gets the new name. */
export function pairsMadeShort(
  terrain: Terrain,
  kind: SymbolKind,
  newName: string,
  references: readonly LocatedReference[],
): readonly LocatedReference[] {
  const taken = new Set(references.map(({ path, start }) => `${start} ${path}`));
  return references.map((reference) => {
    const { path, newText } = reference;
    if (newText !== newName) return reference;
    const key = values.has(kind) ? keyBefore(terrain, reference, newName) : undefined;
    if (key !== undefined && !taken.has(`${key} ${path}`)) return { ...reference, start: key };
    const value = valueBehind(terrain, reference, newName);
    return value === undefined || taken.has(`${value - newName.length} ${path}`) ? reference : { ...reference, end: value };
  });
}

/** Where the key begins, when the value that it has is this name alone, and the key is the new name. */
function keyBefore(terrain: Terrain, { path, start, end }: LocatedReference, name: string): number | undefined {
  const view = terrain.view(path);
  const text = terrain.file(path)?.text;
  if (view?.family !== 'ecmascript' || text === undefined) return undefined;
  const before = /([\p{L}\p{N}_$]+)[ \t]*:[ \t]*$/u.exec(text.slice(Math.max(0, start - name.length - 20), start));
  if (before?.[1] !== name || !/^\s*[,}]/.test(text.slice(end, end + 200))) return undefined;
  const key = start - before[0].length;
  return view.occurrencesAt(key).some((occurrence) => occurrence.role === 'propertyKey' && occurrence.start === key) ? key : undefined;
}

/** Where the value ends, when the name is the key of it, and the value is the new name alone, or that with a default. */
function valueBehind(terrain: Terrain, { path, start, end }: LocatedReference, name: string): number | undefined {
  const view = terrain.view(path);
  const text = terrain.file(path)?.text;
  if (view?.family !== 'ecmascript' || text === undefined) return undefined;
  if (!view.occurrencesAt(start).some((occurrence) => occurrence.role === 'propertyKey' && occurrence.start === start)) return undefined;
  const behind = /^[ \t]*:[ \t]*(?<value>[\p{L}\p{N}_$]+)(?=\s*(?:[,}]|=[^=>]))/u.exec(text.slice(end, end + name.length + 220));
  if (behind?.groups?.['value'] !== name) return undefined;
  const value = end + behind[0].length;
  return isValue(terrain, path, value - name.length) ? value : undefined;
}

/** Whether the name that stands there is one of a value, and not of a type. */
function isValue(terrain: Terrain, path: LocatedReference['path'], at: number): boolean {
  const view = terrain.view(path);
  return (
    view?.occurrencesAt(at).some(({ start, role, symbol }) => {
      const kind = view.symbol(symbol)?.kind;
      return start === at && (role === 'reference' || role === 'declaration') && kind !== undefined && values.has(kind);
    }) === true
  );
}
