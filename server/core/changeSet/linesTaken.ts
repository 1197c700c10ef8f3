/** What a change set of which only some edits were taken did to which line. */
import { LineIndex } from '../../base/lineIndex.ts';
import type { ReasonedEdit } from '../operation/operation.ts';
import type { ReadyFile } from './changeSet.ts';

/** `taken`: which of the edits stand in `text`, one after the other; undefined when that cannot be told, and nothing is said then. */
export function linesTaken(
  before: string,
  text: string,
  edits: readonly ReasonedEdit[],
  taken: readonly boolean[] | undefined,
): ReadyFile['lines'] {
  if (taken === undefined) return [];
  const [oldLines, newLines] = [new LineIndex(before), new LineIndex(text)];
  const lineOf = (whole: string, index: LineIndex, line: number) => {
    const extent = index.lineExtent(line);
    return extent === undefined ? '' : whole.slice(...extent).replace(/[\r\n]+$/, '');
  };
  const notes = new Map<string, ReadyFile['lines'][number]>();
  let shift = 0;
  edits.forEach(({ start, end, newText, reason, confidence }, at) => {
    if (taken[at] !== true) return;
    const [line, oldLine] = [newLines.at(start + shift).line, oldLines.at(start).line];
    shift += newText.length - (end - start);
    notes.set(`${line} ${reason}`, {
      line,
      oldLine,
      reason,
      confidence,
      before: lineOf(before, oldLines, oldLine),
      after: lineOf(text, newLines, line),
    });
  });
  return [...notes.values()];
}
