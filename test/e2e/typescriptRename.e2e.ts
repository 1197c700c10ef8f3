/** A rename over several TypeScript files, judged by the language server: what the person sees, applies, asks, undoes and rewinds. */
import { expect, test } from 'vitest';
import type { EditorWindow } from './driver/editorWindow.ts';
import { expectFolder } from './driver/folderState.ts';
import { namedLanguageServers, withoutLanguageServers } from './driver/languageServers.ts';
import { useEditor } from './driver/suite.ts';

const suite = useEditor({ settings: namedLanguageServers, environment: withoutLanguageServers() });

const files = {
  'src/rows.ts': 'export function parseRow(line: string): string[] {\n  return line.split(",");\n}\n',
  'src/index.ts': "export { parseRow } from './rows';\n",
  'src/report.ts':
    "import { parseRow } from './index';\n\nexport const cells = parseRow('a,b');\nexport const more = ['c'].map(parseRow);\n",
  'src/rows.test.ts': "import { parseRow } from './rows';\n\nif (parseRow('a').length !== 1) throw new Error('one cell');\n",
  // A byte order mark and Windows' line ends, to be kept.
  'src/windows.ts': "\uFEFFimport { parseRow } from './rows';\r\n\r\nexport const row = parseRow('e');\r\n",
  'NOTES.md': 'How parseRow came about is a long story.\n',
  'tsconfig.json': '{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler", "noEmit": true } }\n',
};
const changed = ['src/index.ts', 'src/report.ts', 'src/rows.test.ts', 'src/rows.ts', 'src/windows.ts'] as const;
const renamedIn = (names: readonly (keyof typeof files)[]): Record<string, string> => ({
  ...files,
  ...Object.fromEntries(names.map((name) => [name, files[name].replaceAll('parseRow', 'readRow')])),
});
const renamed = renamedIn(changed);
const instruction = 'rename parseRow to readRow';
const words = /coder-1: parseRow is now readRow · now/;

const inFolder = suite.shared(files);

async function openPreview(window: EditorWindow): Promise<void> {
  await window.documents.open('src/report.ts', { line: 2, character: 3 });
  await window.command('Swarm: Refactor…');
  await window.quick.answer(/What should change/, instruction);
  await window.preview.opened(90_000);
  await window.preview.enlarge();
}

async function applyAll(): Promise<EditorWindow> {
  const window = await inFolder();
  await openPreview(window);
  await window.preview.apply();
  await window.messages.toast(/9 edits in 5 files/);
  await expectFolder(window, renamed);
  return window;
}

test('the preview shows the places by decision; applied, they are on disk, and each line says why it is so', async () => {
  const window = await inFolder();
  await openPreview(window);
  await expect
    .poll(async () => (await window.preview.rows()).filter(({ level }) => level === 1).map(({ text }) => text))
    .toEqual([
      'Declares it1 place in src/rows.ts',
      'Imports it from where it is defined4 places in 4 files',
      'Resolves to it through an import4 places in 3 files',
    ]);
  await expect.poll(async () => (await window.preview.rows()).filter(({ level }) => level === 3).length).toBe(9);
  expect((await window.preview.rows()).filter(({ level, ticked }) => level > 1 && !ticked)).toEqual([]);
  await window.screenshot('typescript/preview');
  await expectFolder(window, files);

  await window.preview.apply();
  const toast = await window.messages.toast(/9 edits in 5 files/);
  expect(await toast.text()).toBe(
    '9 edits in 5 files: Rename parseRow to readRow. NOTES.md: mentions it 1 time and was left alone: it is not in a language that is understood in depth.',
  );
  await expectFolder(window, renamed);
  expect(await window.text.tabs()).toEqual(['report.ts']);

  await window.text.decoration(words);
  expect(await window.text.decorations()).toHaveLength(1);
  await expect.poll(() => window.text.gutterMarks()).toBe(3);
  await expect.poll(() => window.text.overviewHas([0x6f, 0x42, 0xc1])).toBe(true);
  const hover = await window.text.hover();
  const said = await hover.textContent();
  for (const part of [
    'Swarm · coder-1 · ',
    `Mission: “${instruction}”`,
    'Why: resolves to it through an import',
    'Confidence: very sure, 99 %',
    /Passed: .*typescript 7.*critic/,
  ])
    expect(said).toMatch(part);
  await window.screenshot('typescript/hover');
  await hover.getByText('Before and After').click();
  await expect.poll(() => window.documents.comparison()).toEqual([files['src/report.ts'], renamed['src/report.ts']]);

  await window.documents.open('src/report.ts', { line: 2, character: 3 });
  await window.command('Swarm: Why Is This Line So?');
  const why = window.page.locator('.monaco-hover:visible').first();
  await expect.poll(() => why.textContent()).toContain(`Mission: “${instruction}”`);
  await why.getByText('Open in Timeline').click();
  const timeline = await window.webview('#events');
  await expect.poll(() => timeline.locator('.facts').first().textContent()).toContain('src/report.ts');
  await expect.poll(() => timeline.locator('.row .text').allTextContents()).toContain('report.ts changed by Swarm (3 lines)');
  await expect.poll(() => timeline.locator('.mission').first().textContent()).toContain(instruction);
  await window.screenshot('typescript/timeline');
  await expectFolder(window, renamed);
  expect(window.pageErrors).toEqual([]);
});

test('rewound to before the mission and redone: from the palette, and in the panel', async () => {
  const window = await applyAll();
  await window.command('Swarm: Rewind…');
  await window.quick.opened(/Choose a moment/);
  await window.quick.pick('Before the first change');
  const panel = await window.webview('#restore');
  await expect.poll(() => panel.locator('#preview').textContent()).toContain('5 files would go back to how they were then.');
  await window.screenshot('typescript/rewind');
  await expectFolder(window, renamed);
  await panel.locator('#restore').click();
  await panel.locator('#confirm').click();
  await expect.poll(() => panel.locator('#result').textContent()).toContain('5 files');
  await expectFolder(window, files);
  await window.command('Swarm: Redo');
  await window.messages.toast(/5 files/);
  await expectFolder(window, renamed);

  await panel.locator('.moment').filter({ hasText: 'Before the first change' }).last().click();
  await expect.poll(() => panel.locator('#preview').textContent()).toContain('5 files would go back to how they were then.');
  await panel.locator('#restore').click();
  await panel.locator('#confirm').click();
  await expectFolder(window, files);
  await panel.locator('#redo').click();
  await expectFolder(window, renamed);
  await window.documents.open('src/report.ts', { line: 2, character: 3 });
  await window.text.decoration(words);
  expect(window.pageErrors).toEqual([]);
});

test('Ctrl+Z is seen, recorded, and takes the annotations away; Ctrl+Y brings them back', async () => {
  const window = await applyAll();
  await expect.poll(() => window.text.gutterMarks()).toBe(3);
  await window.text.undo();
  // The editor takes a change over several files back in all of them, and leaves saving to the person.
  const before = Object.fromEntries(changed.map((name) => [name, files[name].replace('\uFEFF', '')]));
  await expectFolder(window, renamed, before);
  await expect.poll(() => window.text.gutterMarks()).toBe(0);
  await window.command('Swarm: Rewind…');
  await window.quick.opened(/Choose a moment/);
  await expect.poll(async () => (await window.quick.items()).slice(0, 2)).toEqual(['You undid changes in 5 files', instruction]);
  await window.quick.cancel();
  await window.text.redo();
  await expectFolder(window, renamed);
  await expect.poll(() => window.text.gutterMarks()).toBe(3);
});
