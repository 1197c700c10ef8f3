/** What comes from outside the work: the person's stop, the end of the time allowed, timers, and effects that failed. */
import { assert } from '../../base/assert.ts';
import { type SwarmError, swarmError } from '../../protocol/errors.ts';
import { close, closeAtBound, closeWith, releaseAndFinish } from './closing.ts';
import { tryAgain } from './coder.ts';
import { onPhysicsJudged } from './critic.ts';
import type { InputOf } from './inputs.ts';
import { onHeartbeat, onLeaseRetry, onReleaseFailed } from './leasing.ts';
import type { Call } from './state.ts';
import type { Turn } from './turn.ts';

/** Stops at once, whatever anybody else says: only a change set that is being written is let finish. */
export function onCancelRequested(turn: Turn): void {
  const { phase } = turn.state;
  if (phase === 'writing') takeBackPreview(turn);
  if (phase === 'writing' || phase === 'opening') return;
  const cause = turn.state.opened;
  if (phase !== 'working' && phase !== 'approving') return;
  const error = swarmError('cancelled', 'Stopped by the person; nothing was written.');
  close(turn, { outcome: 'cancelled', summary: error.message, error, candidates: [], cause });
}

/** Whether there is one. Its answer is still awaited, for it says whether the person was quicker. */
function takeBackPreview(turn: Turn): boolean {
  const writing = turn.state.calls.filter(({ purpose }) => purpose === 'write');
  if (turn.charter.approval !== 'preview' || writing.length === 0) return false;
  turn.effects.push({ kind: 'abortCalls', callIds: writing.map(({ id }) => id) });
  return true;
}

export function onTimerFired(turn: Turn, { timerId }: InputOf<'timerFired'>): void {
  const { timers } = turn.state;
  if (timerId === timers.duration) {
    turn.stopTimer('duration');
    if (turn.state.phase === 'writing') {
      turn.patch({ overdue: takeBackPreview(turn) });
      return;
    }
    const { durationMsMax } = turn.charter.bounds;
    closeAtBound(turn, 'duration_ms', durationMsMax, turn.state.nowMs - turn.state.startedMs, turn.state.opened);
    return;
  }
  if (timerId === timers.heartbeat) {
    onHeartbeat(turn);
    return;
  }
  if (timerId === timers.leaseRetry) {
    turn.stopTimer('leaseRetry');
    onLeaseRetry(turn);
  }
}

/** A broken effect breaks its ticket alone, as far as there is another try; else the mission ends and says what broke. */
export function onEffectFailed(turn: Turn, { callId, error, atMs }: InputOf<'effectFailed'>): void {
  const awaited = turn.state.calls.find(({ id }) => id === callId);
  if (!awaited) return;
  // Not being judged is not being wrong: the ledger says that nothing was checked, and why.
  if (awaited.purpose === 'physics') {
    onPhysicsJudged(turn, { kind: 'physicsJudged', callId, atMs, verdicts: [unanswered(error)], dependentsLeftOut: 0 });
    return;
  }
  turn.answered(callId);
  if (awaited.purpose === 'release') {
    onReleaseFailed(turn);
    return;
  }
  if (awaited.purpose === 'acquire') turn.patch({ leases: { ...turn.state.leases, state: 'settled', wanted: [] } });
  if (turn.state.phase === 'releasing') {
    releaseAndFinish(turn); // what was held before is still to be given back
    return;
  }
  if (awaited.purpose === 'edit' || awaited.purpose === 'reflexes') retryTicket(turn, awaited, error);
  else closeWith(turn, error, awaited.cause);
}

function retryTicket(turn: Turn, call: Call, error: SwarmError): void {
  assert(call.ticketId, 'edits and reflexes belong to a ticket');
  tryAgain(turn, turn.agent(call.agentId), turn.ticket(call.ticketId), error.code, error.message, call.cause);
}

const unanswered = (error: SwarmError) => ({
  server: 'physics',
  answered: false,
  passed: false,
  newDiagnostics: [],
  checkedPaths: [],
  uncheckedPaths: [],
  uncheckedReason: error.message,
  durationMs: 0,
  memoryBytes: 0,
  before: 0,
  after: 0,
});

/** A bug in a handler: the mission ends, and gives back what it holds. A change set being written is reported by its own answer. */
export function onBrokeDown(turn: Turn, { text }: InputOf<'brokeDown'>): void {
  if (turn.state.charter === undefined) return;
  turn.abort(({ purpose }) => purpose === 'write');
  closeWith(turn, swarmError('internal', text), turn.state.opened);
}
