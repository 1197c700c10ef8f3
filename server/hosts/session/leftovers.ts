/** What earlier processes left in a folder's ledger is settled at the start: change sets half written, missions open, edits unseen. */
import type { Ledger } from '../../adapters/ledger/ledger.ts';
import type { ChangeSetPorts } from '../../core/changeSet/applyChangeSet.ts';
import { type OutsideEdits, recordOutsideEdits } from '../../core/changeSet/recordOutsideEdits.ts';
import { concernsEditor, type Recovery, recoverChangeSets } from '../../core/changeSet/recoverChangeSets.ts';
import { closeInterruptedMissions, interruptedMissionKinds } from '../../core/ledger/interruptedMissions.ts';
import type { HeadPort } from '../../core/ports/headPort.ts';
import type { MissionId } from '../../protocol/ids.ts';
import type { Sight } from './sight.ts';

export interface Settled {
  /** What an earlier process had left half done, and how it was settled at this start. */
  readonly recovery: Recovery;
  /** Missions that an earlier process left open, closed at this start. */
  readonly interrupted: readonly MissionId[];
  /** What changed in known files since the ledger was last looked at. */
  readonly outsideEdits: OutsideEdits;
}

export const nothingSettled: Settled = {
  recovery: { recovered: [], left: [] },
  interrupted: [],
  outsideEdits: { changed: [], headMoved: false, withoutContent: [], unreadable: [] },
};

/** With documents, what was cut off in an editor waits until editors have told what they hold. */
export function settleLeftovers(ledger: Ledger, { disk, files, edited }: Sight, ports: ChangeSetPorts, head: HeadPort): Settled {
  const recovery = recoverChangeSets({ ...ports, files: disk }, writerMayLive(ledger), edited && concernsEditor);
  const open = ledger.openMissions().flatMap((missionId) => [...ledger.events({ missionId, kinds: interruptedMissionKinds })]);
  const closed = closeInterruptedMissions(open, (writerId) => ledger.writerMayLive(writerId));
  ledger.append(closed, 'power');
  const outsideEdits = recordOutsideEdits({ ledger, files, head }, undefined, edited !== undefined);
  return { recovery, interrupted: closed.flatMap(({ missionId }) => missionId ?? []), outsideEdits };
}

/** Asked for each change set anew: who was not there a moment ago may be writing now. */
export function writerMayLive(ledger: Ledger): (writerId: string) => boolean {
  return (writerId) => ledger.leases.writerMayLive(writerId);
}
