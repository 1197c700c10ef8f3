/** “Refactor…” from the palette to the files: the preview, applying, what stays unsaved, what is asked, and what is said. */
import { expect, test } from 'vitest';
import { useEditor } from './driver/suite.ts';

const suite = useEditor();

const files = {
  'rows.ts': 'export function parseRow(line: string): string[] {\n  return line.split(",");\n}\n',
  'report.ts': 'import { parseRow } from "./rows";\n\nexport const cells = parseRow("a,b");\n',
  'tsconfig.json': '{ "compilerOptions": { "module": "esnext", "moduleResolution": "bundler" } }\n',
};

test('a rename is shown with everything ticked, applied, and saved where nothing was unsaved', async () => {
  const window = await suite.open(files);
  await window.documents.open('report.ts', { line: 0, character: 0 });
  await window.text.type('const mine = 1;\n');
  await window.command('Swarm: Refactor…');
  await window.screenshot('refactor/ask');
  await window.quick.answer(/What should change/, 'rename parseRow to readRow');
  await window.preview.opened(90_000);
  await window.screenshot('refactor/preview');
  const rows = await window.preview.rows();
  expect(rows.map(({ ticked }) => ticked)).toEqual(rows.map(() => true));
  await window.preview.apply();
  const toast = await window.messages.toast(/readRow/);
  expect(await toast.buttons()).toEqual(['Show in Timeline', 'Rewind']);
  await window.screenshot('refactor/done');
  await expect.poll(() => window.documents.onDisk('rows.ts')).toContain('function readRow');
  expect(window.documents.onDisk('report.ts')).toBe(files['report.ts']);
  expect(await window.documents.buffer('report.ts')).toBe(`const mine = 1;\n${files['report.ts'].replaceAll('parseRow', 'readRow')}`);
  expect(await window.documents.dirty()).toEqual(['report.ts']);
  expect(window.pageErrors).toEqual([]);
});
