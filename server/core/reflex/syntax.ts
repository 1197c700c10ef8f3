/** The syntax reflex: an edit may not add a syntax error. Errors that were there before, at the same place, are no veto. */
import { mapOffset, type TextEdit } from '../../base/textEdit.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { OperationFinding } from '../operation/operation.ts';
import type { SyntaxProblem } from '../syntax/syntaxNode.ts';

export interface SyntaxJudgement {
  readonly path: WorkspacePath;
  readonly before: readonly SyntaxProblem[];
  readonly after: readonly SyntaxProblem[];
  readonly edits: readonly TextEdit[]; // that lead from the one text to the other
}

/** Problems of the proposed text that the base text did not have, at the mapped position or in the same context around it. */
function newSyntaxProblems({ before, after, edits }: SyntaxJudgement): readonly SyntaxProblem[] {
  const old = before.map((problem) => ({ ...problem, start: mapOffset(problem.start, edits), end: mapOffset(problem.end, edits) }));
  const unmatched = new Set(old);
  const found: SyntaxProblem[] = [];
  for (const problem of after) {
    const match = [...unmatched].find((known) => isSame(known, problem));
    if (match) unmatched.delete(match);
    else found.push(problem);
  }
  return found;
}

function isSame(known: SyntaxProblem, problem: SyntaxProblem): boolean {
  if (known.kind !== problem.kind) return false;
  if (known.start === problem.start) return true;
  return known.context === problem.context && known.start <= problem.end && problem.start <= known.end;
}

export function judgeSyntax(judgement: SyntaxJudgement): readonly OperationFinding[] {
  return newSyntaxProblems(judgement).map(({ start, end, kind, context }) => ({
    rule: 'syntax',
    text: kind === 'missing' ? `The result would lack something (${context}).` : `The result would not parse (${context}).`,
    hint: 'The edit is wrong here; nothing was written.',
    at: { path: judgement.path, start, end },
  }));
}
