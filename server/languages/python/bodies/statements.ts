/** The body of a Python function as statements: which blocks they hold, and what they evaluate by themselves. */

import { extentOf } from '../../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { BranchClause, StatementPart, WrittenBlock, WrittenBody, WrittenStatement } from '../../../core/terrain/bodies/writtenBody.ts';

export function bodyOf(callable: SyntaxNode): WrittenBody {
  const body = callable.childForFieldName('body');
  if (body === null) return { block: undefined, result: undefined };
  return body.type === 'block' ? { block: blockOf(body), result: undefined } : { block: undefined, result: body };
}

function blockOf(node: SyntaxNode): WrittenBlock {
  const statements = node.namedChildren.filter(({ type }) => type !== 'comment').map(statementOf);
  return { ...extentOf(node), statements, single: false };
}

const empty = (node: SyntaxNode): WrittenBlock => ({ start: node.endIndex, end: node.endIndex, statements: [], single: false });

function blockIn(node: SyntaxNode, field: string): WrittenBlock {
  const block = node.childForFieldName(field) ?? node.namedChildren.findLast(({ type }) => type === 'block');
  return block ? blockOf(block) : empty(node);
}

const nodesIn = (node: SyntaxNode, ...fields: readonly string[]): readonly SyntaxNode[] =>
  fields.flatMap((field) => node.childForFieldName(field) ?? []);

function statementOf(node: SyntaxNode): WrittenStatement {
  const base = { ...extentOf(node), node };
  switch (node.type) {
    case 'if_statement':
      return { ...base, kind: 'branch', clauses: clausesOf(node) };
    case 'for_statement':
      return { ...base, kind: 'loop', heads: nodesIn(node, 'left', 'right'), endless: false, ...loopParts(node) };
    case 'while_statement': {
      const endless = /^(?:True|1)$/.test(node.childForFieldName('condition')?.text ?? '');
      return { ...base, kind: 'loop', heads: nodesIn(node, 'condition'), endless, ...loopParts(node) };
    }
    case 'with_statement':
      return {
        ...base,
        kind: 'around',
        heads: node.namedChildren.filter(({ type }) => type === 'with_clause'),
        block: blockIn(node, 'body'),
      };
    case 'try_statement':
      return { ...base, kind: 'whole', ...tryParts(node) };
    case 'match_statement':
      return { ...base, kind: 'whole', ...matchParts(node) };
    case 'return_statement':
      return { ...base, kind: 'return', value: node.namedChildren.find(({ type }) => type !== 'comment') };
    case 'raise_statement':
      return { ...base, kind: 'raise', always: true };
    case 'assert_statement':
      return { ...base, kind: 'raise', always: false };
    case 'break_statement':
    case 'continue_statement':
      return { ...base, kind: 'jump', how: node.type === 'break_statement' ? 'break' : 'continue' };
    case 'pass_statement':
    case 'global_statement':
    case 'nonlocal_statement':
      return { ...base, kind: 'idle' };
    case 'function_definition':
    case 'class_definition':
    case 'decorated_definition':
    case 'import_statement':
    case 'import_from_statement':
    case 'type_alias_statement':
      return { ...base, kind: 'declaration' };
    case 'expression_statement':
      return expressionStatement(node);
    default:
      return { ...base, kind: 'plain' };
  }
}

function expressionStatement(node: SyntaxNode): WrittenStatement {
  const base = { ...extentOf(node), node };
  const only = node.namedChildren.find(({ type }) => type !== 'comment');
  if (only?.type === 'string' || only?.type === 'ellipsis') return { ...base, kind: 'idle' };
  const parts = only?.type === 'assignment' ? pairsOf(only) : undefined;
  return parts ? { ...base, kind: 'several', parts, atOnce: true } : { ...base, kind: 'plain' };
}

/** `a, b = x, y` with nothing starred. */
function pairsOf(assignment: SyntaxNode): readonly StatementPart[] | undefined {
  const left = assignment.childForFieldName('left');
  const right = assignment.childForFieldName('right');
  if (!left || !right || !/^(?:pattern_list|tuple_pattern)$/.test(left.type) || !/^(?:expression_list|tuple)$/.test(right.type))
    return undefined;
  const targets = left.namedChildren.filter(({ type }) => type !== 'comment');
  const values = right.namedChildren.filter(({ type }) => type !== 'comment');
  if (
    targets.length !== values.length ||
    values.some(({ type }) => /splat/.test(type)) ||
    targets.some(({ type }) => type !== 'identifier')
  )
    return undefined;
  return targets.map((target, i) => ({ start: target.startIndex, end: target.endIndex, target, value: values[i] }));
}

function clausesOf(node: SyntaxNode): readonly BranchClause[] {
  const first = node.childForFieldName('condition') ?? undefined;
  const own = blockIn(node, 'consequence');
  const more = node.childrenForFieldName('alternative').map((clause): BranchClause => {
    const condition = clause.childForFieldName('condition') ?? undefined;
    return { ...extentOf(clause), condition, block: blockIn(clause, condition ? 'consequence' : 'body') };
  });
  return [{ start: node.startIndex, end: own.end, condition: first, block: own }, ...more];
}

function loopParts(node: SyntaxNode): { readonly block: WrittenBlock; readonly otherwise: BranchClause | undefined } {
  const clause = node.childForFieldName('alternative');
  return {
    block: blockIn(node, 'body'),
    otherwise: clause ? { ...extentOf(clause), condition: undefined, block: blockIn(clause, 'body') } : undefined,
  };
}

function tryParts(node: SyntaxNode): { readonly blocks: readonly WrittenBlock[]; readonly endsWith: readonly WrittenBlock[] } {
  const body = blockIn(node, 'body');
  const clauses = node.namedChildren.filter(({ type }) => /_clause$/.test(type));
  const blocks = clauses.map((clause) => ({ clause, block: blockIn(clause, 'body') }));
  const last = blocks.find(({ clause }) => clause.type === 'finally_clause');
  const otherwise = blocks.find(({ clause }) => clause.type === 'else_clause');
  const handlers = blocks.filter(({ clause }) => /^except/.test(clause.type)).map(({ block }) => block);
  return {
    blocks: [body, ...blocks.map(({ block }) => block)],
    endsWith: last && handlers.length === 0 ? [body] : [otherwise?.block ?? body, ...handlers],
  };
}

function matchParts(node: SyntaxNode): { readonly blocks: readonly WrittenBlock[]; readonly endsWith: readonly WrittenBlock[] } {
  const cases = node.childForFieldName('body')?.namedChildren.filter(({ type }) => type === 'case_clause') ?? [];
  const blocks = cases.map((clause) => blockIn(clause, 'consequence'));
  const catchesAll = cases.some((clause) => /^case\s+_\s*:/.test(clause.text));
  return { blocks, endsWith: catchesAll ? blocks : [] };
}
