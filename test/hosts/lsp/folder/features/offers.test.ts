/** What can be done to files and folders as wholes, and where code could go. */
import { expect, test } from 'vitest';
import { FolderWindow } from '../folderWindow.ts';

const files = {
  'shop/__init__.py': '',
  'shop/rows.py': 'def parse_row(row):\n    return row\n',
  'shop/app/main.py': 'from shop.rows import parse_row\n\nparse_row(1)\n',
  'notes/a.md': 'rows\n',
  'page.ts': 'export const page = 1;\n',
};

test('modules and folders of code have offers; nothing else has', async () => {
  const window = await FolderWindow.open(files);
  await window.terrain();
  const offered = async (path: string) => (await window.offers(path)).offers.map(({ title }) => title);
  expect(await offered('shop/rows.py')).toContain('rename the module ‘rows’');
  expect(await offered('shop')).toContain('rename the folder ‘shop’');
  expect(await offered('notes')).toEqual([]);
  expect(await offered('notes/a.md')).toEqual([]);
});

test('places are those of the same languages, nearest first', async () => {
  const window = await FolderWindow.open(files);
  await window.terrain();
  expect(await window.destinations('shop/rows.py')).toEqual({
    modules: ['shop/__init__.py', 'shop/app/main.py'],
    folders: ['shop', '.', 'shop/app'],
    extension: '.py',
  });
  expect(await window.destinations('notes/a.md')).toEqual({ modules: [], folders: [], extension: '' });
});

test('what is imported is offered as what it is once that is known', async () => {
  const window = await FolderWindow.open(files);
  await window.terrain();
  window.show('shop/app/main.py', files['shop/app/main.py']);
  const [first] = await window.actions('shop/app/main.py', 2, 3);
  expect(first?.command?.arguments?.[0]).toMatchObject({ offer: { arguments: { target: { name: 'parse_row' } } } });
});
