import { setImmediate as othersTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Ledger } from '../../../server/adapters/ledger/ledger.ts';
import { eventDetailOf } from '../../../server/core/ledger/eventDetail.ts';
import { TimelineQuery } from '../../../server/core/ledger/timelineQuery.ts';
import type { TimelinePort } from '../../../server/core/ports/timelinePort.ts';
import { AgentRole } from '../../../server/protocol/generated/events_pb.js';
import type { TimelineFilter } from '../../../server/protocol/messages/timeline.ts';
import { missionDrafts, spokenDraft } from '../../bench/pages/syntheticLedger.ts';
import { failureOf, ledgerFixture } from './ledgerFixture.ts';

const never = new AbortController().signal;
const missions = 40;

function filled(): Ledger {
  const ledger = ledgerFixture().open();
  for (let mission = 0; mission < missions; mission += 1) ledger.append(missionDrafts(mission), 'process');
  return ledger;
}

/** A model's words belong to what one reads along; the offline engine's only repeat its decisions. */
function speaking(ledger: Ledger): void {
  const brains = ['claude', 'offline'];
  const value = (brain: string) => ({ brain, text: 'the words offline and claude' });
  ledger.append(
    brains.map((brain) => ({ role: AgentRole.SCOUT, payload: { case: 'brainSpoke', value: value(brain) } })),
    'process',
  );
}

const timelineOf = (ledger: Ledger) => new TimelineQuery(ledger, () => Promise.resolve());
const all = (filter: TimelineFilter) => ({ filter, offset: 0, limit: 500 });

describe('the timeline over a ledger', () => {
  test('what a filter lets through is what one finds by looking at every event', async () => {
    const ledger = filled();
    speaking(ledger);
    const query = timelineOf(ledger);
    const everything = (await query.rows(all({ detail: true }), never)).total;
    expect(everything).toBe(ledger.head().sequence);
    const expected: readonly [TimelineFilter, (event: ReturnType<typeof entryIn>) => boolean][] = [
      [{}, ({ detail }) => !detail],
      [{ text: 'the words offline' }, ({ text }) => text.startsWith('claude: ')],
      [{ kinds: ['decision'] }, ({ kind }) => kind === 'decision'],
      [{ kinds: ['ticketBid'] }, ({ kind }) => kind === 'ticketBid'],
      [{ agents: ['coder-1'] }, ({ who, detail }) => who === 'coder-1' && !detail],
      [{ agents: ['reflex'], text: ' vetoes ' }, ({ role, text }) => role === 'reflex' && text.includes('VETOES')],
      [{ missions: ['mission-00000003'], detail: true }, ({ missionId }) => missionId === 'mission-00000003'],
    ];
    const entries = Array.from({ length: everything }, (_, at) => entryIn(ledger, at + 1));
    for (const [filter, passes] of expected) {
      const found = await query.rows(all(filter), never);
      const wanted = entries.filter(passes).map(({ sequence }) => sequence);
      expect(wanted.length).toBeGreaterThan(0);
      expect(found.entries.map(({ sequence }) => sequence)).toEqual(wanted.slice(0, 500));
      expect(found.total).toBe(wanted.length);
    }
  });

  test('who has asked once searches without reading the events again; once disposed of, nothing is read ahead', async () => {
    const ledger = filled();
    let stretches = 0;
    const port: TimelinePort = {
      head: () => ledger.head(),
      event: (idOrSequence) => ledger.event(idOrSequence),
      events(filter) {
        stretches += 1;
        return ledger.events(filter);
      },
      outlines: (afterSequence, limit) => ledger.outlines(afterSequence, limit),
      sequencesNaming: (path, afterSequence, untilSequence) => ledger.sequencesNaming(path, afterSequence, untilSequence),
      consequencesOf: (event, limit) => ledger.consequencesOf(event, limit),
    };
    const disposed = new TimelineQuery(port, () => Promise.resolve());
    await disposed.query({}, never);
    disposed.dispose();
    await othersTurn();
    const readThen = stretches;
    expect(readThen).toBeLessThan(2);
    const query = new TimelineQuery(port, () => Promise.resolve());
    await query.query({}, never);
    await othersTurn();
    expect(stretches).toBeGreaterThan(readThen);
    const readAhead = stretches;
    const { total } = await query.query({ text: 'bracket', detail: true }, never);
    expect(total).toBeGreaterThan(0);
    expect(stretches).toBe(readAhead);
  });

  test('a file is found wherever an event names it', async () => {
    const ledger = filled();
    const path = 'src/rows/parse_row.py';
    const { entries } = await timelineOf(ledger).rows(all({ paths: [path], missions: ['mission-00000000'] }), never);
    expect(entries.map(({ kind }) => kind)).toEqual([
      'decision',
      'editsProposed',
      'physicsJudged',
      'criticJudged',
      'changeSetIntended',
      'stateChange',
      'changeSetApplied',
      'missionClosed',
      'stateChange',
    ]);
  });

  test('what is appended later is let through too, and windows keep their places', async () => {
    const ledger = filled();
    const query = timelineOf(ledger);
    const before = await query.query({ kinds: ['missionOpened'] }, never);
    expect(before).toMatchObject({ total: missions, headSequence: ledger.head().sequence });
    ledger.append(missionDrafts(missions), 'process');
    const { total, entries, offset } = await query.rows({ filter: { kinds: ['missionOpened'] }, offset: missions - 1, limit: 9 }, never);
    expect([total, offset, entries.map(({ missionId }) => missionId)]).toEqual([
      missions + 1,
      missions - 1,
      ['mission-00000039', 'mission-00000040'],
    ]);
  });

  test('a window is placed by an event, and a first look needs no count', async () => {
    const ledger = filled();
    const query = timelineOf(ledger);
    const filter = { kinds: ['decision'] };
    const third = (await query.rows({ filter, offset: 2, limit: 1 }, never)).entries[0];
    const placed = await query.rows({ filter, offset: 0, limit: 1, atSequence: third?.sequence ?? 0 }, never);
    expect([placed.offset, placed.entries[0]?.sequence]).toEqual([2, third?.sequence]);
    const first = await timelineOf(ledger).rows({ filter, offset: 0, limit: 3, newest: true }, never);
    const last = await query.rows({ filter, offset: missions - 3, limit: 3 }, never);
    expect(first.entries).toEqual(last.entries);
  });

  test('it tells what one can filter by', async () => {
    const { facets } = await timelineOf(filled()).query({}, never);
    expect(facets.missions[0]).toMatchObject({ value: 'mission-00000039', label: 'rename `count_customer` to `load_customer_39`' });
    expect(facets.missions).toHaveLength(missions);
    expect(facets.kinds.find(({ value }) => value === 'missionOpened')?.count).toBe(missions);
    expect(facets.agents.map(({ value }) => value)).toContain('coder-3');
    expect(facets.paths[0]?.count).toBeGreaterThan(0);
  });

  test('a question that was taken back ends, and what it found serves the next', async () => {
    const ledger = filled();
    const controller = new AbortController();
    let pauses = 0;
    const query = new TimelineQuery(ledger, async () => {
      pauses += 1;
      controller.abort();
    });
    ledger.append(
      Array.from({ length: 600 }, (_, at) => spokenDraft(1, `word ${at}`)),
      'process',
    );
    const filter = { text: 'word', detail: true };
    await expect(query.query(filter, controller.signal)).rejects.toMatchObject({ error: { code: 'cancelled' } });
    expect(pauses).toBeGreaterThan(0);
    expect((await query.query(filter, never)).total).toBe(600);
  });

  test('an event opens to its cause and to what followed from it', () => {
    const ledger = filled();
    const opened = eventDetailOf(2, ledger);
    expect(opened.cause?.kind).toBe('missionOpened');
    expect(opened.consequences.map(({ kind }) => kind)).toEqual(['missionPlanned']);
    expect(JSON.parse(opened.json)).toMatchObject({ sequence: '2', intentUnderstood: {} });
    expect(failureOf(() => eventDetailOf(1_000_000, ledger))).toBe('target-not-found');
    expect(failureOf(() => eventDetailOf(-1, ledger))).toBe('target-not-found');
  });
});

function entryIn(ledger: Ledger, sequence: number) {
  return eventDetailOf(sequence, ledger).entry;
}
