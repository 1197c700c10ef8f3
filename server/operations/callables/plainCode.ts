/** What code says without what it may as well say otherwise: kinds of quotes, commas at the end of lists, documentation. */
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';

/** A semicolon, a comma at the end of a list. */
export function isLayout(node: SyntaxNode): boolean {
  if (node.text === '' || node.type === ';') return true;
  if (node.type !== ',') return false;
  let next = node.nextSibling;
  while (next?.type === 'comment') next = next.nextSibling;
  return next !== null && /^[)\]}]$/.test(next.type) && node.parent?.type !== 'tuple';
}

/** A string that stands for itself: nothing is put into it. */
export function isPlainString(node: SyntaxNode): boolean {
  if (node.type !== 'string' && node.type !== 'template_string') return false;
  return !node.children.some(({ type }) => /interpolation|substitution/.test(type));
}

/** The same for both kinds of quotes, where nothing in it depends on them. */
export function plainString(text: string): string {
  const found = /^([a-zA-Z]*)("""|'''|"|')([\s\S]*)\2$/.exec(text);
  if (found === null) return text;
  const [, prefix = '', , inside = ''] = found;
  return /["'\\]/.test(inside) ? text : `${prefix.toLowerCase()}"${inside}"`;
}

export function isDocstring(node: SyntaxNode): boolean {
  if (node.type !== 'expression_statement' || node.parent?.type !== 'block') return false;
  const [only] = node.namedChildren;
  const first = node.parent.namedChildren.find(({ type }) => type !== 'comment');
  return node.namedChildren.length === 1 && only?.type === 'string' && first?.id === node.id;
}
