import { describe, expect, it } from 'vitest';
import { parseTarget } from '../../../server/core/rewind/parseTarget.ts';

const now = Date.UTC(2026, 10, 20, 12);
const parse = (words: string) => {
  const parsed = parseTarget(words, now);
  return parsed.ok ? parsed.value : parsed.error.code;
};
const at = (wallMs: number) => ({ kind: 'time', wallMs });

describe('parseTarget', () => {
  it.each([
    ['start', { kind: 'start' }],
    [' The Beginning ', { kind: 'start' }],
    ['#12', { kind: 'sequence', sequence: 12 }],
    ['12', { kind: 'sequence', sequence: 12 }],
    ['event #12', { kind: 'sequence', sequence: 12 }],
    ['#0', { kind: 'sequence', sequence: 0 }],
    ['10 minutes ago', at(now - 600_000)],
    ['a minute ago', at(now - 60_000)],
    ['an hour ago', at(now - 3_600_000)],
    ['two hours  ago', at(now - 7_200_000)],
    ['1.5 hours ago', at(now - 5_400_000)],
    ['90s ago', at(now - 90_000)],
    ['5m ago', at(now - 300_000)],
    ['3 days ago', at(now - 3 * 86_400_000)],
    ['1 week ago', at(now - 7 * 86_400_000)],
    ['yesterday', at(now - 86_400_000)],
    ['now', at(now)],
    ['2026-11-20T11:30:00Z', at(now - 1_800_000)],
    ['2026-11-20 12:30:00.250+01:00', at(now - 1_800_000 + 250)],
    ['2026-11-20T06:00-0530', at(now - 1_800_000)],
    ['2026-11-19', at(new Date(2026, 10, 19).getTime())],
    ['2026-11-19 08:15', at(new Date(2026, 10, 19, 8, 15).getTime())],
    ['0198AB', { kind: 'id', prefix: '0198ab' }],
    ['mission 0198abcd-ef', { kind: 'id', prefix: '0198abcd-ef' }],
  ])('understands %j', (words, expected) => expect(parse(words)).toEqual(expected));

  it.each([
    '',
    '   ',
    'last tuesday',
    'zz9',
    'abc',
    '2026-02-31',
    '2026-13-01',
    '2026-11-20 25:00',
    '2026-11-21',
    '10 parsecs ago',
    'minutes ago',
    '#',
  ])('does not guess at %j', (words) => expect(parse(words)).toBe('target-not-found'));
});
