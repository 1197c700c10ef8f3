/** The line that a place is in, as people are shown it. */
import { lineStart } from '../../base/textLines.ts';

/** What is behind that tells nobody more. */
const SHOWN_UNITS_MAX = 160;

export function shownLine(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text
    .slice(lineStart(text, at), end === -1 ? text.length : end)
    .trim()
    .slice(0, SHOWN_UNITS_MAX);
}
