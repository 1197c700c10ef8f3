/** Names that go from a Python import clause and names that come into it, the clause itself staying. */
import { indentAt, lineEnd, lineStart } from '../../../base/textLines.ts';
import type { DroppedImport, ImportingFile, ImportTextEdit } from '../../../core/terrain/importEditing.ts';
import { lineBreakOf } from '../../../core/terrain/imports/lines.ts';
import { editedList, isSorted } from '../../../core/terrain/imports/nameList.ts';
import { trimmedEdit } from '../../../core/terrain/imports/trimmedEdit.ts';
import type { PythonClause } from './clauses.ts';
import { type ClauseStyle, nameOf, namesIn, wrapped } from './clauseText.ts';
import { nameOrders } from './sortOrders.ts';

/** Items of each clause's list that go; all of them when the clause does. */
export function droppedItems(
  file: ImportingFile,
  clauses: readonly PythonClause[],
  drop: readonly DroppedImport[],
): ReadonlyMap<PythonClause, ReadonlySet<number>> {
  const items = new Map<PythonClause, Set<number>>();
  for (const { import: ix, name } of drop) {
    const record = file.index.imports[ix];
    const clause = clauses.find(({ imports }) => imports.includes(ix));
    if (record === undefined || clause === undefined) continue;
    const known = items.get(clause) ?? new Set<number>();
    items.set(clause, known);
    if (clause.form === 'import') known.add(clause.list.items.findIndex(({ start }) => start === record.start));
    else if (typeof name === 'number') known.add(name);
    else for (const at of clause.star ? [0] : clause.list.items.keys()) known.add(at);
  }
  return items;
}

export function changedClause(
  file: ImportingFile,
  clause: PythonClause,
  drop: ReadonlySet<number>,
  add: readonly string[],
  style: ClauseStyle,
  why: string,
): ImportTextEdit | undefined {
  const { text } = file;
  const names = namesIn(text, clause.list.items);
  const keys = names.map(nameOf);
  const order = names.length < 2 ? (style.names ?? nameOrders[0]) : nameOrders.find((each) => isSorted(keys, each));
  const added = add.map((name) => ({ text: name, key: nameOf(name) }));
  const inside = editedList(text, clause.list, drop, added, order, (item) => keys[item] ?? '');
  const head = text.slice(clause.start, clause.list.start);
  const whole = head + inside + text.slice(clause.list.end, clause.end);
  const indent = indentAt(text, clause.start);
  const line = text.slice(lineStart(text, clause.start), clause.start) + whole + text.slice(clause.end, lineEnd(text, clause.end));
  const tooWide =
    add.length > 0 && clause.form === 'from' && line.split('\n').some((each) => each.replace(/\s*#.*$/, '').length > style.width);
  if (!tooWide || clause.list.comments.length > 0) return trimmedEdit(text, clause, whole, why);
  const items = inside
    .replaceAll('\\', ' ')
    .split(',')
    .map((item) => item.trim());
  const anew = wrapped(
    head.replace(/\(\s*$/, ''),
    items.filter((item) => item !== ''),
    clause.bracketed ? { ...style, aligned: !inside.startsWith('\n') && !inside.startsWith('\r') && inside.includes('\n') } : style,
    indent,
  );
  const eol = lineBreakOf(text);
  return trimmedEdit(text, clause, anew.replaceAll('\n', eol + indent), why);
}
