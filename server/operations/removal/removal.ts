/** Takes code out of files with all that goes with it: its imports, what lists it, what only passes it on. Whether it may go is settled before. */
import { type ImportRecord, NONE, type SymbolIx } from '../../core/terrain/fileIndex.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { CommaList } from '../relocation/commaList.ts';
import { withoutItems } from '../relocation/commaList.ts';
import { cutEdits } from '../relocation/gaps.ts';
import type { Ground, Module } from '../relocation/ground.ts';
import { withoutListed } from '../relocation/pythonListing.ts';
import { withoutOffers } from '../relocation/scriptExports.ts';
import type { ChangeSheet } from '../rewriting/changeSheet.ts';
import { type Piece, withoutPieces } from './pieces.ts';
import type { PassedOn } from './uses.ts';

export interface Removing {
  readonly pieces: ReadonlyMap<WorkspacePath, readonly Piece[]>;
  readonly imports: readonly PassedOn[];
  readonly listed: readonly { readonly path: WorkspacePath; readonly name: string }[];
  readonly gone: ReadonlySet<WorkspacePath>; // files that go as a whole
  readonly why: string;
}

/** The path of a file in which something could not be taken out on its own; facts that are missing are noted. */
export function removeAll(ground: Ground, sheet: ChangeSheet, removing: Removing): WorkspacePath | undefined {
  const paths = new Set([
    ...removing.pieces.keys(),
    ...removing.imports.map(({ path }) => path),
    ...removing.listed.map(({ path }) => path),
  ]);
  for (const path of paths) {
    if (removing.gone.has(path)) continue;
    const module = ground.module(path);
    if (module === undefined) continue;
    const pieces = removing.pieces.get(path) ?? [];
    const edits = withoutPieces(module, pieces);
    if (edits === undefined) return path;
    for (const { start, end, newText } of edits) {
      sheet.rewrite(path, { start, end }, newText === '' ? [] : [newText], removing.why);
      sheet.of(path).taken.push({ start, end });
    }
    takeOffLists(sheet, module, removing);
    dropImports(ground, sheet, module, pieces, removing);
  }
  return undefined;
}

/** `__all__`, `export { x }`, `module.exports = { x }`. */
function takeOffLists(sheet: ChangeSheet, module: Module, { listed, pieces, why }: Removing): void {
  const names = new Set(listed.flatMap(({ path, name }) => (path === module.path ? [name] : [])));
  if (module.view.family === 'python') {
    for (const edit of withoutListed(module, names)) sheet.rewrite(module.path, edit, [], why);
    return;
  }
  const symbols = new Set<SymbolIx>();
  for (const name of names) for (const ix of module.view.allBoundIn(0, name)) symbols.add(ix);
  const { edits, units } = withoutOffers(module, symbols);
  const known = pieces.get(module.path) ?? [];
  for (const edit of [...edits, ...cutEdits(module, units)]) {
    if (known.some(({ start, end }) => start <= edit.start && edit.end <= end)) continue;
    sheet.rewrite(module.path, edit, [], why);
    sheet.of(module.path).taken.push({ start: edit.start, end: edit.end });
  }
}

function dropImports(ground: Ground, sheet: ChangeSheet, module: Module, pieces: readonly Piece[], { imports, why }: Removing): void {
  const { path } = module;
  const own = imports.filter((each) => each.path === path);
  for (const { import: ix, entry } of own) {
    const record = module.view.index.imports[ix];
    if (record?.kind !== 'reexport') sheet.drop(path, { import: ix, name: entry });
  }
  for (const [ix, group] of Map.groupBy(own, (each) => each.import)) {
    const record = module.view.index.imports[ix];
    if (record?.kind === 'reexport') withoutReexport(sheet, module, record, group, why);
  }
  const stretches = pieces.map(({ start, end }) => ({ start, end })).toSorted((a, b) => a.start - b.start);
  const unused = stretches.length === 0 ? [] : ground.got(module.imports.unusedAfter(module.file, stretches, ground.terrain.facts));
  for (const dropped of unused ?? []) sheet.drop(path, dropped);
}

/** `export { x } from './m'` */
function withoutReexport(sheet: ChangeSheet, module: Module, record: ImportRecord, group: readonly PassedOn[], why: string): void {
  const unit = module.unitAt(record.start);
  const clause = unit?.nodes[0]?.namedChildren.find(({ type }) => type === 'export_clause');
  if (unit === undefined) return;
  const gone = new Set(group.flatMap(({ entry }) => (entry === 'all' ? [...record.names.keys()] : [entry])));
  const whole = record.names.length === gone.size;
  const items = clause?.namedChildren.filter(({ type }) => type === 'export_specifier') ?? [];
  const list: CommaList | undefined = clause && { text: module.text, node: clause, items };
  const edits = whole || list === undefined ? cutEdits(module, [unit]) : withoutItems(list, (item) => gone.has(items.indexOf(item)));
  for (const edit of edits) sheet.rewrite(module.path, edit, [], why);
}

/** Symbols of a file that are declared in the pieces. */
export function symbolsIn(module: Module, pieces: readonly Piece[]): ReadonlySet<SymbolIx> {
  const found = new Set<SymbolIx>();
  module.view.index.symbols.forEach((symbol, ix) => {
    const inside = pieces.some(({ start, end }) => start <= symbol.nameExtent.start && symbol.nameExtent.end <= end);
    if (inside && symbol.import === NONE) found.add(ix);
  });
  return found;
}
