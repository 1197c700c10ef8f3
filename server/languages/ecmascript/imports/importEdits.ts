/** Edits of an ECMAScript file that bring imports in and let others go. */
import type { Facts } from '../../../core/facts/facts.ts';
import type {
  Answer,
  DroppedImport,
  ImportChanges,
  ImportEdits,
  ImportingFile,
  ImportTextEdit,
} from '../../../core/terrain/importEditing.ts';
import { clauseEdits, type NewClause } from '../../../core/terrain/imports/clauseLines.ts';
import { type PlacedClause, placeAmong } from '../../../core/terrain/imports/clausePlace.ts';
import { byCode, byLetter } from '../../../core/terrain/imports/nameList.ts';
import { FactReader } from '../modules/factReader.ts';
import { changedClause, dropOf, isGone, newClauses } from './changedClause.ts';
import { clausesOf, rankOf, type ScriptClause } from './clauses.ts';
import { codeInsertion, isDefinition } from './codeStart.ts';
import { isCommonJs, scriptStyle, type TypeStyle, typeStyle } from './scriptStyle.ts';
import { type ClausePart, type WantedPart, wantedPart } from './wanted.ts';

export function importEdits(file: ImportingFile, changes: ImportChanges, facts: Facts): Answer<ImportEdits> {
  if (facts.paths() === undefined) return { kind: 'need', requests: [{ kind: 'paths' }] };
  const wanted: WantedPart[] = [];
  for (const each of changes.bring) {
    const part = wantedPart(file, each, changes, facts);
    if (part.kind === 'need') return part;
    wanted.push(part.value);
  }
  const reader = new FactReader(facts);
  const clauses = clausesOf(file, facts);
  const kind = isCommonJs(file, clauses, reader) ? 'require' : typeStyle(file, clauses, reader);
  if (reader.requests.length > 0) return { kind: 'need', requests: reader.requests };
  const elsewhere = changes.elsewhere ?? [];
  const free = clauses.filter(({ start, end }) => !elsewhere.some((each) => each.start <= start && end <= each.end));
  const drop = [...changes.drop, ...wanted.flatMap(({ instead }) => instead)];
  const edits = editsOf(file, { clauses: free, drop, elsewhere }, groupsOf(wanted, kind), kind, facts);
  return {
    kind: 'done',
    value: { edits: edits.toSorted((a, b) => a.start - b.start || a.end - b.end), brought: wanted.map(({ brought }) => brought) },
  };
}

/** What is taken from one module, as a value or for types alone. */
interface PartGroup {
  readonly module: string;
  readonly forTypes: boolean;
  readonly parts: readonly ClausePart[];
  readonly why: string;
}

function groupsOf(wanted: readonly WantedPart[], kind: TypeStyle | 'require'): readonly PartGroup[] {
  const parts = wanted.flatMap(({ part, wanted: { time } }) =>
    part === undefined ? [] : [{ part, forTypes: time.kind === 'typeOnly' && kind !== 'plain' && kind !== 'require' }],
  );
  return [...Map.groupBy(parts, ({ part, forTypes }) => `${forTypes} ${part.module}`).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const once = new Map(same.map(({ part }) => [`${part.kind} ${part.name} ${part.local}`, part]));
    const names = [...new Set(same.map(({ part }) => `“${part.local || part.module}”`))].join(', ');
    return [
      { module: first.part.module, forTypes: first.forTypes, parts: [...once.values()], why: `imports ${names}, which is used here` },
    ];
  });
}

interface Standing {
  readonly clauses: readonly ScriptClause[];
  readonly drop: readonly DroppedImport[];
  readonly elsewhere: NonNullable<ImportChanges['elsewhere']>;
}

function editsOf(
  file: ImportingFile,
  { clauses, drop, elsewhere }: Standing,
  groups: readonly PartGroup[],
  kind: TypeStyle | 'require',
  facts: Facts,
): readonly ImportTextEdit[] {
  const { text } = file;
  const style = scriptStyle(text, clauses);
  const joins = new Map<ScriptClause, { group: PartGroup; marked: boolean }>();
  const apart = groups.flatMap((group) => joined(group, clauses, joins, kind));
  const end = file.root.namedChildren.find(isDefinition)?.startIndex ?? text.length + 1;
  const beside = clauses.filter(({ start }) => start < end);
  const fresh = newTexts(file, apart, beside, kind, style, facts);
  const placed = fresh.flatMap((each): NewClause[] => {
    const place = placeAmong(beside, each, [byLetter, byCode], false);
    return place === undefined ? [] : [{ text: each.text, why: each.why, place }];
  });
  const edits: ImportTextEdit[] = [];
  const lines = clauses.map((clause) => {
    const gone = dropOf(file, clause, drop);
    const join = joins.get(clause);
    if (join === undefined && isGone(clause, gone)) return { ...clause, gone: 'nothing here uses it' };
    const added = { parts: join?.group.parts ?? [], marked: join?.marked ?? false };
    const edit = changedClause(file, clause, gone, added, style, join?.group.why ?? 'nothing here uses it');
    if (edit !== undefined) edits.push(edit);
    return { ...clause, gone: undefined };
  });
  edits.push(...clauseEdits({ text, clauses: lines, indent: '', elsewhere }, placed));
  if (placed.length === 0 && fresh.length > 0)
    edits.push(
      codeInsertion(
        file,
        fresh.map((each) => each.text),
      ),
    );
  return edits;
}

/** Puts the parts into a clause of the module where they may stand beside what it has; returns what needs one of its own. */
function joined(
  group: PartGroup,
  clauses: readonly ScriptClause[],
  joins: Map<ScriptClause, { group: PartGroup; marked: boolean }>,
  kind: TypeStyle | 'require',
): readonly PartGroup[] {
  const fits = ({ kind: part }: ClausePart, clause: ScriptClause): boolean => {
    if (part === 'named')
      return clause.form === 'require' ? clause.list !== undefined : clause.star === undefined && !(clause.typeOnly && clause.whole);
    return part === 'default' && clause.form === 'import' && clause.whole === undefined && !(clause.typeOnly && clause.list);
  };
  const of = clauses.filter((clause) => clause.module === group.module && clause.form !== 'several' && !joins.has(clause));
  const same = of.filter((clause) => clause.typeOnly === group.forTypes);
  const inline = group.forTypes && kind === 'inline' ? of.filter((clause) => !clause.typeOnly) : [];
  const candidates = kind === 'inline' ? [...inline, ...same] : same;
  const clause = candidates.find((each) => isBinding(each) && group.parts.some((part) => fits(part, each)));
  if (clause === undefined) return [group];
  const inside = group.parts.filter((part) => fits(part, clause));
  const rest = group.parts.filter((part) => !inside.includes(part));
  joins.set(clause, { group: { ...group, parts: inside }, marked: group.forTypes && !clause.typeOnly });
  return rest.length === 0 ? [] : [{ ...group, parts: rest }];
}

/** `import 'm'` is there for its effects, at its place in the order; nothing joins it. */
function isBinding({ whole, star, list }: ScriptClause): boolean {
  return whole !== undefined || star !== undefined || list !== undefined;
}

interface NewText {
  readonly rank: number;
  readonly key: string;
  readonly text: string;
  readonly why: string;
}

/** Their clauses, in order. Where no clause of a group is there yet, those of the group are one text. */
function newTexts(
  file: ImportingFile,
  groups: readonly PartGroup[],
  beside: readonly PlacedClause[],
  kind: TypeStyle | 'require',
  style: ReturnType<typeof scriptStyle>,
  facts: Facts,
): readonly NewText[] {
  const texts = groups.map((group) => {
    const clauses = newClauses(group.parts, kind === 'require' ? 'require' : group.forTypes ? 'type' : 'value', style);
    return { rank: rankOf(file.path, group.module, facts), key: group.module, text: clauses.join('\n'), why: group.why };
  });
  const sorted = texts.toSorted((a, b) => a.rank - b.rank || byLetter(a.key, b.key));
  return [...Map.groupBy(sorted, ({ rank }) => rank).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined || beside.some(({ rank }) => rank === first.rank)) return same;
    return [{ ...first, text: same.map(({ text }) => text).join('\n'), why: same.map(({ why }) => why).join('; ') }];
  });
}
