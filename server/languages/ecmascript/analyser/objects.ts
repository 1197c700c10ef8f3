/** Object and array literals, with what they are checked against; and the properties a literal gives to what it is assigned to. */

import { extentOf } from '../../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { Expression, SymbolIx } from '../../../core/terrain/fileIndex.ts';
import { NONE } from '../../../core/terrain/fileIndex.ts';
import { visitClassValue } from './classes.ts';
import { expressionOf, member, typeOf } from './expressionOf.ts';
import { visitFunction, visitFunctionValue } from './functions.ts';
import { NOTHING, VALUE } from './meaning.ts';
import { told } from './patterns.ts';
import { type Handler, hasToken, propertyName, unknownExpression, unwrapped, type Walker } from './walker.ts';

/**
 * Visits a value. `expected`: the type or value its literal is checked against. `owner`: the symbol it is the only value of,
 * whose members the properties of a literal then are; NONE when there is none or its type says what the members are.
 */
export function visitValue(walker: Walker, node: SyntaxNode | null, expected: Expression | undefined, owner: SymbolIx): void {
  switch (node?.type) {
    case undefined:
      return;
    case 'object':
      visitObject(walker, node as SyntaxNode, expected, owner);
      return;
    case 'array': {
      const element: Expression | undefined = expected === undefined ? undefined : { kind: 'element', of: expected };
      for (const child of (node as SyntaxNode).namedChildren) visitValue(walker, child, element, NONE);
      return;
    }
    case 'parenthesized_expression':
    case 'await_expression':
      for (const child of (node as SyntaxNode).namedChildren) visitValue(walker, child, expected, owner);
      return;
    case 'ternary_expression': {
      const ternary = node as SyntaxNode;
      walker.visit(ternary.childForFieldName('condition'));
      visitValue(walker, ternary.childForFieldName('consequence'), expected, NONE);
      visitValue(walker, ternary.childForFieldName('alternative'), expected, NONE);
      return;
    }
    case 'as_expression':
    case 'satisfies_expression': {
      const [value, type] = (node as SyntaxNode).namedChildren;
      visitValue(
        walker,
        value ?? null,
        type === undefined || type === null ? expected : typeOf(walker, type),
        type === undefined ? owner : NONE,
      );
      walker.visit(type ?? null);
      return;
    }
    case 'function_expression':
    case 'generator_function':
    case 'arrow_function':
      visitFunctionValue(walker, node as SyntaxNode, owner);
      return;
    case 'class':
      visitClassValue(walker, node as SyntaxNode, owner);
      return;
    default:
      walker.visit(node as SyntaxNode);
  }
}

function visitObject(walker: Walker, node: SyntaxNode, expected: Expression | undefined, given: SymbolIx): void {
  const owner = expected === undefined ? given : NONE;
  const receiver: Expression | undefined =
    owner === NONE ? (expected === undefined ? undefined : told(expected)) : { kind: 'self', class: owner };
  const self = receiver ?? unknownExpression;
  if (owner !== NONE) walker.draft.membersOf(owner); // also of `{}`, which is given its members later
  const scope = owner === NONE ? NONE : walker.draft.addScope('class', walker.scope, owner, extentOf(node), false);
  const property = (key: SyntaxNode | null, whole: SyntaxNode, kind: 'method' | 'property'): SymbolIx => {
    const named = propertyName(key);
    if (key?.type === 'computed_property_name') walker.visitChildren(key);
    if (named === undefined) return NONE;
    let ix = NONE;
    if (owner !== NONE) {
      const extent = extentOf(whole);
      ix = walker.draft.declareMember(owner, { name: named.name, kind, meaning: NOTHING, scope, nameExtent: named.extent, extent });
    }
    walker.draft.addOccurrence(named.extent, named.name, 'propertyKey', walker.scope, { symbol: ix, receiver });
    return ix;
  };
  for (const child of node.children) {
    switch (child?.type) {
      case 'pair': {
        const key = child.childForFieldName('key');
        const value = child.childForFieldName('value');
        const inner = unwrapped(value);
        const ix = property(key, child, inner?.type === 'arrow_function' || inner?.type === 'function_expression' ? 'method' : 'property');
        if (ix !== NONE && inner?.type !== 'class') walker.draft.symbol(ix).value = told(expressionOf(walker, value));
        const name = propertyName(key)?.name;
        const of = expected === undefined || name === undefined ? undefined : told(member(expected, name));
        if (inner?.type === 'function_expression') visitFunctionValue(walker, inner, ix, { self });
        else visitValue(walker, value, of, ix);
        break;
      }
      case 'method_definition': {
        const isAccessor = hasToken(child, 'get') || hasToken(child, 'set');
        const ix = property(child.childForFieldName('name'), child, isAccessor ? 'property' : 'method');
        visitFunction(walker, child, ix, { self });
        break;
      }
      case 'shorthand_property_identifier': {
        if (owner !== NONE) {
          const extent = extentOf(child);
          const named = { name: child.text, kind: 'property' as const, meaning: NOTHING, scope, nameExtent: extent, extent };
          walker.draft.symbol(walker.draft.declareMember(owner, named)).value = walker.name(child);
        }
        walker.draft.addOccurrence(extentOf(child), child.text, 'shorthand', walker.scope, { receiver, wanted: VALUE });
        break;
      }
      default:
        if (child?.isNamed === true) walker.visit(child);
    }
    if (child?.type !== 'comment') walker.doc = undefined;
  }
}

export const objectHandlers: readonly (readonly [string, Handler])[] = [
  ['object', (walker, node) => visitObject(walker, node, undefined, NONE)],
  ['array', (walker, node) => visitValue(walker, node, undefined, NONE)],
  ['as_expression', (walker, node) => visitValue(walker, node, undefined, NONE)],
  ['satisfies_expression', (walker, node) => visitValue(walker, node, undefined, NONE)],
];
