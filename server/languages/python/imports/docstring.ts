/** Where the code of a Python file begins: behind its docstring, its licence, its shebang. */
import { lineStart, nextLine } from '../../../base/textLines.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import { pastBlankLines } from '../../../core/terrain/imports/lines.ts';

export function isDocstring(node: SyntaxNode): boolean {
  const [only] = node.namedChildren;
  return node.type === 'expression_statement' && node.namedChildren.length === 1 && /^(?:concatenated_)?string$/.test(only?.type ?? '');
}

export interface CodeStart {
  readonly at: number; // start of a line, or the end of the text
  readonly behind: 'nothing' | 'comment' | 'docstring';
  readonly next: SyntaxNode | undefined; // the statement that follows
}

/** Where the first import of a file without any goes. */
export function codeStart(root: SyntaxNode, text: string): CodeStart {
  const children = root.namedChildren;
  const first = children.findIndex(({ type }) => type !== 'comment');
  const head = children[first];
  if (head !== undefined && isDocstring(head)) {
    const next = children.slice(first + 1).find(({ type }) => type !== 'comment');
    return { at: nextLine(text, head.endIndex), behind: 'docstring', next };
  }
  const comments = first === -1 ? children : children.slice(0, first);
  let at = 0;
  for (const [i, comment] of comments.entries()) {
    const below = nextLine(text, comment.endIndex);
    const then = comments[i + 1] ?? head;
    const isSpecial = /^#!|^#.*coding[:=]|^# (?:type|pylint|mypy|ruff|flake8|fmt|isort)\b/.test(comment.text);
    const apart = then === undefined || lineStart(text, then.startIndex) !== below;
    if (isSpecial || apart) at = below;
  }
  return { at: pastBlankLines(text, at) === text.length ? text.length : at, behind: at === 0 ? 'nothing' : 'comment', next: head };
}
