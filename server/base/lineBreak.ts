/** The line break in which new lines of a text are written. */

/** A text in which lines end in both ways gets the longer one. */
export function lineBreakIn(text: string): '\r\n' | '\n' {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
