/** What becomes of a change that waits in the Refactor Preview: a part of it is taken, none, or the person types underneath. */
import { expect, test } from 'vitest';
import type { EditorWindow } from './driver/editorWindow.ts';
import { expectFolder } from './driver/folderState.ts';
import { namedLanguageServers, withoutLanguageServers } from './driver/languageServers.ts';
import { useEditor } from './driver/suite.ts';

const suite = useEditor({ settings: namedLanguageServers, environment: withoutLanguageServers() });

const files = {
  'rows.ts': 'export function parseRow(line: string): string[] {\r\n  return line.split(",");\r\n}\r\n',
  'index.ts': "export { parseRow } from './rows';\n",
  'report.ts': "import { parseRow } from './index';\n\nexport const cells = parseRow('a,b');\n",
  'tsconfig.json': '{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler", "noEmit": true } }\n',
};
const instruction = 'rename parseRow to readRow';
const renamed = (text: string): string => text.replaceAll('parseRow', 'readRow');

const inFolder = suite.shared(files);

async function previewed(): Promise<EditorWindow> {
  const window = await inFolder();
  await window.documents.open('report.ts', { line: 1, character: 0 });
  await window.command('Swarm: Refactor…');
  await window.quick.answer(/What should change/, instruction);
  await window.preview.opened(90_000);
  await window.preview.settled('Declares it');
  return window;
}

async function missionRows(window: EditorWindow): Promise<readonly string[]> {
  return (await window.workbench.view('Missions').rows()).filter(({ level }) => level === 1).map(({ text }) => text);
}

test('a part is taken: the rest stays as it was, what breaks without it is told, and all of it is put back', async () => {
  const window = await previewed();
  await window.preview.enlarge();
  await window.preview.tick('export function', false);
  await window.screenshot('preview/part');
  await window.preview.apply();
  const toast = await window.messages.toast(/of 4 edits/);
  expect(await toast.severity()).toBe('warning');
  expect(await toast.text()).toMatch(/^3 of 4 edits were applied\. Without the rest: index\.ts:1: .*readRow/);
  await window.screenshot('preview/part-applied');
  await expectFolder(window, { ...files, 'index.ts': renamed(files['index.ts']), 'report.ts': renamed(files['report.ts']) });

  await toast.press('Rewind');
  const panel = await window.webview('#restore');
  await expect.poll(() => panel.locator('#preview').textContent()).toMatch(/index\.ts.*report\.ts/s);
  await panel.locator('#restore').click();
  await panel.locator('#confirm').click();
  await expectFolder(window, files);
  expect(window.pageErrors).toEqual([]);
});

test('discarded: nothing is changed or left unsaved, and the mission is one that was only planned', async () => {
  const window = await previewed();
  await window.preview.discard();
  const toast = await window.messages.toast('Not applied in the preview.');
  expect(await toast.buttons()).toEqual(['Apply', 'Show Changes']);
  await expectFolder(window, files);
  await window.workbench.openContainer('Swarm');
  await expect.poll(async () => (await missionRows(window))[0]).toMatch(/^rename parseRow to readRow.*planned/);
  await window.screenshot('preview/discarded');
  expect(await window.text.tabs()).toEqual(['report.ts']);
});

test('typing under it takes it back: nothing is overwritten, and the message says which file changed', async () => {
  const window = await previewed();
  await window.text.type('const mine = 1;');
  const typed = files['report.ts'].replace('\n\n', '\nconst mine = 1;\n');
  const toast = await window.messages.toast(/report\.ts/);
  expect(await toast.text()).toBe(
    'report.ts changed while the preview was open, so nothing was applied. The file changed while the mission ran. Run the mission again.',
  );
  await window.preview.closed();
  await expectFolder(window, files, { 'report.ts': typed });
  await window.screenshot('preview/typed');

  await window.text.save();
  await window.command('Swarm: Refactor…');
  await window.quick.answer(/What should change/, instruction);
  await window.preview.opened(90_000);
  await window.preview.apply();
  await window.messages.toast(/4 edits in 3 files/);
  const { 'tsconfig.json': settings, ...sources } = { ...files, 'report.ts': typed };
  const all = Object.fromEntries(Object.entries(sources).map(([name, text]) => [name, renamed(text)]));
  await expectFolder(window, { ...all, 'tsconfig.json': settings });
});
