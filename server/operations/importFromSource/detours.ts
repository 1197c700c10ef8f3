/** Imports that take a name from a module which only passes it on: where each stands, and where the name is defined. */
import { type Extent, type FileIndex, type ImportIx, type ImportRecord, NONE } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import type { ImportTime } from '../../core/terrain/importEditing.ts';
import { type SymbolRef, symbolKey } from '../../core/terrain/symbolRef.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Ground } from '../relocation/ground.ts';
import { importName } from '../relocation/offeredName.ts';

export interface Detour {
  readonly view: FileView;
  readonly import: ImportIx;
  readonly entry: number;
  readonly relay: WorkspacePath;
  readonly source: SymbolRef;
  readonly name: string; // by which the source offers it
  readonly local: string;
  readonly time: ImportTime;
}

/** What takes a detour in one file. Facts that are missing are noted. */
export function detoursIn(ground: Ground, view: FileView): readonly Detour[] {
  const { terrain } = ground;
  return view.index.imports.flatMap((record, ix): readonly Detour[] => {
    if (record.kind === 'reexport' || record.kind === 'dynamic' || record.names.length === 0) return [];
    const answer = terrain.module(view.path, record.specifier, record.level);
    if (answer.kind !== 'files') return [];
    return record.names.flatMap((entry, position): readonly Detour[] => {
      if (entry.symbol === NONE) return [];
      const links = terrain.importedLinks(view.path, record, entry.name);
      const [first] = links;
      const target = first?.target;
      if (target?.kind !== 'symbol' || links.some((link) => link.target.kind !== 'symbol')) return [];
      const [relay] = answer.paths;
      const source = target.ref;
      if (relay === undefined || answer.paths.includes(source.path) || source.path === view.path) return [];
      const name = offeredAs(ground, source);
      if (name === undefined) return [];
      return [
        {
          view,
          import: ix,
          entry: position,
          relay,
          source,
          name,
          local: entry.alias ?? entry.name,
          time: isMarked(ground, view, entry.nameExtent) ? { kind: 'typeOnly' } : timeOf(view.index, record),
        },
      ];
    });
  });
}

/** The name under which its module offers it; undefined: under none. */
function offeredAs({ terrain }: Ground, { path, symbol }: SymbolRef): string | undefined {
  const record = terrain.view(path)?.symbol(symbol);
  if (record === undefined || record.import !== NONE) return undefined;
  const exports = record.exports.filter((each) => each !== 'export=');
  return exports.length === 0 ? undefined : importName(exports, record.name);
}

/** `type x` in braces. */
function isMarked({ terrain }: Ground, { path, family }: FileView, name: Extent | undefined): boolean {
  if (family === 'python' || name === undefined) return false;
  const before = terrain.file(path)?.text.slice(Math.max(0, name.start - markUnitsMax), name.start) ?? '';
  return /[{,]\s*type\s+$/.test(before);
}

/** Units before a name in which its mark is looked for. */
const markUnitsMax = 80;

function timeOf(index: FileIndex, record: ImportRecord): ImportTime {
  if (record.typeOnly) return { kind: 'typeOnly' };
  for (let at = record.scope, steps = 0; at !== NONE && steps <= index.scopes.length; steps++) {
    if (index.scopes[at]?.kind === 'function') return { kind: 'deferred', inside: record.start };
    at = index.scopes[at]?.parent ?? NONE;
  }
  return { kind: 'load' };
}

/** Why the detour is the better way; undefined when it is not. */
export function whyStay(ground: Ground, { view, relay, source }: Detour, asked: ReadonlySet<string>): string | undefined {
  const { terrain } = ground;
  if (terrain.file(view.path)?.writable === false) return `${view.path} is read-only`;
  const hidden = privatePart(view.path, source.path);
  if (hidden !== undefined && !asked.has(symbolKey(source))) return `“${hidden}” is private, and ${relay} offers what is in it`;
  return packageOf(ground, view.path) === packageOf(ground, source.path)
    ? undefined
    : `${source.path} belongs to another package, which offers it by its name`;
}

/** A folder or module with an underscore that the importing file is not inside of. */
function privatePart(from: string, source: string): string | undefined {
  if (!source.endsWith('.py')) return undefined;
  const parts = source.split('/');
  const own = from.split('/');
  return parts.find((part, i) => /^_(?!_init__)/.test(part) && own.slice(0, i).join('/') !== parts.slice(0, i).join('/'));
}

/** The folder of the package.json around a script; Python's packages keep no such borders. */
function packageOf({ terrain }: Ground, path: string): string {
  if (/\.pyi?$/.test(path)) return '';
  const paths = terrain.facts.paths();
  for (let folder = path; folder !== ''; ) {
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
    if (paths?.has(folder === '' ? 'package.json' : `${folder}/package.json`) === true) return folder;
  }
  return '';
}
