/** Looks the moment a person named up in the ledger: files go back to how they were right after the event with that sequence. */
import { err, ok, type Result } from '../../base/result.ts';
import { type SwarmError, swarmError } from '../../protocol/errors.ts';
import type { SwarmEvent } from '../../protocol/generated/events_pb.js';
import { asEventId } from '../../protocol/ids.ts';
import type { LedgerPort } from '../ports/ledgerPort.ts';
import type { RewindTarget } from './parseTarget.ts';

export interface ResolvedTarget {
  readonly sequence: number; // 0: before the first event
  readonly words: string; // for people: "the start", "just before mission 0198…", "event #12"
}

const resolveBounds = {
  /** Ids carry the time they were made at; events that far from it are looked at too, since clocks differ. */
  clockSlackMs: 10 * 60_000,
  eventsScannedMax: 200_000,
} as const;

/** A mission's id means the moment just before that mission. Error: target-not-found, also when several things match. */
export function resolveTarget(ledger: LedgerPort, target: RewindTarget): Result<ResolvedTarget, SwarmError> {
  const head = ledger.head().sequence;
  switch (target.kind) {
    case 'start':
      return ok({ sequence: 0, words: 'the start' });
    case 'sequence':
      if (target.sequence > head)
        return err(swarmError('target-not-found', `There is no event #${target.sequence}; the newest is #${head}.`));
      return ok({ sequence: target.sequence, words: target.sequence === 0 ? 'the start' : `event #${target.sequence}` });
    case 'time': {
      const sequence = lastNotAfter(ledger, target.wallMs, head);
      const when = new Date(target.wallMs).toISOString();
      return ok({ sequence, words: sequence === 0 ? `the start (nothing was recorded before ${when})` : `${when} (event #${sequence})` });
    }
    case 'id':
      return byId(ledger, target.prefix, head);
  }
}

function byId(ledger: LedgerPort, prefix: string, head: number): Result<ResolvedTarget, SwarmError> {
  const exact = ledger.event(asEventId(prefix));
  if (exact !== undefined) return ok({ sequence: Number(exact.sequence), words: `event #${exact.sequence}` });
  const missions = new Map<string, SwarmEvent>();
  for (const event of ledger.events({ kinds: ['missionOpened'] }))
    if (event.missionId.startsWith(prefix)) missions.set(event.missionId, event);
  // An id begins with its time, so a mission and its first events share a beginning: the mission is what is meant.
  const [opened, second] = missions.values();
  if (opened !== undefined && second === undefined) {
    return ok({ sequence: Number(opened.sequence) - 1, words: `just before mission ${opened.missionId}` });
  }
  if (second !== undefined) return err(several(prefix, missions.size, 'missions'));
  const events = eventsByPrefix(ledger, prefix, head);
  const [only] = events;
  if (only === undefined) return err(swarmError('target-not-found', `No event and no mission has an id beginning with “${prefix}”.`));
  if (events.length > 1) return err(several(prefix, events.length, 'events'));
  return ok({ sequence: Number(only.sequence), words: `event #${only.sequence}` });
}

function several(prefix: string, count: number, what: string): SwarmError {
  return swarmError(
    'target-not-found',
    `${count} ${what} have an id beginning with “${prefix}”.`,
    'Give more of the id, or the number: "#12".',
  );
}

/** Events whose id begins so. The id is a UUIDv7, so its first 12 digits say about when it was made; only that time is searched. */
function eventsByPrefix(ledger: LedgerPort, prefix: string, head: number): SwarmEvent[] {
  const digits = prefix.replaceAll('-', '').slice(0, 12);
  const earliestMs = Number.parseInt(digits.padEnd(12, '0'), 16) - resolveBounds.clockSlackMs;
  const latestMs = Number.parseInt(digits.padEnd(12, 'f'), 16) + resolveBounds.clockSlackMs;
  const found: SwarmEvent[] = [];
  const filter = {
    afterSequence: lastNotAfter(ledger, earliestMs, head),
    untilSequence: lastNotAfter(ledger, latestMs, head),
    limit: resolveBounds.eventsScannedMax,
  };
  for (const event of ledger.events(filter)) if (event.eventId.startsWith(prefix)) found.push(event);
  return found;
}

/** The newest event not after a time, by bisection: sequences follow the clock, save for small jumps of it. */
function lastNotAfter(ledger: LedgerPort, wallMs: number, head: number): number {
  let low = 0;
  let high = head;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const event = ledger.event(middle);
    if (event !== undefined && Number(event.wallTimeMs) <= wallMs) low = middle;
    else high = middle - 1;
  }
  return low;
}
