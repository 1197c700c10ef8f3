/** Lines of a text where imports are edited: what breaks them, how wide they are, and which are blank beside a place. */
import { lineStart, nextLine } from '../../../base/textLines.ts';

/** The line break that a text uses. */
export function lineBreakOf(text: string): '\r\n' | '\n' {
  const newline = text.indexOf('\n');
  return newline > 0 && text[newline - 1] === '\r' ? '\r\n' : '\n';
}

/** Where the blank lines that begin at the start of a line end. */
export function pastBlankLines(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const next = nextLine(text, at);
    if (text.slice(at, next).trim() !== '') break;
    at = next;
  }
  return at;
}

/** Where the blank lines that end at the start of a line begin. */
export function beforeBlankLines(text: string, start: number): number {
  let at = start;
  while (at > 0) {
    const above = lineStart(text, at - 1);
    if (text.slice(above, at).trim() !== '') break;
    at = above;
  }
  return at;
}

/** Columns of the longest line of code; very long ones are no habit. */
export function widthOf(text: string): number {
  let longest = 0;
  for (const line of text.split('\n', linesLookedAtMax)) if (line.length > longest && line.length <= columnsMax) longest = line.length;
  return usualWidths.find((width) => width >= longest) ?? columnsMax;
}

const usualWidths = [80, 88, 100, 120] as const;
const columnsMax = 140;
const linesLookedAtMax = 2_000;
