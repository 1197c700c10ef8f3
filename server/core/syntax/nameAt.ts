/** The name a cursor is on, from its line alone: cheap enough to be asked at every move of the cursor, and no more exact than that. */
import type { LanguageFamily } from '../terrain/languageId.ts';

export interface NameAt {
  readonly name: string;
  readonly start: number; // UTF-16 units into the line
  readonly end: number;
}

/** A longer line is no line of code that anyone reads. */
const LINE_UNITS_MAX = 2_000;

const names = /[\p{ID_Start}_$][\p{ID_Continue}$\u200c\u200d]*/gu;

/** Undefined on what is no name, and in comments and strings of this line. A string over several lines is not seen. */
export function nameAt(line: string, character: number, family: LanguageFamily): NameAt | undefined {
  if (line.length > LINE_UNITS_MAX) return undefined;
  for (const { 0: name, index } of line.matchAll(names)) {
    if (index > character) return undefined;
    if (character > index + name.length) continue;
    return isCode(line, index, family) ? { name, start: index, end: index + name.length } : undefined;
  }
  return undefined;
}

function isCode(line: string, until: number, family: LanguageFamily): boolean {
  if (family === 'ecmascript' && /^\s*\*/.test(line)) return false; // within a block comment, as one is usually written
  let quote: string | undefined;
  let braces = 0; // open ones of `${…}` or f"{…}", in which code stands
  for (let at = 0; at < until; at++) {
    const character = line[at] ?? '';
    if (quote === undefined || braces > 0) {
      if (family === 'python' ? character === '#' : line.startsWith('//', at)) return false;
      if (family === 'ecmascript' && line.startsWith('/*', at)) {
        const end = line.indexOf('*/', at + 2);
        if (end < 0 || end >= until) return false;
        at = end + 1;
      } else if (quote === undefined && (character === '"' || character === "'" || character === '`')) quote = character;
      else if (quote !== undefined && character === '{') braces += 1;
      else if (quote !== undefined && character === '}') braces -= 1;
    } else if (character === '\\') at += 1;
    else if (character === quote) quote = undefined;
    else if (family === 'python' && line.startsWith('{{', at)) at += 1;
    else if (interpolates(line, at, quote, family)) braces = 1;
  }
  return quote === undefined || braces > 0;
}

function interpolates(line: string, at: number, quote: string, family: LanguageFamily): boolean {
  if (line[at] !== '{') return false;
  if (family === 'ecmascript') return quote === '`' && line[at - 1] === '$';
  return /\b[rR]?[fFtT][rR]?['"]/.test(line.slice(0, at));
}
