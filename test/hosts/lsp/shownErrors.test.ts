/** New errors that the editor shows once a change set is written are told and recorded; what it showed before is no news. */
import { expect, test } from 'vitest';
import { textHash } from '../../../server/hosts/lsp/folder/providers/shownText.ts';
import {
  type ClientAbilities,
  type EditorDiagnostic,
  editorCodeActions,
  editorDiagnostics,
  editorRename,
  type ParamsOf,
} from '../../../server/protocol/messages.ts';
import { EditorHost, fullAbilities } from './editorHost.ts';

const css = '.btn { color: red; }\n.old { colour: red; }\n';
const abilities: ClientAbilities = { ...fullAbilities, providers: true };
const error = (line: number, character: number, message: string): EditorDiagnostic => ({
  range: { start: { line, character }, end: { line, character: character + 4 } },
  message,
  source: 'css',
  code: 'unknown',
});

/** `errorsIn`: what the editor shows of a text. */
async function renamed(errorsIn: (text: string) => readonly EditorDiagnostic[], approval: 'given' | 'preview' = 'preview', physics = true) {
  const host = await EditorHost.open({ 'style.css': css }, { physics });
  const editor = host.join({}, abilities);
  const text = () => editor.text('style.css') ?? host.disk('style.css');
  const looked: string[] = [];
  const fixed: unknown[] = [];
  editor.connection.onRequest(editorRename.method, ({ uri }: { uri: string }): object => {
    const edits = [{ range: { start: { line: 0, character: 1 }, end: { line: 0, character: 4 } }, newText: 'button' }];
    return { answered: true, files: [{ uri, textHash: textHash(text()), edits }], moves: [] };
  });
  editor.connection.onRequest(editorDiagnostics.method, ({ documents }: ParamsOf<typeof editorDiagnostics>): object => {
    looked.push(text());
    const same = documents.filter((one) => one.textHash === textHash(text()));
    return { answered: true, documents: same.map(({ uri }) => ({ uri, errors: errorsIn(text()) })) };
  });
  editor.connection.onRequest(editorCodeActions.method, (question: ParamsOf<typeof editorCodeActions>): object => {
    fixed.push(question.range);
    return { answered: true, titles: ['Spell it right', 'Ignore it'] };
  });
  const report = await editor.mission({ instruction: 'rename .btn to .button', approval });
  const judged = host.events('physicsJudged') as readonly {
    readonly server: string;
    readonly answered: boolean;
    readonly passed: boolean;
  }[];
  const warnings = report.notes.flatMap(({ kind, text: told, at }) => (kind === 'warning' ? [`${at?.path}:${at?.line} ${told}`] : []));
  return { host, report, looked, fixed, warnings, judged: judged.map(({ server, answered, passed }) => ({ server, answered, passed })) };
}

const old = error(1, 7, 'no such property');

test.each(['given', 'preview'] as const)(
  'a new one is told with its line and what the editor offers, and is on the record (%s)',
  async (approval) => {
    const shown = await renamed((text) => (text.includes('.button') ? [error(0, 10, 'no such color.'), old] : [old]), approval);
    expect(shown.report).toMatchObject({ outcome: 'done', changedPaths: ['style.css'] });
    expect(shown.looked).toEqual([css, css.replace('.btn', '.button')]);
    expect(shown.warnings).toEqual(['style.css:1 the editor shows a new error: no such color; the editor offers “Spell it right”']);
    expect(shown.fixed).toEqual([{ start: { line: 0, character: 10 }, end: { line: 0, character: 14 } }]);
    expect(shown.judged).toEqual([
      { server: 'physics', answered: false, passed: false },
      { server: "the editor's extensions", answered: true, passed: false },
    ]);
  },
);

test('what was there before is no news, wherever it stands now; and no error shown is no proof that there is none', async () => {
  const moved = await renamed((text) => [error(0, text.indexOf('{') - 1, 'moves along'), old]);
  expect(moved.warnings).toEqual([]);
  expect(moved.judged).toEqual([{ server: 'physics', answered: false, passed: false }]);
  expect(moved.report.notes.map(({ kind }) => kind)).toContain('not-checked');
});

test('nonsense is no error', async () => {
  const shown = await renamed((text) => (text.includes('.button') ? [error(99, 0, 'beyond the text')] : []));
  expect(shown.report.outcome).toBe('done');
  expect(shown.warnings).toEqual([]);
});

test('where physics is switched off the editor is not looked at', async () => {
  const shown = await renamed((text) => (text.includes('.button') ? [error(0, 10, 'no such color')] : []), 'preview', false);
  expect(shown.report.outcome).toBe('done');
  expect({ looked: shown.looked, warnings: shown.warnings }).toEqual({ looked: [], warnings: [] });
});
