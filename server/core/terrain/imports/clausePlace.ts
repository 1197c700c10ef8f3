/** Where a new import clause goes among those there are: into its group, sorted if the group is, else into a group of its own. */
import type { ImportIx } from '../fileIndex.ts';
import type { NameOrder } from './nameList.ts';
import { isSorted } from './nameList.ts';

export interface PlacedClause {
  readonly rank: number; // of its group: standard library before installed packages before own modules
  readonly key: string; // what it is sorted by within its group
  readonly run: number; // clauses with nothing between them, no blank line either, are one run
  readonly imports?: readonly ImportIx[];
}

export interface ClausePlace {
  readonly clause: number; // position of the neighbour
  readonly side: 'before' | 'after';
  readonly apart: boolean; // a blank line goes between
}

/**
 * undefined when there is no clause to go beside. `separates`: what a file does of which nothing shows whether groups are set
 * apart. Earlier orders are more usual; a group that keeps to none gets the new clause at its end.
 */
export function placeAmong(
  clauses: readonly PlacedClause[],
  wanted: { readonly rank: number; readonly key: string },
  orders: readonly NameOrder[],
  separates: boolean,
): ClausePlace | undefined {
  const same = clauses.flatMap((clause, ix) => (clause.rank === wanted.rank ? [ix] : []));
  if (same.length > 0) return amongEquals(clauses, same, wanted.key, orders);
  const apart = separatesGroups(clauses) ?? separates;
  const lower = clauses.findLastIndex(({ rank }) => rank < wanted.rank);
  if (lower !== -1) return { clause: lower, side: 'after', apart };
  const higher = clauses.findIndex(({ rank }) => rank > wanted.rank);
  return higher === -1 ? undefined : { clause: higher, side: 'before', apart };
}

function amongEquals(clauses: readonly PlacedClause[], same: readonly number[], key: string, orders: readonly NameOrder[]): ClausePlace {
  const runs = Map.groupBy(same, (ix) => clauses[ix]?.run ?? 0);
  const lists = [...runs.values()].map((run) => run.map((ix) => clauses[ix]?.key ?? ''));
  const order = orders.find((each) => lists.every((keys) => isSorted(keys, each)));
  const [run = same] = [...runs.values()].toSorted((a, b) => b.length - a.length);
  const next = order === undefined ? undefined : run.find((ix) => order(clauses[ix]?.key ?? '', key) > 0);
  if (next !== undefined) return { clause: next, side: 'before', apart: false };
  return { clause: run.at(-1) ?? 0, side: 'after', apart: false };
}

/** Whether a blank line stands where one group ends and another begins; undefined where no two groups meet. */
function separatesGroups(clauses: readonly PlacedClause[]): boolean | undefined {
  let apart = 0;
  let together = 0;
  clauses.forEach((clause, ix) => {
    const before = clauses[ix - 1];
    if (before === undefined || before.rank === clause.rank) return;
    if (before.run === clause.run) together += 1;
    else apart += 1;
  });
  return apart + together === 0 ? undefined : apart >= together;
}
