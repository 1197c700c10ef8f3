/** Moments of time in words: the day, the time of day. `locale` as the editor has it. */
import type { RewindWord } from '../../server/protocol/pages/rewindWords.ts';
import type { Words } from '../shared/words.ts';

export interface Calendar {
  readonly nowMs: number;
  readonly locale: string;
  readonly words: Words<RewindWord>;
}

/** The same for all moments of one day, where the person is. */
export function dayOf(wallMs: number): number {
  return new Date(wallMs).setHours(0, 0, 0, 0);
}

export function dayLabel(wallMs: number, { nowMs, locale, words }: Calendar): string {
  const day = dayOf(wallMs);
  const today = dayOf(nowMs);
  if (day === today) return words('today');
  // Twelve hours before midnight is yesterday, also where a day has 23 or 25.
  if (day === dayOf(today - 12 * 3_600_000)) return words('yesterday');
  const sameYear = new Date(day).getFullYear() === new Date(today).getFullYear();
  return new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', ...(sameYear ? {} : { year: 'numeric' }) }).format(day);
}

export function timeLabel(wallMs: number, { locale }: Calendar): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(wallMs);
}

/** "Today 14:05". */
export function whenLabel(wallMs: number, calendar: Calendar): string {
  return `${dayLabel(wallMs, calendar)} ${timeLabel(wallMs, calendar)}`;
}
