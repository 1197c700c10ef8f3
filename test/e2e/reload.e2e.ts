/** After the window was loaded again: what was decided is there, can be taken back, and what was cut off is settled. */
import { expect, test } from 'vitest';
import { expectFolder } from './driver/folderState.ts';
import { useEditor } from './driver/suite.ts';
import { webviewWith } from './driver/webview.ts';

const suite = useEditor({ settings: { 'swarm.physics': false } });

const files = {
  'rows.py': 'def parse_row(row):\n    return row.strip()\n\n\nfirst = parse_row(" a ")\n',
  'main.py': 'from rows import parse_row\n\nprint(parse_row("b"))\n',
};
const renamed = { 'rows.py': files['rows.py'].replaceAll('parse_row', 'read_row') };
const mine = files['main.py'].replace('"b"', '"mine"');
const instruction = 'rename parse_row to read_row';

test('annotations, missions, timeline and unsaved text are back, and the mission can be rewound', async () => {
  const window = await suite.open(files);
  await window.documents.open('main.py');
  await window.documents.edit('main.py', '"b"', '"mine"');
  await window.command('Swarm: Refactor…');
  await window.quick.answer(/What should change/, instruction);
  await window.preview.opened(60_000);
  await window.preview.apply();
  const after = { ...files, ...renamed };
  const unsaved = { 'main.py': mine.replaceAll('parse_row', 'read_row') };
  await expectFolder(window, after, unsaved);

  await window.reload();
  await window.documents.open('main.py');
  await expectFolder(window, after, unsaved);
  await window.documents.open('rows.py', { line: 0, character: 4 });
  await window.text.decoration(/coder-1: parse_row is now read_row/);
  await window.workbench.openContainer('Swarm');
  const missions = window.workbench.view('Missions');
  await missions.row(instruction).waitFor();
  expect((await missions.rows())[0]?.text).toContain('done');
  const timeline = await webviewWith(window.page, '#events');
  await expect
    .poll(() => timeline.locator('.row .text').allTextContents())
    .toContainEqual(expect.stringMatching(/closes the mission, done/));
  await window.screenshot('reload/back');

  await missions.rowAction(instruction, 'Rewind');
  const rewind = await webviewWith(window.page, '#restore');
  await expect.poll(() => rewind.locator('.file .name').allTextContents()).toHaveLength(2);
  await window.screenshot('reload/rewind');
  await rewind.locator('#restore').click();
  await rewind.locator('#confirm').click();
  await rewind.locator('#result.done').waitFor();
  await expectFolder(window, files, { 'main.py': mine });
  await window.screenshot('reload/rewound');
  expect(window.pageErrors).toEqual([]);
});

test('a mission cut off while it waited for the person is settled: nothing changed, and it is not shown as running', async () => {
  const window = await suite.open(files);
  await window.documents.open('main.py');
  await window.documents.edit('main.py', '"b"', '"mine"');
  await window.command('Swarm: Refactor…');
  await window.quick.answer(/What should change/, instruction);
  await window.preview.opened(60_000);
  await window.workbench.statusItem('Swarm: waiting for you').waitFor();

  await window.reload();
  await window.documents.open('main.py');
  await window.workbench.openContainer('Swarm');
  const missions = window.workbench.view('Missions');
  await missions.row(instruction).waitFor();
  // The process that spoke for the window before may live on, and is given some time to say that its window is there.
  await expect.poll(async () => (await missions.rows())[0]?.text, { timeout: 60_000 }).toMatch(/stopped|cut off/);
  await expect.poll(() => window.workbench.statusItems()).not.toContainEqual(expect.stringMatching(/Swarm: (working|waiting)/));
  await expectFolder(window, files, { 'main.py': mine });
  await window.screenshot('reload/cut-off');

  await window.command('Swarm: Refactor…');
  await window.quick.answer(/What should change/, instruction);
  await window.preview.opened(60_000);
  await window.preview.apply();
  await expectFolder(window, { ...files, ...renamed }, { 'main.py': mine.replaceAll('parse_row', 'read_row') });
  expect(window.pageErrors).toEqual([]);
});
