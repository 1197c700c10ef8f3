import { create } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { closeInterruptedMissions } from '../../../server/core/ledger/interruptedMissions.ts';
import { MissionOutcome, type SwarmEvent, SwarmEventSchema } from '../../../server/protocol/generated/events_pb.js';

let sequence = 0n;
function event(missionId: string, writerId: string, payload: Parameters<typeof create<typeof SwarmEventSchema>>[1] & object): SwarmEvent {
  sequence += 1n;
  return create(SwarmEventSchema, { sequence, eventId: `e${sequence}`, missionId, writerId, ...payload });
}
const opened = (mission: string, writer: string) =>
  event(mission, writer, { payload: { case: 'missionOpened', value: { instruction: 'x' } } });
const closed = (mission: string, writer: string) => event(mission, writer, { payload: { case: 'missionClosed', value: {} } });
const applied = (mission: string, writer: string, changeSetId: string) =>
  event(mission, writer, { changeSetId, payload: { case: 'changeSetApplied', value: { files: [{ path: 'a.py' }] } } });
const undone = (mission: string, writer: string, changeSetId: string) =>
  event(mission, writer, { changeSetId, payload: { case: 'changeSetUndone', value: { files: [{ path: 'a.py' }] } } });

describe('missions whose process ended', () => {
  it('are closed by what became of their change sets; living and closed ones are left alone', () => {
    const events = [
      opened('closed', 'dead'),
      closed('closed', 'dead'),
      opened('alive', 'alive'),
      opened('before', 'dead'),
      opened('written', 'dead'),
      applied('written', 'dead', 'c1'),
      opened('undone', 'dead'),
      undone('undone', 'dead', 'c2'),
    ];
    const drafts = closeInterruptedMissions(events, (writer) => writer === 'alive');
    const told = drafts.map(({ missionId, causationId, payload }) => {
      const { outcome, errorCode, changedPaths } = payload.case === 'missionClosed' ? payload.value : {};
      return { missionId, causationId, outcome, errorCode, changedPaths };
    });
    expect(told).toEqual([
      { missionId: 'before', causationId: 'e4', outcome: MissionOutcome.FAILED, errorCode: 'interrupted', changedPaths: [] },
      { missionId: 'written', causationId: 'e5', outcome: MissionOutcome.DONE, errorCode: '', changedPaths: ['a.py'] },
      { missionId: 'undone', causationId: 'e7', outcome: MissionOutcome.FAILED, errorCode: 'interrupted', changedPaths: [] },
    ]);
  });
});
