/** The patterns of `match`: captures bind, dotted names and classes are read, keywords name attributes of the class. */
import { extentOf } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { Expression, ScopeIx } from '../../core/terrain/fileIndex.ts';
import { bindName } from './targets.ts';
import type { Walk } from './walk.ts';

export function visitPattern(walk: Walk, node: SyntaxNode, scope: ScopeIx): void {
  switch (node.type) {
    case 'dotted_name':
      if (node.namedChildren.length === 1) capture(walk, node.namedChildren[0], scope, undefined);
      else visitDottedName(walk, node, scope);
      return;
    case 'identifier':
      capture(walk, node, scope, undefined);
      return;
    case 'as_pattern': {
      const [pattern, name] = node.namedChildren;
      if (pattern !== undefined) visitPattern(walk, pattern, scope);
      capture(walk, name, scope, pattern === undefined ? undefined : matched(pattern, scope));
      return;
    }
    case 'splat_pattern':
      capture(walk, node.namedChildren[0], scope, { kind: 'builtin', name: node.children[0]?.type === '**' ? 'dict' : 'list' });
      return;
    case 'class_pattern':
      visitClassPattern(walk, node, scope);
      return;
    case 'string':
    case 'concatenated_string':
    case 'integer':
    case 'float':
    case 'true':
    case 'false':
    case 'none':
    case 'comment':
      return;
    default: // case_pattern, list, tuple, dict, union, complex, ERROR
      for (const child of node.namedChildren) visitPattern(walk, child, scope);
  }
}

function capture(walk: Walk, name: SyntaxNode | undefined, scope: ScopeIx, value: Expression | undefined): void {
  if (name?.type === 'identifier' && name.text !== '_') bindName(walk, name, scope, { statement: extentOf(name), value });
}

/** `case Point() as p`: p is a Point. */
function matched(pattern: SyntaxNode, scope: ScopeIx): Expression | undefined {
  const inner = pattern.type === 'case_pattern' ? pattern.namedChildren[0] : pattern;
  const name = inner?.type === 'class_pattern' ? inner.namedChildren[0] : undefined;
  return name === undefined ? undefined : { kind: 'call', callee: dottedExpression(name, scope) };
}

function visitClassPattern(walk: Walk, node: SyntaxNode, scope: ScopeIx): void {
  const [name, ...patterns] = node.namedChildren;
  if (name === undefined) return;
  visitDottedName(walk, name, scope);
  const receiver: Expression = { kind: 'call', callee: dottedExpression(name, scope) };
  for (const pattern of patterns) {
    const keyword = pattern.namedChildren[0]?.type === 'keyword_pattern' ? pattern.namedChildren[0] : undefined;
    if (keyword === undefined) {
      visitPattern(walk, pattern, scope);
      continue;
    }
    const [attribute, ...values] = keyword.namedChildren;
    if (attribute !== undefined) walk.draft.occur(extentOf(attribute), attribute.text, 'member', scope, { receiver });
    for (const value of values) visitPattern(walk, value, scope);
  }
}

/** A chain of names as its own kind of node: in patterns, and in decorators of old. */
export function visitDottedName(walk: Walk, node: SyntaxNode, scope: ScopeIx): void {
  let receiver: Expression | undefined;
  for (const segment of node.namedChildren) {
    const name = segment.text;
    if (receiver === undefined) {
      walk.draft.occur(extentOf(segment), name, 'reference', scope, { lookUp: true });
      receiver = { kind: 'name', name, scope, at: segment.startIndex };
    } else {
      walk.draft.occur(extentOf(segment), name, 'member', scope, { receiver });
      receiver = { kind: 'member', object: receiver, name };
    }
  }
}

function dottedExpression(node: SyntaxNode, scope: ScopeIx): Expression {
  const [first, ...rest] = node.namedChildren;
  if (first === undefined) return { kind: 'unknown' };
  const start: Expression = { kind: 'name', name: first.text, scope, at: first.startIndex };
  return rest.reduce<Expression>((object, segment) => ({ kind: 'member', object, name: segment.text }), start);
}
