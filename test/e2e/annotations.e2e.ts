/** Decisions on their lines in a real editor: marks, words, hover, “why”, moving with the text, back after a reload. */
import { expect, test } from 'vitest';
import type { EditorWindow } from './driver/editorWindow.ts';
import { useEditor } from './driver/suite.ts';

const suite = useEditor();

const files = {
  'rows.py': 'def parse_row(row):\n    return row.strip()\n\n\nfirst = parse_row(" a ")\n',
  'main.py': 'from rows import parse_row\n\nprint(parse_row(" b "))\n',
};
const renamed = files['rows.py'].replaceAll('parse_row', 'read_row');
const words = /coder-1: parse_row is now read_row · now/;

async function afterRename(): Promise<EditorWindow> {
  const window = await suite.open(files);
  await window.setting('swarm.preview', 'never');
  await window.setting('swarm.physics', false);
  await window.documents.open('rows.py', { line: 0, character: 4 });
  // Its promise waits for the person to answer the message about what was done.
  await window.inside.run((vscode) => {
    void vscode.commands.executeCommand('swarm.refactor', { instruction: 'rename parse_row to read_row', run: true });
  });
  await expect.poll(() => window.documents.buffer('rows.py'), { timeout: 60_000 }).toBe(renamed);
  return window;
}

const gutterMarks = (window: EditorWindow) => window.page.locator('.glyph-margin-widgets .cgmr[class*="ced-"]').count();

test('marks, words behind the current line, and a hover with links, in every theme', async () => {
  const window = await afterRename();
  await window.text.decoration(words);
  expect(await window.text.decorations()).toHaveLength(1);
  await expect.poll(() => gutterMarks(window)).toBe(2);
  for (const theme of ['light', 'dark', 'highContrast', 'highContrastLight'] as const) {
    await window.theme(theme);
    await window.documents.open('rows.py', { line: 4, character: 3 });
    await window.text.decoration(words);
    await window.command('Swarm: Why Is This Line So?');
    const hover = window.page.locator('.monaco-hover:visible').first();
    await expect.poll(() => hover.textContent()).toContain('Rewind Change Set…');
    await expect.poll(() => hover.textContent()).toContain('Mission: “rename parse_row to read_row”');
    const text = (await hover.textContent()) ?? '';
    expect(text.match(/Mission:/g)).toHaveLength(1);
    await window.screenshot(`annotations/${theme}`);
    await window.page.keyboard.press('Escape');
  }
  await window.setting('swarm.annotations', 'all');
  await expect.poll(() => window.text.decorations()).toHaveLength(2);
  await window.screenshot('annotations/all');
  await window.command('Swarm: Toggle Annotations');
  await expect.poll(() => window.text.decorations()).toHaveLength(0);
  await expect.poll(() => gutterMarks(window)).toBe(0);
  await window.setting('swarm.annotations', undefined);
  await window.setting('workbench.colorTheme', undefined);
});

test('they move with the text, go when the line is changed, and are back after a reload', async () => {
  const window = await afterRename();
  await window.text.decoration(words);
  await window.documents.open('rows.py', { line: 0, character: 0 });
  await window.text.type('# above\n');
  await expect.poll(() => gutterMarks(window)).toBe(2);
  await window.documents.open('rows.py', { line: 5, character: 0 });
  await window.text.decoration(words);
  await window.text.press('End');
  await window.text.type('  # mine');
  await expect.poll(() => gutterMarks(window)).toBe(1);
  await window.text.save();
  await window.reload();
  await window.documents.open('rows.py', { line: 1, character: 0 });
  await window.text.decoration(words);
  await expect.poll(() => gutterMarks(window)).toBe(1);

  await window.documents.open('rows.py', { line: 5, character: 0 });
  await window.command('Swarm: Why Is This Line So?');
  const toast = await window.messages.toast(/This line was changed by the person/);
  expect(await toast.text()).toContain('Before that');
});

test('the light bulb offers Swarm among the refactorings', async () => {
  const window = await suite.open(files);
  await window.documents.open('rows.py', { line: 0, character: 6 });
  await window.page.locator('.lightBulbWidget').first().waitFor();
  expect(await window.text.codeActions('Control+Shift+R')).toEqual(
    expect.arrayContaining(['Swarm: rename ‘parse_row’…', 'Swarm: refactor…']),
  );
  await window.screenshot('annotations/light-bulb');
});
