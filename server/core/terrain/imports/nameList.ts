/**
 * A list of names between commas, with names taken out and put in: in the layout it has, its comments staying with the names
 * they stand beside. What the names mean is not its business.
 */
import type { Extent } from '../fileIndex.ts';

export interface NameList extends Extent {
  // the inside of the brackets; without brackets, from the first name to the last
  readonly items: readonly Extent[];
  readonly comments: readonly Extent[]; // those in the list
}

export interface AddedName {
  readonly text: string;
  readonly key: string; // what it is sorted by
}

export type NameOrder = (a: string, b: string) => number;

/** A name of the list with what is before it and behind it, the comma apart. */
interface Piece {
  lead: string;
  readonly text: string;
  comma: string; // the comma with what stands before it; '' at the end of a list without one
  tail: string; // a comment on the same line
}

/** The inside of the list anew. `order` is undefined for lists that are not sorted: names are put at their end. `keyOf` tells what a name of the list is sorted by. */
export function editedList(
  text: string,
  list: NameList,
  drop: ReadonlySet<number>,
  add: readonly AddedName[],
  order: NameOrder | undefined,
  keyOf: (item: number) => string,
): string {
  const { pieces, end } = piecesOf(text, list);
  const trailing = pieces.at(-1)?.comma !== '' && pieces.length > 0;
  const spread = pieces.length > 0 && pieces.every(({ lead }) => lead.includes('\n'));
  const kept: { piece: Piece; key: string }[] = [];
  let owed: string | undefined; // the white space that a name gone had before it
  pieces.forEach((piece, i) => {
    if (drop.has(i)) {
      const blank = layoutOf(piece.lead);
      if (i === 0 || (owed === undefined && blank.includes('\n')) || kept.length === 0) owed ??= blank;
      return;
    }
    if (owed !== undefined && (kept.length === 0 || !piece.lead.includes('\n')) && piece.lead.trim() === '') piece.lead = owed;
    owed = undefined;
    kept.push({ piece, key: keyOf(i) });
  });
  for (const name of add) {
    const before = order === undefined ? -1 : kept.findIndex(({ key }) => order(key, name.key) > 0);
    const at = before === -1 ? kept.length : before;
    const first = pieces[0];
    const lead = spread ? layoutOf(first?.lead ?? '') : at === 0 ? layoutOf(first?.lead ?? '') : ' ';
    if (at === 0 && !spread && kept[0] !== undefined && kept[0].piece.lead.trim() === '') kept[0].piece.lead = ' ';
    kept.splice(at, 0, { piece: { lead, text: name.text, comma: ',', tail: '' }, key: name.key });
  }
  kept.forEach(({ piece }, i) => {
    const last = i === kept.length - 1;
    if (!last && piece.comma === '') piece.comma = ',';
    if (last && !trailing) piece.comma = '';
  });
  return kept.map(({ piece }) => piece.lead + piece.text + piece.comma + piece.tail).join('') + end;
}

/** The white space before a name, with comments that stand between left out. */
function layoutOf(lead: string): string {
  const newline = lead.lastIndexOf('\n');
  if (newline === -1) return /^\s*$/.test(lead) ? lead : ' ';
  const indent = /^[ \t]*/.exec(lead.slice(newline + 1))?.[0] ?? '';
  return `${lead[newline - 1] === '\r' ? '\r\n' : '\n'}${indent}`;
}

function piecesOf(text: string, list: NameList): { readonly pieces: Piece[]; readonly end: string } {
  const pieces: Piece[] = [];
  let at = list.start;
  list.items.forEach((item, i) => {
    const limit = list.items[i + 1]?.start ?? list.end;
    const comma = commaAfter(text, item.end, limit, list.comments);
    let end = comma === undefined ? item.end : comma + 1;
    const line = text.indexOf('\n', end);
    const comment = list.comments.find(({ start }) => start >= end && start < limit && (line === -1 || start < line));
    let tail = '';
    if (comment !== undefined && text.slice(end, comment.start).trim() === '' && !continues(text, comment.end, limit)) {
      tail = text.slice(end, comment.end);
      end = comment.end;
    }
    const between = comma === undefined ? '' : text.slice(item.end, comma + 1);
    pieces.push({ lead: text.slice(at, item.start), text: text.slice(item.start, item.end), comma: between, tail });
    at = end;
  });
  return { pieces, end: text.slice(at, list.end) };
}

/** Whether more of the list follows on the line: then a comment between belongs to what follows. */
function continues(text: string, from: number, limit: number): boolean {
  const rest = text.slice(from, limit);
  return limit < text.length && !rest.includes('\n') && rest.trim() === '' && !/^\s*[)}\]]/.test(text.slice(from));
}

function commaAfter(text: string, from: number, limit: number, comments: readonly Extent[]): number | undefined {
  for (let at = from; at < limit; at++) {
    const comment = comments.find(({ start, end }) => start <= at && at < end);
    if (comment) at = comment.end - 1;
    else if (text[at] === ',') return at;
  }
  return undefined;
}

/** The first of the orders by which the names are sorted; undefined when there is none. */
export function orderOf(lists: readonly (readonly string[])[], orders: readonly NameOrder[]): NameOrder | undefined {
  return orders.find((order) => lists.every((names) => isSorted(names, order)));
}

export function isSorted(names: readonly string[], order: NameOrder): boolean {
  return names.every((name, i) => i === 0 || order(names[i - 1] ?? name, name) <= 0);
}

/** By code units: capitals first. */
export const byCode: NameOrder = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
/** Capitals count as small letters. */
export const byLetter: NameOrder = (a, b) => byCode(a.toLowerCase(), b.toLowerCase()) || byCode(a, b);
