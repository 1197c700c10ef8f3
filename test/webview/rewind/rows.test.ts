import { expect, test } from 'vitest';
import type { MomentView } from '../../../server/protocol/messages/rewinds.ts';
import { drawn, layOut, type Row, scrollTo } from '../../../webview/rewind/rows.ts';

/** Moments at these times; a day is a hundred long. */
function rowsAt(...times: readonly number[]) {
  const moment = { eventId: '', kind: 'save', label: '', missionId: '', paths: [], files: 1, current: false } as const;
  const moments = times.map((wallMs, at): MomentView => ({ ...moment, sequence: at, wallMs }));
  return layOut(moments, (wallMs) => Math.floor(wallMs / 100));
}

const said = (rows: readonly Row[]) => rows.map((row) => `${row.kind === 'day' ? `day ${row.wallMs}` : row.index}@${row.top}`);

test('newest first, a row for each day before its own', () => {
  const rows = rowsAt(10, 20, 110, 350);
  expect(said(rows.rows)).toEqual(['day 350@0', '3@24', 'day 110@64', '2@88', 'day 20@128', '1@152', '0@192']);
  expect([rows.height, rows.rowOf]).toEqual([232, [6, 5, 3, 1]]);
  expect(rowsAt()).toEqual({ rows: [], height: 0, rowOf: [] });
});

test('of five thousand moments those that are seen are drawn, and the chosen one wherever it is', () => {
  const rows = rowsAt(...Array.from({ length: 5_000 }, (_, at) => at));
  const seen = drawn(rows, 100_000, 400, 4_990);
  expect(seen.length).toBeLessThan(25);
  const [first, last] = [seen[0], seen.at(-2)];
  expect(first?.top).toBeLessThan(100_000);
  expect(last?.top).toBeGreaterThan(100_400);
  expect(seen.at(-1)).toMatchObject({ kind: 'moment', index: 4_990 });
  expect(drawn(rows, 0, 400, 4_999).filter((row) => row.kind === 'moment' && row.index === 4_999)).toHaveLength(1);
});

test('a moment is scrolled to as far as is needed, with its day', () => {
  const rows = rowsAt(10, 20, 110, 350);
  expect(scrollTo(rows, 3, 0, 100)).toBeUndefined();
  expect(scrollTo(rows, 0, 0, 100)).toBe(132);
  expect(scrollTo(rows, 2, 132, 100)).toBe(64);
  expect(scrollTo(rows, 9, 0, 100)).toBeUndefined();
});
