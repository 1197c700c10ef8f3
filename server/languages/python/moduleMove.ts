/** What a module's rename or move asks of the import clauses that name it. Uses of the imported names are not its business. */

import { assert } from '../../base/assert.ts';
import { lineBreakIn } from '../../base/lineBreak.ts';
import type { Facts } from '../../core/facts/facts.ts';
import type { Extent, FileIndex, ImportedName, ImportRecord } from '../../core/terrain/fileIndex.ts';
import type { AfterMove, SpecifierEdit } from '../../core/terrain/languageRules.ts';
import { folderOf, foldersUp, nameOf } from '../../core/terrain/workspacePaths.ts';
import { asWorkspacePath, type WorkspacePath } from '../../protocol/ids.ts';
import { moduleNames, resolveModule } from './modules.ts';
import { packageMapOf } from './packageMap.ts';

const packageFile = /(^|\/)__init__(\.pyi?)$/;

/** 'a/b.py' called c is 'a/c.py'; the package 'a/b/__init__.py' called c is 'a/c/__init__.py'. */
export function renamedPath(path: WorkspacePath, newName: string): WorkspacePath {
  const inPackage = packageFile.exec(path);
  if (inPackage !== null) {
    const above = folderOf(folderOf(path));
    return asWorkspacePath(`${above === '' ? '' : `${above}/`}${newName}/__init__${inPackage[2]}`);
  }
  const folder = folderOf(path);
  const ending = /\.[^./]+$/.exec(path)?.[0] ?? '';
  return asWorkspacePath(`${folder === '' ? '' : `${folder}/`}${newName}${ending}`);
}

/** The place of a module without its file: 'a/b' for a/b.py and for a/b/__init__.py. */
export function placeOf(path: string): string {
  return path.replace(packageFile, '').replace(/\.pyi?$/, '');
}

export function respecify(
  from: WorkspacePath,
  index: FileIndex,
  record: ImportRecord,
  movedFrom: WorkspacePath,
  movedTo: WorkspacePath,
  facts: Facts,
  after: AfterMove = { from, facts },
): readonly SpecifierEdit[] {
  if (movedFrom === movedTo) return respecifyOwn(record, movedTo, after);
  const dots = record.specifier.slice(0, record.level);
  const segments = record.specifier
    .slice(record.level)
    .split('.')
    .filter((segment) => segment !== '');
  const leadsThere = (specifier: string): boolean => {
    const answer = resolveModule(from, specifier, record.level, facts);
    if (answer.kind === 'folder') return answer.path === placeOf(movedFrom);
    return answer.kind === 'files' && answer.paths.some((path) => placeOf(path) === placeOf(movedFrom));
  };
  const ix = index.imports.indexOf(record);
  for (let count = 1; count <= segments.length; count++) {
    if (!leadsThere(dots + segments.slice(0, count).join('.'))) continue;
    const tokens = index.occurrences.filter((occurrence) => occurrence.import === ix && occurrence.role === 'moduleSegment');
    const last = tokens[count - 1];
    const first = tokens[0];
    if (first === undefined || last === undefined) return [];
    const inPlace = renamedInPlace(movedFrom, movedTo, from, after);
    if (inPlace !== undefined) return [{ start: last.start, end: last.end, newText: inPlace }];
    const start = record.level > 0 ? record.specifierExtent.start : first.start;
    return [
      { start, end: last.end, newText: specifierFor(record, segments.slice(0, count), movedFrom, movedTo, after, after.from !== from) },
    ];
  }
  const base = record.specifier;
  const prefix = segments.length === 0 ? base : `${base}.`;
  const name = record.kind === 'from' ? record.names.find((imported) => leadsThere(prefix + imported.name)) : undefined;
  return name?.nameExtent === undefined
    ? []
    : respecifyName(from, record, name, name.nameExtent, segments, movedFrom, movedTo, facts, after);
}

/** `from p import m`, where m is the module that moves. */
function respecifyName(
  from: WorkspacePath,
  record: ImportRecord,
  imported: ImportedName,
  name: Extent,
  segments: readonly string[],
  movedFrom: WorkspacePath,
  movedTo: WorkspacePath,
  facts: Facts,
  after: AfterMove,
): readonly SpecifierEdit[] {
  const inPlace = renamedInPlace(movedFrom, movedTo, from, after);
  if (inPlace !== undefined) return [{ ...name, newText: inPlace }];
  const whole = specifierFor(record, [...segments, imported.name], movedFrom, movedTo, after, after.from !== from);
  const split = /^(\.*)(?:(.*)\.)?([^.]+)$/.exec(whole);
  assert(split, 'a module has a name');
  const [, dots = '', parent = '', last = ''] = split;
  const alias = last === imported.name ? '' : (imported.alias ?? imported.name);
  const specifier = dots + parent;
  // A module at the top of the import path has no package to be imported from.
  const clause = specifier === '' ? `import ${last}` : `from ${specifier} import ${last}`;
  if (record.names.length === 1) {
    const end = imported.aliasExtent?.end ?? name.end;
    if (specifier === '') {
      const local = imported.alias ?? imported.name;
      return [{ start: record.start, end: record.end, newText: local === last ? clause : `${clause} as ${local}` }];
    }
    const edits: SpecifierEdit[] = [{ ...record.specifierExtent, newText: specifier }];
    if (alias !== '') edits.push({ start: name.start, end, newText: `${last} as ${alias}` });
    return edits;
  }
  const local = imported.alias ?? imported.name;
  const added = local === last ? clause : `${clause} as ${local}`;
  return [
    withoutName(record, imported, name),
    { start: record.end, end: record.end, newText: `${lineBreak(from, record, facts)}${added}` },
  ];
}

/** The name taken out of its list, with the comma that goes with it. */
function withoutName(record: ImportRecord, imported: ImportedName, name: Extent): SpecifierEdit {
  const at = record.names.indexOf(imported);
  const next = record.names[at + 1]?.nameExtent;
  if (next !== undefined) return { start: name.start, end: next.start, newText: '' };
  const before = record.names[at - 1];
  const start = before?.aliasExtent?.end ?? before?.nameExtent?.end ?? name.start;
  return { start, end: imported.aliasExtent?.end ?? name.end, newText: '' };
}

/** A new line with the statement's indent; without the text a semicolon separates statements as well. */
function lineBreak(from: WorkspacePath, record: ImportRecord, facts: Facts): string {
  const file = facts.file(from);
  if (file === undefined || file.state === 'unreadable') return '; ';
  const start = file.text.lastIndexOf('\n', record.start - 1) + 1;
  const before = file.text.slice(start, record.start);
  if (before.trim() !== '') return '; ';
  const ending = lineBreakIn(file.text);
  return ending + before;
}

/** A relative import of what stays, in a file that moves. */
function respecifyOwn(record: ImportRecord, target: WorkspacePath, after: AfterMove): readonly SpecifierEdit[] {
  if (record.level === 0) return [];
  const newText = specifierFor(record, [], target, target, after, true);
  return newText === record.specifier ? [] : [{ ...record.specifierExtent, newText }];
}

/** The new last segment when nothing else of the name changes. */
function renamedInPlace(movedFrom: WorkspacePath, movedTo: WorkspacePath, from: WorkspacePath, after: AfterMove): string | undefined {
  if (after.from !== from) return undefined;
  const place = placeOf(movedTo);
  return folderOf(placeOf(movedFrom)) === folderOf(place) ? nameOf(place) : undefined;
}

/** How the importing file names the module at its new place: relative stays relative where it can, absolute keeps its root. */
function specifierFor(
  record: ImportRecord,
  named: readonly string[],
  movedFrom: WorkspacePath,
  movedTo: WorkspacePath,
  { from, facts }: AfterMove,
  importerMoves = false,
): string {
  const target = placeOf(movedTo);
  if (record.level > 0) {
    const relative = importerMoves && !isInPackage(from, facts) ? undefined : relativeSpecifier(from, target, facts);
    if (relative !== undefined) return relative;
  } else {
    // An import may name more than the path has: the workspace folder itself is a package then.
    const root = foldersUp(placeOf(movedFrom))[named.length];
    const below =
      root === undefined ? undefined : root === '' ? target : target.startsWith(`${root}/`) ? target.slice(root.length + 1) : undefined;
    if (below !== undefined) return below.replaceAll('/', '.');
  }
  return moduleNames(movedTo, facts)[0] ?? nameOf(target);
}

/** Whether anything is there to be relative to. */
function isInPackage(path: WorkspacePath, facts: Facts): boolean {
  const paths = facts.paths();
  const map = paths && packageMapOf(paths);
  const folder = folderOf(path);
  return map?.isPackage(folder) === true || (folder === '' && map?.workspacePackage !== undefined);
}

/** Relative imports reach what is in the same top-level package. */
function relativeSpecifier(from: WorkspacePath, target: string, facts: Facts): string | undefined {
  const paths = facts.paths();
  if (paths === undefined) return undefined;
  const map = packageMapOf(paths);
  const folder = folderOf(from);
  const root = map.rootOf(folder);
  for (const [up, above] of foldersUp(folder).entries()) {
    const outside = above === root && folder !== root && (root !== '' || map.workspacePackage === undefined);
    if (outside) return undefined;
    if (target === above) return '.'.repeat(up + 1);
    const start = above === '' ? '' : `${above}/`;
    if (target.startsWith(start)) return '.'.repeat(up + 1) + target.slice(start.length).replaceAll('/', '.');
  }
  return undefined;
}
