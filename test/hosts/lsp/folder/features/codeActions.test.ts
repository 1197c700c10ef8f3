/** What the light bulb offers, and where it stays out of the way. */
import { expect, test } from 'vitest';
import { FolderWindow } from '../folderWindow.ts';

const text = 'def parse_row(row):\n    return row  # the row\n';

test('a rename and a refactoring on a name, a refactoring for a selection, nothing elsewhere', async () => {
  const window = await FolderWindow.open({ 'rows.py': text, 'notes.md': 'a row\n' });
  window.show('rows.py', text);
  window.show('notes.md', 'a row\n');
  const uri = window.uri('rows.py');
  const at = (line: number, from: number, to: number) => ({ start: { line, character: from }, end: { line, character: to } });
  expect(await window.actions('rows.py', 0, 8)).toEqual([
    {
      title: 'Swarm: rename ‘parse_row’…',
      kind: 'refactor.rename',
      command: {
        title: 'Swarm: rename ‘parse_row’…',
        command: 'swarm.refactor',
        arguments: [{ uri, range: at(0, 4, 13), instruction: 'rename parse_row to ' }],
      },
    },
    {
      title: 'Swarm: refactor…',
      kind: 'refactor',
      command: { title: 'Swarm: refactor…', command: 'swarm.refactor', arguments: [{ uri, range: at(0, 8, 8) }] },
    },
  ]);
  const titles = async (...where: Parameters<FolderWindow['actions']>) => (await window.actions(...where)).map(({ title }) => title);
  expect(await titles('rows.py', 0, 4, { to: 13 })).toEqual(['Swarm: refactor the selection…']);
  expect(await titles('rows.py', 0, 8, { only: ['refactor.rename'] })).toEqual(['Swarm: rename ‘parse_row’…']);
  expect(await titles('rows.py', 0, 8, { only: ['refactor'] })).toHaveLength(2);
  expect(await titles('rows.py', 0, 8, { only: ['quickfix'] })).toEqual([]);
  expect(await titles('rows.py', 1, 6)).toEqual([]); // a keyword
  expect(await titles('rows.py', 1, 21)).toEqual([]); // a comment
  expect(await titles('rows.py', 2, 0)).toEqual([]); // nothing
  expect(await titles('notes.md', 0, 3)).toEqual([]); // no code
});
