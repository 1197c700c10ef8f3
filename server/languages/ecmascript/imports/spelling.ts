/** How an ECMAScript file spells another module of the workspace: as it spells others, else as the files around it do. */
import type { Facts } from '../../../core/facts/facts.ts';
import type { FileIndex } from '../../../core/terrain/fileIndex.ts';
import type { Answer, Importer } from '../../../core/terrain/importEditing.ts';
import { folderOf, foldersUp, joined } from '../../../core/terrain/workspacePaths.ts';
import type { WorkspacePath } from '../../../protocol/ids.ts';
import { FactReader } from '../modules/factReader.ts';
import { asObject } from '../modules/jsonWithComments.ts';
import { routeOf } from '../modules/resolveModule.ts';
import {
  asWritten,
  mappedSpecifier,
  packageSpecifier,
  patternSpecifier,
  relativeSpecifier,
  type Style,
  styleOf,
} from '../modules/respecify.ts';
import type { Has } from '../modules/sourceFiles.ts';
import { isIndex, scriptExtension } from '../modules/sourceFiles.ts';
import { conventionFor } from './extensionConvention.ts';
import { packageName } from './packageName.ts';

/** Files in one folder that are read for the habit of one that has none. */
const neighboursMax = 6;

/** One import of a module of the workspace, as somebody wrote it. */
interface Written {
  readonly from: string;
  readonly specifier: string;
  readonly route: Exclude<ReturnType<typeof routeOf>, { kind: 'external' | 'missing' | 'folder' }>;
}

export function specifierOf(from: Importer, to: WorkspacePath, facts: Facts): Answer<string> {
  const reader = new FactReader(facts);
  const own = writtenIn(from.path, from.index, reader);
  const same = own.find(({ route }) => route.files.includes(to));
  if (reader.requests.length > 0) return { kind: 'need', requests: reader.requests };
  if (same !== undefined) return { kind: 'done', value: same.specifier };
  const around: Written[] = [];
  if (!isEnough(own, from.path, to)) {
    for (const folder of foldersUp(folderOf(from.path))) {
      const near = neighboursIn(folder, from.path, facts);
      const missing = near.filter((path) => facts.file(path) === undefined);
      if (missing.length > 0) return { kind: 'need', requests: missing.map((path) => ({ kind: 'file', path })) };
      for (const path of near) {
        const file = facts.file(path);
        if (file?.state === 'indexed') around.push(...writtenIn(path, file.index, reader));
      }
      if (around.length > 0) break;
    }
  }
  const value = spelt(from.path, to, own, around, reader);
  return reader.requests.length > 0 ? { kind: 'need', requests: reader.requests } : { kind: 'done', value };
}

/** Whether the file's own imports tell all that is asked: how far ones and near ones are written, and what ends them. */
function isEnough(own: readonly Written[], from: string, to: string): boolean {
  const relative = own.filter(({ route }) => route.kind === 'relative');
  if (isIndex(to) && !relative.some(({ route }) => isIndex(route.files[0] ?? ''))) return false;
  return isNear(from, to) ? relative.length > 0 : own.some((each) => each.route.kind !== 'relative' || each.specifier.startsWith('..'));
}

/** In the file's folder, or below it. */
function isNear(from: string, to: string): boolean {
  const folder = folderOf(from);
  return folder === '' || to.startsWith(`${folder}/`);
}

function writtenIn(path: WorkspacePath, index: FileIndex | undefined, reader: FactReader): readonly Written[] {
  return (index?.imports ?? []).flatMap(({ specifier }) => {
    const route = routeOf(path, specifier, reader);
    return 'files' in route ? [{ from: path, specifier, route }] : [];
  });
}

function neighboursIn(folder: string, path: string, facts: Facts): readonly WorkspacePath[] {
  const paths = facts.paths()?.paths ?? [];
  const kind = /\.[cm]?tsx?$/.test(path) ? /\.[cm]?tsx?$/ : /\.[cm]?jsx?$/;
  return paths
    .filter((each) => each !== path && folderOf(each) === folder && kind.test(each) && !each.endsWith('.d.ts'))
    .slice(0, neighboursMax);
}

function spelt(from: WorkspacePath, to: WorkspacePath, own: readonly Written[], around: readonly Written[], reader: FactReader): string {
  const has: Has = (path) => reader.paths()?.has(path) === true;
  const other = packageName(from, to, reader, has);
  const all = [...own, ...around];
  const style = endingOf(from, to, all, reader);
  if (other !== undefined) {
    const like = all.find(
      ({ route, specifier }) => route.kind === 'package' && route.package.folder === other.folder && !isBare(specifier),
    );
    const deep =
      like?.route.kind === 'package'
        ? packageSpecifier(like.specifier, other.folder, other.json.exports, like.route.files[0] ?? '', to)
        : undefined;
    return deep ?? other.name ?? relativeSpecifier(from, '', to, style, has);
  }
  const named = byName(from, to, own.length > 0 ? own : around, all, style, reader);
  return named ?? relativeSpecifier(from, '', to, style, has);
}

function isBare(specifier: string): boolean {
  return specifier.split('/').length <= (specifier.startsWith('@') ? 2 : 1);
}

/** Through a mapping, the base folder, the package's own imports or its own name, where that is how the file would name it. */
function byName(
  from: string,
  to: string,
  written: readonly Written[],
  all: readonly Written[],
  style: Style,
  reader: FactReader,
): string | undefined {
  const isThere = (path: string): boolean => reader.paths()?.has(path) === true;
  const leadsTo = (specifier: string): boolean => {
    const route = routeOf(from, specifier, reader);
    return 'files' in route && route.files.includes(to);
  };
  const near = isNear(from, to);
  const alike = written.filter(({ route, from: importer }) => isNear(importer, route.files[0] ?? '') === near);
  // How it names what stands in the same folder says more than how it names all the rest.
  const besides = alike.filter(({ route }) => folderOf(route.files[0] ?? '') === folderOf(to));
  const telling = besides.length > 0 ? besides : alike;
  const names = telling.filter(({ route }) => route.kind !== 'relative');
  if (names.length === 0 || names.length * 2 < telling.length) return undefined;
  for (const { route, specifier } of [...names, ...all]) {
    const found = nameBy(route, specifier, to, style);
    if (found !== undefined && (!isThere(to) || leadsTo(found))) return found;
  }
  return undefined;
}

function nameBy(route: Written['route'], specifier: string, to: string, style: Style): string | undefined {
  switch (route.kind) {
    case 'relative':
      return undefined;
    case 'mapping': {
      const like = styleOf(specifier, undefined, route.files[0] ?? '');
      // An index named by its folder says nothing of how files end.
      return mappedSpecifier(route.paths, to, like.folder && !isIndex(to) ? style : like);
    }
    case 'baseUrl': {
      const path = asWritten(to, style);
      const prefix = route.folder === '' ? '' : `${route.folder}/`;
      return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
    }
    case 'imports': {
      const imports = asObject(route.package.json.imports) ?? {};
      return patternSpecifier(Object.entries(imports), route.package.folder, specifier, route.files[0] ?? '', to);
    }
    case 'package': // itself, by its own name
      return packageSpecifier(specifier, route.package.folder, route.package.json.exports, route.files[0] ?? '', to);
  }
}

/** How the file's imports end: the commonest way among those written for files of the same kind. */
function endingOf(from: string, to: string, all: readonly Written[], reader: FactReader): Style {
  const convention = conventionFor(from, to, reader);
  const styles = all.flatMap(({ from: importer, specifier, route }) => {
    const was = route.files[0] ?? '';
    if (route.kind !== 'relative' || !isScript(was)) return [];
    const style = styleOf(specifier, joined(folderOf(importer), specifier), was);
    return [{ own: importer === from, style, index: isIndex(was), extension: scriptExtension(was) }];
  });
  // An index named by its folder says nothing of how files end. What the file does itself goes first, then files of the same kind.
  const named = styles.filter(({ index, style }) => !index || !style.folder);
  const told = named.some(({ own }) => own) ? named.filter(({ own }) => own) : named;
  const same = told.filter(({ extension }) => extension === scriptExtension(to));
  const extension = commonest((same.length > 0 ? same : told).map(({ style }) => style.extension)) ?? convention.extension;
  const folder = commonest(styles.filter(({ index }) => index).map(({ style }) => style.folder)) ?? extension === 'none';
  const written = told.find(({ style }) => style.extension === 'compiled')?.style.written ?? '.js';
  const byFolder = folder && isIndex(to);
  return {
    extension: byFolder ? 'none' : extension,
    written: extension === 'none' ? '' : written,
    folder: byFolder,
    wasIndex: isIndex(to),
  };
}

function isScript(path: string): boolean {
  return scriptExtension(path) !== '';
}

function commonest<T>(items: readonly T[]): T | undefined {
  const counts = Map.groupBy(items, (item) => item);
  return [...counts].toSorted((a, b) => b[1].length - a[1].length)[0]?.[0];
}
