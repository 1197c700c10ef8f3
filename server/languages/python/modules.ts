/**
 * Where an import leads. The interpreter's path is not known, so it is derived from the workspace: packages tell their own
 * root; scripts see their folder; `src` layouts and the like are found because the import finds something there.
 */

import type { Facts } from '../../core/facts/facts.ts';
import type { ModuleAnswer } from '../../core/terrain/languageRules.ts';
import { folderOf, foldersUp } from '../../core/terrain/workspacePaths.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { isIdentifier } from './names.ts';
import { type Found, type PackageMap, packageMapOf } from './packageMap.ts';
import { standardModules } from './standardLibrary.ts';

/** Folders beside a package that by custom hold importable code. */
const sourceFolders = ['src', 'lib', 'python'] as const;

export function isSourceFolder(folder: string): boolean {
  return sourceFolders.some((name) => folder === name || folder.endsWith(`/${name}`));
}

/** `specifier` may carry its dots or not; `level` counts them. */
export function resolveModule(from: WorkspacePath, specifier: string, level: number, facts: Facts): ModuleAnswer {
  const paths = facts.paths();
  if (paths === undefined) return { kind: 'need', requests: [{ kind: 'paths' }] };
  const map = packageMapOf(paths);
  const dots = /^\.*/.exec(specifier)?.[0].length ?? 0;
  const segments = specifier
    .slice(dots)
    .split('.')
    .filter((segment) => segment !== '');
  const up = Math.max(level, dots);
  if (up > 0) {
    const base = foldersUp(folderOf(from))[up - 1];
    return (base === undefined ? undefined : map.find(base, segments)) ?? { kind: 'missing' };
  }
  const first = segments[0];
  return first === undefined ? { kind: 'missing' } : resolveAbsolute(map, folderOf(from), first, segments);
}

function resolveAbsolute(map: PackageMap, folder: string, first: string, segments: readonly string[]): ModuleAnswer {
  const standard = standardModules.has(first);
  let folderFound: Found | undefined;
  let knowsFirst = false;
  for (const root of standard ? likelyRoots(map, folder) : roots(map, folder, first)) {
    const start = map.find(root, [first]);
    if (start === undefined) continue;
    const found = map.find(root, segments);
    if (found?.kind === 'files') return found;
    folderFound ??= found;
    // A plain folder of the same name proves nothing: `docs/yaml/` does not make `yaml` ours.
    if (start.kind === 'files') knowsFirst = true;
  }
  if (standard) return { kind: 'external' };
  if (map.workspacePackage === first) return map.find('', segments.slice(1)) ?? folderFound ?? { kind: 'missing' };
  return folderFound ?? { kind: knowsFirst ? 'missing' : 'external' };
}

/** The folders Python itself would surely look in: the script's own, the root of the package it is in, the workspace. */
function likelyRoots(map: PackageMap, folder: string): readonly string[] {
  const own = map.isPackage(folder) ? [] : [folder];
  return unique([...own, map.rootOf(folder), '']);
}

/** Every folder `first` could be imported from, the likeliest first. */
function roots(map: PackageMap, folder: string, first: string): readonly string[] {
  const around = foldersUp(map.rootOf(folder));
  const beside = around.flatMap((above) => sourceFolders.map((name) => (above === '' ? name : `${above}/${name}`)));
  const homes = [...map.homesOf(first)];
  const elsewhere = homes
    .filter((home) => !map.isPackage(home))
    .sort((a, b) => distance(folder, a) - distance(folder, b) || (a < b ? -1 : 1));
  // Inside a package its own folder comes late: only code written for Python 2, or run as a script, imports from there.
  const possible = [...likelyRoots(map, folder), ...around, ...beside, folder, ...elsewhere];
  const known = new Set(homes);
  return unique(possible).filter((root) => known.has(root));
}

/** Steps from one folder to another through the tree. */
function distance(from: string, to: string): number {
  const a = from === '' ? [] : from.split('/');
  const b = to === '' ? [] : to.split('/');
  let shared = 0;
  while (shared < a.length && shared < b.length && a[shared] === b[shared]) shared += 1;
  return a.length + b.length - 2 * shared;
}

function unique(items: readonly string[]): readonly string[] {
  return [...new Set(items)];
}

/**
 * Names by which a file can be imported, the likeliest first: from the root of its package, then as a part of the
 * folders around it, then by ever shorter ends of its path. Without the paths only the ends are known.
 */
export function moduleNames(path: WorkspacePath, facts: Facts): readonly string[] {
  const stem = path.replace(/\.pyi?$/, '').replace(/(^|\/)__init__$/, '');
  const segments = stem === '' ? [] : stem.split('/');
  const firstLegal = segments.findLastIndex((segment) => !isIdentifier(segment)) + 1;
  const ends = segments.slice(firstLegal).map((_, i) => segments.slice(firstLegal + i).join('.'));
  const paths = facts.paths();
  if (paths === undefined) return ends;
  const map = packageMapOf(paths);
  const outer = map.workspacePackage === undefined ? [] : [map.workspacePackage];
  if (ends.length === 0) return outer;
  const root = map.rootOf(folderOf(stem === '' ? path : stem));
  const best = root === '' ? [...outer, ...segments] : segments.slice(root.split('/').length);
  const [home] = best.every(isIdentifier) ? [best.join('.')] : [];
  return home === undefined || home === '' ? ends : unique([home, ...ends]);
}
