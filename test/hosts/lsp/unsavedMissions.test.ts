/** Missions over buffers that are not saved: they are read, edited and left unsaved; what was clean is saved. */
import { expect, test } from 'vitest';
import type { StateChange } from '../../../server/protocol/generated/events_pb.js';
import { StateMedium } from '../../../server/protocol/generated/events_pb.js';
import { EditorHost, fullAbilities } from './editorHost.ts';

const files = {
  'rows.py': 'def parse_row(row):\n    return row\n',
  'main.py': 'from rows import parse_row\n\nrows = [parse_row("a")]\n',
  'other.py': 'from rows import parse_row\n\nprint(parse_row("b"))\n',
};
const renamed = (text: string) => text.replaceAll('parse_row', 'read_row');
const media = (host: EditorHost) =>
  (host.events('stateChange') as StateChange[])
    .filter(({ baseline }) => !baseline)
    .map(({ path, medium }) => `${path} ${medium === StateMedium.BUFFER ? 'buffer' : 'disk'}`)
    .sort();

test('unsaved text is what the mission reads, and stays unsaved; clean files are edited and saved', async () => {
  const host = await EditorHost.open(files);
  const editor = host.join();
  const typed = `# not saved\n${files['main.py']}again = parse_row("c")\n`;
  editor.type('main.py', typed);
  editor.open('other.py');
  const report = await editor.mission({ instruction: 'rename parse_row to read_row' });
  expect({ outcome: report.outcome, error: report.error, changed: report.changedPaths }).toEqual({
    outcome: 'done',
    error: undefined,
    changed: ['main.py', 'other.py', 'rows.py'],
  });
  expect(editor.text('main.py')).toBe(renamed(typed));
  expect({ dirty: editor.dirty('main.py'), disk: host.disk('main.py') }).toEqual({ dirty: true, disk: files['main.py'] });
  expect({ other: host.disk('other.py'), rows: host.disk('rows.py') }).toEqual({
    other: renamed(files['other.py']),
    rows: renamed(files['rows.py']),
  });
  expect({ edits: editor.edits.length, saves: editor.saves }).toEqual({ edits: 1, saves: [['other.py', 'rows.py']] });
  expect(media(host)).toEqual(['main.py buffer', 'other.py disk', 'rows.py disk']);
  await expect.poll(() => editor.progress.map(({ value }) => value.kind)).toEqual(expect.arrayContaining(['begin', 'end']));
});

test('a name that is in a buffer alone is found', async () => {
  const host = await EditorHost.open({ ...files, 'new.py': '\n' });
  const editor = host.join();
  editor.type('new.py', 'from rows import parse_row\n');
  const report = await editor.mission({ instruction: 'rename parse_row to read_row' });
  expect(report.changedPaths).toContain('new.py');
  expect({ text: editor.text('new.py'), disk: host.disk('new.py') }).toEqual({ text: 'from rows import read_row\n', disk: '\n' });
});

test('a client that edits open documents only has the others written to disk', async () => {
  const host = await EditorHost.open(files);
  const editor = host.join({}, { edits: true });
  editor.open('main.py');
  const report = await editor.mission({ instruction: 'rename parse_row to read_row' });
  expect(report.outcome).toBe('done');
  // It cannot save for others, so its document stays edited and unsaved, and the ledger says so.
  expect({ text: editor.text('main.py'), main: host.disk('main.py'), rows: host.disk('rows.py') }).toEqual({
    text: renamed(files['main.py']),
    main: files['main.py'],
    rows: renamed(files['rows.py']),
  });
  expect(media(host)).toEqual(['main.py buffer', 'other.py disk', 'rows.py disk']);
});

test('a preview of which a part is taken is recorded, judged again, and not vetoed', async () => {
  const host = await EditorHost.open(files);
  const editor = host.join({ preview: async () => (edit) => edit.path !== 'rows.py' });
  const report = await editor.mission({ instruction: 'rename parse_row to read_row', approval: 'preview' });
  expect({ outcome: report.outcome, partial: report.partial, changed: report.changedPaths }).toEqual({
    outcome: 'done',
    partial: { editsApplied: 4, editsPlanned: 5, findings: [] },
    changed: ['main.py', 'other.py'],
  });
  expect(host.disk('rows.py')).toBe(files['rows.py']);
  expect(host.disk('main.py')).toBe(renamed(files['main.py']));
  expect(report.notes).toMatchObject([{ kind: 'not-checked', text: expect.stringContaining('nothing was checked') }]);
  expect(host.events('changeSetPartlyTaken')).toMatchObject([{ editsApplied: 4, editsPlanned: 5, leftOutPaths: ['rows.py'] }]);
});

test('a preview that is closed changes nothing', async () => {
  const host = await EditorHost.open(files);
  const editor = host.join({ preview: async () => 'discard' });
  const report = await editor.mission({ instruction: 'rename parse_row to read_row', approval: 'preview' });
  expect({ outcome: report.outcome, summary: report.summary }).toEqual({ outcome: 'planned', summary: 'Not applied in the preview.' });
  expect(host.disk('rows.py')).toBe(files['rows.py']);
  expect(host.events('changeSetUndone')).toHaveLength(1);
});

test('who types meanwhile makes the editor refuse, and nothing is written', async () => {
  const host = await EditorHost.open(files);
  let typed = false;
  const editor = host.join({
    beforeEdit: () => {
      if (!typed) editor.type('main.py', '# typed meanwhile\n');
      typed = true;
    },
  });
  editor.open('main.py');
  const report = await editor.mission({ instruction: 'rename parse_row to read_row' });
  expect({ outcome: report.outcome, code: report.error?.code }).toEqual({ outcome: 'conflict', code: 'veto-base-changed' });
  expect({ text: editor.text('main.py'), rows: host.disk('rows.py') }).toEqual({ text: '# typed meanwhile\n', rows: files['rows.py'] });
});

test('two windows with different unsaved texts of a file are a conflict that names both; equal ones are one', async () => {
  const host = await EditorHost.open(files);
  const [one, two] = [host.join(), host.join()];
  one.type('main.py', `${files['main.py']}# one\n`);
  two.type('main.py', `${files['main.py']}# two\n`);
  const refused = await one.mission({ instruction: 'rename parse_row to read_row' });
  expect(refused.error?.code).toBe('conflict-person');
  expect(refused.error?.message).toContain('window 1 and in window 2');
  two.type('main.py', `${files['main.py']}# one\n`);
  const done = await one.mission({ instruction: 'rename parse_row to read_row', planOnly: true });
  expect(done.outcome).toBe('planned');
});

test('a stop while the preview is open takes it back, and nothing is written', async () => {
  const host = await EditorHost.open(files);
  const editor = host.join({
    preview: (_, token) => new Promise((resolve) => token.onCancellationRequested(() => resolve('discard'))),
  });
  const { missionId } = await editor.start({ instruction: 'rename parse_row to read_row', approval: 'preview' });
  while (editor.edits.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await editor.connection.sendRequest('swarm/mission/stop', { missionId });
  const report = await editor.closed(missionId);
  expect({ outcome: report.outcome, rows: host.disk('rows.py') }).toEqual({ outcome: 'cancelled', rows: files['rows.py'] });
});

test('BOM and mixed line endings are no edits of the person', async () => {
  const mixed = 'from rows import parse_row\r\n\nrows = [parse_row("a")]\r\n';
  const host = await EditorHost.open({ ...files, 'rows.py': `\uFEFF${files['rows.py']}`, 'main.py': mixed });
  const editor = host.join();
  editor.open('rows.py');
  editor.open('main.py');
  const report = await editor.mission({ instruction: 'rename parse_row to read_row' });
  expect({ outcome: report.outcome, partial: report.partial, saves: editor.saves }).toEqual({
    outcome: 'done',
    partial: undefined,
    saves: [['other.py', 'rows.py']],
  });
  expect({ rows: host.disk('rows.py'), main: host.disk('main.py') }).toEqual({
    rows: `\uFEFF${renamed(files['rows.py'])}`,
    main: renamed(mixed), // written to disk, since the editor would have changed every line
  });
});

test('a client that cannot be asked has not agreed', async () => {
  const host = await EditorHost.open(files);
  const mute = host.join({}, { ...fullAbilities, approve: false, preview: false });
  expect((await mute.mission({ instruction: 'rename parse_row to read_row', approval: 'preview' })).outcome).toBe('planned');
  const asked: number[] = [];
  const window = host.join({
    approve: (plan) => {
      asked.push(plan.files.length);
      return true;
    },
  });
  expect((await window.mission({ instruction: 'rename parse_row to read_row', approval: 'ask' })).outcome).toBe('done');
  expect(asked).toEqual([3]);
});
