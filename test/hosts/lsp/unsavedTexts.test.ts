/** What a person typed and did not save, at the moments in which it is easily overlooked. */
import { symlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { sha256Hex } from '../../../server/base/hash.ts';
import type { StateChange } from '../../../server/protocol/generated/events_pb.js';
import { ChangeAuthor, StateMedium } from '../../../server/protocol/generated/events_pb.js';
import { asWorkspacePath } from '../../../server/protocol/ids.ts';
import { folderInfo } from '../../../server/protocol/messages.ts';
import { EditorHost } from './editorHost.ts';

const files = {
  'rows.py': 'def parse_row(row):\n    return row\n',
  'main.py': 'from rows import parse_row\n\nrows = [parse_row("a")]\n',
};
const sha256Of = (text: string) => sha256Hex(new TextEncoder().encode(text));
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
  expect(changes.map(({ newHash }) => newHash)).toEqual([renamed(files['main.py']), mine(renamed(files['main.py']))].map(sha256Of));
  expect(await host.host.session.ledger.verify({})).toMatchObject({ ok: true, problemsTotal: 0 });
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

test('a file that is open under two names in one window has two buffers, and each counts', async () => {
  const host = await EditorHost.open(files);
  symlinkSync(host.folder.at('main.py'), host.folder.at('link.py'));
  const editor = host.join();
  const typed = `# not saved\n${files['main.py']}`;
  editor.open('main.py');
  editor.type('link.py', typed);
  expect((await editor.mission(rename)).outcome).toBe('done');
  expect({ text: editor.text('link.py'), dirty: editor.dirty('link.py'), disk: host.disk('main.py') }).toEqual({
    text: renamed(typed),
    dirty: true,
    disk: files['main.py'],
  });
  editor.close('main.py');
  await editor.connection.sendRequest(folderInfo.method, {}); // by then the closing was heard
  expect(host.host.session.seen?.unsaved(asWorkspacePath('main.py'))?.text).toBe(renamed(typed));
});

test('a window that goes away while its preview is open has not agreed, and its mission ends', async () => {
  const host = await EditorHost.open(files);
  const shown = Promise.withResolvers<void>();
  const editor = host.join({
    preview: () => {
      shown.resolve();
      return new Promise(() => undefined);
    },
  });
  const other = host.join();
  const { missionId } = await editor.start({ ...rename, approval: 'preview' });
  await shown.promise;
  editor.connection.end();
  expect((await other.closed(missionId)).outcome).not.toBe('done');
  expect(host.disk('main.py')).toBe(files['main.py']);
});

test('a selection in a text that is no file is refused in words', async () => {
  const host = await EditorHost.open(files);
  const editor = host.join();
  const at = { uri: 'untitled:Untitled-1', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };
  const report = await editor.mission({ instruction: 'rename this to read_row', at });
  expect(report.outcome).not.toBe('failed');
  expect(report.error?.message).toContain('untitled:Untitled-1');
});
