/**
 * Rewrites what an import says when the file it leads to, or the file it stands in, moves: in the same style as before
 * (relative or mapped, with or without extension, the folder or its index file).
 */
import type { Facts } from '../../../core/facts/facts.ts';
import type { FileIndex, ImportRecord } from '../../../core/terrain/fileIndex.ts';
import type { AfterMove, SpecifierEdit } from '../../../core/terrain/languageRules.ts';
import { folderOf, joined, relativeTo } from '../../../core/terrain/workspacePaths.ts';
import type { WorkspacePath } from '../../../protocol/ids.ts';
import { FactReader } from './factReader.ts';
import { asObject } from './jsonWithComments.ts';
import { splitSpecifier } from './packages.ts';
import { type PathMapping, projectConfigFor, starOf } from './projectConfig.ts';
import { type Route, routeOf } from './resolveModule.ts';
import { compiledExtension, type Has, hidesFolder, isIndex, scriptExtension, withoutExtension } from './sourceFiles.ts';

/** Also for `from` equal to `movedFrom`: then the importing file itself moves, and what it says of others is rewritten. */
export function respecify(
  from: WorkspacePath,
  _index: FileIndex,
  importRecord: ImportRecord,
  movedFrom: WorkspacePath,
  movedTo: WorkspacePath,
  facts: Facts,
  after?: AfterMove,
): readonly SpecifierEdit[] {
  const query = /\?.*$/.exec(importRecord.specifier)?.[0] ?? '';
  const specifier = importRecord.specifier.slice(0, importRecord.specifier.length - query.length);
  const reader = new FactReader(facts);
  const route = routeOf(from, specifier, reader);
  if (!('files' in route)) return [];
  const target = route.files.includes(movedFrom) ? movedTo : route.files[0];
  const leadsToMoved = route.files.includes(movedFrom);
  if (target === undefined || (!leadsToMoved && from !== movedFrom)) return [];
  const importer = after?.from ?? (from === movedFrom ? movedTo : from);
  const stays = !leadsToMoved || movedFrom === movedTo;
  if (stays && route.kind !== 'relative') return []; // a name that does not depend on where it stands
  const was = leadsToMoved ? movedFrom : target;
  const there = after?.facts.paths() ?? reader.paths();
  const has: Has = (path) => (after !== undefined || path !== movedFrom) && there?.has(path) === true;
  const paths = after === undefined ? undefined : projectConfigFor(folderOf(importer), new FactReader(after.facts)).paths;
  const written = rewritten(importer, specifier, route, was, target, from, has, paths);
  if (written === undefined || written === specifier) return [];
  const { start, end } = importRecord.specifierExtent;
  return [{ start, end, newText: written + query }];
}

function rewritten(
  importer: string,
  specifier: string,
  route: Route & { readonly files: readonly string[] },
  was: string,
  target: string,
  from: string,
  has: Has,
  paths = route.kind === 'mapping' ? route.paths : [],
): string | undefined {
  switch (route.kind) {
    case 'relative': {
      const old = joined(folderOf(from), specifier) ?? '';
      return relativeSpecifier(importer, specifier, target, styleOf(specifier, old, was), has);
    }
    case 'mapping': {
      const style = styleOf(specifier, undefined, was);
      return mappedSpecifier(paths, target, style) ?? relativeSpecifier(importer, '', target, style, has);
    }
    case 'baseUrl': {
      const style = styleOf(specifier, undefined, was);
      const path = asWritten(target, style);
      const prefix = route.folder === '' ? '' : `${route.folder}/`;
      return path.startsWith(prefix) ? path.slice(prefix.length) : relativeSpecifier(importer, '', target, style, has);
    }
    case 'package':
      return packageSpecifier(specifier, route.package.folder, route.package.json.exports, was, target);
    case 'imports': {
      const imports = asObject(route.package.json.imports) ?? {};
      return patternSpecifier(Object.entries(imports), route.package.folder, specifier, was, target);
    }
  }
}

/** How an import writes a file: its real extension, the compiled one, or none; an index file by its folder or by its name. */
export interface Style {
  readonly extension: 'none' | 'real' | 'compiled';
  readonly written: string;
  readonly folder: boolean;
  readonly wasIndex: boolean;
}

export function styleOf(specifier: string, path: string | undefined, was: string): Style {
  const written = scriptExtension(specifier);
  const real = scriptExtension(was);
  const names = path === undefined ? specifier : path;
  const wasIndex = isIndex(was);
  const folder = wasIndex && !isIndex(names === '' ? 'x' : names);
  if (written === '' || folder) return { extension: 'none', written: '', folder, wasIndex };
  // "./user.js" may also mean "user.js.ts"
  if (names.endsWith(written) && was.endsWith(written + real)) return { extension: 'none', written: '', folder, wasIndex };
  return { extension: written === real || real === '' ? 'real' : 'compiled', written, folder, wasIndex };
}

/** An index file without an extension is written as its folder, unless it was not, before. */
function byFolder(target: string, { extension, folder, wasIndex }: Style): boolean {
  return isIndex(target) && extension === 'none' && (folder || !wasIndex);
}

export function asWritten(target: string, style: Style): string {
  const extension = scriptExtension(target);
  const stem = withoutExtension(target);
  switch (style.extension) {
    case 'none':
      return byFolder(target, style) ? folderOf(target) : stem;
    case 'real':
      return target;
    case 'compiled':
      return stem + compiledExtension(extension, style.written);
  }
}

export function relativeSpecifier(importer: string, specifier: string, target: string, style: Style, has: Has): string {
  const path = asWritten(target, style);
  const relative = relativeTo(folderOf(importer), path);
  const isFolder = byFolder(target, style) && !/(?:^|\/)\.\.?$/.test(relative);
  // A slash at its end tells a folder from a file of the same name.
  return isFolder && (specifier.endsWith('/') || hidesFolder(path, has)) ? `${relative}/` : relative;
}

/** A name under one of the mappings, the most specific first. */
export function mappedSpecifier(paths: readonly PathMapping[], target: string, style: Style): string | undefined {
  const specific = paths.toSorted((a, b) => b.pattern.length - a.pattern.length);
  for (const { pattern, targets } of specific) {
    for (const to of targets) {
      for (const path of [asWritten(target, style), target]) {
        const star = starOf(to, path);
        if (star === undefined || (to.includes('*') && star === '')) continue;
        return pattern.replace('*', star);
      }
    }
  }
  return undefined;
}

/** A deep import of a package; one of the package itself is answered by its package.json, which is no code. */
export function packageSpecifier(specifier: string, folder: string, exports: unknown, was: string, target: string): string | undefined {
  const { name, subpath } = splitSpecifier(specifier);
  if (subpath === '.') return undefined;
  if (exports !== undefined) {
    const written = patternSpecifier(Object.entries(asObject(exports) ?? {}), folder, subpath, was, target);
    return written === undefined ? undefined : `${name}${written.slice(1)}`;
  }
  const path = relativeTo(folder, asWritten(target, styleOf(specifier, undefined, was)));
  return path.startsWith('./') ? `${name}${path.slice(1)}` : undefined;
}

/** Where "./*" stands for "./src/*.ts", the new name is what the star stands for in the new path. */
export function patternSpecifier(
  entries: readonly (readonly [string, unknown])[],
  folder: string,
  specifier: string,
  was: string,
  target: string,
): string | undefined {
  for (const [pattern, value] of entries) {
    const star = starOf(pattern, specifier);
    if (star === undefined || star === '' || !pattern.includes('*')) continue;
    // The path of the old file tells what the star means in paths, whatever the conditions are called.
    const stem = withoutExtension(relativeTo(folder, was));
    const newStem = withoutExtension(relativeTo(folder, target));
    const at = stem.lastIndexOf(withoutExtension(star));
    if (at === -1 || value === undefined) continue;
    const before = stem.slice(0, at);
    const after = stem.slice(at + withoutExtension(star).length);
    if (!newStem.startsWith(before) || !newStem.endsWith(after)) continue;
    const middle = newStem.slice(before.length, newStem.length - after.length);
    return pattern.replace('*', middle + star.slice(withoutExtension(star).length));
  }
  return undefined;
}
