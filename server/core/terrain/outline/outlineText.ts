/** What an outline shows of a text: a signature in one line, and the first paragraph of a documentation comment. Bounded. */
import type { Extent } from '../fileIndex.ts';
import { docUnitsMax, signatureUnitsMax } from './outline.ts';

/** Units of a text that are looked at to make a short one: white space is folded, so more than what is kept. */
const readUnitsFactor = 8;

/** `[start, end)` in one line, without what only opens a body, and without the comments in it. */
export function signatureIn(text: string, start: number, end: number, comments: readonly Extent[] = []): string {
  const most = Math.min(end, start + signatureUnitsMax * readUnitsFactor);
  let read = '';
  let at = start;
  for (const comment of comments) {
    if (comment.start >= most) break;
    read += `${text.slice(at, comment.start)} `;
    at = comment.end;
  }
  if (at < most) read += text.slice(at, most);
  const line = read
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?:\s*(?:=>|[{=;:,]))+$/, '')
    .trim();
  return bounded(line, signatureUnitsMax);
}

/** Of comments that stand one after another, as written. */
export function docIn(comments: readonly string[]): string {
  return firstParagraph(comments.flatMap((comment) => comment.slice(0, docUnitsMax * readUnitsFactor).split('\n')).map(withoutMarkers));
}

/** The first paragraph of lines; the ones that begin with a tag (`@param`, `:param:`) begin the next. */
export function firstParagraph(lines: readonly string[]): string {
  const paragraph: string[] = [];
  for (const line of lines) {
    const words = line.replace(/^[@\\](?:brief|summary|short)\b/, '').trim();
    if (words === '' ? paragraph.length > 0 : /^(?:@\w|\\\w|:\w+[^:]*:)/.test(words)) break;
    if (words !== '') paragraph.push(words);
  }
  return bounded(paragraph.join(' '), docUnitsMax);
}

/** Markers of a comment's beginning, of its lines and of its end; XML tags of C#, inline tags of Java; rulers. */
function withoutMarkers(line: string): string {
  return line
    .replace(/^\s*(?:\/\/[/!]*<?|\/\*[*!]*<?|\*+(?!\/)|#+!?|<!--|--)/, '')
    .replace(/(?:\*+\/|-->)\s*$/, '')
    .replace(/<\/?(?:summary|remarks|para|inheritdoc)\s*\/?>/g, '')
    .replace(/<(?:see|paramref|typeparamref)\s+\w+="(?:[A-Z]:)?([^"]*)"\s*\/>/g, '$1')
    .replace(/\{@\w+\s+([^{}]*)\}/g, '$1')
    .replace(/^[\s*=#-]+$/, '')
    .trim();
}

function bounded(text: string, unitsMax: number): string {
  if (text.length <= unitsMax) return text;
  const cut = text.slice(0, unitsMax - 1);
  // Half of a pair would be no character.
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
