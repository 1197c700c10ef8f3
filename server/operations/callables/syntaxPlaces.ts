/** Finding nodes of a syntax tree by their place, and the lines they stand on. What the nodes mean is for others. */
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { LanguageFamily } from '../../core/terrain/languageId.ts';

/** The smallest node that is exactly, or else surely, around the place. */
export function nodeAround(root: SyntaxNode, { start, end }: Extent): SyntaxNode {
  let node = root;
  for (;;) {
    const inner = node.children.find((child) => child.startIndex <= start && end <= child.endIndex && child.startIndex < child.endIndex);
    if (inner === undefined) return node;
    node = inner;
  }
}

/** The nearest node of one of these types, the node itself included. */
export function enclosing(node: SyntaxNode | null, types: ReadonlySet<string>): SyntaxNode | undefined {
  for (let at = node; at !== null; at = at.parent) if (types.has(at.type)) return at;
  return undefined;
}

export function extentOf({ startIndex, endIndex }: SyntaxNode): Extent {
  return { start: startIndex, end: endIndex };
}

/** All nodes below that are asked for, in source order; a node for which `into` says no is not looked into. */
export function nodesIn(
  node: SyntaxNode,
  wanted: (node: SyntaxNode) => boolean,
  into: (node: SyntaxNode) => boolean,
): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const open: SyntaxNode[] = [node];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at !== node && wanted(at)) found.push(at);
    if (at !== node && !into(at)) continue;
    for (let i = at.children.length - 1; i >= 0; i--) {
      const child = at.children[i];
      if (child) open.push(child);
    }
  }
  return found;
}

export function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** Behind the line break that ends the line; the end of the text when none does. */
export function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/** Before the line break that ends the line. */
export function lineEnd(text: string, at: number): number {
  const next = nextLine(text, at);
  if (text[next - 1] !== '\n' || next <= at) return next;
  return text[next - 2] === '\r' && next - 2 >= at ? next - 2 : next - 1;
}

export function indentAt(text: string, at: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, at), at))?.[0] ?? '';
}

/** One step of indentation, as the first body of the file has it; the custom of the language where there is none. */
export function indentUnit(text: string, family: LanguageFamily): string {
  const python =
    /^([ \t]*)(?:async[ \t]+)?(?:def|class|if|for|while|with|try)\b[^\n]*:[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*\r?\n)*\1([ \t]+)\S/m;
  const ecmascript = /^([ \t]*)[^\s*/][^\n]*\{[ \t]*\r?\n(?:[ \t]*\r?\n)*\1([ \t]+)[^\s*]/m;
  return (family === 'python' ? python : ecmascript).exec(text)?.[2] ?? (family === 'python' ? '    ' : '  ');
}
