/** Windows whose process outlived them: what they held open and waited for must not stand in the way of the window that came after. */
import { expect, test } from 'vitest';
import { EditorHost, fullAbilities } from './editorHost.ts';

const files = {
  'rows.py': 'def parse_row(row):\n    return row\n',
  'main.py': 'from rows import parse_row\n\nrows = [parse_row("a")]\n',
};
const mine = `# mine\n${files['main.py']}`;
const renamed = (text: string) => text.replaceAll('parse_row', 'read_row');
const rename = { instruction: 'rename parse_row to read_row' };
const abilities = { ...fullAbilities, presence: true };
const never = () => new Promise<never>(() => undefined);

test('the mission of a window that is gone is stopped, and what it had not saved belongs to the window that has it now', async () => {
  const host = await EditorHost.open(files, { presenceMs: 50 });
  let asked = 0;
  const preview = () => {
    asked += 1;
    return never();
  };
  const gone = host.join({ present: never, preview }, abilities);
  gone.type('main.py', mine);
  const { missionId } = await gone.start({ ...rename, approval: 'preview' });
  await expect.poll(() => asked).toBe(1);

  const here = host.join({}, abilities);
  here.reopen('main.py', mine);
  expect((await here.closed(missionId)).outcome).toBe('cancelled');
  const report = await here.mission(rename);
  expect({ outcome: report.outcome, rows: host.disk('rows.py'), text: here.text('main.py'), main: host.disk('main.py') }).toEqual({
    outcome: 'done',
    rows: renamed(files['rows.py']),
    text: renamed(mine),
    main: files['main.py'],
  });
  expect(gone.text('main.py')).toBe(mine);
});

test('a window that was only busy has its documents back when it answers, and is asked again', async () => {
  const host = await EditorHost.open(files, { presenceMs: 50 });
  const busy = Promise.withResolvers<void>();
  const one = host.join({ present: () => busy.promise }, abilities);
  one.type('main.py', mine);
  const two = host.join({}, abilities);
  const unsaved = () => host.host.session.ports.files.read('main.py' as never)?.length;
  await expect.poll(unsaved).toBe(files['main.py'].length);
  busy.resolve();
  await expect.poll(unsaved).toBe(mine.length);

  const report = await two.mission(rename);
  expect({ outcome: report.outcome, text: one.text('main.py'), rows: host.disk('rows.py') }).toEqual({
    outcome: 'done',
    text: renamed(mine),
    rows: renamed(files['rows.py']),
  });
});

test('a window that answers in time, and a client that does not know the question, stay what they are', async () => {
  const host = await EditorHost.open(files, { presenceMs: 50 });
  const [one, plain] = [host.join({}, abilities), host.join({ present: never })];
  one.type('main.py', mine);
  plain.type('rows.py', `# plain\n${files['rows.py']}`);
  const two = host.join({}, abilities);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect((await two.mission(rename)).outcome).toBe('done');
  expect([one.text('main.py'), plain.text('rows.py')]).toEqual([renamed(mine), `# plain\n${renamed(files['rows.py'])}`]);
});
