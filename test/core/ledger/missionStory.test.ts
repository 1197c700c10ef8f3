import { expect, test } from 'vitest';
import { missionStory, missionStoryKinds } from '../../../server/core/ledger/missionStory.ts';
import type { EventPayload } from '../../../server/core/ports/ledgerPort.ts';
import { AgentRole, FileAction, MissionKind, MissionOutcome } from '../../../server/protocol/generated/events_pb.js';
import { Recorded } from './recorded.ts';

const missionId = 'm1';
function begun(): Recorded {
  const recorded = new Recorded();
  recorded.add({ case: 'missionOpened', value: { kind: MissionKind.REFACTOR, instruction: 'rename a to b' } }, { missionId });
  return recorded;
}

test('a mission from its opening to its close, state by state', () => {
  const recorded = begun();
  const states = [missionStory(recorded.events)?.state];
  const steps: readonly EventPayload[] = [
    { case: 'intentUnderstood', value: {} },
    { case: 'approvalAsked', value: { files: 1, edits: 2 } },
    { case: 'approvalGiven', value: { approved: true } },
    { case: 'changeSetIntended', value: {} },
    { case: 'missionClosed', value: { outcome: MissionOutcome.VETOED, summary: 'b is there' } },
  ];
  for (const payload of steps) {
    recorded.add(payload, { missionId });
    states.push(missionStory(recorded.events)?.state);
  }
  expect(states).toEqual(['understanding', 'working', 'waiting', 'working', 'writing', 'closed']);
  expect(missionStory(recorded.events)).toMatchObject({
    outcome: 'vetoed',
    summary: 'b is there',
    sequence: 1,
    closedSequence: 6,
    files: [],
  });
  const needed = recorded.events.filter(({ payload }) => missionStoryKinds.includes(payload.case!));
  expect(missionStory(needed)).toEqual(missionStory(recorded.events));
});

test('while a preview is open the mission waits for the person, though its change set is intended already', () => {
  const recorded = begun();
  recorded.add({ case: 'approvalAsked', value: { files: 1, edits: 2 } }, { missionId });
  recorded.add({ case: 'changeSetIntended', value: {} }, { missionId, changeSetId: 'c1' });
  expect(missionStory(recorded.events)?.state).toBe('waiting');
  recorded.add({ case: 'approvalGiven', value: { approved: true } }, { missionId });
  expect(missionStory(recorded.events)?.state).toBe('working');
});

test('tickets: who works on them, how often, and why one failed', () => {
  const recorded = begun();
  const post = (ticketId: string, forRole: AgentRole) =>
    recorded.add({ case: 'ticketPosted', value: { forRole, title: `do ${ticketId}`, writeSet: ['a.py'] } }, { missionId, ticketId });
  post('t1', AgentRole.SCOUT);
  post('t2', AgentRole.CODER);
  recorded.add({ case: 'ticketAwarded', value: { toAgentId: 'coder-1' } }, { missionId, ticketId: 't2' });
  recorded.add({ case: 'ticketStarted', value: { attempt: 1 } }, { missionId, ticketId: 't2', agentId: 'coder-1' });
  recorded.add({ case: 'ticketFailed', value: { reason: 'syntax', willRetry: true } }, { missionId, ticketId: 't2' });
  const shown = () =>
    missionStory(recorded.events)?.tickets.map(({ role, agentId, state, attempt, reason }) => [role, agentId, state, attempt, reason]);
  expect(shown()).toEqual([
    ['scout', undefined, 'posted', 0, ''],
    ['coder', 'coder-1', 'posted', 1, 'syntax'],
  ]);
  recorded.add({ case: 'ticketStarted', value: { attempt: 2 } }, { missionId, ticketId: 't2', agentId: 'coder-2' });
  recorded.add({ case: 'ticketFinished', value: {} }, { missionId, ticketId: 't2' });
  recorded.add({ case: 'ticketFailed', value: { reason: 'nobody', willRetry: false } }, { missionId, ticketId: 't1' });
  expect(shown()).toEqual([
    ['scout', undefined, 'failed', 0, 'nobody'],
    ['coder', 'coder-2', 'finished', 2, ''],
  ]);
});

test('files are those of the change set that was applied, and none when recovery undid it', () => {
  const recorded = begun();
  const files = [{ path: 'a.py', action: FileAction.MODIFY, baseHash: 'x', newHash: 'y' }];
  recorded.add({ case: 'changeSetApplied', value: { files } }, { missionId, changeSetId: 'c1' });
  expect(missionStory(recorded.events)).toMatchObject({
    changeSetId: 'c1',
    appliedSequence: 2,
    files: [{ path: 'a.py', action: 'modify', baseHash: 'x', newHash: 'y' }],
  });
  recorded.add({ case: 'changeSetUndone', value: {} }, { missionId, changeSetId: 'c1' });
  expect(missionStory(recorded.events)).toMatchObject({ changeSetId: undefined, appliedSequence: undefined, files: [] });
});

test('without its opening there is no mission', () => {
  const recorded = new Recorded();
  recorded.add({ case: 'missionClosed', value: {} }, { missionId });
  expect(missionStory(recorded.events)).toBeUndefined();
});
