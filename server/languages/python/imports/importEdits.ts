/** Edits of a Python file that bring imports in and let others go. */
import { indentAt } from '../../../base/textLines.ts';
import type { Facts } from '../../../core/facts/facts.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type {
  Answer,
  ImportChanges,
  ImportEdits,
  ImportingFile,
  ImportTextEdit,
  WantedImport,
} from '../../../core/terrain/importEditing.ts';
import { clauseEdits, type NewClause } from '../../../core/terrain/imports/clauseLines.ts';
import { placeAmong } from '../../../core/terrain/imports/clausePlace.ts';
import { changedClause, droppedItems } from './changedClause.ts';
import { allClauses, type PythonClause, rank, typeCheckingBlocks } from './clauses.ts';
import { type ClauseStyle, styleOf } from './clauseText.ts';
import { codeInsertion, functionInsertion } from './freshClauses.ts';
import { functionBody } from './functionBody.ts';
import { clausesOfGroups, groupsOf, type NewGroup, typeCheckingClause } from './newGroups.ts';
import { clauseOrders } from './sortOrders.ts';
import { type WantedName, wantedName } from './wanted.ts';

export function importEdits(file: ImportingFile, changes: ImportChanges, facts: Facts): Answer<ImportEdits> {
  if (facts.paths() === undefined) return { kind: 'need', requests: [{ kind: 'paths' }] };
  const wanted: WantedName[] = [];
  for (const each of withTypeChecking(file, changes.bring)) {
    const name = wantedName(file, each, changes, facts);
    if (name.kind === 'need') return name;
    wanted.push(name.value);
  }
  const edits = new FileEdits(file, changes, wanted, facts).all();
  const brought = wanted.slice(0, changes.bring.length).map((each) => each.brought);
  return { kind: 'done', value: { edits: edits.toSorted((a, b) => a.start - b.start || a.end - b.end), brought } };
}

const typeChecking: WantedImport = {
  module: { kind: 'spelt', specifier: 'typing' },
  what: { kind: 'name', name: 'TYPE_CHECKING' },
  local: undefined,
  time: { kind: 'load' },
};

/** An import for types alone asks for a block of such, and that for its condition. */
function withTypeChecking(file: ImportingFile, bring: readonly WantedImport[]): readonly WantedImport[] {
  const asks = bring.some(({ time }) => time.kind === 'typeOnly') && typeCheckingBlocks(file.root).length === 0;
  return asks && !importsTyping(file) ? [...bring, typeChecking] : bring;
}

function importsTyping({ index }: ImportingFile): boolean {
  return index.imports.some(({ kind, specifier, starAs }) => kind === 'import' && specifier === 'typing' && starAs === undefined);
}

/** What is known of one file while its edits are made. */
class FileEdits {
  readonly #file: ImportingFile;
  readonly #clauses: readonly PythonClause[];
  readonly #drops: ReadonlyMap<PythonClause, ReadonlySet<number>>;
  readonly #groups: readonly NewGroup[];
  readonly #style: ClauseStyle;
  readonly #elsewhere: NonNullable<ImportChanges['elsewhere']>;

  constructor(file: ImportingFile, { drop, elsewhere = [] }: ImportChanges, wanted: readonly WantedName[], facts: Facts) {
    this.#file = file;
    this.#elsewhere = elsewhere;
    const all = allClauses(file, facts);
    this.#clauses = all.filter(({ start, end }) => !elsewhere.some((each) => each.start <= start && end <= each.end));
    this.#drops = droppedItems(file, this.#clauses, [...drop, ...wanted.flatMap(({ instead }) => instead)]);
    this.#style = styleOf(file.text, all);
    this.#groups = groupsOf(wanted, file, facts);
  }

  all(): readonly ImportTextEdit[] {
    const { root } = this.#file;
    const typing = typeCheckingBlocks(root).at(-1);
    const load = this.#groups.filter(({ time }) => time.kind === 'load');
    const typeOnly = this.#groups.filter(({ time }) => time.kind === 'typeOnly');
    const deferred = this.#groups.filter(({ time }) => time.kind === 'deferred');
    const insertions: ImportTextEdit[] = [];
    const added = new Map<SyntaxNode, readonly NewClause[]>();
    const joins = new Map<PythonClause, NewGroup>();
    if (typing !== undefined) this.#into(typing, typeOnly, joins, added);
    const block = typing === undefined ? typeCheckingClause(typeOnly, importsTyping(this.#file), this.#style) : undefined;
    const fresh = this.#into(root, load, joins, added, block);
    if (fresh.length > 0) insertions.push(codeInsertion(this.#file, fresh, this.#elsewhere));
    for (const [inside, groups] of Map.groupBy(deferred, ({ time }) => (time.kind === 'deferred' ? time.inside : 0))) {
      const body = functionBody(root, inside);
      const texts = this.#into(body?.block ?? root, groups, joins, added);
      if (texts.length === 0) continue;
      insertions.push(
        body === undefined ? codeInsertion(this.#file, texts, this.#elsewhere) : functionInsertion(this.#file, body, texts, this.#style),
      );
    }
    return [...this.#clauseEdits(joins, added), ...insertions];
  }

  /** Names go into clauses of their modules, new clauses beside others; what has none to go beside is left, as text by group. */
  #into(
    block: SyntaxNode,
    groups: readonly NewGroup[],
    joins: Map<PythonClause, NewGroup>,
    added: Map<SyntaxNode, readonly NewClause[]>,
    last?: string,
  ): readonly string[] {
    const { root, text } = this.#file;
    const clauses = this.#clauses.filter((clause) => clause.block.id === block.id);
    const beside = clauses.filter(({ start }) => start < headEnd(block, root));
    const indent = beside[0] === undefined ? '' : indentAt(text, beside[0].start);
    const news = groups.filter((group) => {
      const join = this.#joinable(group, beside, joins);
      if (join !== undefined) joins.set(join, group);
      return join === undefined;
    });
    const texts = clausesOfGroups(news, beside, this.#style, indent);
    const alone =
      beside.length === 0
        ? texts
        : texts.filter((each) => each.rank === rank.future && !beside.some((clause) => clause.rank === rank.future));
    const placed = texts.flatMap((each): NewClause[] => {
      const place = alone.includes(each) ? undefined : placeAmong(beside, each, clauseOrders, block.id === root.id);
      return place === undefined ? [] : [{ text: each.text, why: each.why, place }];
    });
    if (last !== undefined && beside.length > 0) {
      placed.push({ text: last, why: 'imported for types alone', place: { clause: beside.length - 1, side: 'after', apart: true } });
    }
    added.set(block, [...(added.get(block) ?? []), ...placed]);
    const rest = last !== undefined && beside.length === 0 ? [last] : [];
    return [...alone.map((each) => each.text), ...rest];
  }

  /** The clause of the same module that takes the names in; none where the file has a clause for each name. */
  #joinable(group: NewGroup, clauses: readonly PythonClause[], taken: ReadonlyMap<PythonClause, NewGroup>): PythonClause | undefined {
    if (group.form === 'import') return undefined;
    const same = clauses.filter((clause) => clause.form === 'from' && !clause.star && clause.module === group.module && !taken.has(clause));
    const oneByOne = same.length > 1 && same.every(({ list }) => list.items.length === 1);
    return oneByOne ? undefined : same[0];
  }

  #clauseEdits(
    joins: ReadonlyMap<PythonClause, NewGroup>,
    added: ReadonlyMap<SyntaxNode, readonly NewClause[]>,
  ): readonly ImportTextEdit[] {
    const { text } = this.#file;
    const edits: ImportTextEdit[] = [];
    for (const [, clauses] of Map.groupBy(this.#clauses, ({ block }) => block.id)) {
      const [first] = clauses;
      if (first === undefined) continue;
      const lines = clauses.map((clause) => {
        const drop = this.#drops.get(clause) ?? new Set();
        const join = joins.get(clause);
        const goes = drop.size > 0 && drop.size >= clause.list.items.length && join === undefined;
        if (goes) return { ...clause, gone: 'nothing here uses it' };
        const why = join?.why ?? 'nothing here uses it';
        const names = join?.items.map((item) => item.text) ?? [];
        const edit = changedClause(this.#file, clause, drop, names, this.#style, why);
        if (edit !== undefined) edits.push(edit);
        return { ...clause, gone: undefined };
      });
      const news = added.get(first.block) ?? [];
      edits.push(...this.#blockEdits(first.block, lines, news, indentAt(text, first.start)));
    }
    return edits;
  }

  /** A block of which nothing is left goes as a whole, with what it belongs to; one that must not be empty says so. */
  #blockEdits(
    block: SyntaxNode,
    clauses: readonly (PythonClause & { readonly gone: string | undefined })[],
    news: readonly NewClause[],
    indent: string,
  ): readonly ImportTextEdit[] {
    const { text, root } = this.#file;
    const empties = block.id !== root.id && news.length === 0 && clauses.every(({ gone }) => gone !== undefined);
    const others = block.namedChildren.length - clauses.length - block.namedChildren.filter(({ type }) => type === 'comment').length;
    const [first] = clauses;
    if (!empties || others > 0 || first === undefined) return clauseEdits({ text, clauses, indent, elsewhere: this.#elsewhere }, news);
    const owner = block.parent;
    const goes = owner?.type === 'if_statement' && owner.childForFieldName('alternative') === null && owner.parent?.id === root.id;
    if (!goes || owner === null)
      return [{ start: first.start, end: clauses.at(-1)?.end ?? first.end, newText: 'pass', why: 'nothing is left in the block' }];
    const statement = { start: owner.startIndex, end: owner.endIndex, run: 0, heading: owner.startIndex, gone: 'nothing is left in it' };
    return clauseEdits({ text, clauses: [statement], indent: '', elsewhere: this.#elsewhere }, []);
  }
}

/** Where the part of a block ends in which its imports stand: at the first function or class of the file, at the first other statement of a function. */
function headEnd(block: SyntaxNode, root: SyntaxNode): number {
  const ends =
    block.id === root.id ? /^(?:function_definition|class_definition|decorated_definition)$/ : /^(?!import|future|comment|expression)/;
  return block.namedChildren.find(({ type }) => ends.test(type))?.startIndex ?? block.endIndex + 1;
}
