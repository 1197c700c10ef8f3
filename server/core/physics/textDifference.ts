/**
 * The edits that lead from one text to another, word by word, so that positions of the old text can be found in the new.
 * The change sets carry whole texts; who computed the edits does not matter here.
 */
import { diffArrays } from 'diff';
import type { TextEdit } from '../../base/textEdit.ts';

/** Beyond so many differences a search for the shortest way costs more than it tells. */
const EDIT_LENGTH_MAX = 2_000;

/** Edits by position, not overlapping; they turn `before` into `after` exactly. */
export function editsBetween(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  return differingStretches(linesOf(before), linesOf(after), 0).flatMap((stretch) => {
    const words = differingStretches(wordsOf(stretch.oldText), wordsOf(stretch.newText), stretch.start);
    return words.map(({ start, oldText, newText }) => ({ start, end: start + oldText.length, newText }));
  });
}

interface Stretch {
  readonly start: number; // offset into the old text
  readonly oldText: string;
  readonly newText: string;
}

function differingStretches(before: string[], after: string[], from: number): Stretch[] {
  const parts = diffArrays(before, after, { maxEditLength: EDIT_LENGTH_MAX });
  if (parts === undefined) return alignedStretches(before, after, from);
  const stretches: Stretch[] = [];
  let at = from;
  let oldText = '';
  let newText = '';
  const close = () => {
    if (oldText !== '' || newText !== '') stretches.push({ start: at - oldText.length, oldText, newText });
    oldText = '';
    newText = '';
  };
  for (const part of parts) {
    const text = part.value.join('');
    if (part.added) newText += text;
    else if (part.removed) {
      oldText += text;
      at += text.length;
    } else {
      close();
      at += text.length;
    }
  }
  close();
  return stretches;
}

/** Without a search: one by one where nothing came or went, as when a word changes on thousands of lines; else as a whole. */
function alignedStretches(before: readonly string[], after: readonly string[], from: number): Stretch[] {
  if (before.length !== after.length) return [{ start: from, oldText: before.join(''), newText: after.join('') }];
  const stretches: Stretch[] = [];
  let start = from;
  before.forEach((oldText, i) => {
    const newText = after[i] ?? '';
    if (oldText !== newText) stretches.push({ start, oldText, newText });
    start += oldText.length;
  });
  return stretches;
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Identifiers, runs of blanks, and single signs: a rename changes a word, never a part of one. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}_$]+|\s+|[^\p{L}\p{N}\p{M}_$\s]/gu) ?? [];
}
