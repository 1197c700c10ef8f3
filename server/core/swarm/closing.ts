/** How a mission ends: everything under way is aborted, leases are given back, and only then MissionClosed says what came of it. */
import { ExitCode, exitCodeOf, type SwarmError, swarmError } from '../../protocol/errors.ts';
import { MissionOutcome as Outcome } from '../../protocol/generated/events_pb.js';
import type { TargetCandidate } from '../operation/operation.ts';
import { composeChanges, editCount } from './changeTable.ts';
import { limits } from './limits.ts';
import type { MissionOutcome, PartialResult } from './mission.ts';
import { noteOf, rangeOf } from './ranges.ts';
import { reportNotes } from './reportNotes.ts';
import { operator, type Turn } from './turn.ts';
import type { EventRef } from './words.ts';

export interface Closing {
  readonly outcome: MissionOutcome;
  readonly summary: string; // one sentence
  readonly error: SwarmError | undefined;
  readonly candidates: readonly TargetCandidate[];
  readonly partial?: PartialResult | undefined;
  readonly cause: EventRef;
}

/** Begins the end. The first reason counts; a later one changes nothing. A change set being written is waited for by the callers. */
export function close(turn: Turn, closing: Closing): void {
  if (turn.state.phase === 'releasing' || turn.state.phase === 'closed') return;
  // An answer to `acquire` may bring leases, which must be given back: it is still awaited, and so is one that gives back.
  turn.abort(({ purpose }) => purpose !== 'acquire' && purpose !== 'release');
  turn.stopTimer('duration');
  turn.stopTimer('heartbeat');
  turn.stopTimer('leaseRetry');
  turn.patch({
    phase: 'releasing',
    closing,
    agents: turn.state.agents.map((agent) => ({ ...agent, mailbox: [] })),
  });
  releaseAndFinish(turn);
}

/** Ends with an error of the catalogue; its exit code says which outcome that is. */
export function closeWith(turn: Turn, error: SwarmError, cause: EventRef, candidates: readonly TargetCandidate[] = []): void {
  close(turn, { outcome: outcomeOf(error), summary: error.message, error, candidates, cause });
}

/** Ends because a bound of the request was reached, and says which. */
export function closeAtBound(turn: Turn, bound: string, limit: number, reached: number, cause: EventRef, why = ''): void {
  if (turn.state.phase === 'releasing' || turn.state.phase === 'closed') return;
  const ref = turn.emit(operator, cause, {
    case: 'boundReached',
    value: { bound, limit: BigInt(limit), reached: BigInt(Math.ceil(reached)) },
  });
  const timed = bound === 'duration_ms';
  const what = timed ? `time (${limit / 1_000} s)` : `${bound} (${limit})`;
  const message = `The bound on ${what} was reached${why === '' ? '' : `: ${why.replace(/\.$/u, '')}`}; nothing was written.`;
  const hint = timed ? 'Give it more time with --time-limit SECONDS, or ask for less at once.' : undefined;
  closeWith(turn, swarmError('bound-reached', message, hint), ref);
}

/** Goes on with the end as far as it can: gives leases back, or closes. Called again when something it waited for came. */
export function releaseAndFinish(turn: Turn): void {
  const { calls, leases, closing } = turn.state;
  if (!closing || calls.some(({ purpose }) => purpose === 'acquire' || purpose === 'release')) return;
  if (leases.held.length > 0) {
    turn.call('release', { cause: closing.cause }, (callId) => ({ kind: 'releaseLeases', callId, leases: leases.held }));
    return;
  }
  finish(turn, closing);
}

function finish(turn: Turn, closing: Closing): void {
  const changes = composeChanges(turn.state.stages);
  const notes = reportNotes(turn.state);
  const done = closing.outcome === 'done';
  turn.emit(operator, closing.cause, {
    case: 'missionClosed',
    value: {
      outcome: outcomes[closing.outcome],
      summary: closing.summary,
      errorCode: closing.error?.code ?? '',
      hint: closing.error?.hint ?? '',
      changedPaths: done ? [...new Set(closing.partial?.changedPaths ?? changes.flatMap(({ origin, path }) => [origin, path]))].sort() : [],
      edits: done ? (closing.partial?.editsApplied ?? editCount(changes)) : 0,
      notes: notes.map(noteOf),
      candidates: closing.candidates.slice(0, limits.findingsMax).map(({ name, kind, place, suggestion }) => ({
        name,
        kind,
        suggestion,
        ...(place ? { at: rangeOf(place) } : {}),
      })),
    },
  });
  turn.patch({ phase: 'closed', calls: [], leases: { held: [], wanted: [], state: 'settled', tries: 0 } });
  turn.effects.push({
    kind: 'closeMission',
    closing,
    operations: turn.state.stages.map(({ request }) => request),
    changes,
    notes,
  });
}

function outcomeOf(error: SwarmError): MissionOutcome {
  const exitCode = exitCodeOf(error.code);
  switch (exitCode) {
    case ExitCode.notUnderstood:
      return error.code === 'symbol-ambiguous' ? 'ambiguous' : 'not-understood';
    case ExitCode.vetoed:
      return 'vetoed';
    case ExitCode.conflict:
      return 'conflict';
    case ExitCode.boundReached:
      return 'bound-reached';
    case ExitCode.cancelled:
      return 'cancelled';
    case ExitCode.internal:
    case ExitCode.done:
      return 'failed';
  }
}

const outcomes = {
  done: Outcome.DONE,
  planned: Outcome.PLANNED,
  'not-understood': Outcome.NOT_UNDERSTOOD,
  ambiguous: Outcome.AMBIGUOUS,
  vetoed: Outcome.VETOED,
  conflict: Outcome.CONFLICT,
  'bound-reached': Outcome.BOUND_REACHED,
  cancelled: Outcome.CANCELLED,
  failed: Outcome.FAILED,
  'nothing-to-do': Outcome.NOTHING_TO_DO,
} as const satisfies Record<MissionOutcome, Outcome>;
