/**
 * The board's leases on what a mission writes. Paths are asked for all at once and in path order; who is refused gives back
 * what it has before it waits, so that no two missions can wait for each other.
 */
import { swarmError } from '../../protocol/errors.ts';
import type { Lease } from '../ports/leasePort.ts';
import { closeWith, releaseAndFinish } from './closing.ts';
import type { InputOf } from './inputs.ts';
import { leaseRetryMs, limits } from './limits.ts';
import type { LeaseTable } from './state.ts';
import { board, type Turn } from './turn.ts';
import type { EventRef, WorkspacePath } from './words.ts';

/** Asks for whatever of `paths` is not held yet. A mission that only plans writes nothing, so it needs no lease and blocks nobody. */
export function wantLeases(turn: Turn, paths: readonly WorkspacePath[], cause: EventRef): void {
  if (turn.charter.planOnly) return;
  const { leases } = turn.state;
  const held = new Set(leases.held.map(({ path }) => path));
  const wanted = [...new Set([...leases.wanted, ...paths])].filter((path) => !held.has(path)).sort();
  patchLeases(turn, { wanted });
  if (wanted.length > 0 && leases.state === 'settled') ask(turn, cause);
}

/** Says of paths whether all may be written now: what a peer's lease says to a coder, whatever it was ordered. */
export function leaseCheck(turn: Turn): (paths: readonly WorkspacePath[]) => boolean {
  if (turn.charter.planOnly) return () => true;
  const held = new Set(turn.state.leases.held.map(({ path }) => path));
  return (paths) => paths.every((path) => held.has(path));
}

function ask(turn: Turn, cause: EventRef): void {
  const paths = turn.state.leases.wanted;
  patchLeases(turn, { state: 'asking' });
  turn.call('acquire', { cause }, (callId) => ({ kind: 'acquireLeases', callId, paths, ttlMs: limits.leaseTtlMs }));
}

export function onLeasesAnswered(turn: Turn, { callId, answer }: InputOf<'leasesAnswered'>): void {
  const call = turn.answered(callId);
  if (!call) return;
  const { leases } = turn.state;
  if (answer.granted) {
    turn.emit(board, call.cause, { case: 'leaseGranted', value: { paths: answer.leases.map(leasedPath), ttlMs: answer.ttlMs } });
    const granted = new Set(answer.leases.map(({ path }) => path));
    const held = [...leases.held.filter(({ path }) => !granted.has(path)), ...answer.leases].sort((a, b) => (a.path < b.path ? -1 : 1));
    patchLeases(turn, { held, wanted: leases.wanted.filter((path) => !granted.has(path)), state: 'settled', tries: 0 });
    if (turn.state.phase === 'releasing') {
      releaseAndFinish(turn);
      return;
    }
    if (turn.state.timers.heartbeat === undefined) turn.setTimer('heartbeat', limits.heartbeatMs);
    if (turn.state.leases.wanted.length > 0) ask(turn, call.cause);
    return;
  }
  const refused = turn.emit(board, call.cause, {
    case: 'leaseRefused',
    value: {
      path: answer.path,
      holderWriterId: answer.holderWriterId,
      holderMissionId: answer.holderMissionId,
      reason: answer.reason,
    },
  });
  if (turn.state.phase === 'releasing') {
    releaseAndFinish(turn);
    return;
  }
  const tries = leases.tries + 1;
  if (tries >= limits.leaseTriesMax) {
    const holder = answer.holderMissionId === '' ? 'another process' : `mission ${answer.holderMissionId}`;
    closeWith(turn, swarmError('conflict-lease', `${answer.path} is being changed by ${holder}; nothing was written.`), refused);
    return;
  }
  patchLeases(turn, { state: 'waiting', tries });
  if (leases.held.length > 0) giveBackWhileWaiting(turn, refused);
  turn.setTimer('leaseRetry', leaseRetryMs(tries));
}

function giveBackWhileWaiting(turn: Turn, cause: EventRef): void {
  const { held, wanted } = turn.state.leases;
  turn.stopTimer('heartbeat');
  turn.call('release', { cause }, (callId) => ({ kind: 'releaseLeases', callId, leases: held }));
  patchLeases(turn, { held: [], wanted: [...new Set([...wanted, ...held.map(({ path }) => path)])].sort() });
}

export function onLeaseRetry(turn: Turn): void {
  if (turn.state.leases.state === 'waiting') ask(turn, turn.state.opened);
}

export function onHeartbeat(turn: Turn): void {
  const { held } = turn.state.leases;
  if (held.length === 0) return;
  turn.call('renew', { cause: turn.state.opened }, (callId) => ({
    kind: 'renewLeases',
    callId,
    leases: held,
    ttlMs: limits.leaseTtlMs,
  }));
  turn.setTimer('heartbeat', limits.heartbeatMs);
}

export function onLeasesRenewed(turn: Turn, { callId, held }: InputOf<'leasesRenewed'>): void {
  const call = turn.answered(callId);
  // While the change set is being written its own check of the leases decides, and its answer is waited for.
  if (!call || held || turn.state.phase === 'writing') return;
  closeWith(turn, swarmError('conflict-lease', 'A lease on the files of this mission was lost; nothing was written.'), call.cause);
}

export function onLeasesReleased(turn: Turn, { callId, leases }: InputOf<'leasesReleased'>): void {
  const call = turn.answered(callId);
  if (!call) return;
  turn.emit(board, call.cause, { case: 'leaseReleased', value: { paths: leases.map(leasedPath) } });
  const released = new Set(leases.map(({ fencingToken, path }) => `${fencingToken} ${path}`));
  patchLeases(turn, { held: turn.state.leases.held.filter(({ fencingToken, path }) => !released.has(`${fencingToken} ${path}`)) });
  if (turn.state.phase === 'releasing') releaseAndFinish(turn);
}

/** A release that failed leaves rows that expire by themselves; the mission does not wait for that. */
export function onReleaseFailed(turn: Turn): void {
  patchLeases(turn, { held: [] });
  if (turn.state.phase === 'releasing') releaseAndFinish(turn);
}

function patchLeases(turn: Turn, change: Partial<LeaseTable>): void {
  turn.patch({ leases: { ...turn.state.leases, ...change } });
}

function leasedPath({ path, fencingToken }: Lease) {
  return { path, fencingToken: BigInt(fencingToken) };
}
