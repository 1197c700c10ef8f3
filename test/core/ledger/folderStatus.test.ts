import { expect, test } from 'vitest';
import { folderStatus } from '../../../server/core/ledger/folderStatus.ts';
import type { MissionView, TicketView } from '../../../server/protocol/messages/missions.ts';

const ticket = (state: TicketView['state'], title = 'a ticket'): TicketView => {
  return { ticketId: title, title, role: 'coder', agentId: undefined, state, attempt: 1, reason: '', files: [] };
};
const mission = (change: Partial<MissionView>): MissionView => ({
  missionId: 'm',
  kind: 'refactor',
  instruction: 'rename a to b',
  state: 'working',
  outcome: undefined,
  summary: '',
  openedMs: 0,
  closedMs: undefined,
  sequence: 1,
  closedSequence: undefined,
  running: true,
  changeSetId: undefined,
  inPlace: false,
  tickets: [],
  files: [],
  ...change,
});
const closed = (outcome: MissionView['outcome'], closedSequence: number) =>
  mission({ missionId: 'closed', state: 'closed', running: false, outcome, closedSequence, summary: 'b is there already' });
const said = (missions: readonly MissionView[], vetoesAfter = 0) => {
  const { state, text, missionId } = folderStatus(missions, vetoesAfter);
  return [state, text, missionId];
};

test('what works, counted over all missions that run', () => {
  const tickets = [ticket('finished'), ticket('working', 'rename a in rows.py'), ticket('posted')];
  expect(folderStatus([mission({ tickets }), mission({ tickets: [ticket('finished')] }), closed('done', 3)], 0)).toEqual({
    state: 'working',
    ticketsDone: 2,
    ticketsTotal: 4,
    missions: 2,
    text: '2 of 4 tickets done: rename a in rows.py',
    missionId: 'm',
  });
});

test('who waits for a person comes first', () => {
  const waiting = mission({ missionId: 'w', state: 'waiting' });
  expect(said([mission({}), waiting])).toEqual(['waiting', 'Waiting for you: rename a to b', 'w']);
});

test('a veto shows until the next mission, and not from before the folder was opened', () => {
  expect(said([closed('vetoed', 9)])).toEqual(['vetoed', 'b is there already', 'closed']);
  expect(said([closed('vetoed', 9)], 9)[0]).toBe('idle');
  expect(said([closed('done', 12), closed('vetoed', 9)])[0]).toBe('idle');
  expect(said([mission({ state: 'understanding' }), closed('vetoed', 9)])[0]).toBe('working');
});

test('a mission that nobody works on any more is not running', () => {
  expect(said([mission({ running: false })])[0]).toBe('idle');
  expect(said([])).toEqual(['idle', 'Nothing runs.', undefined]);
});
