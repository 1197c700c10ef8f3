/** The names a module or package offers to others, and where each comes from once re-exports are followed. */
import type { WorkspacePath } from '../../../protocol/ids.ts';
import type { FileView } from '../fileView.ts';
import type { Resolver } from '../resolver.ts';
import type { Target } from '../symbolRef.ts';
import type { Terrain } from '../terrain.ts';

export interface ModuleExport {
  readonly name: string;
  readonly targets: readonly Target[]; // never empty
}

/** By name. Facts that are missing are noted in the terrain; the answer counts only when none were. */
export function exportsOf(resolver: Resolver, path: WorkspacePath): readonly ModuleExport[] {
  const { terrain } = resolver;
  const names = [...offered(terrain, path, new Set())].sort();
  return names.map((name) => ({ name, targets: terrain.exported(path, name).map(({ target }) => target) }));
}

function offered(terrain: Terrain, path: WorkspacePath, seen: Set<WorkspacePath>): ReadonlySet<string> {
  const view = terrain.view(path);
  if (view === undefined || seen.has(path)) return new Set();
  seen.add(path);
  return view.family === 'python' ? offeredByPython(terrain, view, seen) : offeredByScript(terrain, view, seen);
}

/** `__all__`, or what is defined here and is not private; a package also offers what it takes from its own modules. */
function offeredByPython(terrain: Terrain, view: FileView, seen: Set<WorkspacePath>): ReadonlySet<string> {
  if (view.index.listedExports) return new Set(view.index.listedExports);
  const isPackage = /(?:^|\/)__init__\.pyi?$/.test(view.path);
  const names = new Set<string>();
  for (const { name, kind, exports, import: from } of view.index.symbols) {
    if (exports.length === 0 || name.startsWith('_')) continue;
    const record = view.index.imports[from];
    if (kind === 'import' && !(isPackage && record !== undefined && isOwn(terrain, view.path, record.specifier, record.level))) continue;
    names.add(name);
  }
  for (const record of view.index.imports) {
    if (!record.star || !isOwn(terrain, view.path, record.specifier, record.level)) continue;
    for (const name of offeredBy(terrain, view.path, record.specifier, record.level, seen)) if (!name.startsWith('_')) names.add(name);
  }
  return names;
}

function offeredByScript(terrain: Terrain, view: FileView, seen: Set<WorkspacePath>): ReadonlySet<string> {
  const names = new Set(view.index.symbols.flatMap(({ exports }) => exports));
  for (const record of view.index.imports) {
    if (record.kind !== 'reexport') continue;
    for (const { name, alias } of record.names) names.add(alias ?? name);
    if (record.starAs !== undefined) names.add(record.starAs);
    if (!record.star) continue;
    for (const name of offeredBy(terrain, view.path, record.specifier, record.level, seen)) if (name !== 'default') names.add(name);
  }
  return names;
}

function offeredBy(terrain: Terrain, from: WorkspacePath, specifier: string, level: number, seen: Set<WorkspacePath>): readonly string[] {
  const answer = terrain.module(from, specifier, level);
  return answer.kind === 'files' ? answer.paths.flatMap((path) => [...offered(terrain, path, seen)]) : [];
}

/** A file of the workspace. */
function isOwn(terrain: Terrain, from: WorkspacePath, specifier: string, level: number): boolean {
  const answer = terrain.module(from, specifier, level);
  return answer.kind === 'files' || answer.kind === 'folder';
}
