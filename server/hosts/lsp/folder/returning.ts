/** What a peer is told that comes back from a holder that is gone: how the missions ended that it still waits for. */

import { swarmError } from '../../../protocol/errors.ts';
import { MissionOutcome } from '../../../protocol/generated/events_pb.js';
import { asMissionId } from '../../../protocol/ids.ts';
import { type MissionReportView, missionClosed, missionsChanged } from '../../../protocol/messages/missions.ts';
import { historyChanged } from '../../../protocol/messages/rewinds.ts';
import type { Session } from '../../session.ts';
import type { Peer } from './peer.ts';

/** The session's opening has settled what was cut off; what the ledger says now is how it ended. */
export function welcomeBack(peer: Peer, awaits: readonly string[], { ledger, interrupted }: Session, folder: string): void {
  for (const missionId of awaits) peer.notify(missionClosed, { folder, report: settledReport(ledger, missionId) });
  const missionIds = [...new Set<string>([...awaits, ...interrupted])];
  if (missionIds.length === 0) return;
  peer.notify(missionsChanged, { folder, missionIds });
  peer.notify(historyChanged, { folder });
}

function settledReport(ledger: Session['ledger'], missionId: string): MissionReportView {
  let instruction = '';
  let report = unsettled(missionId);
  for (const { payload } of ledger.events({ missionId: asMissionId(missionId), kinds: ['missionOpened', 'missionClosed'] })) {
    if (payload.case === 'missionOpened') instruction = payload.value.instruction;
    if (payload.case !== 'missionClosed') continue;
    const { outcome, summary, changedPaths, errorCode } = payload.value;
    const done = outcome === MissionOutcome.DONE;
    const error = errorCode === '' && done ? undefined : swarmError('interrupted', summary);
    report = { ...report, outcome: done ? 'done' : 'failed', summary, error, changedPaths };
  }
  return { ...report, instruction };
}

function unsettled(missionId: string): MissionReportView {
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
