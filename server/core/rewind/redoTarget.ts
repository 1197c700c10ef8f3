/** Which rewind a redo takes back: the newest one that still stands. Redoing again goes on to the one before it. */
import { err, ok, type Result } from '../../base/result.ts';
import { type SwarmError, swarmError } from '../../protocol/errors.ts';
import { MissionKind } from '../../protocol/generated/events_pb.js';
import { asMissionId } from '../../protocol/ids.ts';
import type { LedgerPort } from '../ports/ledgerPort.ts';
import type { ResolvedTarget } from './resolveTarget.ts';

/** The moment just before that rewind. Error: target-not-found when there is none. */
export function redoTarget(ledger: LedgerPort): Result<ResolvedTarget, SwarmError> {
  let redone = 0; // redos whose rewind is yet to come
  // From the newest on: it is mostly among the last missions of a long ledger.
  for (const event of ledger.events({ kinds: ['missionOpened'], newestFirst: true })) {
    if (event.payload.case !== 'missionOpened') continue;
    const { kind, instruction } = event.payload.value;
    if (kind !== MissionKind.REWIND && kind !== MissionKind.REDO) continue;
    // A mission that ended early by a kill counts when recovery completed its change set; a refused one never does.
    const [applied] = ledger.events({ missionId: asMissionId(event.missionId), kinds: ['changeSetApplied'], limit: 1 });
    if (applied === undefined) continue;
    if (kind === MissionKind.REDO) redone += 1;
    else if (redone > 0) redone -= 1;
    else return ok({ sequence: Number(event.sequence) - 1, words: `before “${instruction}” (event #${Number(event.sequence) - 1})` });
  }
  return err(swarmError('target-not-found', 'There is no rewind to redo.', 'Redo takes back the last rewind.'));
}
