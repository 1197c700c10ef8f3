/** Where something can be put right after a definition, and how the lines around it are laid out. It looks at the text alone. */
import { lineBreakIn } from '../../../base/lineBreak.ts';
import type { Extent, SymbolIx, SymbolRecord } from '../../../core/terrain/fileIndex.ts';
import type { FileView } from '../../../core/terrain/fileView.ts';

const BLANK_LINES_MAX = 2;

export interface DefinitionPlace {
  readonly at: number; // the end of the line on which the definition ends
  readonly indent: string; // of the definition
  readonly unit: string; // one step of indentation
  readonly eol: string;
  readonly blankLines: number; // that part it from what follows; from what is before when nothing does
}

/** The whole of a definition: all its declarations with their bodies. */
export function definitionExtent(view: FileView, ix: SymbolIx, symbol: SymbolRecord): Extent {
  const ends = view.index.scopes.flatMap(({ owner, end }) => (owner === ix ? [end] : []));
  return { start: symbol.extent.start, end: Math.max(symbol.extent.end, ...ends) };
}

/** Undefined when the definition shares its first or its last line with other code. */
export function placeAfter(text: string, { start, end }: Extent): DefinitionPlace | undefined {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(lineStart, start);
  if (!/^[ \t]*(?:export[ \t]+)?(?:default[ \t]+)?(?:declare[ \t]+)?$/.test(before)) return undefined;
  const rest = /^[ \t]*[;,]?[ \t]*(?:(?:\/\/|#)[^\r\n]*|\/\*[^\r\n]*?\*\/[ \t]*)?(?=\r?\n|$)/.exec(text.slice(end));
  if (rest === null) return undefined;
  const at = end + rest[0].length;
  return {
    at,
    indent: /^[ \t]*/.exec(before)?.[0] ?? '',
    unit: unitOf(text, start, end),
    eol: lineBreakIn(text),
    blankLines: blankLinesAround(text, lineStart, at),
  };
}

/** How much deeper the body stands than its head; in a definition of one line, what the file does elsewhere. */
function unitOf(text: string, start: number, end: number): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
  for (const [, own = ''] of text.slice(start, end).matchAll(/\n([ \t]+)(?=[^\s*])/g)) {
    if (own.startsWith(indent) && own.length > indent.length) return own.slice(indent.length);
  }
  return /^([ \t]+)(?=[^\s*])/m.exec(text)?.[1] ?? '    ';
}

function blankLinesAround(text: string, lineStart: number, at: number): number {
  const after = /^(?:\r?\n[ \t]*(?=\r?\n|$))*/.exec(text.slice(at))?.[0] ?? '';
  const follows = text.slice(at + after.length).trim();
  if (follows !== '' && !follows.startsWith('}')) return Math.min(BLANK_LINES_MAX, after.split('\n').length - 1);
  const before = /(?:\n[ \t]*\r?)*\n$/.exec(text.slice(0, lineStart))?.[0] ?? '';
  return Math.min(BLANK_LINES_MAX, Math.max(0, before.split('\n').length - 2));
}

/** The lines as text to be put at the place, each indented as the definition is. */
export function asInsertion({ indent, eol }: DefinitionPlace, blankLines: number, lines: readonly string[]): string {
  return eol.repeat(1 + blankLines) + lines.map((line) => (line === '' ? '' : indent + line)).join(eol);
}
