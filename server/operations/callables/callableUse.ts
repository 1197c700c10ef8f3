/** What is done with a function or method at one place that names it: called, with which object and arguments, or handed on. */
import { extentOf, nodeAround } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';

export interface Argument extends Extent {
  readonly keyword: string | undefined;
  readonly value: SyntaxNode;
  readonly spread: boolean; // *a, **a, ...a
}

export interface CallUse {
  readonly kind: 'call';
  readonly name: SyntaxNode;
  readonly object: SyntaxNode | undefined; // left of the dot
  readonly access: SyntaxNode; // `object.name`, or the name alone
  readonly optional: boolean; // `object?.name(…)`
  readonly call: SyntaxNode;
  readonly arguments: readonly Argument[];
  readonly list: Extent; // with the parentheses
  readonly bareGenerator: boolean; // f(x for x in y)
}

export interface OtherUse {
  readonly kind: 'value' | 'write'; // read without being called; assigned or deleted
  readonly name: SyntaxNode;
  readonly object: SyntaxNode | undefined;
  readonly access: SyntaxNode;
  readonly optional: boolean;
}

export type CallableUse = CallUse | OtherUse;

const accessTypes: ReadonlySet<string> = new Set(['attribute', 'member_expression']);
const callTypes: ReadonlySet<string> = new Set(['call', 'call_expression']);

/** The place is a name that code reads: not a declaration, an import or a string. */
export function useAt(root: SyntaxNode, place: Extent): CallableUse {
  const name = nodeAround(root, place);
  const dotted =
    name.parent !== null && accessTypes.has(name.parent.type) && (name.fieldName === 'attribute' || name.fieldName === 'property');
  const access = dotted && name.parent !== null ? name.parent : name;
  const object = (dotted ? access.childForFieldName('object') : null) ?? undefined;
  const optional = access.children.some(({ type }) => type === 'optional_chain');
  const call = access.parent;
  const list = call?.childForFieldName('arguments') ?? undefined;
  if (call && list && callTypes.has(call.type) && access.fieldName === 'function' && list.type !== 'template_string') {
    const bareGenerator = list.type === 'generator_expression';
    const optionalCall = call.children.some(({ type }) => type === 'optional_chain' || type === '?.');
    if (!optionalCall)
      return {
        kind: 'call',
        name,
        object,
        access,
        optional,
        call,
        arguments: bareGenerator ? [{ ...extentOf(list), keyword: undefined, value: list, spread: false }] : argumentsIn(list),
        list: extentOf(list),
        bareGenerator,
      };
  }
  return { kind: isWritten(access) ? 'write' : 'value', name, object, access, optional };
}

/** Whether the place is within a string or a comment of which there is no tree: a type that is told there, say. */
export function isQuoted(root: SyntaxNode, place: Extent): boolean {
  const { startIndex, endIndex } = nodeAround(root, place);
  return startIndex !== place.start || endIndex !== place.end;
}

export function argumentsIn(list: SyntaxNode): readonly Argument[] {
  return list.namedChildren.filter(({ type }) => type !== 'comment').map(argumentOf);
}

function argumentOf(node: SyntaxNode): Argument {
  const keyword = node.type === 'keyword_argument' ? (node.childForFieldName('name')?.text ?? '') : undefined;
  const value = keyword === undefined ? node : (node.childForFieldName('value') ?? node);
  const spread = node.type === 'list_splat' || node.type === 'dictionary_splat' || node.type === 'spread_element';
  return { ...extentOf(node), keyword, value, spread };
}

function isWritten(access: SyntaxNode): boolean {
  const parent = access.parent;
  if (parent === null) return false;
  if (parent.type === 'delete_statement') return true;
  if (access.fieldName !== 'left') return false;
  return (
    parent.type === 'assignment' ||
    parent.type === 'augmented_assignment' ||
    parent.type === 'assignment_expression' ||
    parent.type === 'augmented_assignment_expression'
  );
}

/** Whether leaving the expression out changes nothing: it only names something. */
export function isPlainName(node: SyntaxNode): boolean {
  switch (node.type) {
    case 'identifier':
    case 'this':
    case 'super':
    case 'property_identifier':
      return true;
    case 'attribute':
    case 'member_expression':
    case 'non_null_expression':
    case 'parenthesized_expression':
      return node.namedChildren.every(isPlainName) && !node.children.some(({ type }) => type === 'optional_chain');
    case 'private_property_identifier':
      return true;
    default:
      return false;
  }
}
