/** What is bound by assignments, loops, `with`, `except` and `del`: names, and attributes of the instance or the class. */
import { extentOf } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { type Expression, type Extent, NONE, type ScopeIx, type SymbolIx, type SymbolKind } from '../../core/terrain/fileIndex.ts';
import { builtinNames } from './builtins.ts';
import { readExports } from './exportsList.ts';
import { readFactory, readMemberNames } from './factories.ts';
import { lastName, type Walk } from './walk.ts';

export interface Binding {
  readonly statement: Extent; // the whole declaration
  readonly value?: Expression | undefined;
  readonly type?: Expression | undefined;
  readonly kind?: SymbolKind | undefined;
  /** What the parts of a pattern get, as far as that is known. */
  readonly parts?: readonly (Expression | undefined)[];
  /** An annotation alone declares, and writes nothing. */
  readonly writes?: boolean;
}

/** Binds a target, and every target in it. Returns the symbol when it is one name. */
export function bindTarget(walk: Walk, target: SyntaxNode, scope: ScopeIx, binding: Binding): SymbolIx {
  switch (target.type) {
    case 'identifier':
      return bindName(walk, target, scope, binding);
    case 'attribute':
      return bindAttribute(walk, target, scope, binding);
    case 'pattern_list':
    case 'tuple_pattern':
    case 'list_pattern':
    case 'tuple':
    case 'list':
    case 'expression_list':
      bindEach(walk, target, scope, binding);
      return NONE;
    case 'parenthesized_expression':
    case 'as_pattern_target': {
      const inner = target.namedChildren.find((child) => child.type !== 'comment');
      return inner === undefined ? NONE : bindTarget(walk, inner, scope, binding);
    }
    case 'list_splat':
    case 'list_splat_pattern':
    case 'splat_pattern':
    case 'dictionary_splat_pattern': {
      const inner = target.namedChildren[0];
      if (inner === undefined) return NONE;
      return bindTarget(walk, inner, scope, { ...binding, value: { kind: 'builtin', name: 'list' }, type: undefined });
    }
    default: // a subscript, a call in broken code: only read
      walk.visit(target, scope);
      return NONE;
  }
}

/** `a, b = x, y` pairs them; of most else unpacked the parts are not known. */
function bindEach(walk: Walk, target: SyntaxNode, scope: ScopeIx, { parts = [], ...binding }: Binding): void {
  const children = target.namedChildren.filter((child) => child.type !== 'comment');
  const starred = children.some(({ type }) => type.includes('splat'));
  children.forEach((child, i) => {
    bindTarget(walk, child, scope, { ...binding, value: starred ? undefined : parts[i], type: undefined });
  });
}

export function bindName(walk: Walk, name: SyntaxNode, scope: ScopeIx, binding: Binding): SymbolIx {
  const place = extentOf(name);
  const text = name.text;
  const symbol = walk.draft.bind(scope, text, place, { kind: binding.kind ?? 'variable', extent: binding.statement });
  walk.draft.occur(place, text, 'declaration', scope, { symbol, writes: binding.writes ?? true, lookUp: symbol === NONE });
  describe(walk, symbol, binding);
  return symbol;
}

function describe(walk: Walk, symbol: SymbolIx, { value, type }: Binding): void {
  if (symbol === NONE) return;
  walk.draft.addValue(symbol, value);
  const draft = walk.draft.symbol(symbol);
  draft.type ??= type;
}

/** `self.x = …` declares an attribute of the class; on anything else it writes a member. */
function bindAttribute(walk: Walk, target: SyntaxNode, scope: ScopeIx, binding: Binding): SymbolIx {
  const object = target.childForFieldName('object');
  const name = target.childForFieldName('attribute');
  if (object === null || name === null) {
    walk.visit(target, scope);
    return NONE;
  }
  walk.visit(object, scope);
  const receiver = walk.expressionOf(object, scope);
  const writes = binding.writes ?? true;
  const text = name.text;
  if (receiver.kind !== 'self' && receiver.kind !== 'cls') {
    walk.draft.occur(extentOf(name), text, 'member', scope, { receiver, writes });
    hazardOfModule(walk, target, object, scope);
    return NONE;
  }
  const owner = walk.draft.symbol(receiver.class);
  const declaration = { kind: 'attribute', extent: binding.statement } as const;
  const symbol = walk.draft.bindMember(
    receiver.class,
    text,
    extentOf(name),
    declaration,
    walk.draft.classScopes.get(receiver.class) ?? owner.scope,
  );
  walk.draft.occur(extentOf(name), text, 'declaration', scope, { symbol, receiver, writes });
  describe(walk, symbol, binding);
  return symbol;
}

/** Setting a name of an imported module changes it for everybody. */
function hazardOfModule(walk: Walk, target: SyntaxNode, object: SyntaxNode, scope: ScopeIx): void {
  if (object.type !== 'identifier') return;
  const symbol = walk.draft.scopes.findSymbol(scope, object.text);
  if (symbol === NONE) return;
  const draft = walk.draft.symbol(symbol);
  if (draft.kind !== 'import' || walk.draft.imports[draft.import]?.kind !== 'import') return;
  walk.draft.hazard(extentOf(target), 'monkeyPatch', `"${target.text}" is replaced from outside its module.`);
}

export function visitAssignment(walk: Walk, node: SyntaxNode, scope: ScopeIx): void {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  const typeNode = node.childForFieldName('type');
  if (typeNode !== null) walk.visitType(typeNode, scope);
  const alias = typeNode !== null && lastName(typeNode.namedChildren[0]) === 'TypeAlias';
  const binding: Binding = {
    statement: extentOf(node),
    value: right === null ? undefined : walk.expressionOf(right, scope),
    type: typeNode === null || alias ? undefined : walk.typeOf(typeNode, scope),
    kind: alias ? 'type' : undefined,
    writes: right !== null,
  };
  if (left?.type === 'identifier' && right !== null && givesNamesInStrings(left, right)) {
    const symbol = bindName(walk, left, scope, binding);
    readNamesInStrings(walk, left.text, symbol, right, scope);
    walk.draft.whileBinding(symbol, () => walk.visit(right, scope));
    return;
  }
  if (left !== null && right !== null && takesBuiltin(left, right, scope))
    walk.draft.occur(extentOf(right), right.text, 'reference', scope);
  else if (right !== null) walk.visit(right, scope);
  if (left === null) return;
  if (right !== null && pairs(left, right)) {
    const values = right.namedChildren.filter((child) => child.type !== 'comment');
    left.namedChildren
      .filter((child) => child.type !== 'comment')
      .forEach((target, i) => {
        const value = values[i];
        bindTarget(walk, target, scope, { statement: binding.statement, value: value && walk.expressionOf(value, scope) });
      });
    return;
  }
  bindTarget(walk, left, scope, binding);
}

/** `input = input` at the top of a module, where the assignment before it failed: nobody writes that but to have the builtin. */
function takesBuiltin(left: SyntaxNode, right: SyntaxNode, scope: ScopeIx): boolean {
  return scope === 0 && right.type === 'identifier' && left.text === right.text && builtinNames.has(right.text);
}

/** Assignments whose right side may name things in strings; it is read for them before anybody else reads those strings. */
function givesNamesInStrings(left: SyntaxNode, right: SyntaxNode): boolean {
  return right.type === 'call' || /^__(all|slots|match_args)__$/.test(left.text);
}

function readNamesInStrings(walk: Walk, name: string, symbol: SymbolIx, right: SyntaxNode, scope: ScopeIx): void {
  if (right.type === 'call') readFactory(walk, symbol, right, scope);
  else if (name === '__all__') readExports(walk, right, scope, false);
  else readMemberNames(walk, right, scope);
}

function pairs(left: SyntaxNode, right: SyntaxNode): boolean {
  const isList = (node: SyntaxNode) => /^(pattern_list|tuple_pattern|expression_list|tuple)$/.test(node.type);
  if (!isList(left) || !isList(right)) return false;
  const starred = [...left.namedChildren, ...right.namedChildren].some((child) => child.type.includes('splat'));
  const count = (node: SyntaxNode) => node.namedChildren.filter((child) => child.type !== 'comment').length;
  return !starred && count(left) === count(right);
}

export function visitAugmentedAssignment(walk: Walk, node: SyntaxNode, scope: ScopeIx): void {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  if (left?.text === '__all__' && right !== null) readExports(walk, right, scope, true);
  if (right !== null) walk.visit(right, scope);
  if (left !== null) bindTarget(walk, left, scope, { statement: extentOf(node) });
}

export function visitNamedExpression(walk: Walk, node: SyntaxNode, scope: ScopeIx): void {
  const name = node.childForFieldName('name');
  const value = node.childForFieldName('value');
  if (value !== null) walk.visit(value, scope);
  if (name === null) return;
  const target = walk.draft.scopes.outsideComprehensions(scope);
  bindTarget(walk, name, target, { statement: extentOf(node), value: value === null ? undefined : walk.expressionOf(value, scope) });
}

/** `for x in xs:` and each `for` of a comprehension, whose right side may belong to another scope than its left. */
export function visitLoopClause(walk: Walk, node: SyntaxNode, scope: ScopeIx, scopeOfIterable: ScopeIx): void {
  const left = node.childForFieldName('left');
  const iterables = node.childrenForFieldName('right');
  for (const iterable of iterables) walk.visit(iterable, scopeOfIterable);
  if (left === null) return;
  const [only] = iterables;
  const value = iterables.length === 1 && only !== undefined ? elementOf(walk.expressionOf(only, scopeOfIterable)) : undefined;
  const parts = only === undefined ? [] : partsOf(walk, only, scopeOfIterable);
  bindTarget(walk, left, scope, { statement: extentOf(node), value, parts });
}

function elementOf(of: Expression, part: 0 | 1 = 0): Expression {
  return of.kind === 'unknown' ? of : { kind: 'element', of, part };
}

/** `for i, x in enumerate(xs)`, `for a, b in zip(as, bs)`, `for key, value in mapping.items()`. */
function partsOf(walk: Walk, iterable: SyntaxNode, scope: ScopeIx): readonly (Expression | undefined)[] {
  const callee = iterable.type === 'call' ? iterable.childForFieldName('function') : null;
  if (callee === null) return [];
  const given = iterable.childForFieldName('arguments')?.namedChildren.filter(({ type }) => type !== 'comment') ?? [];
  const elements = (nodes: readonly SyntaxNode[]) => nodes.map((each) => elementOf(walk.expressionOf(each, scope)));
  if (callee.type === 'attribute' && callee.childForFieldName('attribute')?.text === 'items') {
    const object = callee.childForFieldName('object');
    const of: Expression = object === null ? { kind: 'unknown' } : walk.expressionOf(object, scope);
    return [elementOf(of), elementOf(of, 1)];
  }
  if (callee.type !== 'identifier' || walk.draft.scopes.findSymbol(scope, callee.text) !== NONE) return [];
  if (callee.text === 'zip') return elements(given);
  return callee.text === 'enumerate' ? [{ kind: 'builtin', name: 'int' }, ...elements(given.slice(0, 1))] : [];
}

/** `with … as target`: what the object's `__enter__` gives. */
export function visitWithItem(walk: Walk, node: SyntaxNode, scope: ScopeIx): void {
  const value = node.childForFieldName('value');
  if (value?.type !== 'as_pattern') {
    if (value !== null) walk.visit(value, scope);
    return;
  }
  bindAs(walk, value, scope, (expression) => ({ kind: 'call', callee: { kind: 'member', object: expression, name: '__enter__' } }));
}

/** `except E as e`: an instance of the class, or of one of the classes. Python 2's `except E, e` reads as two classes. */
export function visitExceptClause(walk: Walk, node: SyntaxNode, scope: ScopeIx): void {
  for (const child of node.namedChildren) {
    if (child.type !== 'as_pattern') {
      walk.visit(child, scope);
      continue;
    }
    bindAs(walk, child, scope, (expression) => {
      if (expression.kind === 'name' || expression.kind === 'member') return { kind: 'call', callee: expression };
      if (expression.kind !== 'generic' || expression.arguments[0] === undefined) return { kind: 'unknown' };
      const classes = expression.arguments[0].kind === 'union' ? expression.arguments[0].of : expression.arguments;
      return { kind: 'union', of: classes.map((callee) => ({ kind: 'call', callee })) };
    });
  }
}

function bindAs(walk: Walk, node: SyntaxNode, scope: ScopeIx, asValue: (expression: Expression) => Expression): void {
  const source = node.namedChildren[0];
  const alias = node.childForFieldName('alias');
  if (source === undefined) return;
  walk.visit(source, scope);
  if (alias !== null) bindTarget(walk, alias, scope, { statement: extentOf(node), value: asValue(walk.expressionOf(source, scope)) });
}

/** `del x` makes x a name of its scope, as an assignment would, and is no declaration of it. */
export function visitDelete(walk: Walk, node: SyntaxNode, scope: ScopeIx): void {
  switch (node.type) {
    case 'identifier':
      walk.draft.bindSilently(scope, node.text, extentOf(node));
      walk.draft.occur(extentOf(node), node.text, 'reference', scope, { writes: true, lookUp: true });
      return;
    case 'attribute': {
      const object = node.childForFieldName('object');
      const name = node.childForFieldName('attribute');
      if (object === null || name === null) return;
      walk.visit(object, scope);
      walk.draft.occur(extentOf(name), name.text, 'member', scope, { receiver: walk.expressionOf(object, scope), writes: true });
      return;
    }
    case 'delete_statement':
    case 'expression_list':
    case 'tuple':
    case 'list':
    case 'parenthesized_expression':
      for (const child of node.namedChildren) visitDelete(walk, child, scope);
      return;
    default:
      walk.visit(node, scope);
  }
}
