/** Where a member stands in its class and where code goes right behind the class: whole lines, with what keeps them apart. */

import { lineBreakIn } from '../../base/lineBreak.ts';
import { indentAt, lineEnd, nextLine } from '../../base/textLines.ts';
import { extentOf, nodesIn } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { LanguageFamily } from '../../core/terrain/languageId.ts';
import { type Definition, type OwnLines, ownLines, withBlankLines } from './definition.ts';

export interface MemberLines {
  readonly lines: OwnLines; // of all its definitions, comments included
  readonly removed: Extent; // with the blank lines that kept it apart
  readonly left: string; // what must stand there instead: `pass`, where nothing else is in the class
}

/** Undefined where it shares a line with other code, or its parts stand apart. */
export function memberLines(text: string, definitions: readonly Definition[]): MemberLines | undefined {
  const parts = definitions.map((definition) => ownLines(text, definition));
  const [first] = parts;
  const last = parts.at(-1);
  const container = definitions[0]?.container;
  if (first === undefined || last === undefined || container === undefined || parts.includes(undefined)) return undefined;
  const lines: OwnLines = { start: first.start, end: last.end, indent: first.indent };
  const others = container.namedChildren.filter(({ type }) => type !== 'comment' && type !== 'decorator');
  const inside = others.filter(({ startIndex, endIndex }) => lines.start <= startIndex && endIndex <= lines.end);
  if (inside.length !== definitions.length) return undefined;
  const alone = others.length === definitions.length && container.type === 'block';
  const removed = alone ? { start: lines.start, end: lines.end } : withBlankLines(text, lines, container);
  const ending = /\r?\n$/.exec(text.slice(0, lines.end))?.[0] ?? '';
  return { lines, removed, left: alone ? `${lines.indent}pass${ending}` : '' };
}

/** Behind the last line of a class or function, and how what comes in there is kept apart from what is around. */
export interface PlaceBehind {
  readonly at: number;
  readonly before: string;
  readonly after: string;
  readonly indent: string;
}

/** `taken`: what goes from the end of the class, with the break that ended its last line. */
export function placeBehind(text: string, node: SyntaxNode, family: LanguageFamily, taken?: Extent): PlaceBehind {
  const eol = lineBreakIn(text);
  const indent = indentAt(text, node.startIndex);
  let at = nextLine(text, node.endIndex);
  if (family === 'python') {
    // Comments at the end of a body belong to it, although the tree has them behind it.
    for (let line = text.slice(at); new RegExp(`^${indent}[ \\t]+#`).test(line); line = text.slice(at)) at = nextLine(text, at);
  }
  const blank = eol.repeat(family === 'python' && indent === '' ? 2 : 1);
  const ended = text[at - 1] === '\n';
  const breaks = ended || taken?.end === at;
  const next = text.slice(at, lineEnd(text, at));
  const follows = text.slice(at).trim() !== '';
  const needsSpace = follows && next.trim() !== '' && !next.trim().startsWith('}');
  return { at, before: (breaks ? '' : eol) + blank, after: (ended ? eol : '') + (needsSpace ? blank : ''), indent };
}

/** The whole lines of a stretch without the break that ends them. */
export function withoutLastBreak(text: string, { start, end }: Extent): Extent {
  return { start, end: text.endsWith('\r\n', end) ? end - 2 : text[end - 1] === '\n' ? end - 1 : end };
}

/**
 * Places where lines of a stretch have to be indented otherwise, with what stands there now. Lines inside of strings are what
 * they are, docstrings apart: nobody minds how those are indented, and everybody indents them like code.
 */
export function indents(text: string, stretch: Extent, root: SyntaxNode, from: string): readonly Extent[] {
  const strings = nodesIn(
    root,
    (node) => (node.type === 'string' || node.type === 'template_string') && node.text.includes('\n') && !isDocstring(node),
    (node) => node.startIndex < stretch.end && node.endIndex > stretch.start && node.type !== 'string' && node.type !== 'template_string',
  ).map(extentOf);
  const found: Extent[] = [];
  for (let at = stretch.start; at < stretch.end; at = nextLine(text, at)) {
    const fixed = strings.some(({ start, end }) => start < at && at < end);
    if (!fixed && lineEnd(text, at) > at && text.startsWith(from, at)) found.push({ start: at, end: at + from.length });
  }
  return found;
}

function isDocstring(node: SyntaxNode): boolean {
  const statement = node.parent;
  if (node.type !== 'string' || statement?.type !== 'expression_statement' || statement.parent?.type !== 'block') return false;
  return statement.parent.namedChildren.find(({ type }) => type !== 'comment') === statement;
}
