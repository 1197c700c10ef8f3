/** What code says of a module that moves: imports of it, its own imports, dotted uses and strings. Texts that are no code are not looked at. */
import type { Facts } from '../../core/facts/facts.ts';
import type { LocatedReference } from '../../core/operation/operation.ts';
import { type ImportRecord, NONE, type Occurrence } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import { deepLanguageOfPath, familyOf } from '../../core/terrain/languageId.ts';
import type { LanguageRules, ModuleAnswer } from '../../core/terrain/languageRules.ts';
import { moduleSegments } from '../../core/terrain/naming.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { folderOf, foldersUp, joined } from '../../core/terrain/workspacePaths.ts';
import { asWorkspacePath, type WorkspacePath } from '../../protocol/ids.ts';
import { dottedUse, importBeside } from './dottedUses.ts';
import { extensionOf, type Moving } from './moving.ts';

/** Everything the rewriting of one file needs, and what it has come to so far. */
export class FileRewriting {
  readonly resolver: Resolver;
  readonly moving: Moving;
  readonly after: Facts;
  readonly view: FileView;
  readonly rules: LanguageRules;
  readonly text: string;
  /** Places where it is not sure that the module is found any more. */
  readonly unsettled: { readonly start: number; readonly end: number; readonly why: string }[] = [];
  readonly #edits = new Map<string, LocatedReference>();

  constructor(resolver: Resolver, moving: Moving, after: Facts, view: FileView, rules: LanguageRules) {
    this.resolver = resolver;
    this.moving = moving;
    this.after = after;
    this.view = view;
    this.rules = rules;
    this.text = resolver.terrain.file(view.path)?.text ?? '';
  }

  /** Where the file will be. */
  get newPath(): WorkspacePath {
    return this.moving.to.get(this.view.path) ?? this.view.path;
  }

  get edits(): readonly LocatedReference[] {
    return [...this.#edits.values()];
  }

  /** Adds an edit unless another one holds part of it. */
  add(start: number, end: number, newText: string, why: string, how: LocatedReference['how'], confidence: number): void {
    if (this.covers(start, end) || this.#edits.has(`${start} ${end}`)) return;
    this.#edits.set(`${start} ${end}`, { path: this.view.path, start, end, newText, why, how, confidence });
  }

  covers(start: number, end: number): boolean {
    return this.edits.some((other) => start < other.end && other.start < end);
  }
}

export function rewriteReferences(file: FileRewriting): void {
  for (const record of file.view.index.imports) rewriteImport(file, record);
  for (const occurrence of file.view.occurrencesOf(file.moving.name)) {
    if (!namesModule(file, occurrence)) continue;
    if (file.moving.inPlace) renameSegment(file, occurrence);
    else if (file.view.family === 'python') dottedUse(file, occurrence);
  }
  if (!file.moving.inPlace && file.view.family === 'python') keepRoots(file);
}

function renameSegment(file: FileRewriting, occurrence: Occurrence): void {
  const string = occurrence.role === 'string';
  const why = string ? 'names the module in a string that is used as code' : 'names the module';
  file.add(occurrence.start, occurrence.end, file.moving.newName, why, string ? 'string' : 'import', string ? 0.85 : 0.97);
}

function rewriteImport(file: FileRewriting, record: ImportRecord): void {
  const { view, moving, rules, resolver } = file;
  const answer = resolver.terrain.module(view.path, record.specifier, record.level);
  const targets = targetsOf(file, answer);
  const moved = targets.filter(({ from, to }) => from !== to);
  if (moved.length > 0) unsureScript(file, record);
  for (const target of moved) {
    if (!goesAlong(file, record)) respecify(file, record, target.from, target.to);
  }
  if (moved.length > 0) return;
  const [stays] = targets;
  if (stays && file.newPath !== view.path && isRelative(record)) respecify(file, record, stays.from, stays.from);
  if (moving.inPlace || rules.family !== 'python') return;
  for (const name of record.names) {
    const links = resolver.terrain.importedLinks(view.path, record, name.name);
    for (const { target } of links) {
      if (target.kind === 'module' && moving.to.has(target.path)) {
        respecify(file, record, target.path, moving.to.get(target.path) ?? target.path);
      } else if (target.kind === 'folder' && moving.folder === target.path) {
        respecify(file, record, packageFile(target.path), packageFile(moving.newPlace));
      }
    }
  }
}

/** A script finds what is in its own folder; what leaves it is found only if its new place is on the path some other way. */
function unsureScript({ view, moving, resolver, unsettled }: FileRewriting, { level, start, end }: ImportRecord): void {
  const folder = folderOf(view.path);
  if (moving.inPlace || view.family !== 'python' || level > 0 || folder === '' || folder !== folderOf(moving.place)) return;
  const has = resolver.terrain.facts.paths()?.has;
  if (has?.(`${folder}/__init__.py`) === true || moving.newPlace.startsWith(`${folder}/`)) return;
  unsettled.push({
    start,
    end,
    why: `imports it from its own folder, as a script does; it will be in ${folderOf(moving.newPlace) || 'the workspace folder'}`,
  });
}

function isRelative(record: ImportRecord): boolean {
  return record.level > 0 || record.specifier.startsWith('.');
}

/** The files an import leads to, and where they go; a folder without a file of its own is taken for the package it would be. */
function targetsOf({ moving }: FileRewriting, answer: ModuleAnswer): readonly { from: WorkspacePath; to: WorkspacePath }[] {
  if (answer.kind === 'files') return answer.paths.map((from) => ({ from, to: moving.to.get(from) ?? from }));
  if (answer.kind !== 'folder') return [];
  const inside = moving.folder !== undefined && (answer.path === moving.folder || answer.path.startsWith(`${moving.folder}/`));
  const to = inside ? moving.newPlace + answer.path.slice(moving.place.length) : answer.path;
  return [{ from: packageFile(answer.path), to: packageFile(to) }];
}

function packageFile(folder: string): WorkspacePath {
  return asWorkspacePath(`${folder}/__init__.py`);
}

/** What moves together keeps its relative ways, where they still lead there as they are written. */
function goesAlong({ view, moving, newPath }: FileRewriting, record: ImportRecord): boolean {
  if (newPath === view.path || !isRelative(record)) return false;
  if (moving.inPlace) return true;
  const named = writtenPlace(view.path, record);
  const now = writtenPlace(newPath, record);
  if (named === undefined || now === undefined) return false;
  const stem = named.slice(0, named.length - extensionOf(named).length);
  const isWithin = named === moving.place || (moving.folder !== undefined && named.startsWith(`${moving.folder}/`));
  if (isWithin) return now === moving.newPlace + named.slice(moving.place.length);
  return stem === moving.place && now === moving.newPlace + named.slice(stem.length);
}

/** The place that a relative import names, seen from a file. */
function writtenPlace(path: string, { level, specifier }: ImportRecord): string | undefined {
  if (level === 0) return joined(folderOf(path), specifier.replace(/\?.*$/, ''));
  const base = foldersUp(folderOf(path))[level - 1];
  const below = specifier
    .slice(level)
    .split('.')
    .filter((part) => part !== '');
  return base === undefined ? undefined : [base, ...below].filter((part) => part !== '').join('/');
}

function respecify(file: FileRewriting, record: ImportRecord, from: WorkspacePath, to: WorkspacePath): void {
  const { view, moving, rules, resolver, after } = file;
  const why = from === to ? 'is seen from another place now' : 'imports the module';
  const edits = rules.respecify(view.path, view.index, record, from, to, resolver.terrain.facts, { from: file.newPath, facts: after });
  for (const { start, end, newText } of edits) {
    // The name it has here follows the module's, as in a rename; its uses do the same.
    const followed =
      followsName(file, record, from) && newText.endsWith(` as ${moving.name}`) ? newText.slice(0, -` as ${moving.name}`.length) : newText;
    file.add(start, end, followed, why, 'import', 0.99);
  }
}

/** Whether an import binds the module under its own name, which it loses. */
function followsName({ moving, view }: FileRewriting, record: ImportRecord, from: WorkspacePath): boolean {
  if (moving.newName === moving.name || moduleSegments(from).at(-1) !== moving.name) return false;
  return record.names.some(({ name, alias, symbol }) => name === moving.name && alias === undefined && view.symbol(symbol) !== undefined);
}

/** Whether the occurrence stands for exactly the module that moves, under its own name. */
function namesModule({ resolver, moving, view }: FileRewriting, occurrence: Occurrence): boolean {
  const own = view.symbol(occurrence.symbol);
  if (own && own.import === NONE) return false;
  if (view.family !== familyOf(deepLanguageOfPath(moving.main) ?? 'python')) return false;
  if (occurrence.role === 'listedExport' && folderOf(view.path) === folderOf(moving.place) && /__init__\.pyi?$/.test(view.path))
    return own !== undefined || view.boundIn(0, occurrence.name) === NONE; // a list may name a part that nothing imports
  if (view.family === 'ecmascript' && occurrence.role !== 'moduleSegment') return false; // names of bindings are free there
  if (occurrence.role === 'string' && isChance(resolver, moving, occurrence)) return false;
  return resolver.links(view, occurrence).some(({ target, aliased }) => {
    if (aliased) return false;
    if (target.kind === 'module') {
      const same = moduleSegments(target.path).join('/') === moduleSegments(moving.main).join('/');
      return target.path === moving.main || (moving.to.has(target.path) && same);
    }
    return target.kind === 'folder' && target.path === moving.folder;
  });
}

/** One word before a dot in a text, "ninja.exe": the module only if that is all of its name. */
function isChance({ terrain }: Resolver, { main }: Moving, { dotted }: Occurrence): boolean {
  if (dotted === undefined || dotted.includes('.')) return false;
  return terrain.rulesOf(main)?.moduleNames(main, terrain.facts)[0] !== dotted;
}

/** `import utils.dates` also binds `utils`: where other code uses that, it must go on being bound. */
function keepRoots(file: FileRewriting): void {
  const { view } = file;
  for (const record of view.index.imports) {
    const root = record.specifier.split('.')[0] ?? '';
    if (record.kind !== 'import' || record.starAs !== undefined || root === record.specifier) continue;
    const edit = file.edits.find(({ start, end }) => record.start <= start && end <= record.end);
    if (edit === undefined || edit.newText.split('.')[0] === root) continue;
    const symbol = view.boundIn(record.scope, root);
    const others = view.importsOf(symbol).some((other) => other.record !== record && !file.covers(other.record.start, other.record.end));
    const used = view.occurrencesOf(root).some((each) => {
      const inImport = view.index.imports.some(({ start, end }) => start <= each.start && each.end <= end);
      return each.symbol === symbol && !inImport && !file.covers(each.start, each.end);
    });
    if (used && !others) importBeside(file, record, root, `“${root}” is used here as well`);
  }
}
