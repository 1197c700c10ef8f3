import { describe, expect, test } from 'vitest';
import type { TimelineEntryView } from '../../../server/protocol/messages/timeline.ts';
import { afterAppended, afterCounting, afterScroll, followingNow } from '../../../webview/timeline/follow.ts';
import { keyAction } from '../../../webview/timeline/keys.ts';
import { RowStore } from '../../../webview/timeline/rowStore.ts';
import { announcementOf, spokenAfter } from '../../../webview/timeline/speech.ts';

const entry = (sequence: number, more: Partial<TimelineEntryView> = {}): TimelineEntryView => ({
  sequence,
  eventId: `event-${sequence}`,
  wallMs: 0,
  kind: 'decision',
  who: 'coder-1',
  role: 'coder',
  missionId: 'mission-1',
  ticketId: '',
  changeSetId: '',
  text: `event ${sequence}`,
  tone: 'plain',
  jumps: [],
  detail: false,
  ...more,
});
const entries = (from: number, count: number): TimelineEntryView[] => Array.from({ length: count }, (_, at) => entry(from + at));

describe('following', () => {
  const place = (top: number) => ({ top, height: 400, whole: 1000 });

  test('scrolling up stops it, what comes then is counted, and the end starts it again', () => {
    const up = afterScroll(followingNow, place(500), 24);
    expect(up).toEqual({ following: false, unseen: 0 });
    const later = afterAppended(afterAppended(up, 2), 3);
    expect(later).toEqual({ following: false, unseen: 5 });
    expect(afterScroll(later, place(580), 24)).toEqual(followingNow);
  });

  test('within a row of the end is the end, and then nothing is counted', () => {
    expect(afterScroll(followingNow, place(577), 24)).toBe(followingNow);
    expect(afterAppended(followingNow, 9)).toBe(followingNow);
  });
});

describe('when the server has counted, after a first look at the newest 100 of 250', () => {
  const firstLook = { total: 100, newest: 250 };
  const lookingAround = { following: false, unseen: 0 };
  const last = Array.from({ length: 50 }, (_, at) => 201 + at);

  test('who looks on is at the end', () => {
    expect(afterCounting({ follow: followingNow, active: 99 }, firstLook, 200, last)).toEqual({
      follow: followingNow,
      active: -1,
      cameBefore: 0,
    });
  });

  test('who has begun to look around stays with the same entry, however many came in before it', () => {
    const after = afterCounting({ follow: lookingAround, active: 30 }, firstLook, 200, last);
    expect(after).toEqual({ follow: lookingAround, active: 180, cameBefore: 150 });
    const scrolled = afterCounting({ follow: lookingAround, active: -1 }, firstLook, 200, last);
    expect(scrolled).toEqual({ follow: lookingAround, active: -1, cameBefore: 150 });
  });

  test('what came meanwhile is counted as not seen', () => {
    const after = afterCounting({ follow: lookingAround, active: 30 }, firstLook, 200, [...last, 251, 252]);
    expect(after).toEqual({ follow: { following: false, unseen: 2 }, active: 180, cameBefore: 150 });
  });

  test('without a first look, or with one that is far behind, it begins at the end', () => {
    const end = { follow: followingNow, active: -1, cameBefore: 0 };
    expect(afterCounting({ follow: lookingAround, active: 3 }, { total: 0, newest: undefined }, 200, last)).toEqual(end);
    expect(afterCounting({ follow: lookingAround, active: 3 }, { total: 100, newest: 77 }, 200, last)).toEqual(end);
  });
});

describe('keys in the list', () => {
  const place = { active: 50, first: 0, total: 100, rowsInSight: 10 };

  test.each([
    ['ArrowUp', 49],
    ['ArrowDown', 51],
    ['PageUp', 41],
    ['PageDown', 59],
    ['Home', 0],
    ['End', 99],
  ])('%s leads to %i', (key, to) => {
    expect(keyAction(key, place)).toEqual({ kind: 'move', to });
  });

  test('the ends hold, and the first key begins at the newest', () => {
    expect(keyAction('ArrowDown', { ...place, active: 99 })).toEqual({ kind: 'move', to: 99 });
    expect(keyAction('PageUp', { ...place, active: 22, first: 20 })).toEqual({ kind: 'move', to: 20 });
    expect(keyAction('ArrowUp', { ...place, active: -1 })).toEqual({ kind: 'move', to: 99 });
    expect(keyAction('ArrowDown', { ...place, active: -1 })).toEqual({ kind: 'move', to: 99 });
    expect(keyAction('End', { ...place, total: 0 })).toBeUndefined();
  });

  test('opening needs an event; slash searches; Escape closes; letters are not for the list', () => {
    expect(keyAction('Enter', place)).toEqual({ kind: 'open' });
    expect(keyAction('Enter', { ...place, active: -1 })).toBeUndefined();
    expect(keyAction('/', place)).toEqual({ kind: 'search' });
    expect(keyAction('Escape', place)).toEqual({ kind: 'close' });
    expect(keyAction('a', place)).toBeUndefined();
  });
});

describe('the rows that are here', () => {
  test('a stretch is missing until it is here as a whole', () => {
    const store = new RowStore();
    store.reset(250);
    expect(store.missing(90, 240)).toEqual([0, 1, 2]);
    store.put(1, entries(101, 100));
    store.put(2, entries(201, 20));
    expect(store.missing(90, 240)).toEqual([0, 2]);
    expect(store.at(150)?.sequence).toBe(151);
    expect(store.at(20)).toBeUndefined();
  });

  test('what is appended is here when what comes before it is', () => {
    const store = new RowStore();
    store.reset(199);
    store.append(entry(200));
    expect(store.at(199)).toBeUndefined();
    store.append(entry(201));
    expect(store.at(200)?.sequence).toBe(201);
    store.append(entry(202));
    expect([store.total, store.at(201)?.sequence, store.missing(0, 201)]).toEqual([202, 202, [0, 1]]);
  });

  test('stretches far away are dropped', () => {
    const store = new RowStore();
    store.reset(100_000);
    for (let stretch = 0; stretch < 200; stretch += 1) store.put(stretch, entries(stretch * 100 + 1, 100));
    expect(store.at(0)).toBeUndefined();
    expect(store.at(19_999)?.sequence).toBe(20_000);
  });
});

describe('what is heard', () => {
  const says = (sequence: number, text: string) => entry(sequence, { kind: 'brainSpoke', text: `claude: ${text}`, detail: true });

  test('words go on until their agent acts, or the mission ends', () => {
    const first = spokenAfter([], [says(1, 'I look'), says(2, 'for calls')]);
    expect(first).toEqual([{ who: 'coder-1', missionId: 'mission-1', text: 'I look for calls' }]);
    expect(spokenAfter(first, [entry(3)])).toEqual([]);
    expect(spokenAfter(first, [entry(3, { who: 'scout-1' })])).toEqual(first);
    expect(spokenAfter(first, [entry(3, { who: 'supervisor', kind: 'missionClosed' })])).toEqual([]);
  });

  test('vetoes and ends of missions are announced, nothing else', () => {
    expect(announcementOf([entry(1), says(2, 'x')])).toBeUndefined();
    const veto = entry(3, { who: 'reflex-syntax', tone: 'veto', text: 'VETOES 1 file' });
    const close = entry(4, { who: 'supervisor-1', kind: 'missionClosed', text: 'closes the mission, vetoed' });
    expect(announcementOf([veto, entry(5), close])).toBe('reflex-syntax: VETOES 1 file. supervisor-1: closes the mission, vetoed');
  });
});
