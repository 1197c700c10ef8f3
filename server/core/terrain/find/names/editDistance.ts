/**
 * How many letters have to be added, left out, replaced or swapped with their neighbour to make one word of another
 * (optimal string alignment). Bounded: more than the bound is not counted.
 */
import { distance } from 'fastest-levenshtein';

/** `bound + 1` stands for more. */
export function editsBetween(a: string, b: string, bound: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > bound) return bound + 1;
  const withoutSwaps = distance(a, b);
  // A swap is two edits to Levenshtein: where there can be none that helps, his count holds.
  if (withoutSwaps <= 1 || withoutSwaps > 2 * bound) return Math.min(withoutSwaps, bound + 1);
  return Math.min(withSwaps(a, b), bound + 1);
}

function withSwaps(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let edits = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) edits = Math.min(edits, (before[j - 2] ?? 0) + 1);
      row.push(edits);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** Which letters a folded name has, one bit each: names whose letters differ in more than `bound` kinds are further away than that. */
export function letterMask(folded: string): number {
  let mask = 0;
  for (let at = 0; at < folded.length; at++) mask |= bitOf(folded.charCodeAt(at));
  return mask >>> 0;
}

const codeA = 97;
const codeZ = 122;
const code0 = 48;
const code9 = 57;

function bitOf(code: number): number {
  if (code >= codeA && code <= codeZ) return 1 << (code - codeA);
  if (code >= code0 && code <= code9) return 1 << (26 + ((code - code0) & 1));
  return 1 << (28 + (code & 3));
}

/** The number of bits that are set. */
export function bitCount(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
