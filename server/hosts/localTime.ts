/** Moments in local time, as people read them. */

const two = (number: number): string => String(number).padStart(2, '0');

/** "14:03:27". `wallMs`: Unix milliseconds. */
export function clockTime(wallMs: number): string {
  const at = new Date(wallMs);
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

/** "2026-11-20". */
export function dateOf(wallMs: number): string {
  const at = new Date(wallMs);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** "2026-11-20 14:03:27". */
export function dateAndTime(wallMs: number): string {
  return `${dateOf(wallMs)} ${clockTime(wallMs)}`;
}
