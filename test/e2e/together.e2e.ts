/** Two windows, and a window and a shell, on one folder: each knows the other's unsaved text, and one goes on when the other is gone. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { editorEnvironment } from './driver/editorServer.ts';
import type { EditorWindow } from './driver/editorWindow.ts';
import { expectFolder } from './driver/folderState.ts';
import { projectRoot } from './driver/installation.ts';
import { useEditor } from './driver/suite.ts';
import { webviewWith } from './driver/webview.ts';

const suite = useEditor({ settings: { 'swarm.physics': false, 'swarm.preview': 'never' } });

const files = {
  'rows.py': 'def parse_row(row):\n    return row.strip()\n',
  'main.py': 'from rows import parse_row\n\nprint(parse_row("b"))\n',
  'report.py': 'from rows import parse_row\n\ncells = parse_row("c")\n',
};
const instruction = 'rename parse_row to read_row';
const summary = 'Rename parse_row to read_row';
const renamed = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replaceAll('parse_row', 'read_row')]));

/** A use that is nowhere on disk. */
async function leaveUnsaved(window: EditorWindow): Promise<void> {
  await window.documents.open('main.py');
  await window.documents.edit('main.py', '\n\n', '\n\nmine = parse_row("mine")\n');
}
const mine = files['main.py'].replace('\n\n', '\n\nmine = parse_row("mine")\n');

async function refactor(window: EditorWindow, text = instruction): Promise<void> {
  await window.command('Swarm: Refactor…');
  await window.quick.answer(/What should change/, text);
}

async function expectInTimeline(window: EditorWindow, summary: string): Promise<void> {
  await window.command('Swarm: Show Timeline');
  const timeline = await webviewWith(window.page, '#events');
  await expect
    .poll(() => timeline.locator('.row .text').allTextContents())
    .toContainEqual(expect.stringMatching(new RegExp(`closes the mission, done .*${summary}`)));
}

/** Ready when its server has a seat at the folder. */
async function seated(window: EditorWindow): Promise<EditorWindow> {
  await expect
    .poll(() => window.inside.run((vscode) => vscode.extensions.getExtension('swarm.swarm')?.isActive), { timeout: 30_000 })
    .toBe(true);
  await window.workbench.statusItem('Swarm').waitFor();
  return window;
}

test('what is unsaved in one window is known to a mission of the other, and both tell of it', async () => {
  const folder = suite.folder(files);
  const one = await seated(await suite.open(folder));
  const two = await seated(await suite.open(folder));
  await leaveUnsaved(one);
  await two.documents.open('report.py');
  await refactor(two);
  await two.messages.toast(/edits? in 3 files/, 60_000);
  const disk = { ...renamed, 'main.py': files['main.py'] };
  await expectFolder(one, disk, { 'main.py': mine.replaceAll('parse_row', 'read_row') });
  await expectFolder(two, disk);
  await expectInTimeline(two, summary);
  await expectInTimeline(one, summary);
  await one.screenshot('together/one');
  await two.screenshot('together/two');
  expect([...one.pageErrors, ...two.pageErrors]).toEqual([]);
});

test('unsaved text that a second window has restored too is left alone, and so is all that belongs with it', async () => {
  const folder = suite.folder(files);
  const one = await seated(await suite.open(folder));
  await leaveUnsaved(one);
  await one.backedUp();
  const two = await seated(await suite.open(folder));
  await expectFolder(two, files, { 'main.py': mine });
  await refactor(two);
  const toast = await two.messages.toast(/has the same unsaved text in window 1 and in window 2/, 60_000);
  expect(await toast.text()).toContain('Save it, or close it in one of them without saving, then try again.');
  await expectFolder(one, files, { 'main.py': mine });
  await expectFolder(two, files, { 'main.py': mine });
  expect([...one.pageErrors, ...two.pageErrors]).toEqual([]);
});

test('when the window that holds the folder is gone, the other takes over and goes on', async () => {
  const folder = suite.folder(files);
  const one = await seated(await suite.open(folder));
  const two = await seated(await suite.open(folder));
  await leaveUnsaved(two);
  await refactor(two);
  await two.messages.toast(/edits? in 3 files/, 60_000);
  await one.close();
  await refactor(two, 'rename read_row to take_row');
  await expectFolder(
    two,
    {
      ...Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replaceAll('parse_row', 'take_row')])),
      'main.py': files['main.py'],
    },
    { 'main.py': mine.replaceAll('parse_row', 'take_row') },
  );
  await expectInTimeline(two, 'Rename read_row to take_row');
  await two.screenshot('together/taken-over');
  expect(two.pageErrors).toEqual([]);
});

interface ShellRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function shell(args: readonly string[]): Promise<ShellRun> {
  const { base, stateFolder } = suite.editor.server;
  const child = spawn(process.execPath, [join(projectRoot, 'dist/cli.js'), ...args], {
    cwd: base,
    env: { ...editorEnvironment(base), SWARM_STATE_DIR: stateFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (part) => (stdout += part));
  child.stderr.on('data', (part) => (stderr += part));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
}

test('a shell refactors through the window: unsaved text is changed and stays unsaved, the rest is saved', async () => {
  const window = await seated(await suite.open(files));
  await window.documents.open('report.py');
  await leaveUnsaved(window);
  const done = await shell(['refactor', instruction, '--workspace', window.folder, '--yes', '--no-physics']);
  expect(done).toMatchObject({ status: 0, stderr: expect.stringContaining('') });
  const disk = { ...renamed, 'main.py': files['main.py'] };
  const unsaved = { 'main.py': mine.replaceAll('parse_row', 'read_row') };
  await expectFolder(window, disk, unsaved);
  await expectInTimeline(window, summary);
  await window.screenshot('together/shell');

  // What is vetoed or ambiguous there changes nothing here.
  expect((await shell(['refactor', 'rename read_row to cells in report.py', '--workspace', window.folder, '--yes'])).status).not.toBe(0);
  await expectFolder(window, disk, unsaved);
  expect(window.pageErrors).toEqual([]);
});
