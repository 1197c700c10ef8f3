/** A list between brackets with items taken out, put in and moved: in the layout it has, with the comments of what stays. */
import type { Extent } from '../../core/terrain/fileIndex.ts';

/** An item of the new list: an old one by its position, or none; and its text. */
export interface ListItem {
  readonly old: number | undefined;
  readonly text: string;
}

interface Piece {
  readonly lead: string; // white space and comments before it
  readonly tail: string; // between it and its comma
  readonly after: string; // a comment behind the comma, on the same line
}

/** The new text between the brackets of `list`, where the items of `old` stand by position. */
export function rewrittenList(text: string, list: Extent, old: readonly Extent[], items: readonly ListItem[]): string {
  if (old.length === 0) return intoEmpty(text.slice(list.start, list.end), items);
  const { pieces, trailingComma, rest } = taken(text, list, old);
  if (items.length === 0) return /^\s*$/.test(rest) && !/[#/]/.test(pieces[0]?.lead ?? '') ? '' : rest;
  const kept = items.flatMap(({ old: at }) => (at === undefined ? [] : [at]));
  const inOrder = kept.every((at, i) => i === 0 || at > (kept[i - 1] ?? 0));
  let written = '';
  items.forEach((item, position) => {
    const own = item.old === undefined ? undefined : pieces[item.old];
    const isLast = position === items.length - 1;
    const lead = leadOf(pieces, item, position, inOrder);
    const comma = !isLast || trailingComma ? ',' : '';
    written += `${lead}${item.text}${own?.tail ?? ''}${comma}${own?.after ?? ''}`;
  });
  return written + rest;
}

function intoEmpty(inner: string, items: readonly ListItem[]): string {
  const joined = items.map(({ text }) => text).join(', ');
  return /\S/.test(inner) ? `${joined}${inner}` : joined;
}

function taken(
  text: string,
  list: Extent,
  old: readonly Extent[],
): { readonly pieces: readonly Piece[]; readonly trailingComma: boolean; readonly rest: string } {
  const pieces: Piece[] = [];
  let at = list.start;
  let trailingComma = false;
  old.forEach(({ start, end }, i) => {
    const next = old[i + 1]?.start ?? list.end;
    const comma = commaIn(text, end, next);
    const tailEnd = comma ?? end;
    const behind = comma === undefined ? end : comma + 1;
    const after = /^[^\S\r\n]*(?:#[^\r\n]*|\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/(?=[^\S\r\n]*\r?\n))/.exec(text.slice(behind, next))?.[0] ?? '';
    pieces.push({ lead: text.slice(at, start), tail: comma === undefined ? '' : text.slice(end, tailEnd), after });
    at = behind + after.length;
    if (i === old.length - 1) trailingComma = comma !== undefined;
  });
  return { pieces, trailingComma, rest: text.slice(at, list.end) };
}

/** The comma between two items, past comments. */
function commaIn(text: string, from: number, to: number): number | undefined {
  for (let at = from; at < to; at++) {
    if (text[at] === ',') return at;
    if (text[at] === '#' || text.startsWith('//', at)) {
      const end = text.indexOf('\n', at);
      if (end === -1 || end >= to) return undefined;
      at = end;
    } else if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at);
      if (end === -1 || end >= to) return undefined;
      at = end + 1;
    }
  }
  return undefined;
}

function leadOf(pieces: readonly Piece[], { old }: ListItem, position: number, inOrder: boolean): string {
  const first = pieces[0]?.lead ?? '';
  const own = old === undefined ? undefined : pieces[old]?.lead;
  if (own !== undefined && /\S/.test(own)) return position === 0 && old !== 0 && !/\n/.test(first) ? own.trimStart() : own;
  if (position === 0) return /\S/.test(first) && old !== 0 ? bareLead(first) : first;
  if (own !== undefined && inOrder && old !== 0) return own;
  const there = pieces[position]?.lead;
  if (!inOrder && there !== undefined) return bareLead(there);
  return usualLead(pieces);
}

/** The line break and indent of a lead, without its comments. */
function bareLead(lead: string): string {
  return /\S/.test(lead) ? (/\r?\n[^\S\r\n]*$/.exec(lead)?.[0] ?? ' ') : lead;
}

/** What stands before an item that comes in: a line of its own where every item has one. */
function usualLead(pieces: readonly Piece[]): string {
  const later = pieces.slice(1).map(({ lead }) => bareLead(lead));
  const last = later.at(-1);
  if (last === undefined) {
    const first = bareLead(pieces[0]?.lead ?? '');
    return /\n/.test(first) ? first : ' ';
  }
  return later.every((lead) => /\n/.test(lead)) ? last : ' ';
}
