/** Destructuring: what a pattern binds or assigns, and the value each part takes. */

import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { Expression } from '../../../core/terrain/fileIndex.ts';
import { expressionOf, member, union } from './expressionOf.ts';
import { VALUE } from './meaning.ts';
import { propertyName, stringContent, unknownExpression, type Walker } from './walker.ts';

/** What happens to the names of a pattern. */
export interface Binder {
  /** `receiver` is told for shorthand: `{ x }` is also the property x of it. */
  name(node: SyntaxNode, value: Expression, shorthand: { readonly of: Expression | undefined } | undefined): void;
  /** A target that binds no name: `a.b`, `a[0]`. */
  target(node: SyntaxNode): void;
}

/** `value` is what the whole pattern takes apart. */
export function visitPattern(walker: Walker, node: SyntaxNode | null, value: Expression, binder: Binder): void {
  if (node === null || node.startIndex === node.endIndex) return;
  switch (node.type) {
    case 'identifier':
      binder.name(node, value, undefined);
      return;
    case 'shorthand_property_identifier_pattern':
      binder.name(node, member(value, node.text), { of: value });
      return;
    case 'object_pattern':
      for (const child of node.namedChildren) {
        if (child?.type === 'rest_pattern') visitPattern(walker, child.namedChildren[0] ?? null, value, binder);
        else visitPattern(walker, child, value, binder);
      }
      return;
    case 'pair_pattern': {
      const key = node.childForFieldName('key');
      const name = visitKey(walker, key, value);
      visitPattern(walker, node.childForFieldName('value'), name === undefined ? elementOf(value) : member(value, name), binder);
      return;
    }
    case 'array_pattern':
      for (const child of node.namedChildren) {
        if (child?.type === 'rest_pattern') visitPattern(walker, child.namedChildren[0] ?? null, value, binder);
        else visitPattern(walker, child, elementOf(value), binder);
      }
      return;
    case 'assignment_pattern':
    case 'object_assignment_pattern': {
      const left = node.childForFieldName('left');
      const right = node.childForFieldName('right');
      const fallback = expressionOf(walker, right);
      if (left?.type === 'shorthand_property_identifier_pattern') {
        binder.name(left, union([member(value, left.text), fallback]), { of: value });
      } else visitPattern(walker, left, union([value, fallback]), binder);
      walker.visit(right);
      return;
    }
    case 'rest_pattern':
      visitPattern(walker, node.namedChildren[0] ?? null, value, binder);
      return;
    case 'comment':
    case 'undefined':
      return;
    default:
      binder.target(node);
  }
}

/** The key of a pair in a pattern; its name if it is written out. */
function visitKey(walker: Walker, key: SyntaxNode | null, of: Expression): string | undefined {
  const named = propertyName(key);
  if (named === undefined) {
    walker.visit(key);
    return undefined;
  }
  walker.draft.addOccurrence(named.extent, named.name, 'propertyKey', walker.scope, { receiver: told(of) });
  return named.name;
}

function elementOf(value: Expression): Expression {
  return value.kind === 'unknown' ? unknownExpression : { kind: 'element', of: value };
}

/** Receivers are left out where nothing is known of them. */
export function told(expression: Expression): Expression | undefined {
  return expression.kind === 'unknown' ? undefined : expression;
}

/** For `({ a, b: c.d } = x)`, `[a] = x`, `for (a of x)`: names that exist are written. */
export function assignmentBinder(walker: Walker): Binder {
  return {
    name(node, value, shorthand) {
      if (shorthand === undefined) walker.reference(node, VALUE, { writes: true });
      else {
        walker.draft.addOccurrence({ start: node.startIndex, end: node.endIndex }, node.text, 'shorthand', walker.scope, {
          receiver: shorthand.of === undefined ? undefined : told(shorthand.of),
          writes: true,
          wanted: VALUE,
        });
      }
      walker.assignments.push({ name: node.text, scope: walker.scope, at: node.startIndex, value });
    },
    target(node) {
      visitTarget(walker, node);
    },
  };
}

/** A member that is written: `a.b = …`, `a['b'] += …`. */
export function visitTarget(walker: Walker, node: SyntaxNode | null): void {
  if (node === null) return;
  switch (node.type) {
    case 'identifier':
      walker.reference(node, VALUE, { writes: true });
      return;
    case 'parenthesized_expression':
    case 'non_null_expression':
      visitTarget(walker, node.namedChildren[0] ?? null);
      return;
    case 'member_expression':
    case 'subscript_expression':
      markWritten(walker, node);
      return;
    case 'object_pattern':
    case 'array_pattern':
      visitPattern(walker, node, unknownExpression, assignmentBinder(walker));
      return;
    default:
      walker.visit(node);
  }
}

function markWritten(walker: Walker, node: SyntaxNode): void {
  walker.visit(node);
  const property =
    node.type === 'member_expression' ? propertyName(node.childForFieldName('property')) : stringContent(node.childForFieldName('index'));
  if (property === undefined) return;
  const { occurrences } = walker.draft;
  for (let i = occurrences.length - 1; i >= 0; i--) {
    const occurrence = occurrences[i];
    if (occurrence === undefined || occurrence.start < property.extent.start) return;
    if (occurrence.start === property.extent.start) {
      occurrence.writes = true;
      return;
    }
  }
}
