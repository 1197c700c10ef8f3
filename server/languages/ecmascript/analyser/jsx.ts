/** JSX: components are names, attributes are properties of what a component takes. */

import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { Expression } from '../../../core/terrain/fileIndex.ts';
import { NONE } from '../../../core/terrain/fileIndex.ts';
import { VALUE } from './meaning.ts';
import { visitValue } from './objects.ts';
import { type Handler, propertyName, type Walker } from './walker.ts';

/** `<Name>` means a name in scope; `<name>` and `<my-element>` are elements of the page. */
function visitElementName(walker: Walker, node: SyntaxNode | null): void {
  if (node === null) return;
  if (node.type === 'identifier') {
    if (!/^[a-z]/.test(node.text) && !node.text.includes('-')) walker.reference(node, VALUE);
  } else if (node.type !== 'jsx_namespace_name') walker.visit(node);
}

function visitOpening(walker: Walker, node: SyntaxNode): void {
  const name = node.childForFieldName('name');
  visitElementName(walker, name);
  walker.visit(node.childForFieldName('type_arguments'));
  const properties = propertiesOf(walker, name);
  for (const child of node.children) {
    if (child.fieldName === 'attribute' || child.type === 'jsx_attribute' || child.type === 'jsx_expression') {
      if (child.type === 'jsx_attribute') visitAttribute(walker, child, properties);
      else walker.visit(child);
    }
  }
}

/** What a component of this file takes, found when the file has been seen; of another file nothing is said. */
function propertiesOf(walker: Walker, name: SyntaxNode | null): Expression | undefined {
  if (name?.type !== 'identifier' || /^[a-z]/.test(name.text)) return undefined;
  const placeholder: Expression = { kind: 'element', of: { kind: 'unknown' } };
  walker.expectedArguments.push({ placeholder, callee: walker.name(name), argument: 0 });
  return placeholder;
}

function visitAttribute(walker: Walker, node: SyntaxNode, properties: Expression | undefined): void {
  const [key, value] = node.namedChildren.filter((child) => child.type !== 'comment');
  const named = key?.type === 'property_identifier' ? propertyName(key) : undefined;
  if (named !== undefined && !named.name.includes('-')) {
    walker.draft.addOccurrence(named.extent, named.name, 'propertyKey', walker.scope, { receiver: properties });
  }
  if (value?.type === 'jsx_expression') for (const child of value.namedChildren) visitValue(walker, child, undefined, NONE);
  else walker.visit(value ?? null);
}

export const jsxHandlers: readonly (readonly [string, Handler])[] = [
  ['jsx_opening_element', visitOpening],
  ['jsx_self_closing_element', visitOpening],
  ['jsx_closing_element', (walker, node) => visitElementName(walker, node.childForFieldName('name'))],
];
