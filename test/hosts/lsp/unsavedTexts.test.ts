/** What a person typed and did not save, at the moments in which it is easily overlooked. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { StateChange } from '../../../server/protocol/generated/events_pb.js';
import { ChangeAuthor, StateMedium } from '../../../server/protocol/generated/events_pb.js';
import { asWorkspacePath } from '../../../server/protocol/ids.ts';
import { EditorHost } from './editorHost.ts';

const files = {
  'rows.py': 'def parse_row(row):\n    return row\n',
  'main.py': 'from rows import parse_row\n\nrows = [parse_row("a")]\n',
};
const renamed = (text: string) => text.replaceAll('parse_row', 'read_row');
const rename = { instruction: 'rename parse_row to read_row' };

test('what was typed while a save was under way is unsaved, although word of the save comes after it', async () => {
  const host = await EditorHost.open(files);
  const editor = host.join();
  const saved = `${files['main.py']}# saved\n`;
  const typed = `${saved}# not saved\n`;
  editor.type('main.py', saved);
  host.folder.write('main.py', saved);
  editor.type('main.py', typed);
  void editor.connection.sendNotification('textDocument/didSave', { textDocument: { uri: editor.uri('main.py') } });
  const seen = () => host.host.session.seen?.unsaved(asWorkspacePath('main.py'))?.text;
  await expect.poll(seen).toBe(typed);
  expect((await editor.mission(rename)).outcome).toBe('done');
  expect({ text: editor.text('main.py'), disk: host.disk('main.py') }).toEqual({ text: renamed(typed), disk: saved });
});

test('a clean buffer that follows the disk is no unsaved text when the disk changes once more', async () => {
  const host = await EditorHost.open(files);
  const editor = host.join();
  const [first, second] = ['# first\n', '# second\n'].map((line) => `${line}${files['main.py']}`) as [string, string];
  editor.open('main.py');
  const unsaved = () => host.host.session.seen?.unsaved(asWorkspacePath('main.py'))?.text;
  host.folder.write('main.py', first);
  editor.type('main.py', first); // the editor loads it anew
  await expect.poll(() => host.host.session.seen?.documents.open(asWorkspacePath('main.py'))[0]?.text).toBe(first);
  expect(unsaved()).toBe(undefined);
  host.folder.write('main.py', second); // and has not looked yet
  expect(unsaved()).toBe(undefined);
});

test('what is typed on top of the edits before they are saved is left unsaved, and is the person’s', async () => {
  const host = await EditorHost.open(files);
  const mine = (text: string) => `${text}# mine\n`;
  const editor = host.join({ afterEdit: () => editor.type('main.py', mine(renamed(files['main.py']))) });
  editor.open('main.py');
  expect((await editor.mission(rename)).outcome).toBe('done');
  expect({ text: editor.text('main.py'), disk: host.disk('main.py'), rows: host.disk('rows.py') }).toEqual({
    text: mine(renamed(files['main.py'])),
    disk: files['main.py'],
    rows: renamed(files['rows.py']),
  });
  const changes = (host.events('stateChange') as StateChange[]).filter(({ path, baseline }) => path === 'main.py' && !baseline);
  expect(changes.map(({ author, medium }) => `${ChangeAuthor[author]} ${StateMedium[medium]}`)).toEqual(['AGENT BUFFER', 'PERSON BUFFER']);
});

test('with thousands of documents open none is edited blindly', async () => {
  const host = await EditorHost.open(files);
  const editor = host.join();
  for (let at = 0; at < 2_100; at++) {
    const uri = editor.uri(`many/${at}.txt`);
    void editor.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'plaintext', version: 1, text: '' },
    });
  }
  const typed = `# not saved\n${files['main.py']}`;
  editor.type('main.py', typed);
  await editor.mission(rename);
  expect([typed, renamed(typed)]).toContain(editor.text('main.py'));
  expect(host.disk('main.py')).toBe(files['main.py']);
  for (const { edit } of editor.edits)
    for (const change of edit.documentChanges ?? [])
      if ('textDocument' in change && fileURLToPath(change.textDocument.uri).endsWith('main.py'))
        expect(change.textDocument.version).not.toBe(null);
});

test('what is typed right after a preview was applied is the person’s, and the preview counts as taken', async () => {
  const host = await EditorHost.open(files);
  const mine = (text: string) => `${text}# mine\n`;
  const editor = host.join({ preview: async () => () => true, afterEdit: () => editor.type('main.py', mine(renamed(files['main.py']))) });
  editor.open('main.py');
  const report = await editor.mission({ ...rename, approval: 'preview' });
  expect({ outcome: report.outcome, partial: report.partial }).toEqual({ outcome: 'done', partial: undefined });
  expect({ text: editor.text('main.py'), disk: host.disk('main.py') }).toEqual({
    text: mine(renamed(files['main.py'])),
    disk: files['main.py'],
  });
  const changes = (host.events('stateChange') as StateChange[]).filter(({ path, baseline }) => path === 'main.py' && !baseline);
  expect(changes.map(({ author }) => ChangeAuthor[author])).toEqual(['AGENT', 'PERSON']);
  expect(changes[0]?.lines.length).toBeGreaterThan(0);
});
