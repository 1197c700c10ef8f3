/** The syntax reflex: an edit may not add a syntax error. Errors that were there before, at the same place or in code that came from another file, are no veto. */
import { mapOffset, type TextEdit } from '../../base/textEdit.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { OperationFinding } from '../operation/operation.ts';
import type { SyntaxProblem } from '../syntax/syntaxNode.ts';

export interface SyntaxJudgement {
  readonly path: WorkspacePath;
  readonly before: readonly SyntaxProblem[];
  readonly after: readonly SyntaxProblem[];
  readonly edits: readonly TextEdit[]; // that lead from the one text to the other
  readonly text?: string; // the proposed one
  /** What the files of the same change had that could not be parsed, by `asWritten`: code that moves takes its errors along. */
  readonly moved?: () => ReadonlySet<string>;
}

/** Problems by the lines they stand in, wherever these are. */
export function asWritten(text: string, problems: readonly SyntaxProblem[]): readonly string[] {
  return problems.map(({ start, kind, context }) => {
    const end = text.indexOf('\n', start);
    return `${kind} ${context} ${text.slice(text.lastIndexOf('\n', start - 1) + 1, end === -1 ? text.length : end).trim()}`;
  });
}

/** Problems of the proposed text that the base text did not have, at the mapped position or in the same context around it. */
function newSyntaxProblems({ before, after, edits, text, moved }: SyntaxJudgement): readonly SyntaxProblem[] {
  const old = before.map((problem) => ({ ...problem, start: mapOffset(problem.start, edits), end: mapOffset(problem.end, edits) }));
  const unmatched = new Set(old);
  const found: SyntaxProblem[] = [];
  for (const problem of after) {
    const match = [...unmatched].find((known) => isSame(known, problem));
    if (match) unmatched.delete(match);
    else found.push(problem);
  }
  if (found.length === 0 || text === undefined || moved === undefined) return found;
  const known = moved();
  return found.filter((problem) => !asWritten(text, [problem]).every((each) => known.has(each)));
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
