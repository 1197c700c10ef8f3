/** Classes: heritage, members, private names, and what `this` and `super` are inside. */

import { extentOf } from '../../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { Expression, Modifier, ScopeIx, SymbolIx, SymbolKind } from '../../../core/terrain/fileIndex.ts';
import { NONE } from '../../../core/terrain/fileIndex.ts';
import { annotate, overloadIf } from './declarations.ts';
import { typeByDoc } from './docTypes.ts';
import { expressionOf, typeOf } from './expressionOf.ts';
import { visitFunction, visitFunctionValue } from './functions.ts';
import { NOTHING, TYPE, VALUE } from './meaning.ts';
import { exportIfAmbient } from './namespaces.ts';
import { visitValue } from './objects.ts';
import { told } from './patterns.ts';
import { openTypeParameters } from './typeParameters.ts';
import { type Handler, hasToken, propertyName, unwrapped, type Walker } from './walker.ts';

function visitClassDeclaration(walker: Walker, node: SyntaxNode): void {
  const name = node.childForFieldName('name');
  const { draft } = walker;
  const extent = extentOf(node.parent?.type === 'export_statement' ? node.parent : node);
  const ix =
    name === null || name.startIndex === name.endIndex
      ? draft.declareNameless('class', walker.scope, extent)
      : draft.declare({ name: name.text, kind: 'class', meaning: VALUE | TYPE, scope: walker.scope, nameExtent: extentOf(name), extent });
  visitDecorators(walker, node, ix);
  if (name !== null && name.startIndex !== name.endIndex) {
    walker.declaration(extentOf(name), name.text, ix, false);
    exportIfAmbient(walker, name.text, ix);
  }
  if (node.type === 'abstract_class_declaration') draft.addModifier(ix, 'abstract');
  visitClassBody(walker, node, ix);
}

/** A class that is a value. Without a name of its own it is what it is assigned to. */
export function visitClassValue(walker: Walker, node: SyntaxNode, owner: SymbolIx): void {
  const name = node.childForFieldName('name');
  const { draft } = walker;
  if (name === null) {
    const ix = owner === NONE ? draft.declareNameless('class', walker.scope, extentOf(node)) : owner;
    if (owner !== NONE) draft.meanings[owner] = (draft.meanings[owner] ?? 0) | VALUE;
    visitDecorators(walker, node, ix);
    visitClassBody(walker, node, ix);
    return;
  }
  walker.within('block', NONE, extentOf(node), false, (scope) => {
    const nameExtent = extentOf(name);
    const ix = draft.declare({ name: name.text, kind: 'class', meaning: VALUE | TYPE, scope, nameExtent, extent: extentOf(node) });
    visitDecorators(walker, node, ix);
    walker.declaration(nameExtent, name.text, ix, false);
    if (owner !== NONE) draft.symbol(owner).value = { kind: 'name', name: name.text, scope, at: name.startIndex };
    visitClassBody(walker, node, ix);
  });
}

function visitDecorators(walker: Walker, node: SyntaxNode, ix: SymbolIx): void {
  const around = node.parent?.type === 'export_statement' ? node.parent.childrenForFieldName('decorator') : [];
  for (const decorator of [...around, ...node.childrenForFieldName('decorator')]) visitDecorator(walker, decorator, ix);
}

function visitDecorator(walker: Walker, decorator: SyntaxNode | null, ix: SymbolIx): void {
  if (decorator === null) return;
  const inner = decorator.namedChildren[0] ?? null;
  const called = inner?.type === 'call_expression' ? inner.childForFieldName('function') : inner;
  if (ix !== NONE && called !== null && called !== undefined) walker.draft.symbol(ix).decorators.push(called.text);
  walker.visitChildren(decorator);
}

function visitClassBody(walker: Walker, node: SyntaxNode, ix: SymbolIx): void {
  const outer = { scope: walker.scope, self: walker.self, superClass: walker.superClass, doc: walker.doc, namespace: walker.namespace };
  walker.doc = undefined;
  walker.namespace = NONE;
  openTypeParameters(walker, node, ix, true);
  const heritage = node.namedChildren.find((child) => child?.type === 'class_heritage');
  if (heritage !== undefined && heritage !== null) visitHeritage(walker, heritage, ix);
  const body = node.childForFieldName('body');
  if (body !== null) {
    walker.superClass = ix;
    walker.scope = walker.draft.addScope('class', walker.scope, ix, extentOf(body), false);
    visitMembers(walker, body, ix);
  }
  walker.scope = outer.scope;
  walker.self = outer.self;
  walker.superClass = outer.superClass;
  walker.doc = outer.doc;
  walker.namespace = outer.namespace;
}

function visitHeritage(walker: Walker, heritage: SyntaxNode, ix: SymbolIx): void {
  const { bases } = walker.draft.symbol(ix);
  for (const clause of heritage.namedChildren) {
    if (clause === null || clause.type === 'comment') continue;
    if (clause.type === 'extends_clause') {
      const value = clause.childForFieldName('value');
      const given = clause.childrenForFieldName('type_arguments');
      walker.visitChildren(clause);
      const base = expressionOf(walker, value);
      const [list] = given;
      bases.push(list === undefined || list === null ? base : { kind: 'generic', base, arguments: argumentsOf(walker, list) });
    } else if (clause.type === 'implements_clause') {
      walker.visitChildren(clause);
      for (const type of clause.namedChildren) if (type !== null && type.type !== 'comment') bases.push(typeOf(walker, type));
    } else {
      walker.visit(clause); // JavaScript: the expression itself
      bases.push(expressionOf(walker, clause));
    }
  }
}

function argumentsOf(walker: Walker, list: SyntaxNode): Expression[] {
  return list.namedChildren.filter((child) => child?.type !== 'comment').map((child) => typeOf(walker, child));
}

function visitMembers(walker: Walker, body: SyntaxNode, ix: SymbolIx): void {
  let decorators: SyntaxNode[] = [];
  for (const child of body.namedChildren) {
    if (child === null) continue;
    switch (child.type) {
      case 'decorator': // stands before its method, in TypeScript
        decorators.push(child);
        continue;
      case 'comment':
        walker.visit(child);
        continue;
      case 'method_definition':
      case 'method_signature':
      case 'abstract_method_signature':
        visitMethod(walker, child, ix, decorators);
        break;
      case 'public_field_definition':
      case 'field_definition':
        visitField(walker, child, ix, decorators);
        break;
      case 'class_static_block':
        walker.within('function', NONE, extentOf(child), true, () =>
          walker.withSelf({ kind: 'cls', class: ix }, () => walker.visit(child.childForFieldName('body'))),
        );
        break;
      default:
        walker.visit(child);
    }
    decorators = [];
    walker.doc = undefined;
  }
}

function visitMethod(walker: Walker, node: SyntaxNode, owner: SymbolIx, decorators: readonly SyntaxNode[]): void {
  const isStatic = hasToken(node, 'static') || hasToken(node, 'static get');
  const isAccessor = hasToken(node, 'get') || hasToken(node, 'set') || hasToken(node, 'static get');
  const ix = declareClassMember(walker, node, node.childForFieldName('name'), owner, isAccessor ? 'property' : 'method', isStatic);
  for (const decorator of [...decorators, ...node.childrenForFieldName('decorator')]) visitDecorator(walker, decorator, ix);
  if (ix !== NONE && !isAccessor) overloadIf(walker, ix);
  const isConstructor = ix !== NONE && walker.draft.symbol(ix).name === 'constructor' && !isStatic;
  const self: Expression = isStatic ? { kind: 'cls', class: owner } : { kind: 'self', class: owner };
  visitFunction(walker, node, ix, isConstructor ? { self, constructorOf: owner } : { self });
}

function visitField(walker: Walker, node: SyntaxNode, owner: SymbolIx, decorators: readonly SyntaxNode[]): void {
  const isStatic = hasToken(node, 'static');
  const value = node.childForFieldName('value');
  const inner = unwrapped(value);
  const isFunction = inner?.type === 'arrow_function' || inner?.type === 'function_expression' || inner?.type === 'generator_function';
  const name = node.childForFieldName('name') ?? node.childForFieldName('property');
  const type = node.childForFieldName('type');
  const ix = declareClassMember(walker, node, name, owner, isFunction && type === null ? 'method' : 'property', isStatic);
  for (const decorator of [...decorators, ...node.childrenForFieldName('decorator')]) visitDecorator(walker, decorator, ix);
  const self: Expression = isStatic ? { kind: 'cls', class: owner } : { kind: 'self', class: owner };
  if (ix === NONE) {
    walker.visit(type);
    walker.withSelf(self, () => walker.visit(value));
    return;
  }
  const { draft } = walker;
  walker.withSelf(self, () => {
    const expected = annotate(walker, ix, type);
    const symbol = draft.symbol(ix);
    symbol.type ??= typeByDoc(walker);
    if (value === null) return;
    if (inner?.type !== 'class') symbol.value ??= told(expressionOf(walker, value));
    if (isFunction && inner !== null && inner === value)
      visitFunctionValue(walker, inner, ix, inner.type === 'arrow_function' ? {} : { self });
    else visitValue(walker, value, expected, type === null ? ix : NONE);
  });
}

function declareClassMember(
  walker: Walker,
  node: SyntaxNode,
  nameNode: SyntaxNode | null,
  owner: SymbolIx,
  kind: SymbolKind,
  isStatic: boolean,
): SymbolIx {
  const named = propertyName(nameNode);
  if (nameNode?.type === 'computed_property_name' || named === undefined) {
    if (nameNode?.type === 'computed_property_name') walker.visitChildren(nameNode);
    if (named === undefined) return NONE;
  }
  const { draft } = walker;
  const scope = walker.scope;
  const ix = draft.declareMember(owner, {
    name: named.name,
    kind,
    meaning: NOTHING,
    scope,
    nameExtent: named.extent,
    extent: extentOf(node),
  });
  walker.declaration(named.extent, named.name, ix, kind === 'property');
  for (const modifier of modifiersOf(node, isStatic)) draft.addModifier(ix, modifier);
  if (named.name.startsWith('#') && nameNode?.type === 'private_property_identifier') bindPrivate(walker, scope, named.name, ix);
  return ix;
}

/** `#x` is lexical: it means the innermost class around that declares it, whatever the object. */
function bindPrivate(walker: Walker, scope: ScopeIx, name: string, ix: SymbolIx): void {
  walker.draft.meanings[ix] = VALUE;
  walker.draft.addModifier(ix, 'private');
  if (!walker.draft.namesIn(scope).has(name)) walker.draft.bind(scope, name, ix);
}

export function modifiersOf(node: SyntaxNode, isStatic: boolean): Modifier[] {
  const modifiers: Modifier[] = isStatic ? ['static'] : [];
  for (const child of node.children) {
    switch (child?.type) {
      case 'accessibility_modifier':
        if (child.text === 'private' || child.text === 'protected') modifiers.push(child.text);
        break;
      case 'readonly':
      case 'abstract':
        modifiers.push(child.type);
        break;
      case '?':
        modifiers.push('optional');
        break;
    }
  }
  if (node.type === 'abstract_method_signature' && !modifiers.includes('abstract')) modifiers.push('abstract');
  return modifiers;
}

export const classHandlers: readonly (readonly [string, Handler])[] = [
  ['class_declaration', visitClassDeclaration],
  ['abstract_class_declaration', visitClassDeclaration],
  ['class', (walker, node) => visitClassValue(walker, node, NONE)],
  ['decorator', (walker, node) => walker.visitChildren(node)],
];
