/** Documentation of what a deep language declares: the JSDoc comment above it, or the docstring that its body begins with. */
import { docUnitsMax } from './outline.ts';
import { docIn, firstParagraph } from './outlineText.ts';

/** Units of a comment that are looked back over for its beginning. */
const commentUnitsMax = 20_000;

/** The JSDoc comment directly before `start`, past words that belong to the declaration. */
export function docAbove(text: string, start: number): string {
  const end = beforeLead(text, start);
  if (!text.endsWith('*/', end)) return '';
  const before = text.slice(Math.max(0, end - commentUnitsMax), end);
  const begins = before.lastIndexOf('/*', before.length - 3);
  return begins >= 0 && before.startsWith('/**', begins) ? docIn([before.slice(begins)]) : '';
}

const leadWord = /\b(?:export|default|declare|const|let|var)$/;
/** Longer than any of the words, so that what is before one is seen too. */
const leadUnits = 10;

/** Where the words and the white space before a declaration begin. Looked for from the end: there is little of it, and much before it. */
function beforeLead(text: string, start: number): number {
  for (let end = start; ; ) {
    while (end > 0 && /\s/.test(text.charAt(end - 1))) end -= 1;
    const word = leadWord.exec(text.slice(Math.max(0, end - leadUnits), end));
    if (!word) return end;
    end -= word[0].length;
  }
}

/** The docstring after the colon that ends a head at `headEnd`. */
export function docstringAt(text: string, headEnd: number, end: number): string {
  const body = text.slice(headEnd, Math.min(end, headEnd + commentUnitsMax));
  const found = /^:?(?:\s|#[^\n]*\n|\\\n)*[rRuU]{0,2}("""|'''|"|')/.exec(body);
  const quote = found?.[1];
  if (!found || quote === undefined) return '';
  const content = body.slice(found[0].length, found[0].length + docUnitsMax * 8);
  const closing = new RegExp(`(?:^|[^\\\\])(?:\\\\\\\\)*${quote}`).exec(content);
  const written = closing ? content.slice(0, closing.index + closing[0].length - quote.length) : content;
  return firstParagraph(written.split('\n').map((line) => line.trim()));
}
