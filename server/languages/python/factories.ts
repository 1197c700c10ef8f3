/** Names given as strings beside an assignment: classes made by a call (`namedtuple`, `Enum`), type variables, `__slots__`. */
import { extentOf } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { type Expression, type Extent, NONE, type ScopeIx, type SymbolIx, type SymbolKind } from '../../core/terrain/fileIndex.ts';
import { isIdentifier } from './names.ts';
import { lastName, literalText, type Walk } from './walk.ts';

/** Kind of the members of the class that each of these makes. */
const classFactories: Readonly<Record<string, SymbolKind>> = {
  namedtuple: 'attribute',
  NamedTuple: 'attribute',
  TypedDict: 'attribute',
  make_dataclass: 'attribute',
  Enum: 'enumMember',
  IntEnum: 'enumMember',
  StrEnum: 'enumMember',
  Flag: 'enumMember',
  IntFlag: 'enumMember',
};
const namedTypes: ReadonlySet<string> = new Set(['TypeVar', 'NewType', 'ParamSpec', 'TypeVarTuple', 'TypeAliasType', 'type']);

/** `N = namedtuple("N", "a b")`: makes the symbol a class with members, and finds its name in the string. Before the call is visited. */
export function readFactory(walk: Walk, symbol: SymbolIx, call: SyntaxNode, scope: ScopeIx): void {
  const name = lastName(call.childForFieldName('function')) ?? '';
  const memberKind = Object.hasOwn(classFactories, name) ? classFactories[name] : undefined;
  const args = call.childForFieldName('arguments')?.namedChildren.filter((child) => child.type !== 'comment') ?? [];
  const title = literalText(args[0]);
  if (symbol === NONE || title === undefined || args[0] === undefined || (memberKind === undefined && !namedTypes.has(name))) return;
  const record = walk.draft.symbol(symbol);
  if (title.text === record.name) {
    walk.claimed.add(args[0]);
    walk.draft.occur(title.content, title.text, 'string', scope, { symbol });
  }
  if (memberKind === undefined) {
    if (name !== 'type' && name !== 'NewType') record.kind = 'type';
    return;
  }
  record.kind = 'class';
  record.members ??= new Map();
  const base = call.childForFieldName('function');
  if (base !== null && memberKind === 'enumMember') record.bases = [walk.expressionOf(base, scope)];
  const inner = walk.draft.scopes.add('class', scope, extentOf(call), symbol);
  const fields = args.find(
    (child) => child.type === 'keyword_argument' && /^(field_names|fields|names)$/.test(child.children[0]?.text ?? ''),
  );
  const listed = fields?.childForFieldName('value') ?? args[1];
  if (listed !== undefined) readFields(walk, listed, symbol, inner, memberKind);
}

/** "a b", "a, b", ["a", "b"], [("a", int), …], {"a": int}. */
function readFields(walk: Walk, node: SyntaxNode, owner: SymbolIx, scope: ScopeIx, kind: SymbolKind): void {
  const literal = literalText(node);
  if (literal !== undefined) {
    walk.claimed.add(node);
    for (const found of literal.text.matchAll(/\p{XID_Continue}+/gu)) {
      const start = literal.content.start + found.index;
      declareInString(walk, owner, found[0], { start, end: start + found[0].length }, scope, kind, undefined);
    }
    return;
  }
  for (const item of node.namedChildren) {
    const parts =
      item.type === 'pair'
        ? [item.childForFieldName('key'), item.childForFieldName('value')]
        : item.type === 'tuple'
          ? item.namedChildren
          : [item];
    const [name, type] = parts;
    const field = literalText(name);
    if (!name || field === undefined) continue;
    walk.claimed.add(name);
    declareInString(
      walk,
      owner,
      field.text,
      field.content,
      scope,
      kind,
      type && kind !== 'enumMember' ? walk.typeOf(type, scope) : undefined,
    );
  }
}

function declareInString(
  walk: Walk,
  owner: SymbolIx,
  name: string,
  place: Extent,
  scope: ScopeIx,
  kind: SymbolKind,
  type: Expression | undefined,
): void {
  if (!isIdentifier(name)) return;
  const symbol = walk.draft.bindMember(owner, name, place, { kind, extent: place }, scope);
  walk.draft.symbol(symbol).type ??= type;
  walk.draft.occur(place, name, 'string', scope, { symbol });
}

/** `__slots__ = ("a", "b")` declares attributes; `__match_args__ = ("a",)` names them. */
export function readMemberNames(walk: Walk, value: SyntaxNode, scope: ScopeIx): void {
  const { kind, owner } = walk.draft.scopes.at(scope);
  if (kind !== 'class' || owner === NONE) return;
  const single = value.type === 'string' ? [value] : value.namedChildren;
  for (const item of single) {
    const string = item.type === 'pair' ? item.childForFieldName('key') : item;
    const literal = literalText(string);
    if (!string || literal === undefined) continue;
    walk.claimed.add(string);
    declareInString(walk, owner, literal.text, literal.content, scope, 'attribute', undefined);
  }
}
