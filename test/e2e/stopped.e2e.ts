/** A mission that is stopped in the middle, in each way a person has: nothing changed, and the next one goes through. */
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { EditorWindow } from './driver/editorWindow.ts';
import { expectFolder } from './driver/folderState.ts';
import { makeScratch, removeScratch } from './driver/scratch.ts';
import { useEditor } from './driver/suite.ts';

/** A language server that never answers, and keeps its output open: a mission that asks it is in the middle for as long as it takes. */
const scratch = makeScratch('language-server');
const silentServer = join(scratch, 'silent-server');
const begun = join(scratch, 'begun');
writeFileSync(silentServer, `#!/bin/sh\necho $$ > '${begun}'\ncat > /dev/null\n`);
chmodSync(silentServer, 0o755);
afterAll(() => removeScratch(scratch));

const suite = useEditor({ settings: { 'swarm.languageServers': { ecmascript: silentServer } } });

const files = {
  'rows.ts': 'export function parseRow(line: string): string[] {\n  return line.split(",");\n}\n',
  'report.ts': 'import { parseRow } from "./rows";\n\nexport const cells = parseRow("a,b");\n',
  'rows.py': 'def parse_row(row):\n    return row.strip()\n\n\nfirst = parse_row(" a ")\n',
};
const unsaved = { 'report.ts': files['report.ts'].replace('a,b', 'mine') };

const inFolder = suite.shared(files);

/** Until the mission waits for the language server. */
async function inTheMiddle(): Promise<EditorWindow> {
  rmSync(begun, { force: true });
  const window = await inFolder();
  await window.documents.open('report.ts');
  await window.documents.edit('report.ts', 'a,b', 'mine');
  await window.command('Swarm: Refactor…');
  await window.quick.answer(/What should change/, 'rename parseRow to readRow');
  await expect.poll(() => existsSync(begun), { timeout: 60_000 }).toBe(true);
  await window.workbench.statusItem(/Swarm: working/).waitFor();
  return window;
}

async function expectStopped(window: EditorWindow): Promise<void> {
  const toast = await window.messages.toast(/[Ss]topped|[Cc]ancelled/);
  expect(await toast.severity()).toBe('info');
  expect(await toast.buttons()).toEqual(['Show in Timeline']);
  await expectFolder(window, files, unsaved);
  await expect.poll(() => window.workbench.statusItems()).not.toContainEqual(expect.stringMatching(/Swarm: (working|waiting)/));
  await window.workbench.openContainer('Swarm');
  const missions = window.workbench.view('Missions');
  await missions.row('rename parseRow to readRow').waitFor();
  await expect.poll(async () => (await missions.rows())[0]?.text).toMatch(/stopped|cancelled/);
  expect(window.pageErrors).toEqual([]);
}

test('“Stop” from the palette', async () => {
  const window = await inTheMiddle();
  await window.screenshot('stopped/working');
  await window.command('Swarm: Stop');
  await expectStopped(window);
  await window.screenshot('stopped/stopped');
});

test('“Cancel” of the progress notification', async () => {
  const window = await inTheMiddle();
  const progress = await window.messages.toast(/Swarm: rename parseRow to readRow/);
  await progress.press('Cancel');
  await progress.gone();
  await expectStopped(window);
});

test('“Stop” in the list of missions, and the language server is left to nobody', async () => {
  const window = await inTheMiddle();
  await window.workbench.openContainer('Swarm');
  await window.workbench.view('Missions').rowAction(/^rename parseRow to readRow(?!.*(stopped|cancelled))/, 'Stop');
  await expectStopped(window);
  const pid = Number(readFileSync(begun, 'utf8'));
  await window.close();
  await expect.poll(() => existsSync(`/proc/${pid}`), { timeout: 60_000 }).toBe(false);
});

test('“Stop” while the preview is open: it goes away, and the next mission goes through', async () => {
  const window = await suite.open(files);
  await window.documents.open('rows.py', { line: 0, character: 0 });
  await window.command('Swarm: Refactor…');
  await window.quick.answer(/What should change/, 'rename parse_row to read_row');
  await window.preview.opened(90_000);
  await window.workbench.statusItem('Swarm: waiting for you').waitFor();
  await window.screenshot('stopped/preview');
  await window.command('Swarm: Stop');
  await window.preview.closed();
  const toast = await window.messages.toast(/[Ss]topped|[Cc]ancelled/);
  await expectFolder(window, files);
  await window.screenshot('stopped/preview-gone');
  await toast.close();

  await window.command('Swarm: Refactor…');
  await window.quick.answer(/What should change/, 'rename parse_row to take_row');
  await window.preview.opened(90_000);
  await window.preview.apply();
  await expectFolder(window, { ...files, 'rows.py': files['rows.py'].replaceAll('parse_row', 'take_row') });
  expect(window.pageErrors).toEqual([]);
});
