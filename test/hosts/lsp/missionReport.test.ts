/** How a mission ended, asked by somebody who did not hear it: the server it was started with died, or the folder's holder did. */
import { expect, test } from 'vitest';
import type { EventPayload } from '../../../server/core/ports/ledgerPort.ts';
import { AgentRole } from '../../../server/protocol/generated/events_pb.js';
import { asChangeSetId, asMissionId } from '../../../server/protocol/ids.ts';
import { type MissionReportResult, missionReport } from '../../../server/protocol/messages.ts';
import { TempFolder } from '../../fakes/tempFolder.ts';
import { EditorHost } from './editorHost.ts';
import type { HeadlessEditor } from './headlessEditor.ts';

const files = { 'rows.py': 'def parse_row(row):\n    return row\n', 'main.py': 'from rows import parse_row\n' };
const instruction = 'rename parse_row to read_row';
const cutOff = asMissionId('0198c0de-1111-7222-8333-444455556666');

const asked = (editor: HeadlessEditor, missionId: string) =>
  editor.connection.sendRequest<MissionReportResult>(missionReport.method, { missionId });

/** The next host of a folder in whose ledger a mission was opened by a process that is gone. */
async function afterDeath() {
  const state = new TempFolder();
  const host = await EditorHost.open(files, { state });
  const opened = { case: 'missionOpened', value: { instruction } } as const;
  host.host.session.ledger.append([{ payload: opened, role: AgentRole.PERSON, missionId: cutOff }], 'process');
  await host.host.close();
  return EditorHost.open({}, { state, folder: host.folder });
}

test('a mission that was cut off came to nothing, and the same can be asked for again', async () => {
  const host = await afterDeath();
  const editor = host.join();
  const { report } = await asked(editor, cutOff);
  expect(report).toMatchObject({
    missionId: cutOff,
    instruction,
    outcome: 'failed',
    summary: 'The process ended in the middle of the mission; nothing of it is written.',
    error: { code: 'interrupted' },
    changedPaths: [],
  });
  expect((await editor.mission({ instruction: report?.instruction ?? '' })).outcome).toBe('done');
  expect(host.disk('main.py')).toBe('from rows import read_row\n');
});

test('one whose change set was completed afterwards is done', async () => {
  const host = await afterDeath();
  const applied: EventPayload = { case: 'changeSetApplied', value: { files: [{ path: 'rows.py' }], recovered: true } };
  const changeSetId = asChangeSetId('0198c0de-2222-7222-8333-444455556666');
  host.host.session.ledger.append([{ payload: applied, role: AgentRole.OPERATOR, missionId: cutOff, changeSetId }], 'process');
  const { report } = await asked(host.join(), cutOff);
  expect(report).toMatchObject({
    outcome: 'done',
    summary: 'The process ended before the mission was closed; its change set is written whole.',
    changedPaths: ['rows.py'],
  });
  expect(report?.error).toBeUndefined();
});

test('one that ended well, or was refused, ended so', async () => {
  const host = await EditorHost.open({ ...files, 'other.py': 'def taken():\n    pass\n\n\ndef other():\n    pass\n' });
  const editor = host.join();
  const done = await editor.mission({ instruction });
  const refused = await editor.mission({ instruction: 'rename other to taken' });
  expect(refused.error).toBeDefined();
  for (const { missionId, outcome, summary, error } of [done, refused]) {
    const { report } = await asked(editor, missionId);
    expect({ outcome: report?.outcome, summary: report?.summary, code: report?.error?.code }).toEqual({
      outcome,
      summary,
      code: error?.code,
    });
  }
});

test('of one that runs nothing is said yet, and one nobody knows is told as such', async () => {
  const host = await EditorHost.open(files);
  const editor = host.join({ preview: (_, token) => new Promise((resolve) => token.onCancellationRequested(() => resolve('discard'))) });
  editor.open('rows.py');
  const { missionId } = await editor.start({ instruction, approval: 'preview' });
  expect(await asked(editor, missionId)).toEqual({ report: null });
  await expect(asked(editor, 'nobody')).rejects.toMatchObject({ data: { code: 'target-not-found' } });
});

test('a peer that comes back from a holder that is gone hears it unasked', async () => {
  const host = await afterDeath();
  const editor = host.join({}, undefined, 'window', [cutOff]);
  expect(await editor.closed(cutOff)).toMatchObject({ instruction, outcome: 'failed', error: { code: 'interrupted' } });
});
