/** What is wrong in a syntax tree. */
import type { SyntaxNode, SyntaxProblem } from './syntaxNode.ts';

/** Words of what is wrong that a problem's context names. */
const contextWordsMax = 3;
/** Problems that are told one by one; a text with more of them is no code, and all the rest is one. */
const problemsMax = 2_000;

/**
 * ERROR and MISSING nodes by position, up to a bound. The context holds node types and punctuation, never names, so that a rename in
 * or around an old problem does not make it look new.
 */
export function problemsIn(root: SyntaxNode): readonly SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  const open: SyntaxNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!node.hasError) continue;
    if (problems.length === problemsMax) {
      problems.push({ start: node.startIndex, end: root.endIndex, kind: 'error', context: 'file: more of the like' });
      break;
    }
    if (node.isMissing) problems.push(problem(node, 'missing', node.type));
    else if (node.isError) problems.push(problem(node, 'error', wrongWords(node)));
    else if (!node.children.some((child) => child.hasError)) problems.push(problem(node, 'error', 'deeper than is read'));
    for (const child of node.children.toReversed()) open.push(child);
  }
  return problems;
}

function problem(node: SyntaxNode, kind: SyntaxProblem['kind'], what: string): SyntaxProblem {
  let sound = node.parent;
  while (sound?.isError) sound = sound.parent;
  return { start: node.startIndex, end: node.endIndex, kind, context: `${sound?.type ?? 'file'}: ${kind} ${what}` };
}

function wrongWords(node: SyntaxNode): string {
  if (node.children.length === 0) return /[\p{L}\p{N}_]/u.test(node.text) ? 'word' : node.text.slice(0, 8).trim();
  const words = node.children.slice(0, contextWordsMax).map((child) => child.type);
  return words.join(' ');
}
