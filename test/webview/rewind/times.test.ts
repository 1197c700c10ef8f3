import { expect, test } from 'vitest';
import { rewindWords } from '../../../server/protocol/pages/rewindWords.ts';
import { calendarOf, dayLabel, whenLabel } from '../../../webview/rewind/times.ts';
import { wordsOf } from '../../../webview/shared/words.ts';

const at = (text: string): number => new Date(text).getTime();

test('days are today, yesterday, a date, and a date with its year', () => {
  const now = at('2026-11-21T00:10:00');
  const calendar = calendarOf('en', wordsOf(rewindWords, {}));
  const days = ['2026-11-21T00:00:00', '2026-11-20T23:59:59', '2026-11-20T00:00:00', '2026-11-19T12:00:00', '2025-12-31T12:00:00'];
  expect(days.map((day) => dayLabel(at(day), now, calendar))).toEqual(['Today', 'Yesterday', 'Yesterday', 'Nov 19', 'Dec 31, 2025']);
  const german = calendarOf('de', wordsOf(rewindWords, { yesterday: 'Gestern' }));
  expect(whenLabel(at('2026-11-20T14:05:00'), now, german)).toBe('Gestern 14:05');
});
