/** The one stretch in which two texts differ, and where edits lie in rows and columns. */
import type { TextEdit } from '../../base/textEdit.ts';

interface TextPoint {
  readonly row: number; // from 0
  readonly column: number; // UTF-16 code units, from 0
}

export interface ChangedStretch {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** The smallest stretch outside of which both texts are the same. */
export function changedStretch(before: string, after: string): ChangedStretch {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let same = 0;
  while (same < shorter - start && before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)) same += 1;
  return { start, oldEnd: before.length - same, newEnd: after.length - same };
}

/** An edit as a tree takes it: in offsets, and in rows and columns of the text before it. */
export interface TreeEdit {
  readonly startIndex: number;
  readonly oldEndIndex: number;
  readonly newEndIndex: number;
  readonly startPosition: TextPoint;
  readonly oldEndPosition: TextPoint;
  readonly newEndPosition: TextPoint;
}

/** `edits`: by position, of one text. Each comes as if it were the only one, to be made from the last to the first. */
export function treeEdits(text: string, edits: readonly TextEdit[]): TreeEdit[] {
  let from: TextPoint & { readonly offset: number } = { offset: 0, row: 0, column: 0 };
  const pointAt = (offset: number): TextPoint => {
    from = { offset, ...pointAfter(from, text, from.offset, offset) };
    return { row: from.row, column: from.column };
  };
  return edits.map(({ start, end, newText }) => {
    const startPosition = pointAt(start);
    const oldEndPosition = pointAt(end);
    const newEndPosition = pointAfter(startPosition, newText, 0, newText.length);
    return { startIndex: start, oldEndIndex: end, newEndIndex: start + newText.length, startPosition, oldEndPosition, newEndPosition };
  });
}

/** Where one is after a stretch of text. Rows end at \n, as parsers count them. */
function pointAfter(point: TextPoint, text: string, start: number, end: number): TextPoint {
  let { row } = point;
  let lineStart = start - point.column;
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', lineStart)) {
    row += 1;
    lineStart = at + 1;
  }
  return { row, column: end - lineStart };
}
