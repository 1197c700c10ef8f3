/** Packages of the workspace: what their package.json exports, and which source file stands behind it. */

import { folderOf, foldersUp, inFolder, joined } from '../../../core/terrain/workspacePaths.ts';
import type { FactReader } from './factReader.ts';
import { asObject, asString, type JsonObject } from './jsonWithComments.ts';
import { starOf } from './projectConfig.ts';
import { type Has, sourceFiles } from './sourceFiles.ts';

export interface WorkspacePackage {
  readonly folder: string;
  readonly json: JsonObject;
}

/** A workspace with more packages than this is searched in part only. */
const packagesMax = 2_000;
/** Conditions nest; no package nests them deeper. */
const conditionsMax = 8;

/** "@scope/name/sub/path" → the package's name and "./sub/path". */
export function splitSpecifier(specifier: string): { readonly name: string; readonly subpath: string } {
  const parts = specifier.split('/');
  const size = specifier.startsWith('@') ? 2 : 1;
  const rest = parts.slice(size).join('/');
  return { name: parts.slice(0, size).join('/'), subpath: rest === '' ? '.' : `./${rest}` };
}

/** The package of the workspace that is called so. */
export function packageNamed(name: string, reader: FactReader): WorkspacePackage | undefined {
  const paths = reader.paths()?.paths ?? [];
  let seen = 0;
  for (const path of paths) {
    if (!path.endsWith('package.json') || !(path === 'package.json' || path.endsWith('/package.json'))) continue;
    if (++seen > packagesMax) return undefined;
    const json = reader.json(path);
    if (json?.name === name) return { folder: folderOf(path), json };
  }
  return undefined;
}

/** The package a file belongs to. */
export function packageAround(folder: string, reader: FactReader): WorkspacePackage | undefined {
  const has = reader.paths()?.has ?? (() => false);
  for (const at of foldersUp(folder)) {
    const path = inFolder(at, 'package.json');
    if (!has(path)) continue;
    const json = reader.json(path);
    return json === undefined ? undefined : { folder: at, json };
  }
  return undefined;
}

/** Files behind a subpath of a package, "." or "./x". */
export function packageFiles(of: WorkspacePackage, subpath: string, has: Has): string[] {
  if (of.json.exports !== undefined) return filesOf(of, exportTargets(of.json.exports, subpath), has);
  if (subpath !== '.') {
    const path = joined(of.folder, subpath);
    const direct = path === undefined ? [] : sourceFiles(path, has);
    return direct.length > 0 ? direct : filesOf(of, [subpath], has);
  }
  const mains = ['source', 'types', 'typings', 'module', 'main']
    .map((field) => asString(of.json[field]))
    .filter((each) => each !== undefined);
  return filesOf(of, mains.length > 0 ? mains : ['./index'], has);
}

/** Files behind an entry of `imports`, "#x". */
export function importedFiles(of: WorkspacePackage, specifier: string, has: Has): string[] {
  return filesOf(of, mapTargets(asObject(of.json.imports), specifier), has);
}

function exportTargets(exports: unknown, subpath: string): string[] {
  const map = asObject(exports);
  // Without subpaths the whole is what "." means.
  if (map === undefined || !Object.keys(map).some((key) => key.startsWith('.'))) return subpath === '.' ? targetsIn(exports, '', 0) : [];
  return mapTargets(map, subpath);
}

function mapTargets(map: JsonObject | undefined, name: string): string[] {
  const keys = Object.keys(map ?? {}).filter((key) => starOf(key, name) !== undefined);
  const key = keys.find((each) => !each.includes('*')) ?? keys.toSorted((a, b) => b.indexOf('*') - a.indexOf('*'))[0];
  return key === undefined ? [] : targetsIn(map?.[key], starOf(key, name) ?? '', 0);
}

/** Every path that some condition leads to, with the star filled in. */
function targetsIn(target: unknown, star: string, depth: number): string[] {
  if (depth > conditionsMax) return [];
  if (typeof target === 'string') return [target.replaceAll('*', star)];
  if (Array.isArray(target)) return target.flatMap((each) => targetsIn(each, star, depth + 1));
  return Object.values(asObject(target) ?? {}).flatMap((each) => targetsIn(each, star, depth + 1));
}

/** The files that are there; for compiled ones that are not, the one source they can only come from. */
function filesOf(of: WorkspacePackage, targets: readonly string[], has: Has): string[] {
  const found = new Set<string>();
  for (const target of targets) {
    const path = target.startsWith('.') || !target.startsWith('/') ? joined(of.folder, target) : undefined;
    const files = path === undefined ? [] : sourceFiles(path, has);
    for (const file of files) found.add(file);
  }
  if (found.size > 0) return [...found];
  for (const target of targets) for (const file of compiledFrom(of, target, has)) found.add(file);
  return found.size === 1 ? [...found] : [];
}

/** `dist/esm/a/b.js` may come from `src/a/b.ts`: the folders of the output are dropped one by one. */
function compiledFrom(of: WorkspacePackage, target: string, has: Has): string[] {
  const parts = (joined('', target) ?? '').split('/');
  for (let dropped = 1; dropped < parts.length; dropped++) {
    const rest = parts
      .slice(dropped)
      .join('/')
      .replace(/\.d\.([cm]?)ts$/, '.$1js');
    const sources = [`src/${rest}`, rest].flatMap((path) => sourceFiles(inFolder(of.folder, path), has).slice(0, 1));
    if (sources.length > 0) return sources;
  }
  return [];
}
