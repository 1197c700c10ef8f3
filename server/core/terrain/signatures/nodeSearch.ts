/** Finding nodes of a tree by where they stand. */
import type { SyntaxNode } from '../../syntax/syntaxNode.ts';
import type { Extent } from '../fileIndex.ts';

/** The outermost node of exactly this stretch, or the smallest one around it. */
export function nodeAt(root: SyntaxNode, { start, end }: Extent): SyntaxNode {
  let node = root;
  for (;;) {
    if (node.startIndex === start && node.endIndex === end) return node;
    const inner = node.children.find((child) => child.startIndex <= start && end <= child.endIndex && child.endIndex > child.startIndex);
    if (inner === undefined) return node;
    node = inner;
  }
}

/** The innermost node of exactly this stretch: the identifier itself. */
export function leafAt(root: SyntaxNode, extent: Extent): SyntaxNode {
  let node = nodeAt(root, extent);
  for (;;) {
    const inner = node.children.find((child) => child.startIndex === node.startIndex && child.endIndex === node.endIndex);
    if (inner === undefined) return node;
    node = inner;
  }
}

export function extentOf(node: SyntaxNode): Extent {
  return { start: node.startIndex, end: node.endIndex };
}

/** The nearest node around of one of the types, the node itself left out. */
export function ancestorOf(node: SyntaxNode, types: ReadonlySet<string>): SyntaxNode | undefined {
  for (let at = node.parent; at !== null; at = at.parent) if (types.has(at.type)) return at;
  return undefined;
}

/** All nodes below, parents first, the node itself included; `into` says whether to look inside of one. */
export function* walk(node: SyntaxNode, into: (node: SyntaxNode) => boolean = () => true): Generator<SyntaxNode> {
  const open: SyntaxNode[] = [node];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    yield at;
    if (at !== node && !into(at)) continue;
    for (const child of at.children.toReversed()) open.push(child);
  }
}
