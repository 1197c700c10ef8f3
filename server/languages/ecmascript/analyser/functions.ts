/** Functions of every form: their scopes, what `this` is in them, and what their symbols say of them. */

import { extentOf } from '../../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { Expression, SymbolIx } from '../../../core/terrain/fileIndex.ts';
import { NONE } from '../../../core/terrain/fileIndex.ts';
import { namesOfDoc } from './docComments.ts';
import { typesOfDoc } from './docTypes.ts';
import { typeOf } from './expressionOf.ts';
import { noteReturned, resultOf } from './functionResults.ts';
import { VALUE } from './meaning.ts';
import { visitValue } from './objects.ts';
import { visitParameters } from './parameters.ts';
import { told } from './patterns.ts';
import { openTypeParameters } from './typeParameters.ts';
import { type Handler, hasToken, unknownExpression, type Walker } from './walker.ts';

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
    yielded: walker.yielded,
    returnType: walker.returnType,
  };
  const outerNamespace = walker.namespace;
  const isArrow = node.type === 'arrow_function';
  if (place.self !== undefined) walker.self = place.self;
  else if (!isArrow && hasBody(node)) walker.self = unknownExpression;
  walker.namespace = NONE;
  openTypeParameters(walker, node, owner, false);
  const parameters = node.childForFieldName('parameters') ?? node.childForFieldName('parameter');
  const body = node.childForFieldName('body');
  const start = (parameters ?? body ?? node).startIndex;
  walker.scope = walker.draft.addScope('function', walker.scope, owner, { start, end: node.endIndex }, true);
  walker.draft.table(walker.scope).bodyStart = body?.startIndex ?? node.endIndex;
  const known = visitParameters(walker, parameters, owner, place);
  walker.returnType = visitReturnType(walker, node, owner);
  if (doc !== undefined && doc.start < node.startIndex) {
    namesOfDoc(walker, doc, walker.scope);
    typesOfDoc(walker, doc, known, owner);
  }
  walker.returned = [];
  walker.yielded = [];
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
  walker.yielded = outer.yielded;
  walker.returnType = outer.returnType;
  walker.namespace = outerNamespace;
  if (node.hasError) for (const child of node.children) if (child.isError) walker.visit(child);
}

function hasBody(node: SyntaxNode): boolean {
  return node.childForFieldName('body') !== null;
}

function describe(walker: Walker, node: SyntaxNode, owner: SymbolIx, parameters: readonly SymbolIx[], implemented: boolean): void {
  const symbol = walker.draft.symbol(owner);
  const isFunction = symbol.kind === 'function' || symbol.kind === 'method';
  if (!isFunction) {
    // An accessor is read as what it returns; a typed property keeps what its type says.
    if (hasToken(node, 'get') || hasToken(node, 'static get')) symbol.value = resultOf(walker, node);
    return;
  }
  // Of overloads the implementation's parameters count; of signatures alone the first's.
  if (implemented || symbol.parameters.length === 0) symbol.parameters = [...parameters];
  if (hasToken(node, 'async')) walker.draft.addModifier(owner, 'async');
  if (implemented) symbol.value = symbol.type === undefined ? resultOf(walker, node) : undefined;
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
    const { parameters, type, value, modifiers } = walker.draft.symbol(ix);
    const assigned = walker.draft.symbol(owner);
    if (assigned.kind !== 'function' && assigned.kind !== 'method') return;
    assigned.parameters = [...parameters];
    assigned.type ??= type;
    assigned.value = value;
    for (const modifier of modifiers) walker.draft.addModifier(owner, modifier);
  });
}

export const functionHandlers: readonly (readonly [string, Handler])[] = [
  ['function_expression', visitFunctionExpression],
  ['generator_function', visitFunctionExpression],
  ['arrow_function', visitFunctionExpression],
];
