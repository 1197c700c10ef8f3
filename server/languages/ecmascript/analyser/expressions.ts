/** Names, members, calls and assignments in expressions; and statements that open scopes of their own. */

import { extentOf } from '../../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { Expression } from '../../../core/terrain/fileIndex.ts';
import { NONE } from '../../../core/terrain/fileIndex.ts';
import { visitExportsAssignment, visitExportsMember } from './commonJs.ts';
import { bindNames, declareVariable } from './declarations.ts';
import { typeByDoc } from './docTypes.ts';
import { expressionOf, objectOf, widened } from './expressionOf.ts';
import { noteReturned } from './functionResults.ts';
import { visitFunctionValue } from './functions.ts';
import { VALUE } from './meaning.ts';
import { visitComparedModule, visitImportedMember } from './moduleStrings.ts';
import { visitInnerGlobals } from './namespaces.ts';
import { narrowBehindAnd } from './narrowing.ts';
import { visitValue } from './objects.ts';
import { assignmentBinder, told, visitPattern, visitTarget } from './patterns.ts';
import { type Handler, propertyName, stringContent, unknownExpression, unwrapped, type Walker } from './walker.ts';

function visitMember(walker: Walker, node: SyntaxNode): void {
  const object = node.childForFieldName('object');
  const property = node.childForFieldName('property');
  if (visitImportedMember(walker, node) || visitExportsMember(walker, node)) return;
  walker.visit(object);
  const named = propertyName(property);
  if (named === undefined) return;
  const receiver = told(objectOf(walker, object));
  const wanted = property?.type === 'private_property_identifier' ? { wanted: VALUE } : {};
  walker.draft.addOccurrence(named.extent, named.name, 'member', walker.scope, { receiver, ...wanted });
}

function visitSubscript(walker: Walker, node: SyntaxNode): void {
  const object = node.childForFieldName('object');
  const index = node.childForFieldName('index');
  walker.visit(object);
  const key = stringContent(index);
  if (key !== undefined) {
    walker.draft.addOccurrence(key.extent, key.name, 'member', walker.scope, { receiver: told(expressionOf(walker, object)) });
    return;
  }
  walker.visit(index);
  noteDynamicKey(walker, node, object, index);
}

/** `obj[name]` may reach any member; numbers into arrays do not, and are told apart when the file has been seen. */
function noteDynamicKey(walker: Walker, node: SyntaxNode, object: SyntaxNode | null, index: SyntaxNode | null): void {
  const key = unwrapped(index);
  if (key === null || object === null) return;
  const isText = key.type === 'template_string' || (key.type === 'binary_expression' && mentionsString(key));
  const isName = key.type === 'identifier' || key.type === 'member_expression' || key.type === 'as_expression';
  if (!isText && !isName) return;
  const certain = isText || object.type === 'this';
  walker.dynamicKeys.push({ extent: extentOf(node), index: expressionOf(walker, key), certain, text: `${object.text}[${key.text}]` });
}

function mentionsString(node: SyntaxNode): boolean {
  return node.namedChildren.some(
    (child) =>
      child?.type === 'string' || child?.type === 'template_string' || (child?.type === 'binary_expression' && mentionsString(child)),
  );
}

function visitAssignment(walker: Walker, node: SyntaxNode): void {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  if (left === null) return;
  if (node.children[0]?.type === 'using') {
    // TypeScript's grammar takes `using x = …` for an assignment.
    const ix = left.type === 'identifier' ? declareVariable(walker, left, 'const', node, 'variable') : NONE;
    if (ix !== NONE) walker.draft.symbol(ix).value = told(expressionOf(walker, right));
    walker.visit(right);
    return;
  }
  if (visitExportsAssignment(walker, node, left, right)) return;
  const target = unwrapped(left);
  if (target?.type === 'object_pattern' || target?.type === 'array_pattern') {
    visitPattern(walker, target, expressionOf(walker, right), assignmentBinder(walker));
    walker.visit(right);
    return;
  }
  visitTarget(walker, left);
  if (target?.type === 'identifier') {
    walker.assignments.push({ ...walker.name(target), value: expressionOf(walker, right) });
    visitValue(walker, right, undefined, NONE);
    return;
  }
  const self = noteExpando(walker, target, right);
  const function_ = unwrapped(right);
  if (self !== undefined && function_?.type === 'function_expression') {
    visitFunctionValue(walker, function_, NONE, { self });
  } else visitValue(walker, right, told(expressionOf(walker, target)), NONE);
}

/**
 * `F.prototype.m = …`, `F.x = …`, and in JavaScript `this.x = …`, make members of F. What `this` is in a function so
 * assigned, if the owner is known already.
 */
function noteExpando(walker: Walker, target: SyntaxNode | null, right: SyntaxNode | null): Expression | undefined {
  if (target?.type !== 'member_expression') return undefined;
  const object = target.childForFieldName('object');
  const property = propertyName(target.childForFieldName('property'));
  if (object === null || property === undefined) return undefined;
  const ofPrototype = object.type === 'member_expression' && object.childForFieldName('property')?.text === 'prototype';
  const owner = ofPrototype ? object.childForFieldName('object') : object;
  const occurrence = walker.draft.occurrences.findLastIndex((each) => each.start === property.extent.start);
  const value = unwrapped(right);
  const isFunction = value?.type === 'function_expression' || value?.type === 'arrow_function';
  if (owner?.type === 'this' && walker.language === 'javascript' && (walker.self.kind === 'self' || walker.self.kind === 'cls')) {
    declareFieldOf(walker, walker.self.class, occurrence, isFunction, expressionOf(walker, right));
    return undefined;
  }
  if (owner?.type !== 'identifier') return undefined;
  const name = walker.name(owner);
  walker.expandos.push({ owner: name, occurrence, extent: extentOf(target), isFunction, value: expressionOf(walker, right) });
  const [known] = walker.draft.lookup(name.name, VALUE, name.scope, name.at);
  if (known === undefined || !isFunction) return undefined;
  return ofPrototype ? { kind: 'self', class: known } : { kind: 'cls', class: known };
}

/** JavaScript has classes whose fields are only ever assigned: the first assignment declares. */
export function declareFieldOf(walker: Walker, owner: number, at: number, isFunction: boolean, value: Expression): void {
  const { draft } = walker;
  const occurrence = draft.occurrences[at];
  if (occurrence === undefined) return;
  const nameExtent = { start: occurrence.start, end: occurrence.end };
  const kind = isFunction ? 'method' : 'property';
  const named = { name: occurrence.name, kind, meaning: 0, scope: occurrence.scope, nameExtent, extent: nameExtent } as const;
  const ix = draft.declareMember(owner, named);
  occurrence.role = 'declaration';
  occurrence.symbol = ix;
  const symbol = draft.symbol(ix);
  if (symbol.kind === 'property') symbol.type ??= typeByDoc(walker);
  if (symbol.kind === 'property' && symbol.type === undefined) symbol.value = widened(symbol.value, value);
}

function visitAugmented(walker: Walker, node: SyntaxNode): void {
  visitTarget(walker, node.childForFieldName('left'));
  walker.visit(node.childForFieldName('right'));
}

/** Parts of one chain of operators that are looked at for what they prove. */
const NARROWED_MAX = 20;

/** Operators lean left: a sum of a thousand strings is a thousand levels deep, and is walked without recursion. */
function visitBinary(walker: Walker, node: SyntaxNode): void {
  if (visitComparedModule(walker, node)) return;
  const rights: (SyntaxNode | null)[] = [];
  let left: SyntaxNode | null = node;
  while (left?.type === 'binary_expression') {
    if (rights.length < NARROWED_MAX) narrowBehindAnd(walker, left);
    rights.push(left.childForFieldName('right'));
    left = left.childForFieldName('left');
  }
  if (left?.type === 'private_property_identifier')
    walker.draft.addOccurrence(extentOf(left), left.text, 'member', walker.scope, { wanted: VALUE });
  else walker.visit(left);
  for (const right of rights.reverse()) walker.visit(right);
}

/** Statements that bind a name in the block they stand in. */
const binding: ReadonlySet<string> = new Set([
  'lexical_declaration',
  'using_declaration',
  'function_declaration',
  'generator_function_declaration',
  'function_signature',
  'class_declaration',
  'abstract_class_declaration',
  'interface_declaration',
  'type_alias_declaration',
  'enum_declaration',
  'ambient_declaration',
  'export_statement',
  'import_statement',
  'import_alias',
]);

/** A block that binds nothing needs no scope; most do not. `namespace` and `using` are taken for expressions by the grammar. */
function visitBlock(walker: Walker, node: SyntaxNode): void {
  if (visitInnerGlobals(walker, node)) return;
  if (node.children.some((child) => bindsIn(child))) {
    walker.within('block', NONE, extentOf(node), false, () => walker.visitStatements(node));
  } else walker.visitStatements(node);
}

function bindsIn(node: SyntaxNode): boolean {
  if (node.type === 'switch_case' || node.type === 'switch_default') return node.children.some((child) => bindsIn(child));
  if (node.type !== 'expression_statement') return binding.has(node.type);
  const inner = node.children[0];
  const target = inner?.type === 'await_expression' ? inner.namedChildren[0] : inner;
  return target?.type === 'internal_module' || target?.children[0]?.type === 'using';
}

function visitFor(walker: Walker, node: SyntaxNode): void {
  walker.within('block', NONE, extentOf(node), false, () => walker.visitChildren(node));
}

function visitForIn(walker: Walker, node: SyntaxNode): void {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  const kind = node.childForFieldName('kind')?.type;
  const isOf = node.childForFieldName('operator')?.type === 'of';
  walker.within('block', NONE, extentOf(node), false, () => {
    const element: Expression = isOf ? { kind: 'element', of: expressionOf(walker, right) } : { kind: 'builtin', name: 'string' };
    const value: Expression = node.children.some((child) => child?.type === 'await') ? { kind: 'await', of: element } : element;
    if (kind === 'var' || kind === 'let' || kind === 'const') bindNames(walker, left, kind, node, value);
    else if (left?.type === 'identifier') walker.reference(left, VALUE, { writes: true });
    else if (left !== null) visitPattern(walker, left, value, assignmentBinder(walker));
    walker.visit(node.childForFieldName('value'));
    walker.visit(right);
    walker.visit(node.childForFieldName('body'));
  });
}

function visitCatch(walker: Walker, node: SyntaxNode): void {
  const parameter = node.childForFieldName('parameter');
  walker.within('block', NONE, extentOf(node), false, () => {
    bindNames(walker, parameter, 'let', node, unknownExpression);
    walker.visit(node.childForFieldName('type'));
    walker.visit(node.childForFieldName('body'));
  });
}

function visitReturn(walker: Walker, node: SyntaxNode): void {
  const value = node.namedChildren.find((child) => child !== null && child.type !== 'comment') ?? null;
  noteReturned(walker, unwrapped(value));
  visitValue(walker, value, walker.returnType, NONE);
}

function visitWith(walker: Walker, node: SyntaxNode): void {
  walker.draft.addHazard('dynamicAttribute', extentOf(node), 'Inside `with` a bare name may be a member of its object.');
  walker.visitChildren(node);
}

export const expressionHandlers: readonly (readonly [string, Handler])[] = [
  ['identifier', (walker, node) => walker.reference(node, VALUE)],
  ['member_expression', visitMember],
  ['subscript_expression', visitSubscript],
  ['assignment_expression', visitAssignment],
  ['augmented_assignment_expression', visitAugmented],
  ['update_expression', (walker, node) => visitTarget(walker, node.childForFieldName('argument'))],
  ['binary_expression', visitBinary],
  ['statement_block', visitBlock],
  ['switch_body', visitBlock],
  ['for_statement', visitFor],
  ['for_in_statement', visitForIn],
  ['catch_clause', visitCatch],
  ['return_statement', visitReturn],
  ['with_statement', visitWith],
];
