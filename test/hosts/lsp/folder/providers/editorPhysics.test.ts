/** What an editor's extensions answer is believed only for exactly the text that was meant, inside of the folder, and in time. */
import { expect, test } from 'vitest';
import type { Overlay } from '../../../../../server/core/ports/physicsPort.ts';
import type { Peer } from '../../../../../server/hosts/lsp/folder/peer.ts';
import { AskEditors } from '../../../../../server/hosts/lsp/folder/providers/askEditors.ts';
import { EditorPhysics } from '../../../../../server/hosts/lsp/folder/providers/editorPhysics.ts';
import { textHash } from '../../../../../server/hosts/lsp/folder/providers/shownText.ts';
import { asContentHash, asWorkspacePath } from '../../../../../server/protocol/ids.ts';
import type { EditorQuestion } from '../../../../../server/protocol/messages.ts';
import { type FakeFolder, FakeWindow, fakeFolder } from './editorGround.ts';

const css = asWorkspacePath('a.css');
const text = '.btn { color: red; }\n.btn:hover { color: blue; }\n';
const never = new AbortController().signal;
const none: Overlay = new Map();

const span = (line: number, from: number, to: number) => ({ start: { line, character: from }, end: { line, character: to } });
const fileOf = (edits: readonly unknown[], more: object = {}) => ({
  uri: 'file:///project/a.css',
  textHash: textHash(text),
  edits,
  ...more,
});
const bothButtons = [
  { range: span(1, 0, 4), newText: '.button' },
  { range: span(0, 0, 4), newText: '.button' },
];

const physicsOf = (folder: FakeFolder, starter: Peer | undefined) => new EditorPhysics(folder, new AskEditors(folder, starter));

function renaming(answer: unknown, files: Readonly<Record<string, string>> = { 'a.css': text }) {
  const window = new FakeWindow(1, { 'swarm/editor/rename': () => answer });
  const physics = physicsOf(fakeFolder(files, [window]), window.peer);
  return physics.rename(css, 1, '.button', none, never);
}

test('a question names the place, and the text by its hash; the edits come back by position', async () => {
  let asked: unknown;
  const window = new FakeWindow(1, {
    'swarm/editor/rename': (params) => {
      asked = params;
      return { answered: true, files: [fileOf(bothButtons)], moves: [] };
    },
  });
  const physics = physicsOf(fakeFolder({ 'a.css': text }, [window]), window.peer);
  expect(await physics.rename(css, text.indexOf('.btn:') + 1, '.button', none, never)).toEqual({
    answered: true,
    server: "the editor's extensions",
    outside: 0,
    moves: [],
    files: [
      {
        path: 'a.css',
        edits: [
          { start: 0, end: 4, newText: '.button' },
          { start: 21, end: 25, newText: '.button' },
        ],
      },
    ],
  });
  expect(asked).toEqual({
    folder: 'file:///project',
    uri: 'file:///project/a.css',
    textHash: textHash(text),
    position: { line: 1, character: 1 },
    newName: '.button',
  });
});

test('line endings and a BOM make no other text', () => {
  expect(textHash('\uFEFFa\r\nb\rc\n')).toBe(textHash('a\nb\nc\n'));
  expect(textHash('a\nb')).not.toBe(textHash('a\nb\n'));
});

test.each([
  ['for another text', { files: [fileOf(bothButtons, { textHash: textHash('other') })], moves: [] }, /for another text of a\.css/],
  ['beyond the end of a line', { files: [fileOf([{ range: span(0, 0, 90), newText: 'x' }])], moves: [] }, /for another text of a\.css/],
  ['beyond the last line', { files: [fileOf([{ range: span(9, 0, 1), newText: 'x' }])], moves: [] }, /for another text of a\.css/],
  ['backwards', { files: [fileOf([{ range: span(0, 4, 0), newText: 'x' }])], moves: [] }, /for another text of a\.css/],
  ['overlapping', { files: [fileOf([...bothButtons, { range: span(0, 1, 4), newText: 'x' }])], moves: [] }, /for another text of a\.css/],
  ['for one file twice', { files: [fileOf(bothButtons), fileOf(bothButtons)], moves: [] }, /for another text of a\.css/],
  [
    'for a file that is not there',
    { files: [{ uri: 'file:///project/b.css', textHash: '', edits: [] }], moves: [] },
    /another text of b\.css/,
  ],
  ['without files', { moves: [] }, /makes no sense: files is missing/],
  [
    'with a line that is no number',
    { files: [fileOf([{ range: { start: {}, end: {} }, newText: '' }])], moves: [] },
    /makes no sense: files\.0\.edits\.0/,
  ],
  [
    'larger than anything',
    { files: Array.from({ length: 2_001 }, () => fileOf([])), moves: [] },
    /makes no sense: files has more than 2000/,
  ],
])('edits %s refuse all of the answer', async (_, answer, why) => {
  expect(await renaming({ answered: true, ...answer })).toEqual({ answered: false, why: expect.stringMatching(why) });
});

test.each([[null], [undefined], ['yes'], [[]], [{}]])('an answer that is no answer is not believed: %j', async (answer) => {
  expect(await renaming(answer)).toEqual({ answered: false, why: expect.stringMatching(/makes no sense/) });
});

test('what lies outside of the folder, or in an installed package, is counted and not edited', async () => {
  const elsewhere = { uri: 'file:///etc/passwd', textHash: '', edits: [{ range: span(0, 0, 1), newText: 'x' }] };
  const installed = { uri: 'file:///project/node_modules/x/y.css', textHash: '', edits: [] };
  const moves = [{ oldUri: 'file:///project/a.css', newUri: 'file:///tmp/b.css' }];
  expect(await renaming({ answered: true, files: [elsewhere, installed, fileOf(bothButtons)], moves })).toMatchObject({
    answered: true,
    outside: 3,
    files: [{ path: 'a.css' }],
    moves: [],
  });
});

test('a file that gets another name is handed on', async () => {
  const moves = [{ oldUri: 'file:///project/a.css', newUri: 'file:///project/b.css' }];
  expect(await renaming({ answered: true, files: [], moves })).toMatchObject({ moves: [{ from: 'a.css', to: 'b.css' }], files: [] });
});

test.each([
  [{ reason: 'changed', why: '' }, 'the editor shows another text of a.css'],
  [{ reason: 'none', why: '' }, 'no extension of the editor renames in files like a.css'],
  [{ reason: 'refused', why: 'You cannot rename this element.' }, 'the extension of the editor refuses: You cannot rename this element'],
  [{ reason: 'late', why: '' }, 'the editor did not answer within 60 seconds'],
  [{ reason: 'too-much', why: '' }, 'the answer of the editor is too large'],
])('a refusal is told in words: %j', async (refusal, why) => {
  expect(await renaming({ answered: false, ...refusal })).toEqual({ answered: false, why });
});

test('a window that never answers is given up in time, told so, and not asked a third time', async () => {
  const cancelled: boolean[] = [];
  const window = new FakeWindow(1, {
    'swarm/editor/definition': (_params, token) =>
      new Promise((resolve) => token.onCancellationRequested(() => resolve(cancelled.push(true)))),
  });
  const folder = fakeFolder({ 'a.css': text }, [window]);
  const physics = physicsOf(folder, window.peer);
  for (let round = 1; round <= 2; round++) {
    const answer = physics.definition(css, 1, none, never);
    await expect.poll(() => window.asked.length).toBe(round);
    folder.clock.advance(30_000);
    expect(await answer).toEqual({ answered: false, why: 'the editor did not answer within 30 seconds' });
    await expect.poll(() => cancelled.length).toBe(round);
  }
  expect(await physics.definition(css, 1, none, never)).toEqual({
    answered: false,
    why: 'the editor did not answer before, and is not asked again',
  });
  expect(window.asked).toHaveLength(2);
});

test('a mission that is stopped waits for nobody, and takes its question back', async () => {
  let cancelled = false;
  const window = new FakeWindow(1, {
    'swarm/editor/references': (_params, token) =>
      new Promise((resolve) => {
        token.onCancellationRequested(() => {
          cancelled = true;
          resolve(null);
        });
      }),
  });
  const stop = new AbortController();
  const physics = physicsOf(fakeFolder({ 'a.css': text }, [window]), window.peer);
  const answer = physics.references(css, 1, none, stop.signal);
  await expect.poll(() => window.asked.length).toBe(1);
  stop.abort(new Error('stopped'));
  await expect(answer).rejects.toThrow('stopped');
  await expect.poll(() => cancelled).toBe(true);
});

test('a window that goes away, or fails, is no answer', async () => {
  const window: FakeWindow = new FakeWindow(1, {
    'swarm/editor/references': () => {
      window.leave();
      return new Promise(() => undefined);
    },
    'swarm/editor/definition': () => {
      throw new Error('out of order');
    },
  });
  const physics = physicsOf(fakeFolder({ 'a.css': text }, [window]), window.peer);
  expect(await physics.definition(css, 1, none, never)).toMatchObject({
    why: expect.stringMatching(/^the editor could not answer: .*out of order/),
  });
  expect(await physics.references(css, 1, none, never)).toMatchObject({ why: 'the editor could not answer: The window went away.' });
});

test('the window that started the mission is asked first, then who has the file open, then another; a client without the ability never', async () => {
  const order: string[] = [];
  const window = (id: number, name: string, providers = true) =>
    new FakeWindow(
      id,
      {
        'swarm/editor/definition': () => {
          order.push(name);
          return { answered: false, reason: name === 'holder' ? 'none' : 'changed', why: '' };
        },
      },
      { providers },
    );
  const [other, holder, starter, plain] = [window(1, 'other'), window(2, 'holder'), window(3, 'starter'), window(4, 'plain', false)];
  const folder = fakeFolder({ 'a.css': text }, [plain, other, holder, starter], { 'a.css': holder });
  const answer = await physicsOf(folder, starter.peer).definition(css, 1, none, never);
  expect(order).toEqual(['starter', 'holder', 'other']);
  expect(answer).toEqual({ answered: false, why: 'the editor shows another text of a.css' });
});

test('without a window that can answer, that is said', async () => {
  const plain = new FakeWindow(1, {}, {});
  expect(await physicsOf(fakeFolder({ 'a.css': text }, [plain]), plain.peer).rename(css, 1, 'x', none, never)).toEqual({
    answered: false,
    why: 'no editor is there to be asked what its extensions know',
  });
});

test('places are carried over what earlier stages of the mission propose; what is only proposed cannot be asked about', async () => {
  const proposed = text.replace('color: red', 'background: red');
  const hash = asContentHash('0');
  const overlay: Overlay = new Map([
    [css, { path: css, newPath: css, baseText: text, baseHash: hash, text: proposed, hash, bom: false, mode: 0o644 }],
  ]);
  let question: EditorQuestion | undefined;
  const window = new FakeWindow(1, {
    'swarm/editor/references': (params: EditorQuestion) => {
      question = params;
      return { answered: true, places: [0, 1].map((line) => ({ uri: params.uri, range: span(line, 0, 4) })) };
    },
  });
  const physics = physicsOf(fakeFolder({ 'a.css': text }, [window]), window.peer);
  const second = proposed.indexOf('.btn:');
  expect(await physics.references(css, second, overlay, never)).toMatchObject({
    places: [
      { start: 0, end: 4 },
      { start: second, end: second + 4 },
    ],
  });
  expect(question).toMatchObject({ textHash: textHash(text), position: { line: 1, character: 0 } });
  expect(await physics.references(css, proposed.indexOf('ground'), overlay, never)).toEqual({
    answered: false,
    why: 'the editor cannot be asked about text of a.css that is only proposed',
  });
});

test('a proposal is not judged, and that is said of every file', () => {
  const physics = physicsOf(fakeFolder({}, []), undefined);
  expect(physics.check([css])).toMatchObject({ answered: false, passed: false, checkedPaths: [], uncheckedPaths: ['a.css'] });
});
