/** Missions as a list: what was asked, what came of it, when, and which files it changed. */
import type { SwarmEvent } from '../../protocol/generated/events_pb.js';
import { asMissionId, type MissionId } from '../../protocol/ids.ts';
import type { EventKind } from '../ports/ledgerPort.ts';
import type { MissionOutcome } from '../swarm/mission.ts';
import { missionKindWord, outcomeOf } from './eventWords.ts';

export interface MissionSummary {
  readonly missionId: MissionId;
  readonly parentMissionId: MissionId | undefined;
  readonly kind: string; // 'refactor', 'rewind', 'redo'
  readonly instruction: string;
  readonly brain: string;
  readonly planOnly: boolean;
  readonly openedSequence: number;
  readonly openedWallMs: number;
  /** Undefined while it runs, or when its process died: then its change sets say how far it came. */
  readonly closed: MissionEnd | undefined;
  /** Paths written and not undone, in the order they were first written; from the change sets, so that it is true of open missions too. */
  readonly changedPaths: readonly string[];
  readonly lastSequence: number; // of its events seen here
}

export interface MissionEnd {
  readonly outcome: MissionOutcome | undefined; // undefined: of a newer version
  readonly summary: string;
  readonly errorCode: string;
  readonly edits: number;
  readonly sequence: number;
  readonly wallMs: number;
}

/** The only kinds this fold looks at: ask the ledger for no others. */
export const missionSummaryKinds: readonly EventKind[] = ['missionOpened', 'missionClosed', 'changeSetApplied', 'changeSetUndone'];

interface Draft {
  summary: Omit<MissionSummary, 'changedPaths' | 'lastSequence' | 'closed'>;
  closed: MissionEnd | undefined;
  lastSequence: number;
  readonly writtenBy: Map<string, readonly string[]>; // change set → paths
}

/** Events oldest first; missions come in the order they were opened. */
export function missionSummaries(events: Iterable<SwarmEvent>): readonly MissionSummary[] {
  const missions = new Map<string, Draft>();
  for (const event of events) {
    if (event.payload.case === 'missionOpened') missions.set(event.missionId, opened(event, event.payload.value));
    const mission = missions.get(event.missionId);
    if (mission) take(mission, event);
  }
  return [...missions.values()].map(({ summary, closed, lastSequence, writtenBy }) => ({
    ...summary,
    closed,
    changedPaths: [...new Set([...writtenBy.values()].flat())],
    lastSequence,
  }));
}

type Opened = Extract<SwarmEvent['payload'], { case: 'missionOpened' }>['value'];

function opened(event: SwarmEvent, value: Opened): Draft {
  return {
    summary: {
      missionId: asMissionId(event.missionId),
      parentMissionId: event.parentMissionId ? asMissionId(event.parentMissionId) : undefined,
      kind: missionKindWord(value.kind),
      instruction: value.instruction,
      brain: value.brain,
      planOnly: value.planOnly,
      openedSequence: Number(event.sequence),
      openedWallMs: Number(event.wallTimeMs),
    },
    closed: undefined,
    lastSequence: Number(event.sequence),
    writtenBy: new Map(),
  };
}

function take(mission: Draft, event: SwarmEvent): void {
  const { payload } = event;
  mission.lastSequence = Number(event.sequence);
  switch (payload.case) {
    case 'changeSetApplied':
      mission.writtenBy.set(
        event.changeSetId,
        payload.value.files.map((file) => file.path),
      );
      return;
    case 'changeSetUndone':
      mission.writtenBy.delete(event.changeSetId);
      return;
    case 'missionClosed': {
      const { outcome, summary, errorCode, edits } = payload.value;
      const [sequence, wallMs] = [Number(event.sequence), Number(event.wallTimeMs)];
      mission.closed = { outcome: outcomeOf(outcome), summary, errorCode, edits, sequence, wallMs };
      return;
    }
    default:
      return;
  }
}
