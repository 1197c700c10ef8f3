/** Edits of one text: replace [start, end) by `newText`. Offsets are UTF-16 code units into the text before any of them. */
import { assert } from './assert.ts';

export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** The edits by position. Two edits at the same place are an error of the caller's. */
export function sortEdits<E extends TextEdit>(edits: readonly E[]): E[] {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  for (let i = 1; i < sorted.length; i++) {
    const before = sorted[i - 1];
    const after = sorted[i];
    assert(before && after && before.end <= after.start, 'edits of one text do not overlap');
  }
  return sorted;
}

/** The text with all edits made. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of sortEdits(edits)) {
    assert(edit.start >= at && edit.end <= text.length, 'an edit lies within its text');
    parts.push(text.slice(at, edit.start), edit.newText);
    at = edit.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** Where an offset of the old text is after the edits; one inside a replaced stretch goes to the stretch's new start. */
export function mapOffset(offset: number, edits: readonly TextEdit[]): number {
  let shift = 0;
  for (const edit of sortEdits(edits)) {
    if (edit.end <= offset && !(edit.start === offset && edit.end === offset)) {
      shift += edit.newText.length - (edit.end - edit.start);
    } else if (edit.start < offset) {
      return edit.start + shift;
    } else break;
  }
  return offset + shift;
}
