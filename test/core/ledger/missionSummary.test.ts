import { expect, test } from 'vitest';
import { missionSummaries, missionSummaryKinds } from '../../../server/core/ledger/missionSummary.ts';
import { MissionKind, MissionOutcome } from '../../../server/protocol/generated/events_pb.js';
import { Recorded } from './recorded.ts';

test('missions: what was asked, what came of it, and the files that were written and not undone', () => {
  const recorded = new Recorded();
  const write = (missionId: string, changeSetId: string, ...paths: string[]) =>
    recorded.add({ case: 'changeSetApplied', value: { files: paths.map((path) => ({ path })) } }, { missionId, changeSetId });
  recorded.add(
    { case: 'missionOpened', value: { kind: MissionKind.REFACTOR, instruction: 'rename a to b', brain: 'offline' } },
    { missionId: 'one' },
  );
  recorded.add(
    { case: 'missionOpened', value: { kind: MissionKind.REWIND, planOnly: true } },
    { missionId: 'two', parentMissionId: 'one' },
  );
  write('one', 'set-1', 'a.py', 'b.py');
  write('one', 'set-2', 'c.py');
  write('two', 'set-3', 'd.py');
  recorded.add({ case: 'changeSetUndone', value: {} }, { missionId: 'one', changeSetId: 'set-2' });
  recorded.add({ case: 'missionClosed', value: { outcome: MissionOutcome.DONE, summary: 'renamed', edits: 4 } }, { missionId: 'one' });
  recorded.add({ case: 'missionClosed', value: {} }, { missionId: 'of which the opening is not here' });
  expect(missionSummaries(recorded.events)).toEqual([
    {
      missionId: 'one',
      parentMissionId: undefined,
      kind: 'refactor',
      instruction: 'rename a to b',
      brain: 'offline',
      planOnly: false,
      openedSequence: 1,
      openedWallMs: 1_000,
      closed: { outcome: 'done', summary: 'renamed', errorCode: '', edits: 4, sequence: 7, wallMs: 7_000 },
      changedPaths: ['a.py', 'b.py'],
      lastSequence: 7,
    },
    expect.objectContaining({
      missionId: 'two',
      parentMissionId: 'one',
      kind: 'rewind',
      planOnly: true,
      closed: undefined,
      changedPaths: ['d.py'],
    }),
  ]);
  const needed = recorded.events.filter((event) => missionSummaryKinds.includes(event.payload.case!));
  expect(missionSummaries(needed)).toEqual(missionSummaries(recorded.events));
});
