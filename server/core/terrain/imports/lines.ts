/** Lines of a text by offset, where imports are edited: where one begins and ends, and how many are blank between two places. */

/** Start of the line that an offset is in. */
export function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

/** End of the line that an offset is in, its line break left out. */
export function lineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  if (newline === -1) return text.length;
  return newline > at && text[newline - 1] === '\r' ? newline - 1 : newline;
}

/** Start of the line after the one that an offset is in; the text's end after the last. */
export function nextLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline === -1 ? text.length : newline + 1;
}

/** The line break that a text uses. */
export function lineBreakOf(text: string): '\r\n' | '\n' {
  const newline = text.indexOf('\n');
  return newline > 0 && text[newline - 1] === '\r' ? '\r\n' : '\n';
}

/** The blanks that a line begins with. */
export function indentAt(text: string, at: number): string {
  const start = lineStart(text, at);
  return /^[ \t]*/.exec(text.slice(start, lineEnd(text, start)))?.[0] ?? '';
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
