import { describe, expect, test } from 'vitest';
import type { EventFilter } from '../../../server/core/ports/ledgerPort.ts';
import { asChangeSetId, asEventId, asMissionId } from '../../../server/protocol/ids.ts';
import { draft, ledgerFixture } from './ledgerFixture.ts';

describe('events', () => {
  const other = asMissionId('mission-2');
  test.each<{ filter: EventFilter; expected: number[] }>([
    { filter: {}, expected: [1, 2, 3, 4, 5, 6, 7] },
    { filter: { afterSequence: 2, untilSequence: 4 }, expected: [3, 4] },
    { filter: { newestFirst: true, limit: 2 }, expected: [7, 6] },
    { filter: { limit: 0 }, expected: [] },
    { filter: { missionId: other }, expected: [2, 5] },
    { filter: { missionId: other, newestFirst: true, limit: 1 }, expected: [5] },
    { filter: { kinds: ['stateChange', 'missionOpened'] }, expected: [1, 3, 4, 7] },
    { filter: { kinds: ['stateChange'], afterSequence: 3, untilSequence: 6 }, expected: [4] },
    { filter: { kinds: [] }, expected: [] },
    { filter: { path: 'a.py' as never }, expected: [3, 7] },
    { filter: { changeSetId: asChangeSetId('set') }, expected: [6] },
  ])('$filter gives $expected', ({ filter, expected }) => {
    const ledger = ledgerFixture().open();
    const drafts = [
      draft.opened(),
      { ...draft.started(), missionId: other },
      draft.change('a.py', 'h1'),
      draft.change('b.py', 'h1'),
      { ...draft.started(), missionId: other },
      draft.changeSet('changeSetIntended', 'set'),
      draft.change('a.py', 'h2'),
    ];
    ledger.append(drafts, 'process');
    expect([...ledger.events(filter)].map((event) => Number(event.sequence))).toEqual(expected);
  });

  test('are read in pages: appending while reading neither fails nor leaves events out', () => {
    const ledger = ledgerFixture().open();
    ledger.append(
      Array.from({ length: 1_200 }, () => draft.started()),
      'process',
    );
    const seen: number[] = [];
    for (const event of ledger.events({ untilSequence: 1_200 })) {
      seen.push(Number(event.sequence));
      if (seen.length % 400 === 0) ledger.append([draft.started()], 'process');
    }
    expect(seen).toEqual(Array.from({ length: 1_200 }, (_, i) => i + 1));
    expect([...ledger.events({ newestFirst: true, untilSequence: 1_003 })].map((event) => Number(event.sequence))).toEqual(
      Array.from({ length: 1_003 }, (_, i) => 1_003 - i),
    );
  });

  test('one event is found by sequence and by id', () => {
    const ledger = ledgerFixture().open();
    const [event] = ledger.append([draft.opened()], 'process');
    expect([ledger.event(1), ledger.event(asEventId(event!.eventId)), ledger.event(2), ledger.event(asEventId('no'))]).toEqual([
      event,
      event,
      undefined,
      undefined,
    ]);
  });

  test('a time leads to the newest event by then', () => {
    const fixture = ledgerFixture();
    const ledger = fixture.open();
    const start = fixture.clock.nowMs;
    for (let i = 0; i < 3; i++) {
      ledger.append([draft.started(), draft.started()], 'process');
      fixture.clock.nowMs += 1_000;
    }
    expect([-1, 0, 999, 1_000, 9_999].map((ms) => ledger.sequenceAtTime(start + ms))).toEqual([0, 2, 2, 4, 6]);
  });
});

describe('listeners', () => {
  test('hear every event once and in order, whoever appended it, also when one of them fails or appends itself', () => {
    const fixture = ledgerFixture();
    const [mine, theirs] = [fixture.open(), fixture.open()];
    theirs.append([draft.started()], 'process'); // before anybody listens
    const heard: number[] = [];
    mine.onAppended(() => {
      throw new Error('a listener that fails');
    });
    const answering = mine.onAppended((events) => {
      if (events.some((event) => event.payload.case === 'missionOpened')) mine.append([draft.started()], 'process');
    });
    mine.onAppended((events) => heard.push(...events.map((event) => Number(event.sequence))));
    mine.append([draft.opened()], 'process'); // 2, and 3 out of a listener
    theirs.append([draft.started(), draft.started()], 'process'); // 4, 5
    mine.append([draft.started()], 'process'); // 6, after those
    theirs.append([draft.started()], 'process'); // 7
    expect(heard).toEqual([2, 3, 4, 5, 6]);
    mine.poll();
    mine.poll();
    answering.dispose();
    expect(heard).toEqual([2, 3, 4, 5, 6, 7]);
    expect(mine.info().warnings).toEqual([expect.stringContaining('a listener that fails')]);
  });
});

describe('contents', () => {
  test('come back byte for byte, are stored once, and small where that helps', () => {
    const ledger = ledgerFixture().open();
    const samples = [new Uint8Array(0), Uint8Array.from([0, 255, 13, 10]), new TextEncoder().encode('def f():\n    pass\n'.repeat(500))];
    for (const bytes of samples) {
      const hash = ledger.putContent(bytes);
      expect([ledger.putContent(bytes), ledger.hasContent(hash), ledger.content(hash)]).toEqual([hash, true, bytes]);
    }
    expect(ledger.content('0'.repeat(64) as never)).toBeUndefined();
    const { contents } = ledger.info();
    expect(contents).toMatchObject({ count: 3, bytes: 9_004 });
    expect(contents.storedBytes).toBeLessThan(200);
  });

  test('over the bound are kept, and that is said', () => {
    const ledger = ledgerFixture().open({ contentsStoredBytesMax: 3 });
    ledger.putContent(Uint8Array.from([1, 2, 3, 4]));
    expect(ledger.info().warnings).toEqual(['The ledger stores 4 bytes of contents, over its bound of 3.']);
  });
});
