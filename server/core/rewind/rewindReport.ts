/** What a caller of a rewind gets, to show before it is done and after. */
import type { SwarmError } from '../../protocol/errors.ts';
import { MissionKind, type SwarmEvent } from '../../protocol/generated/events_pb.js';
import { asMissionId, type ContentHash, type MissionId, type WorkspacePath } from '../../protocol/ids.ts';
import type { ConflictRegion } from '../changeSet/mergeText.ts';
import { decodeText } from '../changeSet/mergeVersions.ts';
import type { LedgerPort } from '../ports/ledgerPort.ts';
import type { MissionOutcome } from '../swarm/mission.ts';
import type { RewindPlan, RewoundFile } from './planRewind.ts';
import type { ResolvedTarget } from './resolveTarget.ts';

export interface RewindReport {
  readonly missionId: MissionId | undefined; // undefined when nothing was recorded: a preview, a bad target, nothing to do
  readonly kind: 'rewind' | 'redo';
  readonly outcome: Extract<
    MissionOutcome,
    'done' | 'planned' | 'not-understood' | 'nothing-to-do' | 'conflict' | 'vetoed' | 'cancelled' | 'failed' | 'bound-reached'
  >;
  readonly error: SwarmError | undefined; // decides the exit code
  readonly summary: string; // one sentence
  readonly target: ResolvedTarget | undefined;
  readonly files: readonly ReportedFile[]; // by path; as planned, also when nothing was written
  readonly takesBack: readonly TakenBack[]; // missions that changed files after the target, oldest first
  readonly keptPersonEdits: readonly WorkspacePath[];
  readonly conflicts: readonly RewindConflict[];
  readonly unknown: readonly { readonly path: WorkspacePath; readonly why: string }[];
  readonly warnings: readonly string[];
}

export interface ReportedFile {
  readonly path: WorkspacePath;
  readonly action: 'modify' | 'create' | 'delete';
  readonly renamedFrom: WorkspacePath | undefined;
  readonly before: string | undefined; // BOM included; undefined: not there, or not text
  readonly after: string | undefined;
  readonly beforeMode: number; // POSIX permission bits, 0 when not there
  readonly afterMode: number;
  readonly baseHash: ContentHash | undefined; // of what is there; undefined: not there
  readonly newHash: ContentHash | undefined;
}

export interface RewindConflict {
  readonly path: WorkspacePath;
  readonly why: string;
  /** `ours` is what would be put back, `theirs` the person's own lines, at `theirsLine` of their file as they left it. */
  readonly regions: readonly ConflictRegion[];
}

export interface TakenBack {
  readonly missionId: MissionId;
  readonly kind: 'refactor' | 'rewind' | 'redo';
  readonly instruction: string;
}

export function reportedFile({ path, action, renamedFrom, before, after, beforeBytes, afterBytes }: RewoundFile): ReportedFile {
  const text = (bytes: Uint8Array | undefined) => (bytes === undefined ? undefined : decodeText(bytes));
  return {
    path,
    action,
    renamedFrom,
    before: text(beforeBytes),
    after: text(afterBytes),
    beforeMode: before.mode,
    afterMode: after.mode,
    baseHash: before.hash,
    newHash: after.hash,
  };
}

/** Missions with an applied change set after a sequence, in the order in which they first wrote. */
export function missionsAfter(ledger: LedgerPort, sequence: number): TakenBack[] {
  const wrote = ledger.missionsAppliedAfter(sequence);
  const opened = new Map<string, TakenBack>();
  // In one pass: asking for each mission by its id would read the better part of a long ledger, event by event.
  for (const event of wrote.length === 0 ? [] : ledger.events({ kinds: ['missionOpened'], afterSequence: sequence })) {
    const mission = takenBack(event);
    if (mission !== undefined) opened.set(mission.missionId, mission);
  }
  return wrote.flatMap((missionId) => opened.get(missionId) ?? openedBefore(ledger, missionId, sequence) ?? []);
}

function takenBack({ missionId, payload }: SwarmEvent): TakenBack | undefined {
  if (payload.case !== 'missionOpened') return undefined;
  const { kind, instruction } = payload.value;
  const word = kind === MissionKind.REWIND ? 'rewind' : kind === MissionKind.REDO ? 'redo' : 'refactor';
  return { missionId: asMissionId(missionId), kind: word, instruction };
}

function openedBefore(ledger: LedgerPort, missionId: MissionId, untilSequence: number): TakenBack | undefined {
  for (const event of ledger.events({ missionId, kinds: ['missionOpened'], untilSequence, limit: 1 })) {
    return takenBack(event);
  }
  return undefined;
}

export function warningsFor(plan: RewindPlan, kind: 'rewind' | 'redo', takesBack: readonly TakenBack[]): string[] {
  const warnings: string[] = [];
  if (plan.crossesHeadMove) {
    warnings.push('The repository moved to another commit since then. What that changed is kept, as your own edits are.');
  }
  const others = takesBack.filter((mission) => mission.kind === 'refactor');
  if (kind === 'redo' && others.length > 0) {
    const names = others.map(({ instruction }) => `“${instruction}”`).join(', ');
    warnings.push(`Missions that ran after the rewind are taken back too: ${names}.`);
  }
  return warnings;
}
