/** Finding nodes of a tree by where they stand, around and below others. What the nodes mean is for others. */
import type { Extent } from '../terrain/fileIndex.ts';
import type { SyntaxNode } from './syntaxNode.ts';

export function extentOf({ startIndex, endIndex }: SyntaxNode): Extent {
  return { start: startIndex, end: endIndex };
}

/** The outermost node of exactly this stretch, or the smallest one around it. */
export function nodeAt(root: SyntaxNode, { start, end }: Extent): SyntaxNode {
  let node = root;
  while (node.startIndex !== start || node.endIndex !== end) {
    const inner = childAround(node, start, end);
    if (inner === undefined) return node;
    node = inner;
  }
  return node;
}

/** The innermost node of exactly this stretch, the identifier itself; or the smallest one around it. */
export function nodeAround(root: SyntaxNode, { start, end }: Extent): SyntaxNode {
  let node = root;
  for (;;) {
    const inner = childAround(node, start, end);
    if (inner === undefined) return node;
    node = inner;
  }
}

function childAround({ children }: SyntaxNode, start: number, end: number): SyntaxNode | undefined {
  return children.find((child) => child.startIndex <= start && end <= child.endIndex && child.startIndex < child.endIndex);
}

/** The innermost node that begins at an offset, or the one around it. */
export function nodeAtOffset(root: SyntaxNode, offset: number): SyntaxNode {
  let node = root;
  for (;;) {
    const inner = childAt(node.children, offset);
    if (inner === undefined) return node;
    node = inner;
  }
}

function childAt(children: readonly SyntaxNode[], offset: number): SyntaxNode | undefined {
  let low = 0;
  let high = children.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((children[middle]?.endIndex ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const found = children[low];
  return found !== undefined && found.startIndex <= offset ? found : undefined;
}

/** The nearest node of one of these types, the node itself included. */
export function enclosing(node: SyntaxNode | null, types: ReadonlySet<string>): SyntaxNode | undefined {
  for (let at = node; at !== null; at = at.parent) if (types.has(at.type)) return at;
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

/** All nodes below that are asked for, in source order; a node for which `into` says no is not looked into. */
export function nodesIn(
  node: SyntaxNode,
  wanted: (node: SyntaxNode) => boolean,
  into: (node: SyntaxNode) => boolean,
): readonly SyntaxNode[] {
  return [...walk(node, into)].filter((each) => each !== node && wanted(each));
}
