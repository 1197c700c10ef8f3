/** Type declarations and type expressions of TypeScript. */

import { extentOf } from '../../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { Expression, SymbolIx } from '../../../core/terrain/fileIndex.ts';
import { NONE } from '../../../core/terrain/fileIndex.ts';
import { modifiersOf } from './classes.ts';
import { annotate, overloadIf } from './declarations.ts';
import { expressionOf, typeOf } from './expressionOf.ts';
import { visitFunction } from './functions.ts';
import { NAMESPACE, NOTHING, TYPE, VALUE } from './meaning.ts';
import { exportIfAmbient } from './namespaces.ts';
import { told } from './patterns.ts';
import { declareType, openTypeParameters } from './typeParameters.ts';
import { type Handler, hasToken, propertyName, stringContent, type Walker } from './walker.ts';

function visitInterface(walker: Walker, node: SyntaxNode): void {
  const name = node.childForFieldName('name');
  if (name === null || name.startIndex === name.endIndex) return;
  const ix = declareType(walker, name, 'interface', node);
  exportIfAmbient(walker, name.text, ix);
  const outer = walker.scope;
  openTypeParameters(walker, node, ix, true);
  for (const child of node.namedChildren) {
    if (child?.type !== 'extends_type_clause') continue;
    walker.visitChildren(child);
    for (const type of child.childrenForFieldName('type')) walker.draft.symbol(ix).bases.push(typeOf(walker, type));
  }
  visitTypeMembers(walker, node.childForFieldName('body'), ix);
  walker.scope = outer;
}

function visitTypeAlias(walker: Walker, node: SyntaxNode): void {
  const name = node.childForFieldName('name');
  const value = node.childForFieldName('value');
  if (name === null || name.startIndex === name.endIndex) return;
  const ix = declareType(walker, name, 'type', node);
  exportIfAmbient(walker, name.text, ix);
  const outer = walker.scope;
  openTypeParameters(walker, node, ix, false);
  if (value?.type === 'object_type') visitObjectType(walker, value, ix);
  else {
    walker.visit(value);
    walker.draft.symbol(ix).value = told(
      value?.type === 'type_query' ? expressionOf(walker, value.namedChildren[0] ?? null) : typeOf(walker, value),
    );
    visitIntersectedMembers(walker, value, ix);
    walker.draft.symbol(ix).bases.push(...basesOf(walker, value));
  }
  walker.scope = outer;
}

/** A name for another type, or for several at once, has their members. */
function basesOf(walker: Walker, node: SyntaxNode | null): Expression[] {
  switch (node?.type) {
    case 'intersection_type':
    case 'parenthesized_type':
      return node.namedChildren.flatMap((child) => basesOf(walker, child));
    case 'type_identifier':
    case 'nested_type_identifier':
    case 'generic_type':
      return [typeOf(walker, node)];
    default:
      return [];
  }
}

/** `type A = B & { x: 1 }`: x is a member of A. Its occurrences have been made; here they are only given an owner. */
function visitIntersectedMembers(walker: Walker, node: SyntaxNode | null, owner: SymbolIx): void {
  if (node?.type !== 'intersection_type') return;
  for (const part of node.namedChildren) {
    if (part?.type === 'intersection_type') visitIntersectedMembers(walker, part, owner);
    if (part?.type !== 'object_type') continue;
    const { occurrences } = walker.draft;
    for (let i = occurrences.length - 1; i >= 0; i--) {
      const occurrence = occurrences[i];
      if (occurrence === undefined || occurrence.start < part.startIndex) break;
      const declares = occurrence.role === 'propertyKey' && occurrence.symbol === NONE && occurrence.receiver === undefined;
      if (!declares || !part.namedChildren.some((child) => child !== null && isNameOf(child, occurrence.start))) continue;
      const nameExtent = { start: occurrence.start, end: occurrence.end };
      const named = {
        name: occurrence.name,
        kind: 'property' as const,
        meaning: NOTHING,
        scope: occurrence.scope,
        nameExtent,
        extent: nameExtent,
      };
      occurrence.symbol = walker.draft.declareMember(owner, named);
      occurrence.receiver = { kind: 'self', class: owner };
    }
  }
}

function isNameOf(signature: SyntaxNode, at: number): boolean {
  return propertyName(signature.childForFieldName('name'))?.extent.start === at;
}

/** `{ x: T }`: members of the symbol it is the type of, or of nobody. */
export function visitObjectType(walker: Walker, node: SyntaxNode, owner: SymbolIx): void {
  visitTypeMembers(walker, node, owner);
}

function visitTypeMembers(walker: Walker, body: SyntaxNode | null, owner: SymbolIx): void {
  if (body === null) return;
  const outer = { scope: walker.scope, self: walker.self };
  if (owner !== NONE) {
    walker.scope = walker.draft.addScope('class', walker.scope, owner, extentOf(body), false);
    walker.self = { kind: 'self', class: owner };
  }
  for (const child of body.namedChildren) {
    if (child?.type === 'property_signature') visitSignature(walker, child, owner, 'property');
    else if (child?.type === 'method_signature') {
      visitSignature(walker, child, owner, hasToken(child, 'get') || hasToken(child, 'set') ? 'property' : 'method');
    } else walker.visit(child);
    if (child?.type !== 'comment') walker.doc = undefined;
  }
  walker.scope = outer.scope;
  walker.self = outer.self;
}

function visitSignature(walker: Walker, node: SyntaxNode, owner: SymbolIx, kind: 'property' | 'method'): void {
  const key = node.childForFieldName('name');
  const named = propertyName(key);
  if (key?.type === 'computed_property_name') walker.visitChildren(key);
  const { draft } = walker;
  let ix = NONE;
  if (named !== undefined && owner !== NONE) {
    const extent = extentOf(node);
    ix = draft.declareMember(owner, { name: named.name, kind, meaning: NOTHING, scope: walker.scope, nameExtent: named.extent, extent });
    for (const modifier of modifiersOf(node, false)) draft.addModifier(ix, modifier);
    walker.declaration(named.extent, named.name, ix, false);
  } else if (named !== undefined) draft.addOccurrence(named.extent, named.name, 'propertyKey', walker.scope, {});
  if (node.type === 'method_signature') {
    if (ix !== NONE && kind === 'method') overloadIf(walker, ix);
    visitFunction(walker, node, ix);
  } else if (ix !== NONE) annotate(walker, ix, node.childForFieldName('type'));
  else walker.visit(node.childForFieldName('type'));
}

/** `[key: string]: T`, or a mapped type. */
function visitIndexSignature(walker: Walker, node: SyntaxNode): void {
  const mapped = node.namedChildren.find((child) => child?.type === 'mapped_type_clause');
  if (mapped !== undefined && mapped !== null) {
    walker.within('typeParameters', NONE, extentOf(node), false, () => {
      const name = mapped.childForFieldName('name');
      if (name !== null && name.startIndex !== name.endIndex) declareType(walker, name, 'typeParameter', mapped);
      walker.visit(mapped.childForFieldName('type'));
      walker.visit(mapped.childForFieldName('alias'));
      walker.visit(node.childForFieldName('type'));
    });
    return;
  }
  const name = node.childForFieldName('name');
  walker.within('function', NONE, extentOf(node), true, (scope) => {
    if (name?.type === 'identifier') {
      const extent = extentOf(name);
      const ix = walker.draft.declare({
        name: name.text,
        kind: 'parameter',
        meaning: VALUE,
        scope,
        nameExtent: extent,
        extent: extentOf(node),
      });
      walker.declaration(extent, name.text, ix, false);
    }
    walker.visit(node.childForFieldName('index_type'));
    walker.visit(node.childForFieldName('type'));
  });
}

/** `infer U` in what is extended binds U in the branch that holds, and nowhere else. */
function visitConditionalType(walker: Walker, node: SyntaxNode): void {
  walker.visit(node.childForFieldName('left'));
  const right = node.childForFieldName('right');
  const consequence = node.childForFieldName('consequence');
  const outer = walker.inferScope;
  const extent = { start: right?.startIndex ?? node.startIndex, end: consequence?.endIndex ?? node.endIndex };
  const inferred = walker.draft.addScope('typeParameters', walker.scope, NONE, extent, false);
  walker.inferScope = inferred;
  walker.visit(right);
  walker.inferScope = outer;
  walker.in(inferred, () => walker.visit(consequence));
  walker.visit(node.childForFieldName('alternative'));
}

function visitInfer(walker: Walker, node: SyntaxNode): void {
  const [name, constraint] = node.namedChildren;
  if (name?.type === 'type_identifier') {
    walker.in(walker.inferScope === NONE ? walker.scope : walker.inferScope, () => declareType(walker, name, 'typeParameter', node));
  }
  walker.visit(constraint ?? null);
}

function visitNestedType(walker: Walker, node: SyntaxNode): void {
  const module = node.childForFieldName('module');
  const name = node.childForFieldName('name');
  visitQualifier(walker, module);
  const of = propertyName(name) ?? (name === null ? undefined : { name: name.text, extent: extentOf(name) });
  if (of === undefined || of.name === '') return;
  walker.draft.addOccurrence(of.extent, of.name, 'member', walker.scope, { receiver: told(expressionOf(walker, module)) });
}

/** `A` or `A.B` in front of a dot in a type, or in `import x = A.B.C`. */
export function visitQualifier(walker: Walker, node: SyntaxNode | null): void {
  if (node === null) return;
  if (node.type === 'identifier') {
    walker.reference(node, NAMESPACE);
    return;
  }
  const object = node.childForFieldName('object');
  const property = propertyName(node.childForFieldName('property'));
  visitQualifier(walker, object);
  if (property !== undefined) {
    walker.draft.addOccurrence(property.extent, property.name, 'member', walker.scope, { receiver: told(expressionOf(walker, object)) });
  }
}

/** `T["key"]` names the member key of T. */
function visitLookup(walker: Walker, node: SyntaxNode): void {
  const [object, index] = node.namedChildren;
  walker.visit(object ?? null);
  const receiver = told(typeOf(walker, object ?? null));
  for (const key of literalKeys(index ?? null)) {
    walker.draft.addOccurrence(key.extent, key.name, 'member', walker.scope, { receiver });
  }
  walker.visit(index ?? null);
}

function literalKeys(node: SyntaxNode | null): NonNullable<ReturnType<typeof stringContent>>[] {
  if (node === null) return [];
  if (node.type === 'union_type' || node.type === 'parenthesized_type') return node.namedChildren.flatMap((child) => literalKeys(child));
  const key = node.type === 'literal_type' ? stringContent(node.namedChildren[0] ?? null) : undefined;
  return key === undefined ? [] : [key];
}

/** `Pick<T, 'a' | 'b'>` and `Omit<T, 'a'>` name members of T. */
function visitGeneric(walker: Walker, node: SyntaxNode): void {
  walker.visitChildren(node);
  const word = node.childForFieldName('name')?.text;
  if (word !== 'Pick' && word !== 'Omit') return;
  const [of, keys] = node.childForFieldName('type_arguments')?.namedChildren ?? [];
  const receiver = told(typeOf(walker, of ?? null));
  for (const key of literalKeys(keys ?? null)) {
    walker.draft.addOccurrence(key.extent, key.name, 'member', walker.scope, { receiver });
  }
}

/** The labels of a tuple are no names. */
function visitTuple(walker: Walker, node: SyntaxNode): void {
  for (const child of node.namedChildren) {
    const isLabelled = child?.type === 'required_parameter' || child?.type === 'optional_parameter';
    walker.visit(isLabelled ? child.childForFieldName('type') : child);
  }
}

export const typeHandlers: readonly (readonly [string, Handler])[] = [
  ['interface_declaration', visitInterface],
  ['type_alias_declaration', visitTypeAlias],
  ['object_type', (walker, node) => visitObjectType(walker, node, NONE)],
  ['index_signature', visitIndexSignature],
  ['call_signature', (walker, node) => visitFunction(walker, node, NONE)],
  ['construct_signature', (walker, node) => visitFunction(walker, node, NONE)],
  ['function_type', (walker, node) => visitFunction(walker, node, NONE)],
  ['constructor_type', (walker, node) => visitFunction(walker, node, NONE)],
  ['conditional_type', visitConditionalType],
  ['infer_type', visitInfer],
  ['type_identifier', (walker, node) => walker.reference(node, TYPE)],
  ['nested_type_identifier', visitNestedType],
  ['generic_type', visitGeneric],
  ['lookup_type', visitLookup],
  ['tuple_type', visitTuple],
];
