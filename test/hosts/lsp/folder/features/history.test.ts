import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { MomentView } from '../../../../../server/protocol/messages.ts';
import { FolderWindow } from '../folderWindow.ts';

const rows = 'def parse_row(row):\n    return row\n';
const said = (moments: readonly MomentView[]) => moments.map(({ kind, label, current }) => `${current ? '* ' : ''}${kind}: ${label}`);

test('a mission, a rewind and its redo are moments one can go to, and every window hears of them', async () => {
  const window = await FolderWindow.open({ 'rows.py': rows });
  expect(await window.history()).toEqual({ moments: [], total: 0 });
  expect((await window.mission('rename parse_row to read_row')).outcome).toBe('done');
  const first = await window.history();
  expect(said(first.moments)).toEqual(['start: Before the first change', '* mission: rename parse_row to read_row']);
  await expect.poll(() => window.newMoments).toBe(1);

  const [start] = first.moments;
  const preview = await window.rewind(`#${start?.sequence}`, true);
  expect([preview.outcome, preview.files.map(({ path }) => path)]).toEqual(['planned', ['rows.py']]);
  expect((await window.rewind(`#${start?.sequence}`)).outcome).toBe('done');
  expect(readFileSync(window.disk.at('workspace/rows.py'), 'utf8')).toBe(rows);
  expect(said((await window.history()).moments)).toEqual([
    '* start: Before the first change',
    'mission: rename parse_row to read_row',
    '* rewind: Rewound to: Before the first change',
  ]);

  expect((await window.rewind('redo')).outcome).toBe('done');
  const last = await window.history({ limit: 2 });
  expect(said(last.moments)).toEqual([
    'rewind: Rewound to: Before the first change',
    '* redo: Redone, back to: rename parse_row to read_row',
  ]);
  expect(last.total).toBe(4);
  for (const { sequence, current } of (await window.history()).moments) {
    expect((await window.rewind(`#${sequence}`, true)).outcome, `#${sequence}`).toBe(current ? 'nothing-to-do' : 'planned');
  }
});
