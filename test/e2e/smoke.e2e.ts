/** The packaged extension in a real editor: it is installed, starts with the folder, and nothing goes wrong. */
import { expect, test } from 'vitest';
import { useEditor } from './driver/suite.ts';

const suite = useEditor();
const inFolder = suite.shared({ 'rows.ts': 'export const rows = 1;\n', 'rows.py': 'rows = 1\r\n' });

test('the package is installed, starts with its language server, and complains of nothing', async () => {
  const window = await inFolder();
  await expect
    .poll(() => window.inside.run((vscode) => vscode.extensions.getExtension('swarm.swarm')?.isActive), { timeout: 30_000 })
    .toBe(true);
  await window.documents.open('rows.ts');
  await window.command('Swarm: Show Output');
  await expect.poll(() => window.workbench.outputChannel()).toBe('Swarm');
  expect(await window.inside.run((vscode) => vscode.commands.getCommands(true))).toContain('swarm.refactor');
  expect(await window.messages.toasts()).toEqual([]);
  expect(window.pageErrors).toEqual([]);
  await window.screenshot('smoke/folder');
});

test('what is typed is in the buffer, not on disk, until it is saved; undo takes it back', async () => {
  const window = await inFolder();
  await window.documents.open('rows.py', { line: 1, character: 0 });
  await window.text.type('more');
  await expect.poll(() => window.documents.buffer('rows.py')).toBe('rows = 1\r\nmore');
  expect({ dirty: await window.documents.dirty(), disk: window.documents.onDisk('rows.py') }).toEqual({
    dirty: ['rows.py'],
    disk: 'rows = 1\r\n',
  });
  await window.text.save();
  await expect.poll(() => window.documents.onDisk('rows.py')).toBe('rows = 1\r\nmore');
  await window.text.undo();
  await expect.poll(() => window.documents.buffer('rows.py')).toBe('rows = 1\r\n');
  await expect.poll(() => window.documents.isDirty('rows.py')).toBe(true);
});
