import { describe, expect, test } from 'vitest';
import type { TimelineEntryView } from '../../../server/protocol/messages/timeline.ts';
import { choicesOn, filterOf, isFiltering, keptFilters, kindLabel, noFilters, passes } from '../../../webview/timeline/filters.ts';

const entry: TimelineEntryView = {
  sequence: 7,
  eventId: 'event-7',
  wallMs: 0,
  kind: 'reflexJudged',
  who: 'reflex-syntax',
  role: 'reflex',
  missionId: 'mission-1',
  ticketId: '',
  changeSetId: '',
  text: 'VETOES 1 file: a bracket is not closed',
  tone: 'veto',
  jumps: [],
  detail: false,
};

describe('the filters of the timeline', () => {
  test('the server is asked only for what was chosen', () => {
    expect(filterOf(noFilters)).toEqual({});
    expect(filterOf({ agent: 'coder-1', kind: 'decision', path: 'a.py', mission: 'm', text: '  x ', detail: true })).toEqual({
      agents: ['coder-1'],
      kinds: ['decision'],
      paths: ['a.py'],
      missions: ['m'],
      text: 'x',
      detail: true,
    });
  });

  test.each([
    [{}, true],
    [{ kind: 'reflexJudged' }, true],
    [{ kind: 'decision' }, false],
    [{ agent: 'reflex' }, true],
    [{ agent: 'reflex-syntax' }, true],
    [{ agent: 'coder-1' }, false],
    [{ mission: 'mission-1' }, true],
    [{ mission: 'mission-2' }, false],
    [{ text: ' vetoes ' }, true],
    [{ text: 'passes' }, false],
    [{ path: 'a.py' }, undefined],
    [{ path: 'a.py', kind: 'decision' }, false],
  ])('%o lets a veto through: %s', (chosen, expected) => {
    expect(passes(entry, { ...noFilters, ...chosen })).toBe(expected);
  });

  test('machinery passes when it is wanted, or asked for by its kind', () => {
    const bid = { ...entry, kind: 'ticketBid', detail: true };
    expect(passes(bid, noFilters)).toBe(false);
    expect(passes(bid, { ...noFilters, detail: true })).toBe(true);
    expect(passes(bid, { ...noFilters, kind: 'ticketBid' })).toBe(true);
  });

  test('what was kept comes back; what is no filter is left out', () => {
    const filters = { agent: 'coder-1', kind: '', path: 'a.py', mission: '', text: 'x', detail: true };
    expect(keptFilters(JSON.parse(JSON.stringify(filters)))).toEqual(filters);
    expect(keptFilters(undefined)).toEqual(noFilters);
    expect(keptFilters({ agent: 3, detail: 'yes', kind: ['x'] })).toEqual(noFilters);
  });

  test('choices are counted, and machinery alone hides nothing', () => {
    expect(choicesOn({ ...noFilters, agent: 'a', detail: true })).toBe(2);
    expect(isFiltering({ ...noFilters, detail: true })).toBe(false);
    expect(isFiltering({ ...noFilters, text: ' x' })).toBe(true);
  });

  test('a kind reads as words', () => {
    expect(kindLabel('changeSetPartlyTaken')).toBe('change set partly taken');
  });
});
