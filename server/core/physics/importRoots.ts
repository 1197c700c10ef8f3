/** Folders from which Python modules are imported, seen from the files alone. */
import { folderOf, nameOf } from '../terrain/workspacePaths.ts';

/** More than this is not a layout but an accident, and each costs every import a look-up. */
const ROOTS_MAX = 64;

/**
 * The folders that hold a package without being one themselves (`src` of `src/app/__init__.py`), nearest to the root
 * first. The root itself is left out: it is searched anyway. "lib" and "src" count when they hold modules at all.
 */
export function importRootsOf(paths: readonly string[]): string[] {
  const packages = new Set<string>();
  const roots = new Set<string>();
  for (const path of paths) {
    const folder = folderOf(path);
    const name = nameOf(path);
    if (name === '__init__.py' || name === '__init__.pyi') packages.add(folder);
    else if (/\.pyi?$/.test(name) && /(^|\/)(src|lib)$/.test(folder)) roots.add(folder);
  }
  for (const folder of packages) {
    const parent = folderOf(folder);
    if (packages.has(parent)) continue;
    roots.add(parent);
    // A package without an __init__.py around it: what holds the sources is above.
    const source = /^(?:.*\/)?(?:src|lib)(?=\/)/.exec(parent)?.[0];
    if (source !== undefined && !packages.has(source)) roots.add(source);
  }
  for (const folder of packages) roots.delete(folder);
  roots.delete('');
  const depth = (folder: string) => folder.split('/').length;
  return [...roots].sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1)).slice(0, ROOTS_MAX);
}
