/** A rename over several Python files with no language server at hand: one file is unsaved in the editor, one is read-only. */
import { chmodSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { EditorWindow } from './driver/editorWindow.ts';
import { expectFolder } from './driver/folderState.ts';
import { withoutLanguageServers } from './driver/languageServers.ts';
import { useEditor } from './driver/suite.ts';

const suite = useEditor({ environment: withoutLanguageServers() });

const files = {
  'shop/rows.py': 'def parse_row(line):\n    return line.split(",")\n',
  'shop/__init__.py': 'from .rows import parse_row\n\n__all__ = ["parse_row"]\n',
  'shop/report.py': 'from shop import parse_row\n\ncells = parse_row("a,b")\n',
  'shop/frozen.py': 'from .rows import parse_row\n\nframe = parse_row("c")\n',
  // A byte order mark and Windows' line ends, to be kept.
  'shop/windows.py': '\uFEFFfrom .rows import parse_row\r\n\r\nrow = parse_row("e")\r\n',
  'README.md': 'How parse_row came about is a long story.\n',
};
const typed = `${files['shop/report.py']}again = parse_row("d")`;
const renamed = (text: string): string => text.replaceAll('parse_row', 'read_row');

/** With text in one file that is not saved, in which the symbol is used once more. */
async function openUnsaved(): Promise<EditorWindow> {
  const window = await suite.open(files);
  await window.documents.open('shop/report.py', { line: 3, character: 0 });
  await window.text.type('again = parse_row("d")');
  await expectFolder(window, files, { 'shop/report.py': typed });
  return window;
}

async function ask(window: EditorWindow): Promise<void> {
  await window.command('Swarm: Refactor…');
  await window.quick.answer(/What should change/, 'rename parse_row to read_row');
}

test('a read-only file vetoes the whole of it by name; made writable, the unsaved text is renamed too and left unsaved', async () => {
  const window = await openUnsaved();
  chmodSync(window.documents.path('shop/frozen.py'), 0o444);
  await ask(window);
  const veto = await window.messages.toast(/read-only/, 60_000);
  expect([await veto.severity(), await veto.text()]).toEqual([
    'warning',
    'shop/frozen.py is read-only. Make the file writable, then run it again; nothing was written.',
  ]);
  await window.screenshot('python/veto');
  await expectFolder(window, files, { 'shop/report.py': typed });
  await veto.close();

  chmodSync(window.documents.path('shop/frozen.py'), 0o644);
  await ask(window);
  await window.preview.opened(60_000);
  await window.preview.enlarge();
  await expect.poll(async () => (await window.preview.rows()).filter(({ level }) => level === 3).length).toBe(10);
  await window.screenshot('python/preview');
  await window.preview.apply();
  const toast = await window.messages.toast(/10 edits in 5 files/);
  expect(await toast.text()).toContain('pyright: nothing was checked');
  await window.screenshot('python/applied');
  const { 'README.md': prose, 'shop/report.py': saved, ...rest } = files;
  const others = Object.fromEntries(Object.entries(rest).map(([name, text]) => [name, renamed(text)]));
  const after = { ...others, 'README.md': prose, 'shop/report.py': saved };
  await expectFolder(window, after, { 'shop/report.py': renamed(typed) });

  await window.documents.open('shop/report.py', { line: 3, character: 3 });
  await window.text.decoration(/coder-1: parse_row is now read_row/);
  const hover = await window.text.hover();
  expect(await hover.textContent()).toMatch(/Not checked: pyright/);
  expect(await window.documents.isDirty('shop/report.py')).toBe(true);

  await toast.press('Rewind');
  const panel = await window.webview('#restore');
  await panel.locator('#restore').click();
  await panel.locator('#confirm').click();
  await expectFolder(window, files, { 'shop/report.py': typed });
  expect(window.pageErrors).toEqual([]);
});
