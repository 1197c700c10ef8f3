/** The function that an import is deferred into: its scope, its body, and where its first statement stands. */
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { FileIndex, ScopeIx } from '../../../core/terrain/fileIndex.ts';
import { isDocstring } from './docstring.ts';

/** The scope of the innermost function around an offset; the module's when there is none. */
export function scopeInside(index: FileIndex, offset: number): ScopeIx {
  let found = 0;
  index.scopes.forEach((scope, ix) => {
    const named = index.symbols[scope.owner]?.kind;
    if (scope.kind !== 'function' || (named !== 'function' && named !== 'method')) return;
    if (scope.start <= offset && offset <= scope.end && scope.start >= (index.scopes[found]?.start ?? 0)) found = ix;
  });
  return found;
}

export interface FunctionBody {
  readonly block: SyntaxNode;
  readonly first: SyntaxNode | undefined; // the first statement, the docstring left out
  readonly docstring: SyntaxNode | undefined;
  readonly inline: boolean; // it stands on the line of the `def`
}

export function functionBody(root: SyntaxNode, offset: number): FunctionBody | undefined {
  let found: SyntaxNode | undefined;
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'function_definition') found = node;
    for (const child of node.namedChildren) if (child.startIndex <= offset && offset <= child.endIndex) visit(child);
  };
  visit(root);
  const block = found?.childForFieldName('body');
  if (found === undefined || !block) return undefined;
  const [head, ...rest] = block.namedChildren.filter(({ type }) => type !== 'comment');
  const docstring = head !== undefined && isDocstring(head) ? head : undefined;
  const colon = found.children.findLast(({ type }) => type === ':')?.endIndex ?? block.startIndex;
  const between = found.text.slice(colon - found.startIndex, block.startIndex - found.startIndex);
  return { block, first: docstring === undefined ? head : rest[0], docstring, inline: !between.includes('\n') };
}
