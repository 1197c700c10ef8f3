/**
 * Edits of whole import clauses: lines that go, with their comments and the blank lines left over, and lines that come in
 * beside those that stay. What the clauses say is not its business.
 */

import { defined } from '../../../base/assert.ts';
import { lineEnd, lineStart, nextLine } from '../../../base/textLines.ts';
import type { Extent } from '../fileIndex.ts';
import type { ImportTextEdit } from '../importEditing.ts';
import type { ClausePlace } from './clausePlace.ts';
import { beforeBlankLines, lineBreakOf, pastBlankLines } from './lines.ts';

export interface ClauseLines extends Extent {
  readonly run: number;
  readonly heading: number; // where comment lines that stand directly above begin; its own start when there are none
  readonly pinned?: number; // where comments for tools begin that speak of its first line: nothing comes between
  readonly gone: string | undefined; // why it goes; undefined: it stays
}

/** A clause that comes in, its lines without indent. */
export interface NewClause {
  readonly text: string;
  readonly place: ClausePlace;
  readonly why: string;
}

export interface ClauseBlock {
  readonly text: string;
  readonly clauses: readonly ClauseLines[];
  readonly indent: string;
  readonly elsewhere: readonly Extent[];
}

export function clauseEdits(block: ClauseBlock, added: readonly NewClause[]): readonly ImportTextEdit[] {
  const edits: ImportTextEdit[] = [];
  block.clauses.forEach((clause, ix) => {
    const before = added.filter(({ place }) => place.clause === ix && place.side === 'before');
    const after = added.filter(({ place }) => place.clause === ix && place.side === 'after');
    if (clause.gone !== undefined) {
      if (before.length + after.length > 0) edits.push(replaced(block, clause, [...before, ...after]));
      else if (!runGoes(block, clause.run, added)) edits.push(removed(block, clause, clause.gone));
      else if (!goesWith(block, ix - 1, added)) edits.push(runsRemoved(block, ix, added));
      return;
    }
    if (before.length > 0) edits.push(insertedBefore(block, clause, before));
    if (after.length > 0) edits.push(insertedAfter(block, clause, after));
  });
  return edits;
}

/** Whether nothing but blanks and a comment shares the lines of a statement. */
function standsAlone(text: string, { start, end }: Extent): boolean {
  const after = text.slice(end, lineEnd(text, end)).trim();
  return text.slice(lineStart(text, start), start).trim() === '' && (after === '' || /^(?:#|\/\/|\/\*)/.test(after));
}

function runGoes(block: ClauseBlock, run: number, added: readonly NewClause[]): boolean {
  return block.clauses.every(
    (clause, ix) =>
      clause.run !== run ||
      (clause.gone !== undefined && standsAlone(block.text, clause) && !added.some(({ place }) => place.clause === ix)),
  );
}

/** Whether a clause and the one behind it go together: with all of their runs, and with nothing else between. */
function goesWith(block: ClauseBlock, ix: number, added: readonly NewClause[]): boolean {
  const clause = block.clauses[ix];
  const next = block.clauses[ix + 1];
  if (clause === undefined || next === undefined || !runGoes(block, clause.run, added) || !runGoes(block, next.run, added)) return false;
  const between = block.text.slice(lineEnd(block.text, clause.end), Math.min(next.start, next.heading));
  return clause.run === next.run || between.trim() === '';
}

function whyOf(added: readonly NewClause[]): string {
  return [...new Set(added.map(({ why }) => why))].join('; ');
}

function linesOf(block: ClauseBlock, { text }: NewClause): string {
  const eol = lineBreakOf(block.text);
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : block.indent + line) + eol)
    .join('');
}

/** The lines of one clause turn into those of others. */
function replaced(block: ClauseBlock, clause: Extent, added: readonly NewClause[]): ImportTextEdit {
  const eol = lineBreakOf(block.text);
  const lines = added.map((each) => linesOf(block, each)).join('');
  const text = lines.slice(block.indent.length, lines.length - eol.length);
  return { start: clause.start, end: clause.end, newText: text, why: whyOf(added) };
}

/** One clause of several that go on standing together. */
function removed(block: ClauseBlock, clause: Extent, why: string): ImportTextEdit {
  const { text } = block;
  if (standsAlone(text, clause)) return { start: lineStart(text, clause.start), end: nextLine(text, clause.end), newText: '', why };
  const semicolon = /^[ \t]*;[ \t]*/.exec(text.slice(clause.end, lineEnd(text, clause.end)));
  if (semicolon) return { start: clause.start, end: clause.end + semicolon[0].length, newText: '', why };
  const before = /[ \t]*;[ \t]*$/.exec(text.slice(lineStart(text, clause.start), clause.start));
  return { start: clause.start - (before?.[0].length ?? 0), end: clause.end, newText: '', why };
}

/** All lines of the runs that go together, the comment above them, and the smaller of the two gaps around them. */
function runsRemoved(block: ClauseBlock, from: number, added: readonly NewClause[]): ImportTextEdit {
  const { text } = block;
  let to = from;
  while (goesWith(block, to, added)) to += 1;
  const clauses = block.clauses.slice(from, to + 1);
  const first = defined(clauses[0], 'a run has a first clause');
  const last = defined(clauses.at(-1), 'a run has a last clause');
  const free = (from: number, to: number): boolean => !block.elsewhere.some(({ start, end }) => start < to && end > from);
  let start = lineStart(text, free(first.heading, first.start) ? first.heading : first.start);
  let end = nextLine(text, last.end);
  const above = beforeBlankLines(text, start);
  const below = pastBlankLines(text, end);
  const opens = above === 0 || isShallower(text, above, block.indent);
  if (below === text.length) {
    if (free(above, start)) start = above;
    if (free(end, below)) end = below;
  } else if (opens || blankLines(text, end, below) <= blankLines(text, above, start)) {
    if (free(end, below)) end = below;
    if (above === 0 && free(above, start)) start = above;
  } else if (free(above, start)) start = above;
  // At the end of a text without a last line break the one before goes with the line.
  if (end === text.length && !text.endsWith('\n') && start > 0) start = lineEnd(text, start - 1);
  return { start, end, newText: '', why: [...new Set(clauses.map(({ gone }) => gone))].join('; ') };
}

function blankLines(text: string, from: number, to: number): number {
  return text.slice(from, to).split('\n').length - 1;
}

/** Whether the line above opens the block. */
function isShallower(text: string, at: number, indent: string): boolean {
  const line = text.slice(lineStart(text, at - 1), at);
  return (/^[ \t]*/.exec(line)?.[0].length ?? 0) < indent.length;
}

function insertedBefore(block: ClauseBlock, clause: ClauseLines, added: readonly NewClause[]): ImportTextEdit {
  const { text } = block;
  const eol = lineBreakOf(text);
  const at = lineStart(text, added[0]?.place.apart === true ? clause.heading : (clause.pinned ?? clause.start));
  const lines = added.map((each, i) => linesOf(block, each) + (each.place.apart || added[i + 1]?.place.apart ? eol : '')).join('');
  if (!touches(block, at) || at === 0) return { start: at, end: at, newText: lines, why: whyOf(added) };
  const end = lineEnd(text, at - 1);
  return { start: end, end, newText: eol + lines.slice(0, -eol.length), why: whyOf(added) };
}

function insertedAfter(block: ClauseBlock, clause: ClauseLines, added: readonly NewClause[]): ImportTextEdit {
  const { text } = block;
  const eol = lineBreakOf(text);
  const lines = added.map((each) => (each.place.apart ? eol : '') + linesOf(block, each)).join('');
  const at = nextLine(text, clause.end);
  if (text[at - 1] === '\n' && !touches(block, at)) return { start: at, end: at, newText: lines, why: whyOf(added) };
  const end = lineEnd(text, clause.end);
  return { start: end, end, newText: eol + lines.slice(0, -eol.length), why: whyOf(added) };
}

function touches(block: ClauseBlock, at: number): boolean {
  return block.elsewhere.some(({ start, end }) => start <= at && at <= end);
}
