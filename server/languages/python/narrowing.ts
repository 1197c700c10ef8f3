/**
 * What `isinstance` proves of a variable or an attribute where it holds: in the branch, behind `and`, after an `assert`, and after
 * an `if not isinstance(…)` that leaves the block. Only what is written in the same function counts, up to the next assignment.
 */
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { Expression, ScopeIx } from '../../core/terrain/fileIndex.ts';
import { union } from './expressions.ts';
import type { Walk } from './walk.ts';

interface Proof {
  readonly subject: string; // as written: "x", "self.x"
  readonly value: Expression;
}

/** A file without it proves nothing. */
export const proving = 'isinstance';

const leaving: ReadonlySet<string> = new Set(['return_statement', 'raise_statement', 'continue_statement', 'break_statement']);
/** Names in these are other variables, or are read at another time. */
const otherFunctions: ReadonlySet<string> = new Set(['function_definition', 'class_definition', 'lambda']);

/** To be called before the parts of the node are visited. */
export function narrow(walk: Walk, node: SyntaxNode, scope: ScopeIx): void {
  switch (node.type) {
    case 'if_statement':
    case 'elif_clause':
    case 'while_statement': {
      const condition = node.childForFieldName('condition');
      const consequence = node.childForFieldName('consequence') ?? node.childForFieldName('body');
      for (const proof of proofs(walk, condition, scope, true)) if (consequence) assumeIn(walk, [consequence], proof);
      if (node.type !== 'if_statement') return;
      const otherwise = node.childrenForFieldName('alternative');
      if (otherwise.length === 0 && !leaves(consequence)) return;
      for (const proof of proofs(walk, condition, scope, false)) {
        if (otherwise.length === 0) assumeIn(walk, following(node), proof);
        else for (const each of otherwise) assumeIn(walk, [each], proof);
      }
      return;
    }
    case 'assert_statement':
      for (const proof of proofs(walk, node.namedChildren[0], scope, true)) assumeIn(walk, following(node), proof);
      return;
    case 'boolean_operator': {
      const right = node.childForFieldName('right');
      const holds = node.childForFieldName('operator')?.type === 'and';
      for (const proof of proofs(walk, node.childForFieldName('left'), scope, holds)) if (right) assumeIn(walk, [right], proof);
      return;
    }
    case 'conditional_expression': {
      const [value, condition] = node.namedChildren.filter((child) => child.type !== 'comment');
      for (const proof of proofs(walk, condition, scope, true)) if (value) assumeIn(walk, [value], proof);
      return;
    }
  }
}

/** What is proven where the condition is true, or where it is false. */
function proofs(walk: Walk, node: SyntaxNode | null | undefined, scope: ScopeIx, holds: boolean): readonly Proof[] {
  if (!node || !walk.text.slice(node.startIndex, node.endIndex).includes(proving)) return [];
  switch (node.type) {
    case 'parenthesized_expression':
      return proofs(walk, node.namedChildren[0], scope, holds);
    case 'not_operator':
      return proofs(walk, node.childForFieldName('argument'), scope, !holds);
    case 'boolean_operator': {
      const isAnd = node.childForFieldName('operator')?.type === 'and';
      if (isAnd !== holds) return [];
      return [
        ...proofs(walk, node.childForFieldName('left'), scope, holds),
        ...proofs(walk, node.childForFieldName('right'), scope, holds),
      ];
    }
    case 'call':
      return holds ? proofOfCall(walk, node, scope) : [];
    default:
      return [];
  }
}

function proofOfCall(walk: Walk, call: SyntaxNode, scope: ScopeIx): readonly Proof[] {
  const callee = call.childForFieldName('function');
  const [subject, classes] = call.childForFieldName('arguments')?.namedChildren ?? [];
  if (callee?.type !== 'identifier' || callee.text !== proving || !subject || !classes) return [];
  if (subject.type !== 'identifier' && subject.type !== 'attribute') return [];
  const listed = classes.type === 'tuple' ? classes.namedChildren : [classes];
  if (!listed.every(({ type }) => type === 'identifier' || type === 'attribute')) return [];
  const value = union(listed.map((each): Expression => ({ kind: 'call', callee: walk.expressionOf(each, scope) })));
  return [{ subject: subject.text, value }];
}

function leaves(block: SyntaxNode | null): boolean {
  const last = block?.namedChildren.findLast((child) => child.type !== 'comment');
  return last !== undefined && leaving.has(last.type);
}

/** The statements after this one in its block. */
function following(node: SyntaxNode): readonly SyntaxNode[] {
  const all = node.parent?.namedChildren ?? [];
  return all.filter((child) => child.startIndex >= node.endIndex);
}

function assumeIn(walk: Walk, nodes: readonly SyntaxNode[], proof: Proof): void {
  for (const node of nodes) if (!assumeUntilBound(walk, node, proof)) return;
}

/** False when the subject is bound again: what stands behind may be something else. */
function assumeUntilBound(walk: Walk, node: SyntaxNode, proof: Proof): boolean {
  if (otherFunctions.has(node.type)) return true;
  if ((node.type === 'identifier' || node.type === 'attribute') && node.text === proof.subject) {
    walk.assume(node, proof.value);
    return true;
  }
  if (node.type === 'assignment' || node.type === 'for_statement' || node.type === 'augmented_assignment') {
    const left = node.childForFieldName('left');
    const right = node.childForFieldName('right');
    if (left && binds(left, proof.subject)) {
      if (right) assumeUntilBound(walk, right, proof);
      return false;
    }
  }
  return node.namedChildren.every((child) => assumeUntilBound(walk, child, proof));
}

function binds(target: SyntaxNode, subject: string): boolean {
  if (target.type === 'identifier' || target.type === 'attribute') return subject === target.text || subject.startsWith(`${target.text}.`);
  return target.namedChildren.some((child) => binds(child, subject));
}
