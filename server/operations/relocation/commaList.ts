/** Lists of items between brackets, with commas: items taken out and put in, each as its neighbours stand. */
import type { TextEdit } from '../../base/textEdit.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';

export interface CommaList {
  readonly text: string;
  readonly node: SyntaxNode; // brackets included
  readonly items: readonly SyntaxNode[];
}

/** Edits that take some of the items out, with the commas and line breaks that go with them. */
export function withoutItems({ node, items }: CommaList, isGone: (item: SyntaxNode) => boolean): readonly TextEdit[] {
  return runs(items.map(isGone)).map(([first, last]) => {
    const next = items[last + 1];
    const before = items[first - 1];
    const start = items[first]?.startIndex ?? node.startIndex + 1;
    const end = items[last]?.endIndex ?? node.endIndex - 1;
    if (next) return { start, end: next.startIndex, newText: '' };
    // The comma behind the last one, if there is one, is now behind the one before.
    return before ? { start: before.endIndex, end, newText: '' } : { start: node.startIndex + 1, end: node.endIndex - 1, newText: '' };
  });
}

/** An edit that puts an item in before another one, or at the end. */
export function withItems(list: CommaList, before: SyntaxNode | undefined, written: readonly string[]): TextEdit {
  const { node, items } = list;
  const last = items.at(-1);
  if (!last) return { start: node.startIndex + 1, end: node.endIndex - 1, newText: padded(list, written.join(', ')) };
  if (before) {
    const gap = gapBefore(list, items.indexOf(before));
    return { start: before.startIndex, end: before.startIndex, newText: written.map((item) => `${item},${gap}`).join('') };
  }
  const gap = gapBefore(list, items.length - 1);
  return { start: last.endIndex, end: last.endIndex, newText: written.map((item) => `,${gap}${item}`).join('') };
}

function padded({ node }: CommaList, written: string): string {
  return node.text.startsWith('{') ? ` ${written} ` : written;
}

/** What stands between an item and the one before it, or the bracket, behind the comma. */
export function gapBefore(list: CommaList, position: number): string {
  const { text, node, items } = list;
  const item = items[position];
  if (!item) return ' ';
  const before = items[position - 1];
  const start = before ? before.endIndex : node.startIndex + 1;
  const gap = text
    .slice(start, item.startIndex)
    .replace(/^\s*,/, '')
    .replace(/(?:#|\/\/)[^\n]*|\/\*[\s\S]*?\*\//g, '');
  if (!before && items.length > 1 && !gap.includes('\n')) return gapBefore(list, 1);
  return gap === '' ? ' ' : gap;
}

function runs(flags: readonly boolean[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  flags.forEach((flag, i) => {
    const last = found.at(-1);
    if (!flag) return;
    if (last && last[1] === i - 1) last[1] = i;
    else found.push([i, i]);
  });
  return found;
}
