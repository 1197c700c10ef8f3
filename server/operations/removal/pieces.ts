/** What goes of a file when a symbol goes: its statements with their comments, wherever they stand. Not whether anything needs it. */
import { nodeAtOffset } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { type Extent, NONE, type SymbolIx } from '../../core/terrain/fileIndex.ts';
import { ownLines, withBlankLines } from '../callables/definition.ts';
import { withoutItems } from '../relocation/commaList.ts';
import { cutEdits } from '../relocation/gaps.ts';
import type { Module } from '../relocation/ground.ts';
import { isOfModule, type ModuleUnit } from '../relocation/moduleUnits.ts';

export interface Piece extends Extent {
  readonly unit: ModuleUnit | undefined; // of the top level; else it stands in a block or a body
  readonly statement: SyntaxNode;
}

/** undefined where it is declared together with what stays. */
export function piecesOf(module: Module, symbol: SymbolIx, doomed: ReadonlySet<SymbolIx>): readonly Piece[] | undefined {
  const record = module.view.symbol(symbol);
  if (record === undefined) return undefined;
  const found: Piece[] = [];
  const units = isOfModule(module.view, symbol) ? module.unitsOf(symbol) : [];
  const whole = units.filter(
    (unit) => unit.nodes.every(isWholeDeclaration) && (unit.about.includes(symbol) || bindsAtTop(module, unit, symbol)),
  );
  for (const unit of whole) {
    const [node] = unit.nodes;
    if (node === undefined || unit.nodes.length > 1 || unit.declares.some((ix) => !doomed.has(ix) && bindsAtTop(module, unit, ix)))
      return undefined;
    found.push({ start: unit.start, end: unit.end, unit, statement: node });
  }
  for (const name of record.declarations) {
    if (found.some(({ start, end }) => start <= name.start && name.end <= end)) continue;
    const occurrence = module.view.occurrencesAt(name.start).find((each) => each.symbol === symbol);
    // What a function assigns (`global x`) is a use of it.
    if (occurrence?.role === 'importedName' || (record.scope === 0 && occurrence?.scope !== 0 && record.container === NONE)) continue;
    const statement = statementAround(module.root, name);
    if (statement === undefined || !declaresOnly(statement, name)) return undefined;
    found.push({ start: statement.startIndex, end: statement.endIndex, unit: undefined, statement });
  }
  return found.length === 0 ? undefined : found;
}

/** Whether the unit itself declares it, and not a function in it that assigns it. */
function bindsAtTop({ view }: Module, { start, end }: Extent, symbol: SymbolIx): boolean {
  const record = view.symbol(symbol);
  return (
    record?.declarations.some((at) => {
      const found = view.occurrencesAt(at.start).find((each) => each.symbol === symbol);
      return start <= at.start && at.end <= end && (found === undefined || found.scope === record.scope || found.scope === 0);
    }) === true
  );
}

const wholes =
  /^(?:function_definition|class_definition|decorated_definition|expression_statement|type_alias_statement|export_statement|lexical_declaration|variable_declaration|(?:generator_)?function_declaration|(?:abstract_)?class_declaration|interface_declaration|type_alias_declaration|enum_declaration|ambient_declaration|function_signature|internal_module|module)$/;

function isWholeDeclaration({ type }: SyntaxNode): boolean {
  return wholes.test(type);
}

const bodies: ReadonlySet<string> = new Set([
  'block',
  'class_body',
  'statement_block',
  'interface_body',
  'object_type',
  'enum_body',
  'module',
  'program',
]);

/** The child of a block or body that the name stands in. */
function statementAround(root: SyntaxNode, { start }: Extent): SyntaxNode | undefined {
  let node = nodeAtOffset(root, start);
  while (node.parent !== null && !bodies.has(node.parent.type)) node = node.parent;
  return node.parent === null ? undefined : node;
}

/** Whether the statement is a definition of the name, or assigns nothing else. */
function declaresOnly(statement: SyntaxNode, name: Extent): boolean {
  const inner = statement.type === 'expression_statement' ? statement.namedChildren[0] : statement;
  if (inner?.type === 'lexical_declaration' || inner?.type === 'variable_declaration')
    return inner.namedChildren.filter(({ type }) => type === 'variable_declarator').length === 1;
  if (inner?.type !== 'assignment') return !/^(?:for|with|if|while|try|return|import)/.test(statement.type);
  const left = inner.childForFieldName('left');
  if (inner.childForFieldName('right')?.type === 'assignment') return false; // `a = b = 1`
  return left !== null && left.endIndex === name.end && !/^(?:pattern_list|tuple_pattern|list_pattern)$/.test(left.type);
}

export interface PieceEdit extends Extent {
  readonly newText: string;
}

/** Edits that take the pieces out, with the gaps that are left over; undefined where one shares its lines with other code. */
export function withoutPieces(module: Module, pieces: readonly Piece[]): readonly PieceEdit[] | undefined {
  const outer = pieces.filter((piece) => !pieces.some((other) => other !== piece && contains(other, piece)));
  const once = outer.filter((piece, i) => outer.findIndex(({ start, end }) => start === piece.start && end === piece.end) === i);
  const units = once.flatMap(({ unit }) => unit ?? []).toSorted((a, b) => a.ix - b.ix);
  const edits: PieceEdit[] = [...cutEdits(module, units)];
  const inside = Map.groupBy(
    once.filter(({ unit }) => unit === undefined),
    ({ statement }) => statement.parent?.id ?? -1,
  );
  for (const group of inside.values()) {
    const cut = cutFrom(module, group);
    if (cut === undefined) return undefined;
    edits.push(...cut);
  }
  return edits;
}

function contains(outer: Extent, inner: Extent): boolean {
  return outer.start <= inner.start && inner.end <= outer.end && (outer.start !== inner.start || outer.end !== inner.end);
}

/** Statements of one block or body: what must not be empty says so. */
function cutFrom({ text, view }: Module, pieces: readonly Piece[]): readonly PieceEdit[] | undefined {
  const container = pieces[0]?.statement.parent;
  if (!container) return undefined;
  const others = container.namedChildren.filter(
    (child) => child.type !== 'comment' && child.type !== 'decorator' && !pieces.some(({ statement }) => statement.id === child.id),
  );
  if (container.type === 'enum_body') {
    const items = container.namedChildren.filter(({ type }) => type !== 'comment');
    return withoutItems({ text, node: container, items }, (item) => pieces.some(({ statement }) => statement.id === item.id));
  }
  const lines = pieces.map(({ statement, start, end }) => {
    const decorators = decoratorsBefore(statement);
    return ownLines(text, { start: decorators[0]?.startIndex ?? start, end, statement, decorators });
  });
  if (lines.some((each) => each === undefined)) return undefined;
  const joined = lines.flatMap((each) => each ?? []).toSorted((a, b) => a.start - b.start);
  for (let i = joined.length - 1; i > 0; i--) {
    const above = joined[i - 1];
    const below = joined[i];
    if (above === undefined || below === undefined || text.slice(above.end, below.start).trim() !== '') continue;
    joined.splice(i - 1, 2, { ...above, end: below.end });
  }
  const empties = others.length === 0 && view.family === 'python' && container.type === 'block';
  return joined.map((each, i): PieceEdit => {
    if (!empties) return { ...withBlankLines(text, each, container), newText: '' };
    const ending = /\r?\n$/.exec(text.slice(each.start, each.end))?.[0] ?? '';
    return { start: each.start, end: each.end, newText: i === 0 ? `${each.indent}pass${ending}` : '' };
  });
}

function decoratorsBefore(statement: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let before = statement.previousSibling; before?.type === 'decorator'; before = before.previousSibling) found.unshift(before);
  return found;
}
