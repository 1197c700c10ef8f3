/** An editor outlives its server: what a mission left unsaved in it is still the mission's when the next server looks. */
import { expect, test } from 'vitest';
import { ChangeAuthor, type StateChange, StateMedium } from '../../../server/protocol/generated/events_pb.js';
import { annotations, folderInfo } from '../../../server/protocol/messages.ts';
import { TempFolder } from '../../fakes/tempFolder.ts';
import { EditorHost } from './editorHost.ts';

const files = {
  'rows.py': 'def parse_row(row):\n    return row\n',
  'main.py': 'from rows import parse_row\n\nrows = [parse_row("a")]\n',
};

const history = (host: EditorHost) =>
  (host.events('stateChange') as StateChange[])
    .filter(({ path, baseline }) => path === 'main.py' && !baseline)
    .map(({ author, medium }) => `${ChangeAuthor[author]} ${StateMedium[medium]}`);

async function leftUnsaved() {
  const state = new TempFolder();
  const host = await EditorHost.open(files, { state });
  const editor = host.join();
  editor.type('main.py', `# mine\n${files['main.py']}`);
  expect((await editor.mission({ instruction: 'rename parse_row to read_row' })).outcome).toBe('done');
  expect(history(host)).toEqual(['AGENT BUFFER']);
  const text = editor.text('main.py') ?? '';
  await host.host.close();
  const again = await EditorHost.open({}, { state, folder: host.folder });
  return { text, again };
}

test('unsaved edits of a mission keep their reasons when the window is loaded anew', async () => {
  const { text, again } = await leftUnsaved();
  const editor = again.join();
  editor.reopen('main.py', text);
  const uri = editor.uri('main.py');
  const standing = await editor.connection.sendRequest<{ annotations: { line: number }[] }>(annotations.method, { uri });
  expect(standing.annotations.length).toBe(2);
  editor.save('main.py');
  await editor.connection.sendRequest(folderInfo.method, {});
  expect(history(again)).toEqual(['AGENT BUFFER', 'PERSON DISK']);
});

test('when the window was closed without saving, the next look finds the file as it is on disk', async () => {
  const { again } = await leftUnsaved();
  const editor = again.join();
  editor.open('main.py');
  expect((await editor.mission({ instruction: 'rename read_row to take_row' })).outcome).toBe('done');
  expect(again.disk('main.py')).toBe(files['main.py']);
  editor.close('main.py');
  await editor.connection.sendRequest(folderInfo.method, {});
  expect(history(again)).toEqual(['AGENT BUFFER', 'PERSON DISK']);
});

test('what goes with its window is no edit of the person, also while others stay in the folder', async () => {
  const host = await EditorHost.open(files);
  const [editor, other] = [host.join(), host.join()];
  editor.type('main.py', `# mine\n${files['main.py']}`);
  expect((await editor.mission({ instruction: 'rename parse_row to read_row' })).outcome).toBe('done');
  editor.connection.end();
  await expect.poll(() => host.host.peers.length).toBe(1);
  await other.connection.sendRequest(folderInfo.method, {});
  expect(history(host)).toEqual(['AGENT BUFFER']);
});
