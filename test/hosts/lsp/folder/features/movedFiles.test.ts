/** Clients hear which files moved or went, on the way there and on the way back. */
import { expect, test } from 'vitest';
import { FolderWindow } from '../folderWindow.ts';

test('a module that moves, its way back, and a rename in place of which nobody hears', async () => {
  const window = await FolderWindow.open({ 'rows.py': 'x = 1\n', 'app.py': 'from rows import x\n' });
  await window.mission('rename the module rows to lines', { physics: false });
  const uri = (path: string) => window.uri(path);
  await expect.poll(() => window.moved).toMatchObject([{ moves: [{ from: uri('rows.py'), to: uri('lines.py') }], gone: [] }]);
  await window.rewind('start');
  await expect.poll(() => window.moved).toHaveLength(2);
  expect(window.moved[1]).toMatchObject({ moves: [{ from: uri('lines.py'), to: uri('rows.py') }], gone: [] });
  await window.mission('rename x to y', { physics: false });
  expect(window.moved).toHaveLength(2);
});
