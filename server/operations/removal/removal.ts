/** Takes code out of files with all that goes with it: its imports, what lists it, what only passes it on. Whether it may go is settled before. */
import type { TextEdit } from '../../base/textEdit.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { withoutItems } from '../relocation/commaList.ts';
import type { Ground, Module } from '../relocation/ground.ts';
import type { ModuleUnit } from '../relocation/moduleUnits.ts';
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
  const { pieces: all, imports, listed } = removing;
  const paths = new Set([...all.keys(), ...imports.map(({ path }) => path), ...listed.map(({ path }) => path)]);
  for (const path of paths) {
    if (removing.gone.has(path)) continue;
    const module = ground.module(path);
    if (module === undefined) continue;
    const pieces = all.get(path) ?? [];
    const lists = offListsOf(module, removing);
    const relays = withoutRelays(module, imports);
    const units = [...lists.units, ...relays.units].map((unit): Piece => {
      const [statement = module.root] = unit.nodes;
      return { start: unit.start, end: unit.end, unit, statement };
    });
    const edits = withoutPieces(module, [...pieces, ...units]);
    if (edits === undefined) return path;
    const inside = [...lists.edits, ...relays.edits].filter(
      (edit) => !edits.some(({ start, end }) => start <= edit.start && edit.end <= end),
    );
    for (const { start, end, newText } of [...edits, ...inside]) {
      sheet.rewrite(path, { start, end }, newText === '' ? [] : [newText], removing.why);
      sheet.of(path).taken.push({ start, end });
    }
    dropImports(ground, sheet, module, pieces, removing);
  }
  return undefined;
}

interface Cuts {
  readonly edits: readonly TextEdit[];
  readonly units: readonly ModuleUnit[]; // that go as a whole
}

/** `__all__`, `export { x }`, `module.exports = { x }`. */
function offListsOf(module: Module, { listed }: Removing): Cuts {
  const names = new Set(listed.flatMap(({ path, name }) => (path === module.path ? [name] : [])));
  if (module.view.family === 'python') return { edits: withoutListed(module, names), units: [] };
  return withoutOffers(module, new Set([...names].flatMap((name) => module.view.allBoundIn(0, name))));
}

/** `export { x } from './m'` */
function withoutRelays(module: Module, imports: readonly PassedOn[]): Cuts {
  const edits: TextEdit[] = [];
  const units: ModuleUnit[] = [];
  const own = imports.filter((each) => each.path === module.path);
  for (const [ix, group] of Map.groupBy(own, (each) => each.import)) {
    const record = module.view.index.imports[ix];
    const unit = record?.kind === 'reexport' ? module.unitAt(record.start) : undefined;
    if (record === undefined || unit === undefined) continue;
    const clause = unit.nodes[0]?.namedChildren.find(({ type }) => type === 'export_clause');
    const gone = new Set(group.flatMap(({ entry }) => (entry === 'all' ? [...record.names.keys()] : [entry])));
    const items = clause?.namedChildren.filter(({ type }) => type === 'export_specifier') ?? [];
    if (clause === undefined || record.names.length === gone.size) units.push(unit);
    else edits.push(...withoutItems({ text: module.text, node: clause, items }, (item) => gone.has(items.indexOf(item))));
  }
  return { edits, units };
}

function dropImports(ground: Ground, sheet: ChangeSheet, module: Module, pieces: readonly Piece[], { imports }: Removing): void {
  const { path } = module;
  const own = imports.filter((each) => each.path === path);
  for (const { import: ix, entry } of own) {
    const record = module.view.index.imports[ix];
    if (record?.kind !== 'reexport') sheet.drop(path, { import: ix, name: entry });
  }
  const stretches = pieces.map(({ start, end }) => ({ start, end })).toSorted((a, b) => a.start - b.start);
  const unused = stretches.length === 0 ? [] : ground.got(module.imports.unusedAfter(module.file, stretches, ground.terrain.facts));
  for (const dropped of unused ?? []) sheet.drop(path, dropped);
}
