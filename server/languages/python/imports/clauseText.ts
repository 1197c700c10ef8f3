/** The text of Python import clauses: on one line where it fits, else in brackets, as the file has it. */
import { widthOf } from '../../../core/terrain/imports/lines.ts';
import { isSorted, type NameOrder, orderOf } from '../../../core/terrain/imports/nameList.ts';
import type { PythonClause } from './clauses.ts';
import { nameOrders } from './sortOrders.ts';
import type { ClauseName } from './wanted.ts';

export interface ClauseStyle {
  readonly width: number; // columns
  readonly unit: string; // one level of indent
  readonly aligned: boolean; // names go on under the first one, behind the bracket
  readonly trailingComma: boolean;
  readonly names: NameOrder | undefined; // how the names of a clause are sorted; undefined: they are not
}

export function styleOf(text: string, clauses: readonly PythonClause[]): ClauseStyle {
  const spread = clauses.filter(({ bracketed, start, end }) => bracketed && text.slice(start, end).includes('\n'));
  const behind = spread.filter(({ list }) => !text.slice(list.start, list.items[0]?.start ?? list.start).includes('\n'));
  const open = spread.filter((clause) => !behind.includes(clause));
  const commas = open.filter(({ list }) => text.slice(list.items.at(-1)?.end ?? list.end, list.end).includes(','));
  const lists = clauses.filter(({ form, list }) => form === 'from' && list.items.length > 1).map(({ list }) => namesIn(text, list.items));
  return {
    width: widthOf(text),
    unit: /^\t/m.test(text) ? '\t' : (/\n( +)\S/.exec(text)?.[1]?.slice(0, 4) ?? '    '),
    aligned: behind.length > open.length,
    trailingComma: commas.length * 2 >= open.length,
    names: orderOf(
      lists.filter((names) => nameOrders.some((order) => isSorted(names, order))),
      nameOrders,
    ),
  };
}

export function namesIn(text: string, items: readonly { readonly start: number; readonly end: number }[]): readonly string[] {
  return items.map(({ start, end }) => nameOf(text.slice(start, end)));
}

/** What an item of a list is sorted by: the name, without what it is called here. */
export function nameOf(item: string): string {
  return item.split(/\s/, 1)[0] ?? item;
}

export function itemText({ name, alias }: ClauseName): string {
  return alias === undefined ? name : `${name} as ${alias}`;
}

/** `from module import …` of these names, sorted as the file sorts, for a line with this indent. */
export function fromClause(module: string, names: readonly string[], style: ClauseStyle, indent: string): string {
  const { names: order = nameOrders[0] } = style;
  const sorted = order === undefined ? names : names.toSorted((a, b) => order(nameOf(a), nameOf(b)));
  return wrapped(`from ${module} import `, sorted, style, indent);
}

/** A clause that fits the width behind `indent`, which none of its lines has yet. */
export function wrapped(head: string, names: readonly string[], style: ClauseStyle, indent: string): string {
  const line = head + names.join(', ');
  const width = style.width - indent.length;
  if (line.length <= width || names.length === 0) return line;
  if (!style.aligned) {
    const end = style.trailingComma ? ',' : '';
    return `${head}(\n${names.map((name) => style.unit + name).join(',\n')}${end}\n)`;
  }
  const under = ' '.repeat(head.length + 1);
  const lines: string[] = [];
  let current = `${head}(`;
  for (const [i, name] of names.entries()) {
    const text = name + (i === names.length - 1 ? ')' : ',');
    const fits = current.length + text.length + 1 <= width;
    if (i > 0 && !fits) {
      lines.push(current);
      current = under + text;
    } else current += (i === 0 ? '' : ' ') + text;
  }
  return [...lines, current].join('\n');
}
