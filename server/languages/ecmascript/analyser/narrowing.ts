/**
 * What `instanceof` proves of a variable or a member where it holds: in the branch, behind `&&`, and after an `if (!(… instanceof …))`
 * that leaves the block. Only what is written in the same function counts, up to the next assignment.
 */
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { Expression } from '../../../core/terrain/fileIndex.ts';
import { expressionOf } from './expressionOf.ts';
import { type Handler, unwrapped, type Walker } from './walker.ts';

interface Proof {
  readonly subject: string; // as written: "x", "this.x"
  readonly value: Expression;
}

const leaving: ReadonlySet<string> = new Set(['return_statement', 'throw_statement', 'continue_statement', 'break_statement']);
/** Names in these are other variables, or are read at another time. */
const otherFunctions: ReadonlySet<string> = new Set([
  'function_declaration',
  'function_expression',
  'generator_function',
  'generator_function_declaration',
  'class_declaration',
  'class',
]);

function visitBranch(walker: Walker, node: SyntaxNode): void {
  const condition = node.childForFieldName('condition');
  const consequence = node.childForFieldName('consequence') ?? node.childForFieldName('body');
  for (const proof of proofs(walker, condition, true)) if (consequence) assumeUntilBound(walker, consequence, proof);
  if (node.type === 'if_statement' && node.childForFieldName('alternative') === null && leaves(consequence)) {
    for (const proof of proofs(walker, condition, false)) assumeIn(walker, following(node), proof);
  }
  walker.visitChildren(node);
}

/** For `a && b`, before its parts are visited. */
export function narrowBehindAnd(walker: Walker, node: SyntaxNode): void {
  const operator = node.childForFieldName('operator')?.type;
  const right = node.childForFieldName('right');
  if (right === null || (operator !== '&&' && operator !== '||')) return;
  for (const proof of proofs(walker, node.childForFieldName('left'), operator === '&&')) assumeUntilBound(walker, right, proof);
}

/** What is proven where the condition is true, or where it is false. */
function proofs(walker: Walker, condition: SyntaxNode | null, holds: boolean): readonly Proof[] {
  const node = unwrapped(condition);
  if (node?.type === 'unary_expression') {
    return node.childForFieldName('operator')?.type === '!' ? proofs(walker, node.childForFieldName('argument'), !holds) : [];
  }
  if (node?.type !== 'binary_expression') return [];
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  const operator = node.childForFieldName('operator')?.type;
  if (operator === (holds ? '&&' : '||')) return [...proofs(walker, left, holds), ...proofs(walker, right, holds)];
  if (operator !== 'instanceof' || !holds || left === null || !isPath(left)) return [];
  return [{ subject: left.text, value: { kind: 'call', callee: expressionOf(walker, right) } }];
}

function isPath(node: SyntaxNode): boolean {
  return node.type === 'identifier' || node.type === 'member_expression';
}

function leaves(block: SyntaxNode | null): boolean {
  if (block === null) return false;
  const last = block.type === 'statement_block' ? block.namedChildren.findLast((child) => child.type !== 'comment') : block;
  return last !== undefined && leaving.has(last.type);
}

/** The statements after this one in its block. */
function following(node: SyntaxNode): readonly SyntaxNode[] {
  return (node.parent?.namedChildren ?? []).filter((child) => child.startIndex >= node.endIndex);
}

function assumeIn(walker: Walker, nodes: readonly SyntaxNode[], proof: Proof): void {
  for (const node of nodes) if (!assumeUntilBound(walker, node, proof)) return;
}

/** False when the subject is bound again: what stands behind may be something else. */
function assumeUntilBound(walker: Walker, node: SyntaxNode, proof: Proof): boolean {
  if (otherFunctions.has(node.type)) return true;
  if (isPath(node) && node.text === proof.subject) {
    walker.expressions.set(node, proof.value);
    return true;
  }
  if (node.type === 'assignment_expression' || node.type === 'augmented_assignment_expression') {
    const left = node.childForFieldName('left')?.text ?? '';
    if (left === proof.subject || proof.subject.startsWith(`${left}.`)) return false;
  }
  return node.namedChildren.every((child) => assumeUntilBound(walker, child, proof));
}

export const narrowingHandlers: readonly (readonly [string, Handler])[] = [
  ['if_statement', visitBranch],
  ['while_statement', visitBranch],
  ['ternary_expression', visitBranch],
];
