/** Which line of an older text a line of a newer one is. Lines are compared without their endings. */
import { diffArrays } from 'diff';

export interface LineMap {
  readonly lines: number; // of the newer text
  /** The older line, from 1, that this line is unchanged from. Undefined when it was added or changed. */
  unchangedFrom(line: number): number | undefined;
  /** For an added or changed line: the older line that stood in its place, if one did. */
  replaces(line: number): number | undefined;
}

/** Edits (lines added and removed) beyond which a stretch counts as wholly replaced: finding them costs the square. */
const LINE_EDITS_MAX = 1_000;

/** The lines of a text as an editor counts them: one more than it has line endings. */
export function linesOf(text: string): readonly string[] {
  return text.includes('\r') ? text.split(/\r\n|\n|\r/) : text.split('\n');
}

/** Of two texts with as many lines, the share of lines that may differ in place for the others to count as unchanged where they are. */
const IN_PLACE_SHARE_MAX = 0.25;

export function mapLines(older: string, newer: string): LineMap {
  return mapLinesOf(linesOf(older), linesOf(newer));
}

/**
 * Lines both texts begin and end with are set aside. Of the rest, lines that stand exactly once in both are matched first, in
 * the longest order both share (Bram Cohen's patience diff); only the gaps between them are compared line by line. Where
 * nothing but some lines were rewritten, as by a rename, the others are matched where they are, which is many times cheaper.
 */
export function mapLinesOf(before: readonly string[], after: readonly string[]): LineMap {
  const drawn = new DrawnMap(after.length);
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  drawn.same(1, 1, start);
  const [oldEnd, newEnd] = [before.length - tail, after.length - tail];
  if (start < newEnd) {
    const [oldMiddle, newMiddle] = [before.slice(start, oldEnd), after.slice(start, newEnd)];
    const anchors = anchorsInPlace(oldMiddle, newMiddle) ?? anchorsOf(oldMiddle, newMiddle);
    let [oldAt, newAt] = [0, 0];
    for (const { old, new: place, count } of [...anchors, { old: oldMiddle.length, new: newMiddle.length, count: 0 }]) {
      mapGap(oldMiddle.slice(oldAt, old), newMiddle.slice(newAt, place), start + oldAt + 1, start + newAt + 1, drawn);
      drawn.same(start + place + 1, start + old + 1, count);
      [oldAt, newAt] = [old + count, place + count];
    }
  }
  drawn.same(newEnd + 1, oldEnd + 1, tail);
  return drawn;
}

/** By newer line: the older one, or 0. */
class DrawnMap implements LineMap {
  readonly lines: number;
  readonly #unchanged: Uint32Array;
  readonly #replaced: Uint32Array;

  constructor(lines: number) {
    this.lines = lines;
    this.#unchanged = new Uint32Array(lines + 1);
    this.#replaced = new Uint32Array(lines + 1);
  }

  same(newLine: number, oldLine: number, count: number): void {
    for (let k = 0; k < count; k++) this.#unchanged[newLine + k] = oldLine + k;
  }

  inPlaceOf(newLine: number, oldLine: number, count: number): void {
    for (let k = 0; k < count; k++) this.#replaced[newLine + k] = oldLine + k;
  }

  unchangedFrom(line: number): number | undefined {
    return this.#unchanged[line] || undefined;
  }

  replaces(line: number): number | undefined {
    return this.#replaced[line] || undefined;
  }
}

function mapGap(before: readonly string[], after: readonly string[], firstOldLine: number, firstNewLine: number, drawn: DrawnMap): void {
  if (after.length === 0) return;
  const parts = diffArrays([...before], [...after], { maxEditLength: LINE_EDITS_MAX }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];
  let [oldLine, newLine] = [firstOldLine, firstNewLine];
  let removed = { from: 0, count: 0 };
  for (const part of parts) {
    const count = part.value.length;
    if (part.removed) {
      removed = { from: oldLine, count };
      oldLine += count;
      continue;
    }
    // The k-th line added in the place of others stands for the k-th removed.
    if (part.added) drawn.inPlaceOf(newLine, removed.from, Math.min(count, removed.count));
    else {
      drawn.same(newLine, oldLine, count);
      oldLine += count;
    }
    newLine += count;
    removed = { from: 0, count: 0 };
  }
}

interface Anchor {
  readonly old: number; // from 0
  readonly new: number;
  readonly count: number; // lines
}

/** The stretches that say the same at the same place, when they are most of two texts of the same length. */
function anchorsInPlace(before: readonly string[], after: readonly string[]): readonly Anchor[] | undefined {
  if (before.length !== after.length) return undefined;
  const differingMax = before.length * IN_PLACE_SHARE_MAX;
  const anchors: Anchor[] = [];
  let [differing, from] = [0, 0];
  for (let at = 0; at <= before.length; at++) {
    if (at < before.length && before[at] === after[at]) continue;
    if (at > from) anchors.push({ old: from, new: from, count: at - from });
    from = at + 1;
    differing += at < before.length ? 1 : 0;
    if (differing > differingMax) return undefined;
  }
  return anchors;
}

/** The longest common order of lines that are unique in both texts. */
function anchorsOf(before: readonly string[], after: readonly string[]): readonly Anchor[] {
  const oldPlaces = placesOfUniqueLines(before);
  const newPlaces = placesOfUniqueLines(after);
  const tops: { readonly anchor: Anchor; readonly previous: number }[] = [];
  const piles: number[] = []; // index into `tops` of the smallest end of an order of each length
  for (const [line, place] of newPlaces) {
    const old = oldPlaces.get(line);
    if (old === undefined) continue;
    let [low, high] = [0, piles.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tops[piles[middle] ?? 0]?.anchor.old ?? 0) < old) low = middle + 1;
      else high = middle;
    }
    piles[low] = tops.push({ anchor: { old, new: place, count: 1 }, previous: low > 0 ? (piles[low - 1] ?? -1) : -1 }) - 1;
  }
  const order: Anchor[] = [];
  for (let top = tops[piles.at(-1) ?? -1]; top !== undefined; top = tops[top.previous]) order.push(top.anchor);
  return order.reverse();
}

/** By place, since a Map keeps the order of insertion. */
function placesOfUniqueLines(lines: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const seen = new Set<string>();
  lines.forEach((line, place) => {
    if (seen.has(line)) places.delete(line);
    else places.set(line, place);
    seen.add(line);
  });
  return places;
}
