/** A mission that was vetoed: what the person is told, and that nothing else came of it. */
import { expect, test } from 'vitest';
import { expectFolder } from './driver/folderState.ts';
import { useEditor } from './driver/suite.ts';
import { webviewWith } from './driver/webview.ts';

const suite = useEditor({ settings: { 'swarm.physics': false } });

const files = {
  'rows.py': 'def parse_row(row):\n    return row.strip()\n\n\ndef read_row(row):\n    return row\n\n\nfirst = parse_row(" a ")\n',
  'main.py': 'from rows import parse_row\n\nprint(parse_row(" b "))\n',
};

test('a name that is taken: a message with what to do, nothing changed, and the veto in status bar, missions and timeline', async () => {
  const window = await suite.open(files);
  await window.documents.open('main.py', { line: 2, character: 0 });
  await window.text.type('# mine\n');
  const unsaved = { 'main.py': 'from rows import parse_row\n\n# mine\nprint(parse_row(" b "))\n' };
  await expectFolder(window, files, unsaved);

  await window.command('Swarm: Refactor…');
  await window.quick.answer(/What should change/, 'rename parse_row to read_row');
  const toast = await window.messages.toast(/is taken/, 60_000);
  expect(await toast.severity()).toBe('warning');
  expect(await toast.text()).toContain('“read_row” is taken: rows.py already binds it in the same scope');
  expect(await toast.text()).toContain('Choose another name, or rename the other one first.');
  expect(await toast.buttons()).toEqual(['Show in Timeline', 'Edit Instruction']);
  await window.workbench.statusItem('Swarm: vetoed').waitFor();
  await expectFolder(window, files, unsaved);
  await window.screenshot('vetoed/message');

  await toast.press('Show in Timeline');
  const timeline = await webviewWith(window.page, '#events');
  await expect
    .poll(() => timeline.locator('.row.tone-veto .text').allTextContents())
    .toContainEqual(expect.stringContaining('“read_row” is taken'));
  await window.workbench.view('Missions').row('rename parse_row to read_row').waitFor();
  expect((await window.workbench.view('Missions').rows())[0]?.text).toContain('vetoed');
  await window.screenshot('vetoed/timeline');

  // Another name is not taken; the veto of before is history.
  await window.command('Swarm: Plan…');
  await window.quick.answer(/What should change/, 'rename parse_row to take_row');
  await (await window.messages.toast(/take_row|edits?/)).text();
  await expect.poll(() => window.workbench.statusItems()).not.toContainEqual(expect.stringContaining('vetoed'));
  await expectFolder(window, files, unsaved);
  expect(window.pageErrors).toEqual([]);
});
