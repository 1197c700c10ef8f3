/** A change set of which a preview would show nothing is never written unseen: the person is shown the plan, and asked. */
import { expect, test } from 'vitest';
import type { MissionPlanView } from '../../../server/protocol/messages.ts';
import { EditorHost } from './editorHost.ts';

const files = { 'lonely.py': 'rows = 1\n' };
const instruction = 'rename the module lonely to alone';

async function asked(answer: boolean) {
  const host = await EditorHost.open(files);
  const plans: MissionPlanView[] = [];
  const editor = host.join({
    approve: (plan) => {
      plans.push(plan);
      return answer;
    },
  });
  const report = await editor.mission({ instruction, approval: 'preview' });
  return { host, editor, plans, report };
}

test('a module that nobody imports is moved once the person agreed to the plan', async () => {
  const { host, editor, plans, report } = await asked(true);
  expect(plans.map(({ files: planned }) => planned.map(({ path, newPath }) => `${path} → ${newPath}`))).toEqual([['lonely.py → alone.py']]);
  expect(report).toMatchObject({ outcome: 'done', changedPaths: expect.arrayContaining(['alone.py']) });
  expect(host.disk('alone.py')).toBe('rows = 1\n');
  expect(editor.edits).toEqual([]);
});

test('without that it stays where it is, and nothing was intended', async () => {
  const { host, report } = await asked(false);
  expect(report).toMatchObject({ outcome: 'planned', error: { code: 'approval-needed' }, changedPaths: [] });
  expect(host.disk('lonely.py')).toBe('rows = 1\n');
  expect(host.events('changeSetIntended')).toEqual([]);
});

test('what has something to show is shown in the preview, and not asked about besides', async () => {
  const host = await EditorHost.open({ ...files, 'main.py': 'import lonely\n' });
  const editor = host.join({ approve: () => expect.unreachable('asked besides') });
  const report = await editor.mission({ instruction, approval: 'preview' });
  expect(report.outcome).toBe('done');
  expect(host.disk('main.py')).toBe('import alone\n');
});
