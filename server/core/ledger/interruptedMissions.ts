/** Missions whose process ended before it could close them: found at the next start, and closed with what became of them. */
import { AgentRole, MissionOutcome, type SwarmEvent } from '../../protocol/generated/events_pb.js';
import { asEventId, asMissionId } from '../../protocol/ids.ts';
import type { EventDraft, EventKind } from '../ports/ledgerPort.ts';
import { type MissionSummary, missionSummaries, missionSummaryKinds } from './missionSummary.ts';

/** The only kinds this looks at. */
export const interruptedMissionKinds: readonly EventKind[] = missionSummaryKinds;

/**
 * Drafts that close every open mission whose writer is gone. Unfinished change sets must have been settled before: what
 * was written then says how the mission ended. `events` oldest first.
 */
export function closeInterruptedMissions(events: Iterable<SwarmEvent>, writerAlive: (writerId: string) => boolean): readonly EventDraft[] {
  const openings = new Map<string, SwarmEvent>();
  const all: SwarmEvent[] = [];
  for (const event of events) {
    all.push(event);
    if (event.payload.case === 'missionOpened') openings.set(event.missionId, event);
    if (event.payload.case === 'missionClosed') openings.delete(event.missionId);
  }
  if (openings.size === 0) return [];
  return missionSummaries(all).flatMap((mission) => {
    const opening = openings.get(mission.missionId);
    return opening && !writerAlive(opening.writerId) ? [closing(mission, opening)] : [];
  });
}

/** How a mission that was cut off ended, in a sentence, by what of it is written. */
export function interruptedSummary(changedPaths: readonly string[]): string {
  return changedPaths.length > 0
    ? 'The process ended before the mission was closed; its change set is written whole.'
    : 'The process ended in the middle of the mission; nothing of it is written.';
}

function closing({ missionId, changedPaths }: MissionSummary, opening: SwarmEvent): EventDraft {
  const written = changedPaths.length > 0;
  const summary = interruptedSummary(changedPaths);
  return {
    role: AgentRole.OPERATOR,
    missionId: asMissionId(missionId),
    causationId: asEventId(opening.eventId),
    payload: {
      case: 'missionClosed',
      value: {
        outcome: written ? MissionOutcome.DONE : MissionOutcome.FAILED,
        summary,
        errorCode: written ? '' : 'interrupted',
        changedPaths: [...changedPaths],
      },
    },
  };
}
