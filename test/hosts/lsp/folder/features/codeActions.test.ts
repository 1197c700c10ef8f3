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
  const [rename, ...others] = await window.actions('rows.py', 0, 8);
  expect([rename, others.at(-1)]).toEqual([
    {
      title: 'Swarm: rename ‘parse_row’…',
      kind: 'refactor.rename',
      command: {
        title: 'Swarm: rename ‘parse_row’…',
        command: 'swarm.refactor',
        arguments: [
          {
            uri,
            range: at(0, 4, 13),
            instruction: 'rename parse_row to ',
            offer: {
              title: 'rename ‘parse_row’',
              kind: 'refactor.rename',
              operation: 'rename',
              arguments: {
                target: { name: 'parse_row', cursor: { path: 'rows.py', line: 1, column: 5, endLine: 1, endColumn: 14 } },
              },
              questions: [{ ask: 'name', field: ['newName'], prompt: 'The new name of ‘parse_row’', value: 'parse_row' }],
            },
          },
        ],
      },
    },
    {
      title: 'Swarm: refactor…',
      kind: 'refactor',
      command: { title: 'Swarm: refactor…', command: 'swarm.refactor', arguments: [{ uri, range: at(0, 8, 8) }] },
    },
  ]);
  const titles = async (...where: Parameters<FolderWindow['actions']>) => (await window.actions(...where)).map(({ title }) => title);
  const selected = await titles('rows.py', 0, 4, { to: 13 });
  expect([selected[0], selected.at(-1)]).toEqual(['Swarm: rename ‘parse_row’…', 'Swarm: refactor the selection…']);
  expect(await titles('rows.py', 0, 5, { to: 9 })).toEqual(['Swarm: refactor the selection…']);
  expect(await titles('rows.py', 0, 8, { only: ['refactor.rename'] })).toEqual(['Swarm: rename ‘parse_row’…']);
  expect(await titles('rows.py', 0, 8, { only: ['refactor'] })).toEqual(await titles('rows.py', 0, 8));
  expect(await titles('rows.py', 0, 8, { only: ['quickfix'] })).toEqual([]);
  expect(await titles('rows.py', 1, 6)).toEqual([]); // a keyword
  expect(await titles('rows.py', 1, 21)).toEqual([]); // a comment
  expect(await titles('rows.py', 2, 0)).toEqual([]); // nothing
  expect(await titles('notes.md', 0, 3)).toEqual([]); // no code
});

test('in files that are not understood in depth a name is offered as it is written; what knows the language is asked later', async () => {
  const texts = {
    'a.css': '.btn-row { color: var(--accent) }\n',
    'a.html': '<section id="main"></section>\n',
    'a.go': 'func hello() {} // hello\n',
    'a.json': '{ "name": 1 }\n',
  };
  const window = await FolderWindow.open(texts);
  for (const [path, text] of Object.entries(texts)) window.show(path, text);
  const offered = async (path: string, character: number) =>
    (await window.actions(path, 0, character, { only: ['refactor.rename'] })).map(({ title, command }) => {
      const { offer: _, ...words } = command?.arguments?.[0] ?? {};
      return [title, words];
    });
  const argument = (path: string, instruction: string, from: number, to: number) => ({
    uri: window.uri(path),
    range: { start: { line: 0, character: from }, end: { line: 0, character: to } },
    instruction,
  });
  expect(await offered('a.css', 3)).toEqual([['Swarm: rename ‘.btn-row’…', argument('a.css', 'rename .btn-row to ', 1, 8)]]);
  expect(await offered('a.css', 25)).toEqual([['Swarm: rename ‘--accent’…', argument('a.css', 'rename --accent to ', 24, 30)]]);
  expect(await offered('a.html', 4)).toEqual([['Swarm: rename ‘section’…', argument('a.html', 'rename section to ', 1, 8)]]);
  expect(await offered('a.go', 7)).toEqual([['Swarm: rename ‘hello’…', argument('a.go', 'rename hello to ', 5, 10)]]);
  expect(await offered('a.go', 21)).toEqual([]); // a comment
  expect(await offered('a.json', 5)).toEqual([]); // nothing renames there
});
