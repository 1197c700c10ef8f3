import { expect, test } from 'vitest';
import type { EventDraft } from '../../../server/core/ports/ledgerPort.ts';
import { AgentRole, ChangeAuthor } from '../../../server/protocol/generated/events_pb.js';
import { asMissionId } from '../../../server/protocol/ids.ts';
import { ledgerFixture } from './ledgerFixture.ts';

const changed = (path: string, author: ChangeAuthor): EventDraft => ({
  role: AgentRole.OPERATOR,
  payload: { case: 'stateChange', value: { path, newHash: 'x', author } },
});
const applied = (missionId: string): EventDraft => ({
  role: AgentRole.OPERATOR,
  missionId: asMissionId(missionId),
  payload: { case: 'changeSetApplied', value: {} },
});

test('state changes are found by who made them, beside events of other kinds, and missions by what they wrote', () => {
  const ledger = ledgerFixture().open();
  const { AGENT, PERSON, REWIND, VERSION_CONTROL } = ChangeAuthor;
  ledger.append([changed('a', PERSON), changed('a', AGENT), applied('m2'), changed('b', VERSION_CONTROL)], 'process');
  ledger.append([changed('a', REWIND), applied('m1'), changed('a', PERSON), applied('m2')], 'process');
  const sequences = (filter: Parameters<typeof ledger.events>[0]) => [...ledger.events(filter)].map(({ sequence }) => Number(sequence));
  const kinds = ['stateChange', 'changeSetApplied'] as const;
  expect(sequences({ kinds, authors: [PERSON, VERSION_CONTROL] })).toEqual([1, 3, 4, 6, 7, 8]);
  expect(sequences({ kinds, authors: [PERSON], afterSequence: 3, untilSequence: 7 })).toEqual([6, 7]);
  expect(sequences({ kinds: ['stateChange'], authors: [AGENT, REWIND], newestFirst: true })).toEqual([5, 2]);
  expect(sequences({ kinds, authors: [] })).toEqual([3, 6, 8]);
  expect([0, 3, 8].map((after) => ledger.missionsAppliedAfter(after))).toEqual([['m2', 'm1'], ['m1', 'm2'], []]);
});

test('missions that were opened and not closed, oldest first', () => {
  const ledger = ledgerFixture().open();
  const opened = (missionId: string): EventDraft => ({
    role: AgentRole.PERSON,
    missionId: asMissionId(missionId),
    payload: { case: 'missionOpened', value: {} },
  });
  const closed: EventDraft = { role: AgentRole.OPERATOR, missionId: asMissionId('m1'), payload: { case: 'missionClosed', value: {} } };
  expect(ledger.openMissions()).toEqual([]);
  ledger.append([opened('m2'), opened('m1'), applied('m3'), opened('m0')], 'process');
  ledger.append([closed], 'process');
  expect(ledger.openMissions()).toEqual(['m2', 'm0']);
});

test('what is looked at together is of one moment', () => {
  const fixture = ledgerFixture();
  const ledger = fixture.open();
  ledger.append([changed('a', ChangeAuthor.PERSON)], 'process');
  const other = fixture.open();
  const seen = ledger.atOneMoment(() => {
    const before = ledger.pathsChangedAfter(0);
    other.append([changed('b', ChangeAuthor.PERSON)], 'process');
    return [before, ledger.pathsChangedAfter(0)];
  });
  expect(seen).toEqual([['a'], ['a']]);
  expect(ledger.pathsChangedAfter(0)).toEqual(['a', 'b']);
});
