import { expect, test } from 'vitest';
import { isInPlace } from '../../../server/core/ledger/inPlace.ts';
import type { EventFilter } from '../../../server/core/ports/ledgerPort.ts';
import { ChangeAuthor } from '../../../server/protocol/generated/events_pb.js';
import { Recorded } from './recorded.ts';

/** A change set at event 1 that made a.py from “old” to “new”, and what came after. */
function story(tell: (recorded: Recorded) => void): boolean {
  const recorded = new Recorded();
  recorded.add({ case: 'changeSetApplied', value: {} }, { missionId: 'm', changeSetId: 'c' });
  tell(recorded);
  const events = ({ afterSequence = 0, missionId, kinds, path }: EventFilter) =>
    recorded.events.filter(
      ({ sequence, payload, missionId: own }) =>
        Number(sequence) > afterSequence &&
        (missionId === undefined || own === missionId) &&
        (kinds === undefined || kinds.includes(payload.case!)) &&
        (path === undefined || (payload.case === 'stateChange' && payload.value.path === path)),
    );
  return isInPlace({ events }, { sequence: 1, files: [{ path: 'a.py', baseHash: 'old', newHash: 'new' }] });
}
const wrote = (recorded: Recorded, newHash: string, author: ChangeAuthor, missionId = '') =>
  recorded.add({ case: 'stateChange', value: { path: 'a.py', newHash, author } }, { missionId });
const rewound = (recorded: Recorded, missionId: string, targetSequence: bigint, newHash: string) => {
  recorded.add({ case: 'rewindPlanned', value: { targetSequence } }, { missionId });
  wrote(recorded, newHash, ChangeAuthor.REWIND, missionId);
};
const { PERSON } = ChangeAuthor;

test('it stands while nobody takes it back, whatever the person writes on top', () => {
  expect(story(() => undefined)).toBe(true);
  expect(story((recorded) => wrote(recorded, 'new and more', PERSON))).toBe(true);
});

test('an undo in the editor takes it back, and a redo there brings it again', () => {
  expect(story((recorded) => wrote(recorded, 'old', PERSON))).toBe(false);
  expect(
    story((recorded) => {
      wrote(recorded, 'old', PERSON);
      wrote(recorded, 'new', PERSON);
    }),
  ).toBe(true);
});

test('a rewind behind it takes it back, also where the person’s edits were merged in; one to a later moment does not', () => {
  expect(story((recorded) => rewound(recorded, 'r', 0n, 'old'))).toBe(false);
  expect(story((recorded) => rewound(recorded, 'r', 0n, 'old with my line'))).toBe(false);
  expect(story((recorded) => rewound(recorded, 'r', 1n, 'new with my line'))).toBe(true);
  expect(
    story((recorded) => {
      rewound(recorded, 'r', 0n, 'old with my line');
      rewound(recorded, 'redo', 1n, 'new with my line');
    }),
  ).toBe(true);
});
