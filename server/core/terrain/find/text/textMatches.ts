/** Places in lines, as they are shown. */
import type { TextMatch } from '../../../ports/textSearchPort.ts';

const BOM = '\uFEFF';
/** What is shown of a long line before the place. */
const leadUnits = 60;

/** `line`: from 1. `text`: the line without its \n, a BOM and a \r included. `start`, `end`: in units of it. */
export function matchIn(line: number, text: string, start: number, end: number, lineUnitsMax: number): TextMatch {
  const bom = line === 1 && text.startsWith(BOM) ? BOM.length : 0;
  const plain = text.slice(bom).replace(/\r$/, '');
  const column = start - bom;
  const from = plain.length <= lineUnitsMax ? 0 : Math.max(0, Math.min(column - leadUnits, plain.length - lineUnitsMax));
  const shown = plain.slice(from, from + lineUnitsMax);
  return { line, column: column + 1, length: end - start, text: shown, textColumn: column - from + 1 };
}

/** All places of a text, at most so many. */
export function matchesIn(text: string, pattern: RegExp, matchesMax: number, lineUnitsMax: number): readonly TextMatch[] {
  const matches: TextMatch[] = [];
  let line = 0;
  for (let at = 0; at < text.length && matches.length < matchesMax; ) {
    line++;
    const found = text.indexOf('\n', at);
    const end = found === -1 ? text.length : found;
    const content = text.slice(at, end);
    pattern.lastIndex = 0;
    for (let match = pattern.exec(content); match !== null && matches.length < matchesMax; match = pattern.exec(content)) {
      if (match[0] === '')
        pattern.lastIndex +=
          content.codePointAt(match.index) === undefined ? 1 : String.fromCodePoint(content.codePointAt(match.index) ?? 0).length;
      else matches.push(matchIn(line, content, match.index, match.index + match[0].length, lineUnitsMax));
    }
    at = end + 1;
  }
  return matches;
}
