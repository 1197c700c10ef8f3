/** Where the rows of the list lie, newest first, and which of them are seen: the page draws no others. */
import type { MomentView } from '../../server/protocol/messages/rewinds.ts';

const rowHeights = { day: 24, moment: 40 } as const; // pixels; page.css draws them so

/** Rows drawn above and below what is seen. */
const rowsBeyond = 4;

export type Row =
  | { readonly kind: 'day'; readonly wallMs: number; readonly top: number }
  | { readonly kind: 'moment'; readonly moment: MomentView; readonly index: number; readonly top: number };

export interface Rows {
  readonly rows: readonly Row[];
  readonly height: number;
  /** Of a moment's row, by its index. */
  readonly rowOf: readonly number[];
}

/** `moments`: oldest first. A new day begins with a row of its own. */
export function layOut(moments: readonly MomentView[], dayOf: (wallMs: number) => number): Rows {
  const rows: Row[] = [];
  const rowOf: number[] = new Array<number>(moments.length).fill(0);
  let top = 0;
  let day: number | undefined;
  for (let index = moments.length - 1; index >= 0; index--) {
    const moment = moments[index];
    if (moment === undefined) continue;
    const { wallMs } = moment;
    if (dayOf(wallMs) !== day) {
      day = dayOf(wallMs);
      rows.push({ kind: 'day', wallMs, top });
      top += rowHeights.day;
    }
    rowOf[index] = rows.length;
    rows.push({ kind: 'moment', moment, index, top });
    top += rowHeights.moment;
  }
  return { rows, height: top, rowOf };
}

/** Rows to draw for what is seen, and the chosen one, which is named to screen readers wherever it is. */
export function drawn({ rows, rowOf }: Rows, scrollTop: number, height: number, chosen: number | undefined): readonly Row[] {
  const first = Math.max(0, rowAt(rows, scrollTop) - rowsBeyond);
  const last = Math.min(rows.length, rowAt(rows, scrollTop + height) + 1 + rowsBeyond);
  const seen = rows.slice(first, last);
  const at = chosen === undefined ? undefined : rowOf[chosen];
  const row = at === undefined || (at >= first && at < last) ? undefined : rows[at];
  return row === undefined ? seen : [...seen, row];
}

/** Index of the last row that begins at or above a height. */
function rowAt(rows: readonly Row[], top: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((rows[middle]?.top ?? 0) <= top) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where to scroll so that a moment is seen whole, its day too if that is right above it; undefined: it is. */
export function scrollTo(rows: Rows, index: number, scrollTop: number, height: number): number | undefined {
  const at = rows.rowOf[index];
  const row = at === undefined ? undefined : rows.rows[at];
  if (at === undefined || row === undefined) return undefined;
  const above = rows.rows[at - 1];
  const top = above?.kind === 'day' ? above.top : row.top;
  const bottom = row.top + rowHeights.moment;
  if (top < scrollTop) return top;
  if (bottom > scrollTop + height) return bottom - height;
  return undefined;
}
