/** Taking one entry out of a list that names it: `__all__`, `export { … }`, `module.exports = { … }`, with what kept it apart from the others. */
import { lineEnd, lineStart, nextLine } from '../../base/textLines.ts';
import { nodeAround } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';

const entries: ReadonlySet<string> = new Set(['string', 'export_specifier', 'shorthand_property_identifier', 'pair']);

/** Undefined where it is no entry of a list. A statement that would be left with nothing goes as a whole. */
export function entryExtent(root: SyntaxNode, text: string, place: Extent): Extent | undefined {
  let entry: SyntaxNode | null = nodeAround(root, place);
  while (entry !== null && !entries.has(entry.type) && entry.type !== 'assignment_expression') entry = entry.parent;
  if (entry === null) return undefined;
  if (entry.type === 'assignment_expression') return wholeLine(text, entry.parent ?? entry);
  const list = entry.parent;
  const others = list?.namedChildren.filter(({ type }) => type !== 'comment' && entries.has(type)) ?? [];
  if (list?.type === 'export_clause' && others.length === 1 && list.parent !== null) return wholeLine(text, list.parent);
  const ix = others.findIndex(({ id }) => id === entry.id);
  const next = others[ix + 1];
  const before = others[ix - 1];
  const ownLine = /^[ \t]*$/.test(text.slice(lineStart(text, entry.startIndex), entry.startIndex));
  const behind = /^[ \t]*,?[ \t]*(?:(?:#|\/\/)[^\r\n]*)?$/.test(text.slice(entry.endIndex, lineEnd(text, entry.endIndex)));
  if (ownLine && behind) return { start: lineStart(text, entry.startIndex), end: nextLine(text, entry.endIndex) };
  if (next) return { start: entry.startIndex, end: next.startIndex };
  if (before) return { start: before.endIndex, end: entry.endIndex };
  return { start: entry.startIndex, end: entry.nextSibling?.type === ',' ? entry.nextSibling.endIndex : entry.endIndex };
}

function wholeLine(text: string, statement: SyntaxNode): Extent {
  const start = lineStart(text, statement.startIndex);
  const alone =
    /^[ \t]*$/.test(text.slice(start, statement.startIndex)) &&
    /^[ \t;]*$/.test(text.slice(statement.endIndex, lineEnd(text, statement.endIndex)));
  return alone ? { start, end: nextLine(text, statement.endIndex) } : { start: statement.startIndex, end: statement.endIndex };
}
