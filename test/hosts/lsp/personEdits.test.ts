/** What a person does after a mission: undo, redo, save, close; and rewinds that go through their buffers. */
import { expect, test } from 'vitest';
import { ChangeAuthor, PersonAction, type StateChange, StateMedium } from '../../../server/protocol/generated/events_pb.js';
import { revertChangeSet, rewind } from '../../../server/protocol/messages.ts';
import { EditorHost } from './editorHost.ts';

const files = {
  'rows.py': 'def parse_row(row):\n    return row\n',
  'main.py': 'from rows import parse_row\n\nrows = [parse_row("a")]\n',
};
const renamed = (text: string) => text.replaceAll('parse_row', 'read_row');
const persons = (host: EditorHost) =>
  (host.events('stateChange') as StateChange[])
    .filter(({ author, baseline }) => author === ChangeAuthor.PERSON && !baseline)
    .map(({ path, action, medium }) => `${PersonAction[action]} ${path} ${StateMedium[medium]}`);
const rename = { instruction: 'rename parse_row to read_row' };

test('an undo and a redo in the editor are seen, and so is the save that follows', async () => {
  const host = await EditorHost.open(files);
  const editor = host.join();
  expect((await editor.mission(rename)).outcome).toBe('done');
  editor.type('main.py', files['main.py']);
  await expect.poll(() => persons(host)).toEqual(['UNDO main.py BUFFER']);
  editor.type('main.py', renamed(files['main.py']));
  await expect.poll(() => persons(host)).toEqual(['UNDO main.py BUFFER', 'REDO main.py DISK']);
  editor.type('main.py', `${renamed(files['main.py'])}# mine\n`);
  editor.save('main.py');
  await expect.poll(() => persons(host)).toEqual(['UNDO main.py BUFFER', 'REDO main.py DISK', 'SAVE main.py DISK']);
});

test('an unsaved result that is saved later is recorded once more, as on disk; one that is closed unsaved is gone', async () => {
  const host = await EditorHost.open(files);
  const editor = host.join();
  editor.type('main.py', `${files['main.py']}# mine\n`);
  expect((await editor.mission(rename)).outcome).toBe('done');
  editor.save('main.py');
  await expect.poll(() => persons(host)).toEqual(['SAVE main.py DISK']);
  editor.type('main.py', '# all anew\n');
  editor.close('main.py');
  const again = await editor.mission({ instruction: 'rename read_row to fetch_row' });
  expect({ outcome: again.outcome, main: host.disk('main.py') }).toEqual({
    outcome: 'done',
    main: `${files['main.py']}# mine\n`.replaceAll('parse_row', 'fetch_row'),
  });
});

test('a rewind rewinds buffers: dirty ones stay dirty, clean ones are saved, and later edits are kept', async () => {
  const host = await EditorHost.open(files);
  const editor = host.join();
  const typed = `# mine\n${files['main.py']}\n\n# the end\n`;
  editor.type('main.py', typed);
  editor.open('rows.py');
  const { missionId } = await editor.mission(rename);
  expect(missionId).toBeTruthy();
  editor.type('main.py', `${renamed(typed)}# later\n`);
  const back = await editor.connection.sendRequest(rewind.method, { target: 'start' });
  expect(back).toMatchObject({ outcome: 'done', error: undefined });
  expect({ main: editor.text('main.py'), dirty: editor.dirty('main.py'), onDisk: host.disk('main.py') }).toEqual({
    main: `${typed}# later\n`,
    dirty: true,
    onDisk: files['main.py'],
  });
  expect({ rows: host.disk('rows.py'), dirty: editor.dirty('rows.py') }).toEqual({ rows: files['rows.py'], dirty: false });
  const redone = await editor.connection.sendRequest(rewind.method, { target: 'redo' });
  expect(redone).toMatchObject({ outcome: 'done' });
  expect({ main: editor.text('main.py'), rows: host.disk('rows.py') }).toEqual({
    main: `${renamed(typed)}# later\n`,
    rows: renamed(files['rows.py']),
  });
});

test('one change set is taken back with later ones kept; where they overlap it is a conflict that is named', async () => {
  const host = await EditorHost.open({ ...files, 'side.py': 'def first(): pass\n\n\n\ndef second(): pass\n\n\nfirst()\nsecond()\n' });
  const editor = host.join();
  const setOf = async (instruction: string): Promise<string> => {
    const { missionId } = await editor.mission({ instruction });
    const [intended] = host.host.session.ledger.events({ missionId: missionId as never, kinds: ['changeSetApplied'] });
    return intended?.changeSetId ?? '';
  };
  const one = await setOf('rename parse_row to read_row');
  await setOf('rename second to other in side.py');
  const back = await editor.connection.sendRequest(revertChangeSet.method, { changeSetId: one });
  expect(back).toMatchObject({ outcome: 'done', files: [{ path: 'main.py' }, { path: 'rows.py' }] });
  expect({ main: host.disk('main.py'), side: host.disk('side.py').includes('other()') }).toEqual({ main: files['main.py'], side: true });
  const two = await setOf('rename parse_row to load_row');
  await setOf('rename load_row to take_row');
  const refused = await editor.connection.sendRequest(revertChangeSet.method, { changeSetId: two });
  expect(refused).toMatchObject({ outcome: 'conflict', conflicts: [{ path: 'main.py' }, { path: 'rows.py' }] });
  expect(host.disk('rows.py')).toContain('take_row');
  expect(await editor.connection.sendRequest(revertChangeSet.method, { changeSetId: 'none' })).toMatchObject({
    error: { code: 'target-not-found' },
  });
});
