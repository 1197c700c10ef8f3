/**
 * The moment a person names: `start`, `#12`, an ISO time, "10 minutes ago", "yesterday", or the beginning of the id of
 * an event or a mission. Only the words are understood here; resolveTarget looks the moment up in the ledger.
 */
import { err, ok, type Result } from '../../base/result.ts';
import { type SwarmError, swarmError } from '../../protocol/errors.ts';

export type RewindTarget =
  | { readonly kind: 'start' } // before the first event
  | { readonly kind: 'sequence'; readonly sequence: number }
  | { readonly kind: 'time'; readonly wallMs: number }
  | { readonly kind: 'id'; readonly prefix: string }; // lower case

const targetBounds = {
  /** Shorter beginnings of an id say nothing. */
  idPrefixCharactersMin: 4,
} as const;

const unitMs: Readonly<Record<string, number>> = {
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 7 * 86_400_000,
};

const unitNames: Readonly<Record<string, string>> = {
  s: 'second',
  sec: 'second',
  second: 'second',
  m: 'minute',
  min: 'minute',
  minute: 'minute',
  h: 'hour',
  hr: 'hour',
  hour: 'hour',
  d: 'day',
  day: 'day',
  w: 'week',
  week: 'week',
};

const numberWords: readonly string[] = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** `nowMs`: Unix milliseconds. A time without a zone is the machine's local time. Error: target-not-found. */
export function parseTarget(words: string, nowMs: number): Result<RewindTarget, SwarmError> {
  const said = words.trim().toLowerCase().replace(/\s+/g, ' ');
  if (said === '') return err(notUnderstood(words));
  if (said === 'start' || said === 'the start' || said === 'beginning' || said === 'the beginning') return ok({ kind: 'start' });
  const sequence = /^(?:#\s?|event #?)(\d{1,15})$/.exec(said) ?? /^(0|[1-9]\d{0,9})$/.exec(said);
  if (sequence?.[1] !== undefined) return ok({ kind: 'sequence', sequence: Number(sequence[1]) });
  const wallMs = relativeTime(said, nowMs) ?? isoTime(words.trim());
  if (wallMs !== undefined) {
    if (wallMs > nowMs) return err(swarmError('target-not-found', `“${words.trim()}” has not come yet.`));
    return ok({ kind: 'time', wallMs });
  }
  const id = said.replace(/^(?:mission|event) /, '');
  if (beginsAnId(id)) return ok({ kind: 'id', prefix: id });
  return err(notUnderstood(words));
}

function beginsAnId(said: string): boolean {
  const form = 'xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx';
  return said.length >= targetBounds.idPrefixCharactersMin && said.replace(/[0-9a-f]/g, 'x') === form.slice(0, said.length);
}

function notUnderstood(words: string): SwarmError {
  return swarmError(
    'target-not-found',
    `“${words}” names no moment.`,
    'Say an event ("#12" or its id), a mission\'s id, a time ("2026-11-20 14:05", "10 minutes ago", "yesterday") or "start". "swarm timeline" lists them.',
  );
}

function relativeTime(said: string, nowMs: number): number | undefined {
  if (said === 'now') return nowMs;
  // As git understands it: this time of day, one day back.
  if (said === 'yesterday') return nowMs - 86_400_000;
  const found = /^(\d{1,9}(?:\.\d{1,3})?|an?|[a-z]+) ?([a-z]+?)s? ago$/.exec(said);
  const [, count = '', unit = ''] = found ?? [];
  const ms = unitMs[unitNames[unit] ?? ''];
  if (ms === undefined) return undefined;
  const amount = /^\d/.test(count) ? Number(count) : count === 'a' || count === 'an' ? 1 : numberWords.indexOf(count);
  return amount < 0 ? undefined : nowMs - Math.round(amount * ms);
}

function isoTime(words: string): number | undefined {
  const form = /^(\d{4})-(\d{2})-(\d{2})(?:[ tT](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?: ?([zZ]|[+-]\d{2}:?\d{2}))?)?$/.exec(
    words,
  );
  if (form === null) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] = form;
  const ms = Math.trunc(Number(`0.${fraction || '0'}`) * 1_000);
  const [y, mo, d, h, mi, s] = [Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)] as const;
  const utc = Date.UTC(y, mo, d, h, mi, s, ms);
  const asUtc = new Date(utc);
  // Rejects the 31st of February and the like, which Date would carry over into the next month.
  if (asUtc.getUTCMonth() !== mo || asUtc.getUTCDate() !== d || asUtc.getUTCHours() !== h || mi > 59 || s > 59) return undefined;
  if (zone === undefined) return new Date(y, mo, d, h, mi, s, ms).getTime();
  if (zone.toLowerCase() === 'z') return utc;
  const sign = zone.startsWith('-') ? -1 : 1;
  const digits = zone.replace(/\D/g, '');
  return utc - sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000;
}
