/** What a call of a function gives, told by what the function returns or yields. */

import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { Expression } from '../../../core/terrain/fileIndex.ts';
import { builtin, expressionOf, union } from './expressionOf.ts';
import { told } from './patterns.ts';
import { type Handler, hasToken, type Walker } from './walker.ts';

/** More values than these tell nothing more. */
const RESULTS_MAX = 8;

export function noteReturned(walker: Walker, value: SyntaxNode | null): void {
  if (value !== null && walker.returned.length < RESULTS_MAX) walker.returned.push(expressionOf(walker, value));
}

/** `yield* x` yields what x yields. */
function visitYield(walker: Walker, node: SyntaxNode): void {
  const value = node.namedChildren.find((child) => child.type !== 'comment') ?? null;
  const yielded = expressionOf(walker, value);
  if (value !== null && walker.yielded.length < RESULTS_MAX) {
    walker.yielded.push(hasToken(node, '*') && yielded.kind !== 'unknown' ? { kind: 'element', of: yielded } : yielded);
  }
  walker.visitChildren(node);
}

/** What a call gives, by what is returned or yielded; nothing is known of a function that returns nothing. */
export function resultOf(walker: Walker, node: SyntaxNode): Expression | undefined {
  if (!hasToken(node, '*')) return told(union(walker.returned));
  return { kind: 'generic', base: builtin('generator'), arguments: [union(walker.yielded)] };
}

export const resultHandlers: readonly (readonly [string, Handler])[] = [['yield_expression', visitYield]];
