/** Decisions on lines, as a window and as any language client gets them. */
import { expect, test, vi } from 'vitest';
import { FolderWindow } from '../folderWindow.ts';

const files = { 'rows.py': 'def parse_row(row):\n    return row\n\n\nprint(parse_row("a"))\n' };
const after = 'def read_row(row):\n    return row\n\n\nprint(read_row("a"))\n';

const lens = {
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  command: { title: 'Swarm: 2 decisions · now', command: 'swarm.showTimeline', arguments: [{ sequence: expect.any(Number) }] },
};

test('annotations stand in the text as seen: on disk, unsaved, and no more after a rewind', async () => {
  const window = await FolderWindow.open(files);
  expect(await window.annotations('rows.py')).toEqual({ annotations: [] });
  await window.mission('rename parse_row to read_row');
  const lines = async () => (await window.annotations('rows.py')).annotations.map(({ line, summary }) => `${line} ${summary}`);
  const expected = ['0 coder-1: parse_row is now read_row', '4 coder-1: parse_row is now read_row'];
  expect(await lines()).toEqual(expected);

  window.show('rows.py', after, 7);
  expect((await window.annotations('rows.py')).version).toBe(7);
  expect(await lines()).toEqual(expected);
  window.type('rows.py', `# typed\n${after.replace('print(', 'show(')}`, 8);
  expect(await lines()).toEqual(['1 coder-1: parse_row is now read_row']);
  window.close('rows.py');
  expect(await lines()).toEqual(expected);

  await window.rewind('#1');
  expect(await lines()).toEqual([]);
  await window.rewind('redo');
  expect(await lines()).toEqual(expected);
});

test('why a line is so: the decision, or who else changed it, or that nobody did; a hover and a lens only over a decision', async () => {
  const window = await FolderWindow.open(files);
  expect((await window.mission('rename parse_row to read_row')).outcome).toBe('done');
  window.show('rows.py', after.replace('return row', 'return row.strip()'));
  const decided = await window.why('rows.py', 0);
  expect(decided.annotation).toMatchObject({ line: 0, who: 'coder-1', before: 'def parse_row(row):', after: 'def read_row(row):' });
  expect(decided.markdown).toContain('- **Mission:** “rename parse\\_row to read\\_row”');
  expect(decided.text.split('\n')[0]).toMatch(/^Swarm's coder-1 changed this line at /);
  expect(await window.why('rows.py', 1)).toMatchObject({ text: expect.stringMatching(/^This line was changed by the person since/) });
  expect(await window.why('rows.py', 2)).toMatchObject({ text: expect.stringMatching(/^This line was not changed by Swarm; it is as/) });
  expect(await window.why('rows.py', 2, true)).toEqual({ markdown: '', text: '' });
  expect(await window.why('../elsewhere.py', 0)).toMatchObject({ text: expect.stringMatching(/outside the folder/) });

  expect(await window.hover('rows.py', 4)).toMatchObject({
    contents: { kind: 'markdown', value: expect.stringContaining('```diff\n- print(parse_row("a"))\n+ print(read_row("a"))\n```') },
  });
  expect(await window.hover('rows.py', 1)).toBeNull();
  expect(await window.hover('nowhere.py', 1)).toBeNull();
  expect(await window.lenses('rows.py')).toEqual([]); // off
  window.settings.set('swarm.codeLens', true);
  expect(await window.lenses('rows.py')).toMatchObject([lens]);
});

test('who has a document open hears once that decisions in it came or went, and not of its keystrokes', async () => {
  const window = await FolderWindow.open({ ...files, 'other.py': 'x = 1\n' }, { codeLenses: true });
  window.show('rows.py', files['rows.py']);
  window.show('other.py', 'x = 1\n');
  await window.lenses('rows.py');
  window.type('other.py', 'x = 2\n', 2);
  await window.mission('rename parse_row to read_row');
  await vi.waitFor(() => expect(window.changed).toEqual([[window.uri('rows.py')]]));
  window.type('rows.py', after, 2);
  expect(await window.lenses('rows.py')).toMatchObject([lens]);
  await vi.waitFor(() => expect(window.asked).toEqual(['workspace/codeLens/refresh']));
  window.saved('other.py');
  await vi.waitFor(() => expect(window.changed.slice(1)).toEqual([[window.uri('other.py')]]));
});
