/** Uses of a module by its dotted name, in code and in strings that are code, when the module goes to another package. */
import { lineBreakIn } from '../../base/lineBreak.ts';
import { type Expression, type ImportRecord, NONE, type Occurrence } from '../../core/terrain/fileIndex.ts';
import { foldersUp, nameOf } from '../../core/terrain/workspacePaths.ts';
import { asWorkspacePath } from '../../protocol/ids.ts';
import type { FileRewriting } from './movedReferences.ts';
import type { Moving } from './moving.ts';

export function dottedUse(file: FileRewriting, occurrence: Occurrence): void {
  const { view } = file;
  if (view.index.imports.some(({ start, end }) => start <= occurrence.start && occurrence.end <= end)) return;
  switch (occurrence.role) {
    case 'string':
      inString(file, occurrence);
      return;
    case 'member':
      chain(file, occurrence);
      return;
    case 'listedExport':
      listed(file, occurrence);
      return;
    default:
      bare(file, occurrence);
  }
}

/** The module's new dotted name, written with as much of it as `written` has: from the same folder where that is possible. */
function newDotted(file: FileRewriting, written: string): string {
  return dottedFrom(file.moving, written) ?? wholeName(file);
}

function dottedFrom({ place, newPlace }: Moving, written: string): string | undefined {
  const root = foldersUp(place)[written.split('.').length];
  if (root === undefined) return undefined;
  const below = root === '' ? newPlace : newPlace.startsWith(`${root}/`) ? newPlace.slice(root.length + 1) : undefined;
  return below?.replaceAll('/', '.');
}

/** From the root of its package. */
function wholeName({ moving, rules, after }: FileRewriting): string {
  const file = asWorkspacePath(`${moving.newPlace}${moving.folder === undefined ? '' : '/__init__'}.py`);
  return rules.moduleNames(file, after)[0] ?? nameOf(moving.newPlace);
}

function inString(file: FileRewriting, { dotted, start, end }: Occurrence): void {
  if (dotted === undefined || isRelayed(file.moving, dotted)) {
    if (file.moving.newName !== file.moving.name)
      file.add(start, end, file.moving.newName, 'names the module in a string that is used as code', 'string', 0.8);
    return;
  }
  const from = end - dotted.length;
  if (file.text.slice(from, end) !== dotted || dotted.startsWith('.')) return;
  file.add(from, end, newDotted(file, dotted), 'names the module in a string that is used as code', 'string', 0.85);
}

/** Whether it is not the module's own place that is named, but another package that hands the module on: there it keeps its name, or gets the new one. */
function isRelayed({ place }: Moving, dotted: string): boolean {
  const path = dotted.replace(/^\.+/, '').replaceAll('.', '/');
  return path !== place && !place.endsWith(`/${path}`);
}

/** `utils.dates` of `utils.dates.parse()`. */
function chain(file: FileRewriting, occurrence: Occurrence): void {
  if (occurrence.dotted !== undefined && isRelayed(file.moving, occurrence.dotted)) {
    const { start, end } = occurrence;
    if (file.moving.newName !== file.moving.name) file.add(start, end, file.moving.newName, 'names the module', 'import', 0.95);
    return;
  }
  const root = rootOf(occurrence.receiver);
  if (root === undefined) return;
  const { view, text } = file;
  const symbol = view.lookup(root.scope, root.name);
  const [binding] = view.importsOf(symbol);
  if (binding === undefined) return;
  const written = text.slice(root.at, occurrence.end).replaceAll(/\s+/g, '');
  const { record } = binding;
  const whole = record.kind === 'import' && record.starAs === undefined;
  const now = whole ? newDotted(file, written) : wholeName(file);
  file.add(root.at, occurrence.end, now, 'names the module', 'import', 0.95);
  const newRoot = now.split('.')[0] ?? '';
  const bound = view.importsOf(symbol).some((each) => importsMoved(file, each.record, now));
  if (bound || (whole && newRoot === root.name)) return;
  bring(file, record, now);
}

function rootOf(receiver: Expression | undefined): (Expression & { readonly kind: 'name' }) | undefined {
  if (receiver?.kind === 'name') return receiver;
  return receiver?.kind === 'member' ? rootOf(receiver.object) : undefined;
}

/** Whether an import statement says the new name once it is rewritten. */
function importsMoved(file: FileRewriting, record: ImportRecord, now: string): boolean {
  const says = (newText: string): boolean => newText === now || newText.startsWith(`${now}.`);
  return file.edits.some(({ start, end, newText }) => record.start <= start && end <= record.end && says(newText));
}

/** Imports the module beside another import. */
function bring(file: FileRewriting, record: ImportRecord, now: string): void {
  const { view } = file;
  const known = view.index.imports.some((each) => each.kind === 'import' && each.starAs === undefined && each.specifier === now);
  if (known || file.edits.some(({ newText }) => newText.endsWith(`import ${now}`) || newText === `, ${now}`)) return;
  importBeside(file, record, now, 'the module is used here by its dotted name');
}

/** `import x` on a line after another import; in the same statement where that is not on a line of its own. */
export function importBeside(file: FileRewriting, record: ImportRecord, now: string, why: string): void {
  const { text } = file;
  if (record.kind === 'import') {
    const line = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', record.start - 1) + 1));
    const rest = /^[^\n;\\]*?(?=\r?\n|$)/.exec(text.slice(record.end));
    const alone = text.slice(text.lastIndexOf('\n', record.start - 1) + 1, record.end).includes(';') ? null : rest;
    const at = record.end + (alone?.[0].length ?? 0);
    file.add(at, at, alone === null ? `, ${now}` : `${lineBreakIn(text)}${line?.[0] ?? ''}import ${now}`, why, 'import', 0.9);
    return;
  }
  const lineStart = text.lastIndexOf('\n', record.start - 1) + 1;
  const indent = text.slice(lineStart, record.start);
  const separator = indent.trim() === '' ? `${lineBreakIn(text)}${indent}` : '; ';
  file.add(record.end, record.end, `${separator}import ${now}`, why, 'import', 0.9);
}

/** A name that an import binds to the module: what the import binds instead. */
function bare(file: FileRewriting, { start, end, symbol }: Occurrence): void {
  const { view, moving } = file;
  const record = view.importsOf(symbol)[0]?.record;
  if (record === undefined) return;
  const whole = record.kind === 'import' && record.starAs === undefined;
  const now = whole ? newDotted(file, moving.name) : moving.newName;
  if (now !== moving.name) file.add(start, end, now, 'names the module', 'import', 0.95);
}

/** An entry of `__all__`: its import says where the module is now; without one it named a part of the package, which is no more. */
function listed(file: FileRewriting, { name, start, end, scope }: Occurrence): void {
  const { view, moving, text } = file;
  if (view.boundIn(scope, name) !== NONE) {
    if (moving.newName !== name) file.add(start, end, moving.newName, 'lists the module', 'import', 0.95);
    return;
  }
  const after = /^["']\s*,[ \t]*/.exec(text.slice(end));
  const before = /,\s*["']$/.exec(text.slice(0, start));
  const why = 'the package has no such part any more';
  if (after) file.add(start - 1, end + after[0].length, '', why, 'import', 0.9);
  else if (before) file.add(start - before[0].length, end + 1, '', why, 'import', 0.9);
  else file.add(start - 1, end + 1, '', why, 'import', 0.9);
}
