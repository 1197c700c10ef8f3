/** Names of a list that somebody meant by one that is not in it: other case, underscores left out, a plural, a slip of the finger. */
import { distance } from 'fastest-levenshtein';

/** Letters that one slip, or two, may be in: in shorter names another letter makes another name. */
const unitsMin = { oneSlip: 4, twoSlips: 10 } as const;

/** Those that are equally near, if any is near enough; more than one: nobody can tell which is meant. */
export function nearMisses(name: string, names: Iterable<string>): readonly string[] {
  const folded = fold(name);
  const near: string[][] = [[], [], [], []];
  for (const other of names) {
    if (other === name) continue;
    const rank = rankOf(folded, fold(other));
    if (rank !== undefined) near[rank]?.push(other);
  }
  return near.find((equals) => equals.length > 0) ?? [];
}

/** 0: only case and underscores differ; 1: only the number; 2, 3: so many slips. */
function rankOf(a: string, b: string): number | undefined {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > 3) return undefined;
  if (singular(a) === singular(b)) return 1;
  const shorter = Math.min(a.length, b.length);
  if (shorter < unitsMin.oneSlip) return undefined;
  const slips = isSwapped(a, b) ? 1 : distance(a, b);
  if (slips === 1) return 2;
  return slips === 2 && shorter >= unitsMin.twoSlips ? 3 : undefined;
}

function fold(name: string): string {
  return name.replaceAll(/[_-]/g, '').toLowerCase();
}

function singular(folded: string): string {
  if (folded.endsWith('ies') && folded.length > 4) return `${folded.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(folded)) return folded.slice(0, -2);
  return folded.endsWith('s') && !folded.endsWith('ss') ? folded.slice(0, -1) : folded;
}

/** Two neighbours have changed places. */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
