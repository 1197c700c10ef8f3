/** Where an import leads: relative paths, path mappings, packages of the workspace; all else is installed elsewhere. */
import type { Facts } from '../../../core/facts/facts.ts';
import type { ModuleAnswer } from '../../../core/terrain/languageRules.ts';
import { folderOf, joined } from '../../../core/terrain/workspacePaths.ts';
import type { WorkspacePath } from '../../../protocol/ids.ts';
import { FactReader } from './factReader.ts';
import { importedFiles, packageAround, packageFiles, packageNamed, splitSpecifier, type WorkspacePackage } from './packages.ts';
import { mappingFor, type PathMapping, projectConfigFor, starOf } from './projectConfig.ts';
import { type Has, indexFiles, sourceFiles } from './sourceFiles.ts';

/** How a specifier led to its files: what is needed to write another in the same way. */
export type Route =
  | { readonly kind: 'relative'; readonly files: readonly string[] }
  | { readonly kind: 'mapping'; readonly files: readonly string[]; readonly paths: readonly PathMapping[] }
  | { readonly kind: 'baseUrl'; readonly files: readonly string[]; readonly folder: string }
  | { readonly kind: 'package'; readonly files: readonly string[]; readonly package: WorkspacePackage }
  | { readonly kind: 'imports'; readonly files: readonly string[]; readonly package: WorkspacePackage }
  | { readonly kind: 'folder'; readonly path: string } // without an index file: part of the way to a module
  | { readonly kind: 'external' }
  | { readonly kind: 'missing' };

export function resolveModule(from: WorkspacePath, specifier: string, facts: Facts): ModuleAnswer {
  const reader = new FactReader(facts);
  const route = routeOf(from, specifier, reader);
  if (reader.requests.length > 0) return { kind: 'need', requests: reader.requests };
  switch (route.kind) {
    case 'external':
    case 'missing':
      return { kind: route.kind };
    case 'folder':
      return route;
    default:
      return { kind: 'files', paths: route.files as readonly WorkspacePath[] };
  }
}

function isRelative(specifier: string): boolean {
  return /^\.\.?(?:\/|$)/.test(specifier);
}

/** Asks the reader for what it lacks; the answer counts only if it lacked nothing. */
export function routeOf(from: string, specifier: string, reader: FactReader): Route {
  const paths = reader.paths();
  if (paths === undefined) return { kind: 'missing' };
  const has: Has = (path) => paths.has(path);
  // What bundlers write behind a path, as in "./icon.svg?raw", is no part of it.
  const bare = specifier.replace(/\?.*$/, '');
  if (isRelative(bare)) {
    const path = joined(folderOf(from), bare);
    if (path === undefined) return { kind: 'missing' };
    // "./a/", "." and ".." can only mean folders.
    const files = /(?:^|\/)\.{0,2}$/.test(bare) ? indexFiles(path, has) : sourceFiles(path, has);
    return files.length > 0 ? { kind: 'relative', files } : folderRoute(path, paths.paths);
  }
  if (bare === '' || bare.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(bare)) return { kind: 'external' };
  return mappedRoute(from, bare, reader, has) ?? packageRoute(from, bare, reader, has);
}

/** Whether there is a folder of that path; `paths` are sorted. */
function folderRoute(path: string, paths: readonly string[]): Route {
  const prefix = `${path}/`;
  let low = 0;
  let high = paths.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((paths[middle] ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  return path !== '' && paths[low]?.startsWith(prefix) === true ? { kind: 'folder', path } : { kind: 'missing' };
}

function mappedRoute(from: string, specifier: string, reader: FactReader, has: Has): Route | undefined {
  const config = projectConfigFor(folderOf(from), reader);
  const mapping = mappingFor(config.paths, specifier);
  if (mapping !== undefined) {
    const star = starOf(mapping.pattern, specifier) ?? '';
    for (const target of mapping.targets) {
      const files = sourceFiles(target.replace('*', star), has);
      if (files.length > 0) return { kind: 'mapping', files, paths: config.paths };
      const folder = folderRoute(target.replace('*', star), reader.paths()?.paths ?? []);
      if (folder.kind === 'folder') return folder;
    }
  }
  if (config.baseUrl === undefined) return undefined;
  const path = joined(config.baseUrl, specifier);
  const files = path === undefined ? [] : sourceFiles(path, has);
  return files.length > 0 ? { kind: 'baseUrl', files, folder: config.baseUrl } : undefined;
}

function packageRoute(from: string, specifier: string, reader: FactReader, has: Has): Route {
  if (specifier.startsWith('#')) {
    const around = packageAround(folderOf(from), reader);
    const files = around === undefined ? [] : importedFiles(around, specifier, has);
    return around !== undefined && files.length > 0 ? { kind: 'imports', files, package: around } : { kind: 'missing' };
  }
  const { name, subpath } = splitSpecifier(specifier);
  const named = packageNamed(name, reader);
  if (named === undefined) return { kind: 'external' };
  const files = packageFiles(named, subpath, has);
  return files.length > 0 ? { kind: 'package', files, package: named } : { kind: 'missing' };
}
