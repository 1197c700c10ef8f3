/** Moments of time in words: the day, the time of day. */
import type { RewindWord } from '../../server/protocol/pages/rewindWords.ts';
import type { Words } from '../shared/words.ts';

/** How one writes dates here; making the formats takes long, so they are made once. */
export interface Calendar {
  readonly words: Words<RewindWord>;
  readonly time: Intl.DateTimeFormat;
  readonly day: Intl.DateTimeFormat;
  readonly dayAndYear: Intl.DateTimeFormat;
}

export function calendarOf(locale: string, words: Words<RewindWord>): Calendar {
  return {
    words,
    time: new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    day: new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' }),
    dayAndYear: new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', year: 'numeric' }),
  };
}

/** The same for all moments of one day, where the person is. */
export function dayOf(wallMs: number): number {
  return new Date(wallMs).setHours(0, 0, 0, 0);
}

export function dayLabel(wallMs: number, nowMs: number, { words, day: short, dayAndYear }: Calendar): string {
  const day = dayOf(wallMs);
  const today = dayOf(nowMs);
  if (day === today) return words('today');
  // Twelve hours before midnight is yesterday, also where a day has 23 or 25.
  if (day === dayOf(today - 12 * 3_600_000)) return words('yesterday');
  const sameYear = new Date(day).getFullYear() === new Date(today).getFullYear();
  return (sameYear ? short : dayAndYear).format(day);
}

export function timeLabel(wallMs: number, { time }: Calendar): string {
  return time.format(wallMs);
}

/** "Today 14:05". */
export function whenLabel(wallMs: number, nowMs: number, calendar: Calendar): string {
  return `${dayLabel(wallMs, nowMs, calendar)} ${timeLabel(wallMs, calendar)}`;
}
