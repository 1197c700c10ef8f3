/** A rename that only the editor's extensions understand, from the words to the disk and back, over real connections and a real ledger. */
import { expect, test } from 'vitest';
import { textHash } from '../../../server/hosts/lsp/folder/providers/shownText.ts';
import { type ClientAbilities, type EditorQuestion, editorReferences, editorRename } from '../../../server/protocol/messages.ts';
import { EditorHost, fullAbilities } from './editorHost.ts';
import type { HeadlessEditor } from './headlessEditor.ts';

const css = '.btn { color: red; }\r\n.btn:hover { color: blue; }\r\n#btn { color: green; }\r\n';
const renamed = css.replaceAll('.btn', '.button');
const abilities: ClientAbilities = { ...fullAbilities, providers: true };

type Question = EditorQuestion & { readonly newName: string };

/** An extension that knows classes of style sheets, by the text its editor has. */
function styleSheets(editor: HeadlessEditor, disk: () => string): EditorQuestion[] {
  const asked: EditorQuestion[] = [];
  editor.connection.onRequest(editorRename.method, (question: Question): object => {
    asked.push(question);
    const text = editor.text('style.css') ?? disk();
    if (textHash(text) !== question.textHash) return { answered: false, reason: 'changed', why: '' };
    const edits = text.split(/\r?\n/).flatMap((line, at) =>
      [...line.matchAll(/\.btn\b/g)].map(({ index }) => ({
        range: { start: { line: at, character: index }, end: { line: at, character: index + 4 } },
        newText: question.newName,
      })),
    );
    return { answered: true, files: [{ uri: question.uri, textHash: textHash(text), edits }], moves: [] };
  });
  return asked;
}

async function opened(files: Readonly<Record<string, string>> = { 'style.css': css, 'page.html': '<p class="btn"></p>\n' }) {
  const host = await EditorHost.open(files);
  const editor = host.join({}, abilities);
  return { host, editor, asked: styleSheets(editor, () => host.disk('style.css')) };
}

test('a class of a style sheet is renamed in the buffer that has it, recorded, and taken back byte for byte', async () => {
  const { host, editor, asked } = await opened();
  editor.open('style.css');
  const unclear = await editor.mission({ instruction: 'rename btn to button', approval: 'preview' });
  expect(unclear).toMatchObject({ outcome: 'ambiguous', candidates: [{ name: 'btn' }, { name: '.btn' }, { name: '#btn' }] });
  const classes = await editor.mission({ instruction: 'rename .btn to .button', approval: 'preview' });
  expect(classes).toMatchObject({ outcome: 'done', changedPaths: ['style.css'] });
  expect(asked.map(({ position }) => position)).toEqual([
    { line: 0, character: 1 },
    { line: 0, character: 1 },
  ]);
  expect({ disk: host.disk('style.css'), buffer: editor.text('style.css') }).toEqual({ disk: renamed, buffer: renamed });
  expect(classes.notes.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
    expect.stringMatching(/^not-checked: .*nothing was checked/),
    "not-rewritten: the editor's extensions did not name it: #btn { color: green; }",
    "not-rewritten: mentions it 1 time and was left alone: the editor's extensions did not name it",
  ]);
  const back = await editor.connection.sendRequest('swarm/rewind', { target: classes.missionId });
  expect(back).toMatchObject({ outcome: 'done' });
  expect(host.disk('style.css')).toBe(css);
});

test('unsaved text is what the extensions are asked about; it is edited, and left unsaved', async () => {
  const { host, editor, asked } = await opened();
  editor.type('style.css', `/* new */\r\n${css}`);
  const report = await editor.mission({ instruction: 'rename the class btn in style.css to button', approval: 'preview' });
  expect(report.outcome).toBe('done');
  expect(asked[0]?.position).toEqual({ line: 1, character: 1 });
  expect({ dirty: editor.dirty('style.css'), buffer: editor.text('style.css'), disk: host.disk('style.css') }).toEqual({
    dirty: true,
    buffer: `/* new */\r\n${renamed}`,
    disk: css,
  });
});

test('two renames in one instruction: the second is asked about the text as it is shown', async () => {
  const { host, editor } = await opened({ 'style.css': '.btn {}\n.nav { }\n.btn .nav {}\n' });
  editor.connection.onRequest(editorRename.method, (question: Question) => {
    const text = host.disk('style.css');
    expect(question.textHash).toBe(textHash(text));
    const line = text.split('\n')[question.position.line] ?? '';
    const name = /^[\w-]+/.exec(line.slice(question.position.character))?.[0] ?? '';
    const edits = text.split('\n').flatMap((row, at) =>
      [...row.matchAll(new RegExp(`\\.${name}\\b`, 'g'))].map(({ index }) => ({
        range: { start: { line: at, character: index }, end: { line: at, character: index + name.length + 1 } },
        newText: question.newName,
      })),
    );
    return { answered: true, files: [{ uri: question.uri, textHash: textHash(text), edits }], moves: [] };
  });
  const report = await editor.mission({ instruction: 'in style.css rename .btn to .button and .nav to .menu', approval: 'preview' });
  expect(report.error?.message ?? report.outcome).toBe('done');
  expect(host.disk('style.css')).toBe('.button {}\n.menu { }\n.button .menu {}\n');
});

test('where no extension knows, it is refused with what is missing, and nothing changes', async () => {
  const { host, editor } = await opened();
  editor.connection.onRequest(editorRename.method, () => ({ answered: false, reason: 'none', why: '' }));
  const report = await editor.mission({ instruction: 'rename the class btn in style.css to button', approval: 'preview' });
  expect(report).toMatchObject({ outcome: 'not-understood', error: { code: 'rename-unavailable' }, changedPaths: [] });
  expect(report.error?.message).toContain('no extension of the editor renames in files like style.css');
  expect(host.disk('style.css')).toBe(css);
});

test('a shell that joins has the window asked; a client without the ability is not asked', async () => {
  const { host, editor, asked } = await opened();
  const shell = host.join({}, { ...fullAbilities, edits: false, preview: false }, 'shell');
  const report = await shell.mission({ instruction: 'rename the class btn in style.css to button', approval: 'given' });
  expect(report.outcome).toBe('done');
  expect(asked).not.toEqual([]);
  expect(host.disk('style.css')).toBe(renamed);
  editor.connection.end();
  await expect.poll(() => host.host.peers.length).toBe(1);
  const alone = await shell.mission({ instruction: 'rename the class button in style.css to btn', approval: 'given' });
  expect(alone.error?.message).toContain('no editor is there to be asked');
});

test('missions that wish for no physics ask nobody', async () => {
  const { editor, asked } = await opened();
  const report = await editor.mission({ instruction: 'rename the class btn in style.css to button', approval: 'preview', physics: false });
  expect(report.error?.code).toBe('rename-unavailable');
  expect(asked).toEqual([]);
});

test('where physics is switched off, code in depth is not asked about; what only others understand still is', async () => {
  const { host, editor, asked } = await opened({
    'style.css': css,
    'rows.py': 'class Row:\n    def next(self): ...\n\ndef f(row):\n    return row.next()\n',
  });
  const references: unknown[] = [];
  editor.connection.onRequest(editorReferences.method, (question: EditorQuestion): object => {
    references.push(question);
    return { answered: false, reason: 'none', why: '' };
  });
  expect((await editor.mission({ instruction: 'rename Row.next to advance', approval: 'preview' })).outcome).toBe('done');
  expect(references).toEqual([]);
  expect((await editor.mission({ instruction: 'rename .btn to .button', approval: 'preview' })).outcome).toBe('done');
  expect(asked).not.toEqual([]);
  expect(host.disk('style.css')).toBe(renamed);
});
