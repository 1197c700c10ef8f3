/** An instruction that could mean two things: the person goes through the places, chooses one, or none. */
import { expect, test } from 'vitest';
import type { EditorWindow } from './driver/editorWindow.ts';
import { expectFolder } from './driver/folderState.ts';
import { useEditor } from './driver/suite.ts';

const suite = useEditor({ settings: { 'swarm.physics': false } });

const files = {
  'archive.py': `${'# about archives\n'.repeat(80)}def load(path):\n    return path\n`,
  'store.py': 'def load(name):\n    return name\n',
  'main.py': `import archive\nimport store\n\nprint(archive.load("x"), store.load("y"))\n${'# the rest\n'.repeat(100)}`,
};

const inFolder = suite.shared(files);

/** What is shown and where, as the person left it or finds it. */
async function view(window: EditorWindow) {
  const shown = await window.inside.run((vscode) => {
    const editor = vscode.window.activeTextEditor;
    const { line, character } = editor?.selection.active ?? { line: -1, character: -1 };
    return { name: editor?.document.uri.path.split('/').at(-1), line, character, top: editor?.visibleRanges[0]?.start.line };
  });
  return { ...shown, tabs: await window.text.tabs() };
}

async function ask(window: EditorWindow): Promise<void> {
  await window.command('Swarm: Refactor…');
  await window.quick.answer(/What should change/, 'rename load to fetch');
  await window.quick.opened('Which one is meant?');
  const candidates = [expect.stringMatching(/^load\b.*archive\.py:81/), expect.stringMatching(/^load\b.*store\.py:1/)];
  expect(await window.quick.fullItems()).toEqual(candidates);
}

const markedLines = (window: EditorWindow) =>
  window.inside.run((vscode) => {
    const editor = vscode.window.activeTextEditor;
    const lines = editor?.visibleRanges.map(({ start, end }) => [start.line, end.line]);
    return { name: editor?.document.uri.path.split('/').at(-1), lines };
  });

test('going through the list shows the places; Escape changes nothing and brings back what was shown', async () => {
  const window = await inFolder();
  await window.documents.open('main.py', { line: 60, character: 2 });
  const before = await view(window);
  await ask(window);
  await expect.poll(async () => (await markedLines(window)).name).toBe('archive.py');
  // The place is far down, and the editor went there.
  await expect.poll(async () => (await markedLines(window)).lines?.some(([from = 0, to = 0]) => from <= 80 && 80 <= to)).toBe(true);
  await window.screenshot('ambiguous/first');
  await window.page.keyboard.press('ArrowDown');
  await expect.poll(async () => (await markedLines(window)).name).toBe('store.py');
  await window.screenshot('ambiguous/second');
  await window.page.keyboard.press('Escape');
  await expect.poll(() => view(window)).toEqual(before);
  const toast = await window.messages.toast(/could mean 2 different things/);
  expect(await toast.severity()).toBe('warning');
  expect(await toast.buttons()).toEqual(['Edit Instruction', 'Show in Timeline']);
  await expectFolder(window, files);
  expect(window.pageErrors).toEqual([]);
});

test('the one that is chosen is carried out, and the other is left alone', async () => {
  const window = await inFolder();
  await window.documents.open('main.py', { line: 60, character: 2 });
  await ask(window);
  await window.page.keyboard.press('ArrowDown');
  await expect.poll(async () => (await markedLines(window)).name).toBe('store.py');
  await window.quick.accept();
  await window.preview.opened(60_000);
  await window.preview.apply();
  await window.messages.toast(/edits? in 2 files/);
  await expectFolder(window, {
    ...files,
    'store.py': files['store.py'].replace('load', 'fetch'),
    'main.py': files['main.py'].replace('store.load', 'store.fetch'),
  });
  expect(await window.text.tabs()).toEqual(['main.py']);
  expect(window.pageErrors).toEqual([]);
});
