/** Where the head of a declaration stands in its text: without decorators before it, and without the body. */
import type { Extent, FileIndex, SymbolRecord } from '../fileIndex.ts';
import { familyOf } from '../languageId.ts';

/** Units of a head that are looked through for its end. */
const headUnitsMax = 4_000;

/** `bodyStart`: where the scope of its parameters, or of its members, begins. */
export function headOf(index: FileIndex, symbol: SymbolRecord, bodyStart: number | undefined, text: string): Extent {
  const start = headStart(symbol, text);
  const most = Math.min(symbol.extent.end, start + headUnitsMax);
  switch (symbol.kind) {
    case 'function':
    case 'method':
    case 'class':
    case 'property':
      if (familyOf(index.language) === 'python')
        return { start, end: isCode(symbol) ? pythonHeadEnd(text, symbol.nameExtent.end, most) : most };
      if (symbol.kind === 'class' || bodyStart === undefined) return { start, end: bodyStart ?? most };
      return { start, end: ecmascriptHeadEnd(text, bodyStart, most, text.slice(symbol.nameExtent.end, bodyStart).includes('=')) };
    case 'type':
      return { start, end: most };
    default:
      return { start, end: bodyStart !== undefined && bodyStart > symbol.nameExtent.end ? bodyStart : most };
  }
}

/** Attributes that are called properties are assigned, not defined. */
function isCode({ kind, decorators }: SymbolRecord): boolean {
  return kind !== 'property' || decorators.length > 0;
}

const words =
  /(?:\b(?:export|default|declare|abstract|public|private|protected|static|override|readonly|accessor|async|def|class|get|set|function)\b\s*)*\*?\s*$/;

function headStart({ decorators, extent, nameExtent }: SymbolRecord, text: string): number {
  if (decorators.length === 0) return extent.start;
  const before = text.slice(extent.start, nameExtent.start);
  return extent.start + (words.exec(before)?.index ?? 0);
}

/** The colon after the parameters and what is returned. */
function pythonHeadEnd(text: string, from: number, most: number): number {
  let depth = 0;
  for (let at = from; at < most; at++) {
    const character = text[at];
    if (character === '(' || character === '[' || character === '{') depth += 1;
    else if (character === ')' || character === ']' || character === '}') depth -= 1;
    else if (character === '"' || character === "'") at = stringEnd(text, at, most);
    else if (character === '#') at = lineEnd(text, at, most);
    else if (character === ':' && depth === 0) return at;
  }
  return most;
}

/** What begins the body: a brace that is no type, or the arrow of an arrow function. */
function ecmascriptHeadEnd(text: string, from: number, most: number, isArrow: boolean): number {
  let depth = 0;
  let last = ''; // what stands before, without white space
  for (let at = from; at < most; at++) {
    const character = text[at] ?? '';
    const isType = last === '=>' || ':|&,<'.includes(last.at(-1) ?? '(');
    if (character === '"' || character === "'" || character === '`') at = stringEnd(text, at, most);
    else if (text.startsWith('//', at)) at = lineEnd(text, at, most);
    else if (text.startsWith('/*', at)) at = Math.max(at, text.indexOf('*/', at) + 1);
    else if (depth === 0 && (character === ';' || (isArrow && !isType && text.startsWith('=>', at)))) return at;
    else if (depth === 0 && character === '{' && !isType && at > from) return at;
    else if (character === '(' || character === '[' || character === '{') depth += 1;
    else if (character === ')' || character === ']' || character === '}') depth -= 1;
    if (!/\s/.test(character)) last = last === '=' && character === '>' ? '=>' : character;
  }
  return most;
}

function stringEnd(text: string, from: number, most: number): number {
  const quote = text[from] ?? '';
  const triple = quote.repeat(3);
  const closing = text.startsWith(triple, from) && quote !== '`' ? triple : quote;
  for (let at = from + closing.length; at < most; at++) {
    if (text[at] === '\\') at += 1;
    else if (text.startsWith(closing, at)) return at + closing.length - 1;
  }
  return most;
}

function lineEnd(text: string, from: number, most: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? most : end;
}
