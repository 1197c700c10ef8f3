/** What "why" will say of a changed file: for each edit its line before and after the whole change set, and the reason. */
import { mapOffset } from '../../base/textEdit.ts';
import type { ReadyFile } from '../changeSet/changeSet.ts';
import { unmapOffset } from '../swarm/changeTable.ts';
import type { ChangedFile } from '../swarm/words.ts';
import type { TextStore } from './textStore.ts';

type Note = ReadyFile['lines'][number];

/** Line notes one file may carry, and the length of the line texts in them (UTF-16 units). */
const lineNoteBounds = { notesMax: 2_000, textMax: 200 } as const;

/** By line; of several edits with one reason on a line, one note is kept. */
export function lineNotes(file: ChangedFile, texts: TextStore): readonly Note[] {
  const notes = new Map<string, Note>();
  for (const [index, step] of file.steps.entries()) {
    const earlier = file.steps.slice(0, index).reverse();
    const later = file.steps.slice(index + 1);
    let shift = 0;
    if (step.hash === undefined) continue;
    for (const edit of step.edits) {
      if (notes.size >= lineNoteBounds.notesMax) break;
      const base = earlier.reduce((offset, { edits }) => unmapOffset(offset, edits), edit.start);
      const now = later.reduce((offset, { edits }) => mapOffset(offset, edits), edit.start + shift);
      const lastNow = later.reduce((offset, { edits }) => mapOffset(offset, edits), edit.start + shift + lastOf(edit.newText));
      shift += edit.newText.length - (edit.end - edit.start);
      const oldLine = earlier.length === 0 ? edit.line : texts.lines(file.baseHash).at(base).line;
      const line = later.length === 0 ? edit.newLine : texts.lines(file.hash).at(now).line;
      const key = `${line} ${edit.reason}`;
      if (notes.has(key)) continue;
      const { reason, confidence } = edit;
      const before = lineText(texts, file.baseHash, oldLine);
      const lineCount = edit.newText.includes('\n') ? texts.lines(file.hash).at(lastNow).line - line + 1 : 0;
      const note = { line, oldLine, reason, confidence, before, after: lineText(texts, file.hash, line) };
      notes.set(key, lineCount > 1 ? { ...note, lineCount } : note);
    }
  }
  return [...notes.values()].sort((a, b) => a.line - b.line);
}

/** Where the last character of a text is in it. */
function lastOf(text: string): number {
  return Math.max(0, text.length - 1);
}

function lineText(texts: TextStore, hash: ChangedFile['hash'], line: number): string {
  const extent = texts.lines(hash).lineExtent(line);
  if (!extent) return '';
  const [start, end] = extent;
  return texts
    .text(hash)
    .slice(start, Math.min(end, start + lineNoteBounds.textMax))
    .replace(/[\r\n]+$/u, '');
}
