/** `__all__`: which names a module lists for `import *`, as far as the list can be read without running anything. */
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { ScopeIx } from '../../core/terrain/fileIndex.ts';
import { literalText, type Walk } from './walk.ts';

/** `__all__ = […]`, `__all__ += […]`, `__all__: list[str] = […]` at module level. */
export function readExports(walk: Walk, value: SyntaxNode, scope: ScopeIx, adds: boolean): void {
  if (scope !== 0) return;
  if (!adds || walk.draft.listedExports === undefined) walk.draft.listedExports = [];
  readList(walk, value, scope);
}

/** `__all__.extend([…])`, `.append("x")`, `.remove("x")`; after anything else the list is not known whole. */
export function readExportsCall(walk: Walk, method: string, argument: SyntaxNode | undefined, scope: ScopeIx): void {
  walk.draft.listedExports ??= [];
  if (scope !== 0 || argument === undefined) walk.draft.exportsComputed = true;
  else if (method === 'extend') readList(walk, argument, scope);
  else if (method === 'append') readItem(walk, argument, scope);
  else if (method === 'remove') {
    const removed = readItem(walk, argument, scope);
    walk.draft.listedExports = walk.draft.listedExports.filter((name) => name !== removed);
  } else walk.draft.exportsComputed = true;
}

function readList(walk: Walk, node: SyntaxNode, scope: ScopeIx): void {
  switch (node.type) {
    case 'list':
    case 'tuple':
    case 'set':
    case 'expression_list':
      for (const child of node.namedChildren) {
        if (child.type === 'string') readItem(walk, child, scope);
        else if (child.type !== 'comment') readList(walk, child, scope);
      }
      return;
    case 'binary_operator':
    case 'parenthesized_expression':
    case 'list_splat':
      for (const child of node.namedChildren) readList(walk, child, scope);
      return;
    default:
      walk.draft.exportsComputed = true;
  }
}

function readItem(walk: Walk, node: SyntaxNode, scope: ScopeIx): string | undefined {
  const literal = literalText(node);
  if (literal === undefined || literal.text === '') {
    walk.draft.exportsComputed = true;
    return undefined;
  }
  walk.claimed.add(node);
  walk.draft.listedExports?.push(literal.text);
  walk.later(() => {
    const symbol = walk.draft.scopes.findSymbol(0, literal.text);
    walk.draft.occur(literal.content, literal.text, 'listedExport', scope, { symbol });
  });
  return literal.text;
}
