/** What those are told who did not hear how their missions ended, because the process that ran them is gone. */

import { interruptedMissionKinds, interruptedSummary } from '../../../core/ledger/interruptedMissions.ts';
import { missionSummaries } from '../../../core/ledger/missionSummary.ts';
import { errorCodeIn, swarmError } from '../../../protocol/errors.ts';
import { asMissionId } from '../../../protocol/ids.ts';
import { type MissionReportView, missionClosed, missionsChanged } from '../../../protocol/messages/missions.ts';
import { historyChanged } from '../../../protocol/messages/rewinds.ts';
import type { Session } from '../../session.ts';
import type { Peer } from './peer.ts';

/** For a peer that comes back from a holder that is gone. What was cut off has been settled; what the ledger says now is how it ended. */
export function welcomeBack(peer: Peer, awaits: readonly string[], { ledger, interrupted }: Session, folder: string): void {
  for (const missionId of awaits) peer.notify(missionClosed, { folder, report: settledReport(ledger, missionId) ?? goneReport(missionId) });
  const missionIds = [...new Set<string>([...awaits, ...interrupted])];
  if (missionIds.length === 0) return;
  peer.notify(missionsChanged, { folder, missionIds });
  peer.notify(historyChanged, { folder });
}

/** How the mission ended, as far as the ledger tells; undefined when it does not know it. */
export function settledReport(ledger: Pick<Session['ledger'], 'events'>, missionId: string): MissionReportView | undefined {
  const [mission] = missionSummaries(ledger.events({ missionId: asMissionId(missionId), kinds: interruptedMissionKinds }));
  if (mission === undefined) return undefined;
  const { instruction, changedPaths, closed } = mission;
  const report = { ...goneReport(missionId), instruction, changedPaths };
  // Its change set may have been completed after it was closed, in an editor that outlived its server.
  const cutOff = closed === undefined || closed.errorCode === 'interrupted';
  const summary = cutOff ? interruptedSummary(changedPaths) : closed.summary;
  if (cutOff && changedPaths.length === 0) return { ...report, summary, error: swarmError('interrupted', summary) };
  const code = errorCodeIn(closed?.errorCode ?? '');
  const error = cutOff || code === undefined ? undefined : swarmError(code, summary);
  return { ...report, outcome: cutOff ? 'done' : (closed.outcome ?? 'failed'), summary, error };
}

function goneReport(missionId: string): MissionReportView {
  const summary = 'The process that ran the mission is gone; the timeline tells how far it came.';
  return {
    missionId,
    instruction: '',
    outcome: 'failed',
    summary,
    error: swarmError('interrupted', summary),
    operations: [],
    files: [],
    notes: [],
    candidates: [],
    changedPaths: [],
    partial: undefined,
    patch: '',
    wallMs: 0,
  };
}
