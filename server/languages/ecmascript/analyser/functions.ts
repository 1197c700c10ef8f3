/** Functions of every form, their parameters and type parameters, and what they return. */

import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { Expression, ScopeIx, SymbolIx } from '../../../core/terrain/fileIndex.ts';
import { NONE } from '../../../core/terrain/fileIndex.ts';
import { annotate } from './declarations.ts';
import { namesOfDoc } from './docComments.ts';
import { expressionOf, typeOf, union } from './expressionOf.ts';
import { TYPE, VALUE } from './meaning.ts';
import { visitValue } from './objects.ts';
import { type Binder, told, visitPattern } from './patterns.ts';
import { extentOf, type Handler, hasToken, unknownExpression, type Walker } from './walker.ts';

/** What is known of a function from where it stands. */
export interface FunctionPlace {
  /** `this` in it; left out, it is as outside for an arrow and unknown for a function. */
  readonly self?: Expression;
  /** The class whose fields `constructor(private x)` makes. */
  readonly constructorOf?: SymbolIx;
  /** What the first parameter takes, if the place tells: the callback of `xs.map`. */
  readonly firstParameter?: Expression;
}

export function visitFunction(walker: Walker, node: SyntaxNode, owner: SymbolIx, place: FunctionPlace = {}): void {
  const { doc } = walker;
  walker.doc = undefined;
  const outer = {
    scope: walker.scope,
    self: walker.self,
    superClass: walker.superClass,
    returned: walker.returned,
    returnType: walker.returnType,
  };
  const outerNamespace = walker.namespace;
  const isArrow = node.type === 'arrow_function';
  if (place.self !== undefined) walker.self = place.self;
  else if (!isArrow && hasBody(node)) walker.self = unknownExpression;
  walker.namespace = NONE;
  openTypeParameters(walker, node);
  const parameters = node.childForFieldName('parameters') ?? node.childForFieldName('parameter');
  const body = node.childForFieldName('body');
  const start = (parameters ?? body ?? node).startIndex;
  walker.scope = walker.draft.addScope('function', walker.scope, owner, { start, end: node.endIndex }, true);
  walker.draft.table(walker.scope).bodyStart = body?.startIndex ?? node.endIndex;
  const known = visitParameters(walker, parameters, owner, place);
  if (doc !== undefined) namesOfDoc(walker, doc, walker.scope, node.startIndex);
  walker.returnType = visitReturnType(walker, node, owner);
  walker.returned = [];
  if (body?.type === 'statement_block') walker.visitStatements(body);
  else if (body !== null) {
    if (isArrow) noteReturned(walker, body);
    visitValue(walker, body, walker.returnType, NONE);
  }
  if (owner !== NONE) describe(walker, node, owner, known, body !== null);
  walker.scope = outer.scope;
  walker.self = outer.self;
  walker.superClass = outer.superClass;
  walker.returned = outer.returned;
  walker.returnType = outer.returnType;
  walker.namespace = outerNamespace;
}

function hasBody(node: SyntaxNode): boolean {
  return node.childForFieldName('body') !== null;
}

function describe(walker: Walker, node: SyntaxNode, owner: SymbolIx, parameters: readonly SymbolIx[], implemented: boolean): void {
  const symbol = walker.draft.symbol(owner);
  // Of overloads the implementation's parameters count; of signatures alone the first's.
  if (implemented || symbol.parameters.length === 0) symbol.parameters = [...parameters];
  if (hasToken(node, 'async')) walker.draft.addModifier(owner, 'async');
  const isGenerator = hasToken(node, '*');
  const [first] = walker.returned ?? [];
  if (symbol.type === undefined && first !== undefined && !isGenerator) symbol.type = union(walker.returned ?? []);
}

/** An annotated return type is the symbol's type. */
function visitReturnType(walker: Walker, node: SyntaxNode, owner: SymbolIx): Expression | undefined {
  const annotation = node.childForFieldName('return_type') ?? (node.type.startsWith('construct') ? node.childForFieldName('type') : null);
  if (annotation === null) return undefined;
  walker.visit(annotation);
  const type = told(typeOf(walker, annotation));
  if (owner !== NONE) walker.draft.symbol(owner).type ??= type;
  return hasToken(node, 'async') && type?.kind === 'generic' ? (type.arguments[0] ?? type) : type;
}

/** A function that only ever returns `new X` or `this` returns an X. */
export function noteReturned(walker: Walker, value: SyntaxNode | null): void {
  if (walker.returned === undefined) return;
  const type =
    value?.type === 'this'
      ? walker.self
      : value?.type === 'new_expression'
        ? expressionOf(walker, value.childForFieldName('constructor'))
        : undefined;
  if (type === undefined || type.kind === 'unknown') walker.returned = undefined;
  else walker.returned.push(type);
}

/** Opens a scope for `<T>`; the caller closes it by putting its own scope back. */
export function openTypeParameters(walker: Walker, node: SyntaxNode): void {
  const list = node.childForFieldName('type_parameters');
  if (list === null) return;
  walker.scope = walker.draft.addScope('typeParameters', walker.scope, NONE, { start: list.startIndex, end: node.endIndex }, false);
  for (const child of list.namedChildren) visitTypeParameter(walker, child);
}

function visitTypeParameter(walker: Walker, node: SyntaxNode | null): void {
  if (node?.type !== 'type_parameter') return;
  const name = varianceName(node) ?? node.childForFieldName('name');
  if (name === null || name.startIndex === name.endIndex) return;
  const ix = declareType(walker, name, 'typeParameter', node);
  const constraint = node.childForFieldName('constraint');
  walker.visit(constraint);
  walker.visit(node.childForFieldName('value'));
  walker.draft.symbol(ix).type = constraint === null ? undefined : told(typeOf(walker, constraint));
}

/** The grammar does not know `in` and `out` and takes them for the name; the name then stands in the error beside. */
function varianceName(node: SyntaxNode): SyntaxNode | undefined {
  const word = node.childForFieldName('name')?.text;
  if (word !== 'in' && word !== 'out') return undefined;
  const beside = node.nextSibling?.isError === true ? node.nextSibling : undefined;
  const error = node.namedChildren.find((child) => child?.isError === true) ?? beside;
  return error?.namedChildren.findLast((child) => child?.type === 'identifier' || child?.type === 'type_identifier') ?? undefined;
}

export function declareType(walker: Walker, name: SyntaxNode, kind: 'typeParameter' | 'type' | 'interface', whole: SyntaxNode): SymbolIx {
  const ix = walker.draft.declare({
    name: name.text,
    kind,
    meaning: TYPE,
    scope: walker.scope,
    nameExtent: extentOf(name),
    extent: extentOf(whole),
  });
  walker.declaration(extentOf(name), name.text, ix, false);
  return ix;
}

function visitParameters(walker: Walker, list: SyntaxNode | null, owner: SymbolIx, place: FunctionPlace): SymbolIx[] {
  if (list === null) return [];
  if (list.type === 'identifier') return [bindParameter(walker, list, list, owner, place.firstParameter)];
  const known: SymbolIx[] = [];
  for (const child of list.namedChildren) {
    if (child === null || child.type === 'comment') continue;
    const expected = known.length === 0 ? place.firstParameter : undefined;
    if (child.type === 'required_parameter' || child.type === 'optional_parameter') {
      const pattern = child.childForFieldName('pattern') ?? child.childForFieldName('name');
      if (pattern?.type === 'this') {
        const type = child.childForFieldName('type');
        walker.visit(type);
        walker.self = typeOf(walker, type);
      } else known.push(visitTypedParameter(walker, child, pattern, owner, place, expected));
    } else known.push(visitPlainParameter(walker, child, owner, expected));
  }
  return known;
}

function visitTypedParameter(
  walker: Walker,
  node: SyntaxNode,
  pattern: SyntaxNode | null,
  owner: SymbolIx,
  place: FunctionPlace,
  expected: Expression | undefined,
): SymbolIx {
  for (const child of node.childrenForFieldName('decorator')) walker.visit(child);
  const type = node.childForFieldName('type');
  const value = node.childForFieldName('value');
  const name = pattern?.type === 'rest_pattern' ? (pattern.namedChildren[0] ?? null) : pattern;
  if (name?.type !== 'identifier') {
    walker.visit(type);
    const taken = type === null ? (expected ?? expressionOf(walker, value)) : typeOf(walker, type);
    visitPattern(walker, name, taken, parameterBinder(walker, node, owner));
    visitValue(walker, value, type === null ? undefined : taken, NONE);
    return NONE;
  }
  const ix = bindParameter(walker, name, node, owner, expected);
  if (ix === NONE) return NONE;
  const { draft } = walker;
  const annotation = annotate(walker, ix, type);
  if (pattern?.type === 'rest_pattern') draft.addModifier(ix, 'rest');
  if (node.type === 'optional_parameter' || value !== null) draft.addModifier(ix, 'optional');
  if (value !== null) {
    draft.symbol(ix).value = told(expressionOf(walker, value));
    visitValue(walker, value, annotation, NONE);
  }
  if (place.constructorOf !== undefined) declareParameterProperty(walker, node, name, ix, place.constructorOf);
  return ix;
}

/** JavaScript: a parameter is its pattern. */
function visitPlainParameter(walker: Walker, node: SyntaxNode, owner: SymbolIx, expected: Expression | undefined): SymbolIx {
  switch (node.type) {
    case 'identifier':
      return bindParameter(walker, node, node, owner, expected);
    case 'assignment_pattern': {
      const left = node.childForFieldName('left');
      const right = node.childForFieldName('right');
      if (left?.type !== 'identifier') {
        visitPattern(walker, node, expected ?? unknownExpression, parameterBinder(walker, node, owner));
        return NONE;
      }
      const ix = bindParameter(walker, left, node, owner, expressionOf(walker, right));
      if (ix !== NONE) walker.draft.addModifier(ix, 'optional');
      walker.visit(right);
      return ix;
    }
    case 'rest_pattern': {
      const inner = node.namedChildren[0] ?? null;
      if (inner?.type !== 'identifier') break;
      const ix = bindParameter(walker, inner, node, owner, undefined);
      if (ix !== NONE) walker.draft.addModifier(ix, 'rest');
      return ix;
    }
  }
  visitPattern(walker, node, expected ?? unknownExpression, parameterBinder(walker, node, owner));
  return NONE;
}

function bindParameter(walker: Walker, name: SyntaxNode, whole: SyntaxNode, owner: SymbolIx, value: Expression | undefined): SymbolIx {
  if (name.startIndex === name.endIndex) return NONE;
  const ix = declareParameter(walker, name, whole, owner);
  walker.declaration(extentOf(name), name.text, ix);
  walker.draft.symbol(ix).value = value === undefined ? undefined : told(value);
  return ix;
}

function declareParameter(walker: Walker, name: SyntaxNode, whole: SyntaxNode, owner: SymbolIx): SymbolIx {
  return walker.draft.declare({
    name: name.text,
    kind: 'parameter',
    meaning: VALUE,
    scope: walker.scope,
    nameExtent: extentOf(name),
    extent: extentOf(whole),
    container: owner,
  });
}

function parameterBinder(walker: Walker, whole: SyntaxNode, owner: SymbolIx): Binder {
  return {
    name(node, value, shorthand) {
      const ix = declareParameter(walker, node, whole, owner);
      walker.draft.symbol(ix).value = told(value);
      walker.draft.addOccurrence(extentOf(node), node.text, shorthand === undefined ? 'declaration' : 'shorthand', walker.scope, {
        symbol: ix,
        receiver: shorthand?.of === undefined ? undefined : told(shorthand.of),
        writes: true,
      });
    },
    target(node) {
      walker.visit(node);
    },
  };
}

/** `constructor(private readonly x: T)`: the same token also declares a property of the class. */
function declareParameterProperty(walker: Walker, node: SyntaxNode, name: SyntaxNode, parameter: SymbolIx, owner: SymbolIx): void {
  const accessibility = node.namedChildren.find((child) => child?.type === 'accessibility_modifier')?.text;
  const isReadonly = hasToken(node, 'readonly');
  const overrides = node.namedChildren.some((child) => child?.type === 'override_modifier');
  if (accessibility === undefined && !isReadonly && !overrides) return;
  const { draft } = walker;
  const scope = classScope(walker, owner);
  const property = draft.declareMember(owner, {
    name: name.text,
    kind: 'property',
    meaning: VALUE,
    scope,
    nameExtent: extentOf(name),
    extent: extentOf(node),
  });
  walker.declaration(extentOf(name), name.text, property);
  const from = draft.symbol(parameter);
  const to = draft.symbol(property);
  to.type = from.type;
  to.value = from.value;
  draft.addModifier(parameter, 'parameterProperty');
  draft.addModifier(property, 'parameterProperty');
  if (accessibility === 'private' || accessibility === 'protected') draft.addModifier(property, accessibility);
  if (isReadonly) draft.addModifier(property, 'readonly');
}

function classScope(walker: Walker, owner: SymbolIx): ScopeIx {
  let scope = walker.scope;
  for (let at = scope; at !== NONE; at = walker.draft.scopes[at]?.parent ?? NONE) {
    scope = at;
    if (walker.draft.scopes[at]?.kind === 'class' && walker.draft.scopes[at]?.owner === owner) break;
  }
  return scope;
}

/** A named function expression binds its name for itself only. */
function visitFunctionExpression(walker: Walker, node: SyntaxNode): void {
  visitFunctionValue(walker, node, NONE);
}

/** A function that is a value; `owner` is what it is assigned to. */
export function visitFunctionValue(walker: Walker, node: SyntaxNode, owner: SymbolIx, place: FunctionPlace = {}): void {
  const name = node.type === 'arrow_function' ? null : node.childForFieldName('name');
  if (name === null) {
    visitFunction(walker, node, owner, place);
    return;
  }
  walker.within('block', NONE, extentOf(node), false, (scope) => {
    const nameExtent = extentOf(name);
    const ix = walker.draft.declare({ name: name.text, kind: 'function', meaning: VALUE, scope, nameExtent, extent: extentOf(node) });
    walker.declaration(nameExtent, name.text, ix, false);
    visitFunction(walker, node, ix, place);
    if (owner === NONE) return;
    const { parameters, type, modifiers } = walker.draft.symbol(ix);
    const assigned = walker.draft.symbol(owner);
    assigned.parameters = [...parameters];
    assigned.type ??= type;
    for (const modifier of modifiers) walker.draft.addModifier(owner, modifier);
  });
}

export const functionHandlers: readonly (readonly [string, Handler])[] = [
  ['function_expression', visitFunctionExpression],
  ['generator_function', visitFunctionExpression],
  ['arrow_function', visitFunctionExpression],
];
