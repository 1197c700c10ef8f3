/** How a Python file spells another module of the workspace: from the root of its package, or by dots. */

import type { Facts } from '../../../core/facts/facts.ts';
import type { FileIndex } from '../../../core/terrain/fileIndex.ts';
import type { Answer, Importer } from '../../../core/terrain/importEditing.ts';
import { folderOf, foldersUp } from '../../../core/terrain/workspacePaths.ts';
import { asWorkspacePath, type WorkspacePath } from '../../../protocol/ids.ts';
import { placeOf } from '../moduleMove.ts';
import { isSourceFolder, moduleNames, resolveModule } from '../modules.ts';
import { isIdentifier } from '../names.ts';
import { type PackageMap, packageMapOf } from '../packageMap.ts';

/** Files around one without a habit of its own that are read for theirs. */
const neighboursMax = 6;

export function specifierOf(from: Importer, to: WorkspacePath, facts: Facts): Answer<string> {
  const paths = facts.paths();
  if (paths === undefined) return { kind: 'need', requests: [{ kind: 'paths' }] };
  const map = packageMapOf(paths);
  const target = placeOf(to);
  const relative = relativeName(map, from.path, target);
  const habit = habitOf(from.path, from.index, map, facts);
  if (relative !== undefined && habit.style === 'relative') return { kind: 'done', value: relative };
  if (relative === undefined || habit.style === 'absolute')
    return { kind: 'done', value: absoluteName(map, habit.roots, from.path, to, facts) };
  const around = neighbourHabits(from.path, map, facts);
  if (around.kind === 'need') return around;
  if (around.value.style === 'relative') return { kind: 'done', value: relative };
  return { kind: 'done', value: absoluteName(map, around.value.roots, from.path, to, facts) };
}

interface Habit {
  readonly style: 'relative' | 'absolute' | undefined;
  readonly roots: readonly string[]; // folders from which the file's absolute imports of own modules start, the commonest first
}

function habitOf(path: WorkspacePath, index: FileIndex | undefined, map: PackageMap, facts: Facts): Habit {
  const counts = { relative: 0, absolute: 0 };
  const roots = new Map<string, number>();
  const packageRoot = rootAround(map, path);
  for (const record of index?.imports ?? []) {
    if (record.level > 0) counts.relative += 1;
    if (record.level > 0 || record.specifier === '__future__') continue;
    const answer = resolveModule(path, record.specifier, 0, facts);
    const place = answer.kind === 'files' ? placeOf(answer.paths[0] ?? '') : answer.kind === 'folder' ? answer.path : undefined;
    const dotted = record.specifier.replaceAll('.', '/');
    if (place === undefined || (place !== dotted && !place.endsWith(`/${dotted}`))) continue;
    const root = place === dotted ? '' : place.slice(0, -dotted.length - 1);
    roots.set(root, (roots.get(root) ?? 0) + 1);
    // What is imported from elsewhere cannot be spelled by dots, and tells nothing.
    if (root === packageRoot && sharesTop(place, path, packageRoot)) counts.absolute += 1;
  }
  const style = counts.relative + counts.absolute === 0 ? undefined : counts.relative >= counts.absolute ? 'relative' : 'absolute';
  return { style, roots: [...roots].toSorted((a, b) => b[1] - a[1]).map(([root]) => root) };
}

function sharesTop(place: string, path: string, root: string): boolean {
  const below = (each: string): string | undefined => (root === '' ? each : each.slice(root.length + 1)).split('/')[0];
  return below(place) === below(placeOf(path));
}

/** What the files in the same folder do, then those in the folders around it. */
function neighbourHabits(path: WorkspacePath, map: PackageMap, facts: Facts): Answer<Habit> {
  const paths = facts.paths()?.paths ?? [];
  const root = rootAround(map, path);
  for (const folder of foldersUp(folderOf(path))) {
    if (folder !== folderOf(path) && folder.length <= root.length && folder !== '') break;
    const near = paths.filter((each) => /\.pyi?$/.test(each) && each !== path && folderOf(each) === folder).slice(0, neighboursMax);
    const missing = near.filter((each) => facts.file(each) === undefined);
    if (missing.length > 0) return { kind: 'need', requests: missing.map((each) => ({ kind: 'file', path: each })) };
    const habits = near.flatMap((each) => {
      const file = facts.file(each);
      return file?.state === 'indexed' ? [habitOf(each, file.index, map, facts)] : [];
    });
    const told = habits.filter(({ style }) => style !== undefined);
    const relative = told.filter(({ style }) => style === 'relative').length;
    const roots = [...new Set(habits.flatMap((habit) => habit.roots))];
    if (told.length > 0) return { kind: 'done', value: { style: relative * 2 >= told.length ? 'relative' : 'absolute', roots } };
  }
  return { kind: 'done', value: { style: undefined, roots: [] } };
}

/** The folder that the full names of a file's package start from; that of its script folder when it is in none. */
function rootAround(map: PackageMap, path: string): string {
  const { folder } = settled(map, folderOf(path));
  return map.rootOf(folder);
}

/** The nearest folder that is there: one about to be made is a package if it lies in one. */
function settled(map: PackageMap, folder: string): { readonly folder: string; readonly isNew: boolean } {
  for (const at of foldersUp(folder)) if (at === '' || map.isFolder(at)) return { folder: at, isNew: at !== folder };
  return { folder, isNew: false };
}

/** From dots, as far as the top of the package; undefined where dots do not lead. */
function relativeName(map: PackageMap, from: WorkspacePath, target: string): string | undefined {
  const folder = folderOf(from);
  const around = settled(map, folder);
  const isWorkspacePackage = map.workspacePackage !== undefined;
  if (!map.isPackage(around.folder) && !(around.folder === '' && isWorkspacePackage)) return undefined;
  const root = map.rootOf(around.folder);
  for (const [up, above] of foldersUp(folder).entries()) {
    if (above === root && !(root === '' && isWorkspacePackage)) return undefined;
    if (target === above) return '.'.repeat(up + 1);
    const start = above === '' ? '' : `${above}/`;
    if (target.startsWith(start)) return '.'.repeat(up + 1) + target.slice(start.length).replaceAll('/', '.');
  }
  return undefined;
}

function absoluteName(map: PackageMap, roots: readonly string[], from: WorkspacePath, to: WorkspacePath, facts: Facts): string {
  const target = placeOf(to);
  const around = settled(map, folderOf(to));
  const home = map.isPackage(around.folder) ? map.rootOf(around.folder) : undefined;
  const [given] = moduleNames(to, facts);
  // A folder that is no package yet: what it lies in tells the root.
  if (around.isNew && home !== undefined) return below(home, target) ?? given ?? target;
  if (home === undefined) {
    for (const root of roots) {
      const name = below(root, target);
      if (name !== undefined && leads(from, name, to, facts)) return name;
    }
    const outside = nameFromOutside(map, from, to);
    if (outside !== undefined && leads(from, outside, to, facts)) return outside;
  }
  const names = [...new Set([...(given === undefined ? [] : [given]), ...moduleNames(to, facts)])];
  return names.find((name) => leads(from, name, to, facts)) ?? given ?? target.slice(target.lastIndexOf('/') + 1);
}

/**
 * Of a module in a plain folder that the importing file is not in: a script finds its own folder, and all else that is sure is the folder
 * from which everything is run. Folders that hold code by custom are looked into by themselves.
 */
function nameFromOutside(map: PackageMap, from: WorkspacePath, to: WorkspacePath): string | undefined {
  const [own, there] = [folderOf(from), folderOf(to)];
  if (own === there || isSourceFolder(there)) return undefined;
  const name = (map.isPackage(own) ? undefined : below(own, placeOf(to))) ?? below('', placeOf(to));
  return name?.split('.').every(isIdentifier) === true ? name : undefined;
}

function below(root: string, target: string): string | undefined {
  if (root === '') return target.replaceAll('/', '.');
  return target.startsWith(`${root}/`) ? target.slice(root.length + 1).replaceAll('/', '.') : undefined;
}

/** Whether the name is found from the file; of a module that is not there yet nothing can be found. */
function leads(from: WorkspacePath, name: string, to: WorkspacePath, facts: Facts): boolean {
  if (facts.paths()?.has(to) !== true) return true;
  const answer = resolveModule(from, name, 0, facts);
  return answer.kind === 'files' && answer.paths.some((path) => placeOf(path) === placeOf(asWorkspacePath(to)));
}
