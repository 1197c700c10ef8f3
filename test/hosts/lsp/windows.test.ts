/** What several windows, read-only files, language servers and untrusted workspaces make of a mission in the editor. */
import { chmodSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { PhysicsJudged } from '../../../server/protocol/generated/events_pb.js';
import { EditorHost, fullAbilities } from './editorHost.ts';

const files = {
  'rows.py': 'def parse_row(row):\n    return row\n',
  'main.py': 'from rows import parse_row\n\nrows = [parse_row("a")]\n',
};
const renamed = (text: string) => text.replaceAll('parse_row', 'read_row');
const rename = { instruction: 'rename parse_row to read_row' };

test('one change set spans two windows: each edits and saves what it has open', async () => {
  const host = await EditorHost.open(files);
  const [one, two] = [host.join(), host.join()];
  one.open('rows.py');
  two.type('main.py', `# mine\n${files['main.py']}`);
  expect((await one.mission(rename)).outcome).toBe('done');
  expect({ one: one.saves, two: two.saves }).toEqual({ one: [['rows.py']], two: [] });
  expect({ rows: host.disk('rows.py'), text: two.text('main.py'), dirty: two.dirty('main.py'), main: host.disk('main.py') }).toEqual({
    rows: renamed(files['rows.py']),
    text: `# mine\n${renamed(files['main.py'])}`,
    dirty: true,
    main: files['main.py'],
  });
});

test('when the second window refuses, what the first did is taken back', async () => {
  const host = await EditorHost.open(files);
  const one = host.join();
  let typed = false;
  const two = host.join({
    beforeEdit: () => {
      if (!typed) two.type('main.py', '# meanwhile\n');
      typed = true;
    },
  });
  one.open('rows.py');
  two.type('main.py', `# mine\n${files['main.py']}`);
  const report = await one.mission(rename);
  expect({ code: report.error?.code, outcome: report.outcome }).toEqual({ code: 'veto-base-changed', outcome: 'conflict' });
  expect({ rows: host.disk('rows.py'), dirty: one.dirty('rows.py'), text: two.text('main.py') }).toEqual({
    rows: files['rows.py'],
    dirty: false,
    text: '# meanwhile\n',
  });
  expect(host.host.session.ledger.unfinishedChangeSets()).toEqual([]);
});

test('a read-only file vetoes the mission before anything is asked of the editor', async () => {
  const host = await EditorHost.open(files);
  chmodSync(host.folder.at('rows.py'), 0o444);
  const editor = host.join();
  editor.open('rows.py');
  const report = await editor.mission(rename);
  expect({ outcome: report.outcome, code: report.error?.code, edits: editor.edits }).toEqual({
    outcome: 'vetoed',
    code: 'veto-read-only',
    edits: [],
  });
});

test('what was left out of a preview is judged by the language server, and reported with its place', async () => {
  const sources = {
    'tsconfig.json': '{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler" } }',
    'rows.ts': 'export function parseRow(row: string): string {\n  return row;\n}\n',
    'main.ts': "import { parseRow } from './rows';\n\nexport const rows = ['a'].map(parseRow);\n",
  };
  const host = await EditorHost.open(sources, { physics: true });
  const editor = host.join({ preview: async () => (edit) => edit.path !== 'rows.ts' });
  const report = await editor.mission({ instruction: 'rename parseRow to readRow', approval: 'preview' });
  expect({ outcome: report.outcome, applied: report.partial?.editsApplied }).toEqual({ outcome: 'done', applied: 2 });
  expect(report.partial?.findings).toMatchObject([
    { text: expect.stringContaining('readRow'), at: { path: 'main.ts', line: 1, column: 10 } },
  ]);
  const verdicts = host.events('physicsJudged') as PhysicsJudged[];
  expect(verdicts.map(({ passed, answered }) => ({ passed, answered }))).toEqual([
    { passed: true, answered: true },
    { passed: false, answered: true },
  ]);
  expect(host.events('violationFound')).toHaveLength(1);
});

test('a window that is not trusted plans, and no language server is asked', async () => {
  const host = await EditorHost.open(files, { physics: true });
  const editor = host.join({}, { ...fullAbilities, trusted: false });
  await expect(editor.start(rename)).rejects.toMatchObject({ data: { code: 'untrusted' } });
  const report = await editor.mission({ ...rename, planOnly: true });
  expect({ outcome: report.outcome, rows: host.disk('rows.py') }).toEqual({ outcome: 'planned', rows: files['rows.py'] });
  const verdicts = host.events('physicsJudged') as PhysicsJudged[];
  expect(verdicts.some(({ answered }) => answered)).toBe(false);
});

test('typing under an open preview takes it back', async () => {
  const host = await EditorHost.open(files);
  const editor = host.join({
    preview: (_, token) =>
      new Promise((resolve) => {
        token.onCancellationRequested(() => resolve('discard'));
        editor.type('main.py', '# typed under the preview\n');
      }),
  });
  editor.open('main.py');
  const report = await editor.mission({ ...rename, approval: 'preview' });
  expect({ code: report.error?.code, rows: host.disk('rows.py') }).toEqual({ code: 'veto-base-changed', rows: files['rows.py'] });
  expect(report.error?.message).toBe('main.py changed while the preview was open, so nothing was applied.');
});

test('the time a mission may take ends an open preview', async () => {
  const host = await EditorHost.open(files);
  const editor = host.join({
    preview: (_, token) => new Promise((resolve) => token.onCancellationRequested(() => resolve('discard'))),
  });
  const report = await editor.mission({ ...rename, approval: 'preview', durationMsMax: 700 });
  expect({ outcome: report.outcome, edits: editor.edits.length, rows: host.disk('rows.py') }).toEqual({
    outcome: 'bound-reached',
    edits: 1,
    rows: files['rows.py'],
  });
});
