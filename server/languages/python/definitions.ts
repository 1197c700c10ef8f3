/** Functions, classes, lambdas, their parameters and type parameters: the scopes they open and what is evaluated outside of them. */
import { extentOf } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import {
  type Expression,
  type Extent,
  type Modifier,
  NONE,
  type ScopeIx,
  type SymbolIx,
  type SymbolKind,
} from '../../core/terrain/fileIndex.ts';
import { visitDocstring } from './docstrings.ts';
import { decoratorText, union } from './expressions.ts';
import { bindName } from './targets.ts';
import { lastName, type Returns, type Walk } from './walk.ts';

const propertyDecorators = /(^|\.)(property|cached_property|abstractproperty|setter|getter|deleter)$/;

export function visitDecorated(walk: Walk, node: SyntaxNode, scope: ScopeIx): void {
  const decorators = node.namedChildren.filter((child) => child.type === 'decorator');
  for (const decorator of decorators) for (const child of decorator.namedChildren) walk.visit(child, scope);
  const definition = node.childForFieldName('definition');
  if (definition?.type === 'function_definition') visitFunction(walk, definition, scope, decorators.map(decoratorText), extentOf(node));
  else if (definition?.type === 'class_definition') visitClass(walk, definition, scope, decorators.map(decoratorText), extentOf(node));
  else if (definition) walk.visit(definition, scope);
}

export function visitFunction(walk: Walk, node: SyntaxNode, scope: ScopeIx, decorators: readonly string[], extent: Extent): void {
  const { draft } = walk;
  const name = node.childForFieldName('name');
  const parameters = node.childForFieldName('parameters');
  const body = node.childForFieldName('body');
  const returnType = node.childForFieldName('return_type');
  const inClass = draft.scopes.at(scope).kind === 'class';
  const isProperty = inClass && decorators.some((decorator) => propertyDecorators.test(decorator));
  const symbol = name === null ? NONE : bindDefinition(walk, name, scope, isProperty ? 'property' : 'function', extent);

  if (name !== null && /^__(getattr|getattribute|setattr|delattr)__$/.test(name.text)) {
    draft.hazard(extentOf(name), 'dynamicAttribute', `Attributes go through ${name.text}(), which may know names that stand nowhere.`);
  }
  const annotationScope = openTypeParameters(walk, node, scope, symbol);
  if (returnType !== null) walk.visitType(returnType, annotationScope);
  const start = parameters?.startIndex ?? node.startIndex;
  const inner = draft.scopes.add('function', annotationScope, { start, end: node.endIndex }, symbol);
  const kind = receiverKind(inClass, decorators, name?.text);
  const symbols = parameters === null ? [] : visitParameters(walk, parameters, inner, annotationScope, scope, symbol, kind);
  if (body !== null) collectDeclaredElsewhere(walk, body, inner);

  if (symbol !== NONE) {
    const record = draft.symbol(symbol);
    const overload = decorators.some((decorator) => /(^|\.)overload$/.test(decorator));
    // The implementation comes after its overloads, a property's getter before its setter: the parameters are those of the function that is called.
    if (record.parameters.length === 0 || record.modifiers.has('overload')) {
      record.parameters = symbols;
      record.type = returnType === null ? undefined : walk.typeOf(returnType, annotationScope);
      if (!overload) record.modifiers.delete('overload');
    }
    record.decorators.push(...decorators.filter((decorator) => !record.decorators.includes(decorator)));
    for (const modifier of functionModifiers(node, body, decorators)) record.modifiers.add(modifier);
  }
  const returns: Returns = { returned: [], yielded: [], generator: false };
  walk.inFunction(returns, () => visitBody(walk, node, body, inner, symbol));
  draft.addValue(symbol, resultOf(returns));
}

/** In broken code parts of a body may stand beside it. */
function visitBody(walk: Walk, node: SyntaxNode, body: SyntaxNode | null, scope: ScopeIx, owner: SymbolIx): void {
  if (body !== null) {
    visitDocstring(walk, body, scope, owner);
    walk.visit(body, scope);
  }
  for (const child of node.children) if (child.isError) walk.visit(child, scope);
}

function bindDefinition(walk: Walk, name: SyntaxNode, scope: ScopeIx, kind: SymbolKind, extent: Extent): SymbolIx {
  return bindName(walk, name, scope, { statement: extent, kind, writes: false });
}

function resultOf({ returned, yielded, generator }: Returns): Expression | undefined {
  if (generator) {
    const base: Expression = { kind: 'builtin', name: 'generator' };
    return yielded.length === 0 ? base : { kind: 'generic', base, arguments: [union(yielded)] };
  }
  if (returned.length === 0) return undefined;
  const some = returned.filter((expression) => !(expression.kind === 'builtin' && expression.name === 'none'));
  return union(some.length === 0 ? returned : some);
}

function receiverKind(inClass: boolean, decorators: readonly string[], name: string | undefined): 'self' | 'cls' | undefined {
  if (!inClass || decorators.some((decorator) => /(^|\.)(staticmethod|abstractstaticmethod)$/.test(decorator))) return undefined;
  if (decorators.some((decorator) => /(^|\.)(classmethod|abstractclassmethod|classproperty)$/.test(decorator))) return 'cls';
  return name === '__new__' || name === '__init_subclass__' || name === '__class_getitem__' ? 'cls' : 'self';
}

function functionModifiers(node: SyntaxNode, body: SyntaxNode | null, decorators: readonly string[]): readonly Modifier[] {
  const modifiers: Modifier[] = [];
  if (node.children[0]?.type === 'async') modifiers.push('async');
  for (const decorator of decorators) {
    const last = decorator.slice(decorator.lastIndexOf('.') + 1);
    if (last === 'staticmethod' || last === 'abstractstaticmethod') modifiers.push('staticMethod');
    if (last === 'classmethod' || last === 'abstractclassmethod') modifiers.push('classMethod');
    if (last === 'overload') modifiers.push('overload');
    if (last.startsWith('abstract')) modifiers.push('abstract');
  }
  const statements = body?.namedChildren.filter((child) => child.type !== 'comment') ?? [];
  if (statements.length === 1 && statements[0]?.namedChildren[0]?.type === 'ellipsis') modifiers.push('stub');
  return modifiers;
}

export function visitLambda(walk: Walk, node: SyntaxNode, scope: ScopeIx): void {
  const parameters = node.childForFieldName('parameters');
  const body = node.childForFieldName('body');
  const inner = walk.draft.scopes.add('function', scope, extentOf(node), NONE);
  if (parameters !== null) visitParameters(walk, parameters, inner, scope, scope, NONE, undefined);
  if (body !== null) walk.inFunction({ returned: [], yielded: [], generator: false }, () => walk.visit(body, inner));
}

/** Names and annotations belong to the function and to the scope of its type parameters, defaults to the scope around the function. */
function visitParameters(
  walk: Walk,
  list: SyntaxNode,
  inner: ScopeIx,
  annotationScope: ScopeIx,
  outer: ScopeIx,
  owner: SymbolIx,
  receiverKind: 'self' | 'cls' | undefined,
): readonly SymbolIx[] {
  const { draft } = walk;
  const symbols: SymbolIx[] = [];
  let keywordOnly = false;
  for (const node of list.namedChildren) {
    if (node.type === 'keyword_separator') keywordOnly = true;
    if (node.type === 'positional_separator') for (const symbol of symbols) draft.symbol(symbol).modifiers.add('positionalOnly');
    const typeNode = node.childForFieldName('type');
    const value = node.childForFieldName('value');
    const pattern = node.childForFieldName('name') ?? (node.type === 'typed_parameter' ? node.namedChildren[0] : node);
    if (typeNode !== null) walk.visitType(typeNode, annotationScope);
    if (value !== null) walk.visit(value, outer);
    for (const { name, rest } of pattern === undefined || pattern === null ? [] : parameterNames(pattern)) {
      const extent = extentOf(node);
      const symbol = draft.bind(inner, name.text, extentOf(name), { kind: 'parameter', extent, container: owner });
      draft.occur(extentOf(name), name.text, 'declaration', inner, { symbol });
      if (symbol === NONE) continue;
      const record = draft.symbol(symbol);
      record.type ??= parameterType(typeNode === null ? undefined : walk.typeOf(typeNode, annotationScope), rest);
      if (value !== null) {
        draft.addValue(symbol, walk.expressionOf(value, outer));
        record.modifiers.add('optional');
      }
      if (rest !== undefined) record.modifiers.add(rest);
      else if (keywordOnly) record.modifiers.add('keywordOnly');
      if (rest === 'rest') keywordOnly = true;
      if (symbols.length === 0 && rest === undefined && receiverKind !== undefined && owner !== NONE) {
        const ownerClass = draft.symbol(owner).container;
        if (ownerClass !== NONE) draft.scopes.at(inner).receiver = { name: name.text, kind: receiverKind, class: ownerClass };
      }
      symbols.push(symbol);
    }
  }
  return symbols;
}

interface ParameterName {
  readonly name: SyntaxNode;
  readonly rest: 'rest' | 'keywordRest' | undefined;
}

function parameterNames(pattern: SyntaxNode): readonly ParameterName[] {
  if (pattern.type === 'identifier') return [{ name: pattern, rest: undefined }];
  const rest = pattern.type === 'list_splat_pattern' ? 'rest' : pattern.type === 'dictionary_splat_pattern' ? 'keywordRest' : undefined;
  if (rest === undefined && pattern.type !== 'tuple_pattern' && pattern.type !== 'ERROR') return [];
  // Python 2 could take a tuple apart in the parameter list.
  return pattern.namedChildren.flatMap((child) => parameterNames(child).map(({ name }) => ({ name, rest })));
}

function parameterType(type: Expression | undefined, rest: ParameterName['rest']): Expression | undefined {
  if (rest === undefined) return type;
  const base: Expression = { kind: 'builtin', name: rest === 'rest' ? 'tuple' : 'dict' };
  if (type === undefined) return base;
  return { kind: 'generic', base, arguments: rest === 'rest' ? [type] : [{ kind: 'builtin', name: 'str' }, type] };
}

export function visitClass(walk: Walk, node: SyntaxNode, scope: ScopeIx, decorators: readonly string[], extent: Extent): void {
  const { draft } = walk;
  const name = node.childForFieldName('name');
  const bases = node.childForFieldName('superclasses');
  const body = node.childForFieldName('body');
  const symbol = name === null ? NONE : bindDefinition(walk, name, scope, 'class', extent);
  const outer = openTypeParameters(walk, node, scope, symbol);
  const baseNodes =
    bases?.namedChildren.filter((child) => !/^(keyword_argument|comment|list_splat|dictionary_splat)$/.test(child.type)) ?? [];
  if (bases !== null) visitBases(walk, bases, baseNodes, outer);
  if (symbol !== NONE) {
    const record = draft.symbol(symbol);
    record.members ??= new Map();
    if (record.bases.length === 0) record.bases = baseNodes.map((base) => walk.typeOf(base, outer));
    record.decorators.push(...decorators);
  }
  const start = body?.startIndex ?? bases?.endIndex ?? name?.endIndex ?? node.startIndex;
  const inner = draft.scopes.add('class', outer, { start, end: node.endIndex }, symbol, name?.text);
  if (symbol !== NONE) {
    if (!draft.classScopes.has(symbol)) draft.classScopes.set(symbol, inner);
    if (baseNodes.some((base) => isEnumBase(walk, base, outer))) draft.enums.add(symbol);
  }
  if (body !== null) collectDeclaredElsewhere(walk, body, inner);
  visitBody(walk, node, body, inner, symbol);
}

function visitBases(walk: Walk, bases: SyntaxNode, baseNodes: readonly SyntaxNode[], scope: ScopeIx): void {
  const first = baseNodes[0];
  for (const child of bases.namedChildren) {
    const name = child.type === 'keyword_argument' ? child.childForFieldName('name') : null;
    if (name === null) {
      walk.visit(child, scope);
      continue;
    }
    const value = child.childForFieldName('value');
    if (value !== null) walk.visit(value, scope);
    if (name.text === 'metaclass') continue;
    const object: Expression = first === undefined ? { kind: 'unknown' } : walk.expressionOf(first, scope);
    walk.draft.occur(extentOf(name), name.text, 'keyword', scope, { receiver: { kind: 'member', object, name: '__init_subclass__' } });
  }
}

/** The standard library's enumerations, and classes of this file that derive from one. */
function isEnumBase(walk: Walk, base: SyntaxNode, scope: ScopeIx): boolean {
  const name = lastName(base);
  if (name === undefined) return false;
  const symbol = base.type === 'identifier' ? walk.draft.scopes.findSymbol(scope, name) : NONE;
  return /^(Int|Str|Re)?(Enum|Flag)$/.test(name) || walk.draft.enums.has(symbol);
}

/** A scope of its own for `[T, *Ts, **P]`, if there are any; else the scope around. */
function openTypeParameters(walk: Walk, node: SyntaxNode, scope: ScopeIx, owner: SymbolIx): ScopeIx {
  const list = node.childForFieldName('type_parameters');
  return list === null ? scope : typeParameterScope(walk, list, scope, extentOf(node), owner);
}

export function typeParameterScope(walk: Walk, list: SyntaxNode, scope: ScopeIx, extent: Extent, owner: SymbolIx): ScopeIx {
  const inner = walk.draft.scopes.add('typeParameters', scope, extent, owner);
  for (const parameter of list.namedChildren) visitTypeParameter(walk, parameter, inner);
  return inner;
}

function visitTypeParameter(walk: Walk, node: SyntaxNode, scope: ScopeIx): void {
  if (node.type === 'identifier') {
    bindName(walk, node, scope, { statement: extentOf(node), kind: 'typeParameter', writes: false });
    return;
  }
  const [name, ...bounds] = node.namedChildren;
  if (name !== undefined) visitTypeParameter(walk, name, scope);
  for (const bound of bounds) walk.visitType(bound, scope);
}

const compound: ReadonlySet<string> = new Set(
  (
    'block if_statement elif_clause else_clause for_statement while_statement try_statement except_clause except_group_clause ' +
    'finally_clause with_statement match_statement case_clause ERROR'
  ).split(' '),
);

/** `global` and `nonlocal` hold for the whole scope, so they are read before anything in it. */
function collectDeclaredElsewhere(walk: Walk, body: SyntaxNode, ix: ScopeIx): void {
  const scope = walk.draft.scopes.at(ix);
  for (const statement of body.children) {
    if (statement.type === 'global_statement' || statement.type === 'nonlocal_statement') {
      const where = statement.type === 'global_statement' ? 'global' : 'nonlocal';
      for (const name of statement.namedChildren) scope.elsewhere.set(walk.draft.scopes.keyOf(ix, name.text), where);
    } else if (compound.has(statement.type)) collectDeclaredElsewhere(walk, statement, ix);
  }
}
