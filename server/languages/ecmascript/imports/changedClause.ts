/** An ECMAScript import clause with names taken out of it and names put in, and clauses made anew. */
import { indentAt } from '../../../base/textLines.ts';
import type { DroppedImport, ImportingFile, ImportTextEdit } from '../../../core/terrain/importEditing.ts';
import { lineBreakOf } from '../../../core/terrain/imports/lines.ts';
import { editedList, isSorted } from '../../../core/terrain/imports/nameList.ts';
import { trimmedEdit } from '../../../core/terrain/imports/trimmedEdit.ts';
import type { ScriptClause } from './clauses.ts';
import { nameOf, nameOrders, type ScriptStyle } from './scriptStyle.ts';
import type { ClausePart } from './wanted.ts';

/** What of a clause goes. */
export interface ClauseDrop {
  readonly items: ReadonlySet<number>; // of its list
  readonly whole: boolean; // the default, or the one name of a `require`
  readonly star: boolean;
}

export function dropOf(file: ImportingFile, clause: ScriptClause, drop: readonly DroppedImport[]): ClauseDrop {
  const items = new Set<number>();
  let whole = false;
  let star = false;
  for (const { import: ix, name } of drop) {
    const record = file.index.imports[ix];
    if (record === undefined || !clause.imports.includes(ix)) continue;
    const declared =
      clause.form === 'several' ? clause.list?.items.findIndex(({ start, end }) => start <= record.start && record.end <= end) : undefined;
    if (declared !== undefined) items.add(declared);
    else if (name === 'star') star = true;
    else if (name === 'all') {
      whole = true;
      star = true;
      for (const at of clause.list?.items.keys() ?? []) items.add(at);
    } else {
      const extent = record.names[name]?.nameExtent ?? record.names[name]?.aliasExtent;
      const at = clause.list?.items.findIndex(({ start, end }) => extent !== undefined && start <= extent.start && extent.end <= end) ?? -1;
      if (at === -1) whole = true;
      else items.add(at);
    }
  }
  return { items, whole, star };
}

/** Whether nothing of the clause stays. A clause that binds nothing goes when it is dropped as such. */
export function isGone(clause: ScriptClause, { items, whole, star }: ClauseDrop): boolean {
  const named = clause.list?.items.length ?? 0;
  const drops = items.size > 0 || whole || star;
  return drops && items.size >= named && (clause.whole === undefined || whole) && (clause.star === undefined || star);
}

export interface AddedParts {
  readonly parts: readonly ClausePart[];
  readonly marked: boolean; // each name is marked as a type
}

export function changedClause(
  file: ImportingFile,
  clause: ScriptClause,
  drop: ClauseDrop,
  { parts, marked }: AddedParts,
  style: ScriptStyle,
  why: string,
): ImportTextEdit | undefined {
  const { text } = file;
  const { list } = clause;
  if (clause.form === 'several') {
    if (list === undefined || drop.items.size === 0) return undefined;
    return trimmedEdit(
      text,
      list,
      editedList(text, list, drop.items, [], undefined, () => ''),
      why,
    );
  }
  const named = parts.filter(({ kind }) => kind === 'named').map((part) => itemText(part, marked, clause.form === 'require'));
  const inside = insideOf(text, clause, drop, named, style);
  if (clause.form === 'require') return list === undefined ? undefined : trimmedEdit(text, list, inside ?? '', why);
  const added = parts.find(({ kind }) => kind === 'default')?.local;
  const old = clause.whole === undefined || drop.whole ? undefined : text.slice(clause.whole.start, clause.whole.end);
  const star = clause.star === undefined || drop.star ? undefined : text.slice(clause.star.start, clause.star.end);
  const bound = [added ?? old, star, inside === undefined ? undefined : `{${inside}}`].filter((part) => part !== undefined).join(', ');
  const first = Math.min(
    ...[clause.whole?.start, clause.star?.start, list === undefined ? undefined : list.start - 1].filter((at) => at !== undefined),
  );
  const last = Math.max(
    ...[clause.whole?.end, clause.star?.end, list === undefined ? undefined : list.end + 1].filter((at) => at !== undefined),
  );
  const edit = trimmedEdit(text, { start: first, end: last }, bound, why);
  const line = text.slice(clause.start, first) + bound + text.slice(last, clause.end);
  const isLong =
    named.length > 0 &&
    line.split('\n').some((each) => each.length > style.width) &&
    (list?.comments.length !== 0) === (list === undefined);
  if (!isLong || inside === undefined) return edit;
  const items = inside.split(',').map((item) => item.trim());
  const anew = bound.replace(`{${inside}}`, () =>
    spread(
      items.filter((item) => item !== ''),
      style,
      indentAt(text, clause.start),
    ),
  );
  return trimmedEdit(text, { start: first, end: last }, anew.replaceAll('\n', lineBreakOf(text)), why);
}

/** What stands in the braces then; undefined: there are none. */
function insideOf(
  text: string,
  { list }: ScriptClause,
  drop: ClauseDrop,
  named: readonly string[],
  style: ScriptStyle,
): string | undefined {
  if (list === undefined || list.items.length === 0)
    return named.length === 0 ? undefined : `${style.space}${sorted(named, style).join(', ')}${style.space}`;
  if (drop.items.size >= list.items.length && named.length === 0) return undefined;
  const keys = list.items.map(({ start, end }) => nameOf(text.slice(start, end)));
  const order = keys.length < 2 ? (style.names ?? nameOrders[0]) : nameOrders.find((each) => isSorted(keys, each));
  const added = named.map((name) => ({ text: name, key: nameOf(name) }));
  return editedList(text, list, drop.items, added, order, (item) => keys[item] ?? '');
}

function sorted(named: readonly string[], { names: order = nameOrders[0] }: ScriptStyle): readonly string[] {
  return order === undefined ? named : named.toSorted((a, b) => order(nameOf(a), nameOf(b)));
}

function spread(items: readonly string[], style: ScriptStyle, indent: string): string {
  return `{\n${items.map((item) => indent + style.unit + item).join(',\n')}${style.trailingComma ? ',' : ''}\n${indent}}`;
}

function itemText({ name, local }: ClausePart, marked: boolean, required: boolean): string {
  const text = local === name ? name : required ? `${name}: ${local}` : `${name} as ${local}`;
  return marked ? `type ${text}` : text;
}

/** New clauses for what is taken from one module: mostly one; a namespace does not stand beside names. */
export function newClauses(parts: readonly ClausePart[], kind: 'value' | 'type' | 'require', style: ScriptStyle): readonly string[] {
  const [first] = parts;
  if (first === undefined) return [];
  const from = style.quote + first.module + style.quote;
  const given = parts.find((part) => part.kind === 'default');
  const named = sorted(
    parts.filter((part) => part.kind === 'named').map((part) => itemText(part, false, kind === 'require')),
    style,
  );
  const stars = parts.filter((part) => part.kind === 'star');
  const mark = kind === 'type' ? 'type ' : '';
  const assigned = parts.flatMap((part) =>
    part.kind === 'assigned' ? [`import ${mark}${part.local} = require(${from})${style.semicolon}`] : [],
  );
  if (assigned.length > 0)
    return [
      ...assigned,
      ...newClauses(
        parts.filter((part) => part.kind !== 'assigned'),
        kind,
        style,
      ),
    ];
  const alone = given === undefined && named.length === 0 && stars.length === 0;
  if (kind === 'require') {
    const call = `require(${from})${style.semicolon}`;
    const wholes = [...(given === undefined ? [] : [given]), ...stars].map(({ local }) => `${style.declares} ${local} = ${call}`);
    const taken = named.length === 0 ? [] : [fitting(`${style.declares} `, named, ` = ${call}`, style)];
    return alone ? [call] : [...wholes, ...taken];
  }
  const head = kind === 'type' ? 'import type ' : 'import ';
  const tail = ` from ${from}${style.semicolon}`;
  const clauses = stars.map(({ local }) => `${head}* as ${local}${tail}`);
  if (alone) return [`import ${from}${style.semicolon}`];
  // A default and names cannot both be taken by `import type`.
  if (given !== undefined && named.length > 0 && kind === 'type')
    return [...clauses, `${head}${given.local}${tail}`, fitting(head, named, tail, style)];
  if (named.length > 0) return [...clauses, fitting(given === undefined ? head : `${head}${given.local}, `, named, tail, style)];
  return given === undefined ? clauses : [...clauses, `${head}${given.local}${tail}`];
}

function fitting(head: string, named: readonly string[], tail: string, style: ScriptStyle): string {
  const line = `${head}{${style.space}${named.join(', ')}${style.space}}${tail}`;
  return line.length <= style.width ? line : `${head}${spread(named, style, '')}${tail}`;
}
