/** New import clauses of a Python file before they have a place: names gathered by module, with the group each belongs to. */
import type { Facts } from '../../../core/facts/facts.ts';
import type { ImportingFile, ImportTime } from '../../../core/terrain/importEditing.ts';
import type { PlacedClause } from '../../../core/terrain/imports/clausePlace.ts';
import { keyOf, rankOf } from './clauses.ts';
import { type ClauseStyle, fromClause, itemText } from './clauseText.ts';
import { clauseOrders } from './sortOrders.ts';
import type { ClauseName, WantedName } from './wanted.ts';

export interface NewGroup {
  readonly form: 'import' | 'from';
  readonly module: string;
  readonly time: ImportTime;
  readonly rank: number;
  readonly items: readonly { readonly text: string; readonly name: string }[];
  readonly why: string;
}

export function groupsOf(wanted: readonly WantedName[], { path }: Pick<ImportingFile, 'path'>, facts: Facts): readonly NewGroup[] {
  const clauses = wanted.flatMap(({ clause, wanted: { time, module } }) =>
    clause === undefined ? [] : [{ clause, time, own: module.kind === 'file' }],
  );
  // `import a` and `import b as c` are clauses of their own; what is taken from one module stands in one.
  const byClause = Map.groupBy(clauses, ({ clause, time }) => {
    const when = time.kind === 'deferred' ? time.inside : time.kind;
    return `${when} ${clause.form} ${clause.form === 'from' ? clause.module : itemText(clause)}`;
  });
  return [...byClause.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const items = new Map(same.map(({ clause }) => [itemText(clause), clause.name]));
    return [
      {
        form: first.clause.form,
        module: first.clause.module,
        time: first.time,
        rank: rankOf(path, first.clause.module, facts, first.own),
        items: [...items].map(([text, name]) => ({ text, name })),
        why: whyOf(same.map(({ clause }) => clause)),
      },
    ];
  });
}

function whyOf(clauses: readonly ClauseName[]): string {
  return `imports ${[...new Set(clauses.map(({ alias, name }) => alias ?? name))].map((name) => `“${name}”`).join(', ')}, which is used here`;
}

export interface GroupText {
  readonly rank: number;
  readonly key: string;
  readonly text: string;
  readonly why: string;
}

function textOf(group: NewGroup, style: ClauseStyle, indent: string): string {
  const names = group.items.map(({ text }) => text);
  return group.form === 'from' ? fromClause(group.module, names, style, indent) : `import ${names.join(', ')}`;
}

/** Their clauses, in order. Where no clause of a group is there yet, those of the group are one text. */
export function clausesOfGroups(
  groups: readonly NewGroup[],
  beside: readonly PlacedClause[],
  style: ClauseStyle,
  indent: string,
): readonly GroupText[] {
  const [order] = clauseOrders;
  const sorted = groups
    .map((group) => ({
      rank: group.rank,
      key: keyOf(group.form, group.module, group.form === 'from' ? group.items[0]?.name : ''),
      text: textOf(group, style, indent),
      why: group.why,
    }))
    .toSorted((a, b) => a.rank - b.rank || (order?.(a.key, b.key) ?? 0));
  return [...Map.groupBy(sorted, ({ rank }) => rank).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined || beside.some(({ rank }) => rank === first.rank)) return same;
    return [{ ...first, text: same.map(({ text }) => text).join('\n'), why: same.map(({ why }) => why).join('; ') }];
  });
}

/** The block that a file without one gets for imports of types alone. */
export function typeCheckingClause(groups: readonly NewGroup[], byModule: boolean, style: ClauseStyle): string | undefined {
  if (groups.length === 0) return undefined;
  const texts = clausesOfGroups(groups, [], style, style.unit).map(({ text }) => text.replaceAll(/^(?=.)/gm, style.unit));
  return `if ${byModule ? 'typing.' : ''}TYPE_CHECKING:\n${texts.join('\n\n')}`;
}
