/** Which line of an older text a line of a newer one is. Lines are compared without their endings. */
import { diffArrays } from 'diff';

export interface LineMap {
  /** The older line, from 1, that this line is unchanged from. Undefined when it was added or changed. */
  unchangedFrom(line: number): number | undefined;
  /** For an added or changed line: the older line that stood in its place, if one did. */
  replaces(line: number): number | undefined;
}

/** Edits (lines added and removed) beyond which a stretch counts as wholly replaced: finding them costs the square. */
const LINE_EDITS_MAX = 1_000;

/** The lines of a text as an editor counts them: one more than it has line endings. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\n|\r/);
}

/**
 * Lines that stand exactly once in both texts are matched first, in the longest order both share (Bram Cohen's patience
 * diff); only the gaps between them are compared line by line.
 */
export function mapLines(older: string, newer: string): LineMap {
  const [before, after] = [linesOf(older), linesOf(newer)];
  const unchanged = new Map<number, number>();
  const replaced = new Map<number, number>();
  let [oldStart, newStart] = [0, 0];
  for (const anchor of [...anchorsOf(before, after), { old: before.length, new: after.length }]) {
    mapGap(before.slice(oldStart, anchor.old), after.slice(newStart, anchor.new), oldStart + 1, newStart + 1, unchanged, replaced);
    if (anchor.new < after.length) unchanged.set(anchor.new + 1, anchor.old + 1);
    [oldStart, newStart] = [anchor.old + 1, anchor.new + 1];
  }
  return { unchangedFrom: (line) => unchanged.get(line), replaces: (line) => replaced.get(line) };
}

function mapGap(
  before: readonly string[],
  after: readonly string[],
  firstOldLine: number,
  firstNewLine: number,
  unchanged: Map<number, number>,
  replaced: Map<number, number>,
): void {
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
    if (part.added) for (let k = 0; k < Math.min(count, removed.count); k++) replaced.set(newLine + k, removed.from + k);
    else {
      for (let k = 0; k < count; k++) unchanged.set(newLine + k, oldLine + k);
      oldLine += count;
    }
    newLine += count;
    removed = { from: 0, count: 0 };
  }
}

interface Anchor {
  readonly old: number; // from 0
  readonly new: number;
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
    piles[low] = tops.push({ anchor: { old, new: place }, previous: low > 0 ? (piles[low - 1] ?? -1) : -1 }) - 1;
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
