/** How long ago something was, in words: "2 minutes ago", "yesterday". */

const units = [
  { unit: 'second', perNext: 60 },
  { unit: 'minute', perNext: 60 },
  { unit: 'hour', perNext: 24 },
  { unit: 'day', perNext: 7 },
  { unit: 'week', perNext: 4.35 },
  { unit: 'month', perNext: 12 },
  { unit: 'year', perNext: Number.POSITIVE_INFINITY },
] as const;

/** Both times in Unix milliseconds. `language`: a BCP 47 tag. What lies in the future counts as now. */
export function ageOf(wallMs: number, nowMs: number, language: string): string {
  let amount = Math.max(0, (nowMs - wallMs) / 1_000);
  for (const { unit, perNext } of units) {
    if (Math.round(amount) < perNext) {
      const rounded = unit === 'second' ? 0 : Math.round(amount);
      return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-rounded, unit);
    }
    amount /= perNext;
  }
  return '';
}
