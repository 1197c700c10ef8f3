/** The body of a function of ECMAScript as statements: which blocks they hold, and what they evaluate by themselves. */

import { extentOf } from '../../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { BranchClause, WrittenBlock, WrittenBody, WrittenStatement } from '../../../core/terrain/bodies/writtenBody.ts';

export function bodyOf(callable: SyntaxNode): WrittenBody {
  const body = callable.childForFieldName('body');
  if (body === null) return { block: undefined, result: undefined };
  return body.type === 'statement_block' ? { block: blockOf(body), result: undefined } : { block: undefined, result: body };
}

function blockOf(node: SyntaxNode): WrittenBlock {
  if (node.type !== 'statement_block') return { ...extentOf(node), statements: [statementOf(node)], single: true };
  const statements = node.namedChildren.filter(({ type }) => type !== 'comment').map(statementOf);
  return { ...extentOf(node), statements, single: false };
}

function blockIn(node: SyntaxNode, field: string): WrittenBlock {
  const block = node.childForFieldName(field);
  return block ? blockOf(block) : { start: node.endIndex, end: node.endIndex, statements: [], single: false };
}

const nodesIn = (node: SyntaxNode, ...fields: readonly string[]): readonly SyntaxNode[] =>
  fields.flatMap((field) => node.childForFieldName(field) ?? []);

function statementOf(node: SyntaxNode): WrittenStatement {
  const base = { ...extentOf(node), node };
  switch (node.type) {
    case 'if_statement':
      return { ...base, kind: 'branch', clauses: clausesOf(node) };
    case 'for_statement':
    case 'for_in_statement':
    case 'while_statement':
    case 'do_statement': {
      const heads = nodesIn(node, 'initializer', 'left', 'right', 'condition', 'increment');
      const condition = node.childForFieldName('condition');
      const endless = node.type !== 'for_in_statement' && (condition === null || /^(?:\((?:true|1)\)|;)$/.test(condition.text));
      return { ...base, kind: 'loop', heads, block: blockIn(node, 'body'), otherwise: undefined, endless };
    }
    case 'labeled_statement':
      return { ...base, kind: 'around', heads: [], block: blockIn(node, 'body') };
    case 'statement_block':
      return { ...base, kind: 'around', heads: [], block: blockOf(node) };
    case 'try_statement':
      return { ...base, kind: 'whole', ...tryParts(node) };
    case 'switch_statement':
      return { ...base, kind: 'whole', ...switchParts(node) };
    case 'return_statement':
      return { ...base, kind: 'return', value: node.namedChildren.find(({ type }) => type !== 'comment') };
    case 'throw_statement':
      return { ...base, kind: 'raise', always: true };
    case 'break_statement':
    case 'continue_statement':
      return { ...base, kind: 'jump', how: node.type === 'break_statement' ? 'break' : 'continue' };
    case 'empty_statement':
      return { ...base, kind: 'idle' };
    case 'lexical_declaration':
    case 'variable_declaration':
      return declarators(node);
    case 'expression_statement':
      return node.namedChildren[0]?.type === 'string' ? { ...base, kind: 'idle' } : { ...base, kind: 'plain' };
    case 'function_declaration':
    case 'generator_function_declaration':
    case 'class_declaration':
    case 'interface_declaration':
    case 'type_alias_declaration':
    case 'enum_declaration':
      return { ...base, kind: 'declaration' };
    default:
      return { ...base, kind: 'plain' };
  }
}

function declarators(node: SyntaxNode): WrittenStatement {
  const parts = node.namedChildren.flatMap((child) => {
    const target = child.type === 'variable_declarator' ? child.childForFieldName('name') : null;
    return target ? [{ ...extentOf(child), target, value: child.childForFieldName('value') ?? undefined }] : [];
  });
  return { ...extentOf(node), node, kind: 'several', parts, atOnce: false };
}

/** `else if` is one more condition. */
function clausesOf(node: SyntaxNode): readonly BranchClause[] {
  const clauses: BranchClause[] = [];
  let from = node.startIndex;
  for (let at = node; ; ) {
    const block = blockIn(at, 'consequence');
    clauses.push({ start: from, end: block.end, condition: at.childForFieldName('condition') ?? undefined, block });
    const otherwise = at.childForFieldName('alternative');
    const inner = otherwise?.namedChildren.find(({ type }) => type !== 'comment');
    if (!otherwise || !inner) return clauses;
    from = otherwise.startIndex;
    if (inner.type !== 'if_statement') {
      clauses.push({ start: from, end: otherwise.endIndex, condition: undefined, block: blockOf(inner) });
      return clauses;
    }
    at = inner;
  }
}

function tryParts(node: SyntaxNode): { readonly blocks: readonly WrittenBlock[]; readonly endsWith: readonly WrittenBlock[] } {
  const body = blockIn(node, 'body');
  const handler = node.childForFieldName('handler');
  const finalizer = node.childForFieldName('finalizer');
  const caught = handler ? [blockIn(handler, 'body')] : [];
  const last = finalizer?.namedChildren.filter(({ type }) => type === 'statement_block').map(blockOf) ?? [];
  return { blocks: [body, ...caught, ...last], endsWith: [body, ...caught] };
}

function switchParts(node: SyntaxNode): { readonly blocks: readonly WrittenBlock[]; readonly endsWith: readonly WrittenBlock[] } {
  const cases = node.childForFieldName('body')?.namedChildren.filter(({ type }) => /^switch_(?:case|default)$/.test(type)) ?? [];
  const blocks = cases.map((each): WrittenBlock => {
    const inside = each.childrenForFieldName('body');
    const [only] = inside;
    if (only?.type === 'statement_block' && inside.length === 1) return blockOf(only);
    return { start: only?.startIndex ?? each.endIndex, end: each.endIndex, statements: inside.map(statementOf), single: false };
  });
  // A case without statements goes on in the next one.
  const catchesAll = cases.some(({ type }) => type === 'switch_default');
  return { blocks, endsWith: catchesAll ? blocks.filter(({ statements }) => statements.length > 0) : [] };
}
