/**
 * Carries out a rewind or a redo as a mission of its own: records what the person did meanwhile, plans, leases, writes
 * one change set, closes. Nothing is written when anything of theirs would be lost; and what was written can be rewound.
 */
import { assert } from '../../base/assert.ts';
import type { Clock } from '../../base/clock.ts';
import { ok, type Result } from '../../base/result.ts';
import type { UuidSource } from '../../base/uuid.ts';
import { ExitCode, exitCodeOf, type SwarmError, SwarmFailure, swarmError } from '../../protocol/errors.ts';
import { AgentRole, MissionKind, MissionOutcome, NoteKind } from '../../protocol/generated/events_pb.js';
import { asChangeSetId, asMissionId, type ContentHash, type MissionId } from '../../protocol/ids.ts';
import { applyChangeSet, type ChangeSetPorts } from '../changeSet/applyChangeSet.ts';
import type { ReadyChangeSet, ReadyFile } from '../changeSet/changeSet.ts';
import { type ChangeSetAuthor, fileChange } from '../changeSet/changeSetEvents.ts';
import { type OutsideEdits, recordOutsideEdits } from '../changeSet/recordOutsideEdits.ts';
import type { HeadPort } from '../ports/headPort.ts';
import type { EventPayload } from '../ports/ledgerPort.ts';
import type { WorkspacePort } from '../ports/workspacePort.ts';
import { parseTarget } from './parseTarget.ts';
import { type AppliedChangeSet, appliedChangeSet, planRevert } from './planRevert.ts';
import { planRewind, type RewindPlan, type RewoundFile } from './planRewind.ts';
import { redoTarget } from './redoTarget.ts';
import { type ResolvedTarget, resolveTarget } from './resolveTarget.ts';
import { missionsAfter, type RewindReport, reportedFile, warningsFor } from './rewindReport.ts';

export interface RewindPorts extends ChangeSetPorts {
  readonly clock: Clock;
  readonly uuids: UuidSource;
  readonly hash: (bytes: Uint8Array) => ContentHash;
  readonly workspace: Pick<WorkspacePort, 'mayWrite'>;
  readonly head?: HeadPort | undefined;
  /** Carries out the change set another way than to disk: through the editors that have its files open. */
  readonly apply?: (changeSet: ReadyChangeSet, author: ChangeSetAuthor) => Promise<Result<unknown, SwarmError>>;
}

export type RewindRequest =
  | { readonly kind: 'rewind'; readonly target: string; readonly preview: boolean }
  | { readonly kind: 'redo'; readonly preview: boolean }
  /** Takes back what one change set did, and nothing else. */
  | { readonly kind: 'revert'; readonly changeSetId: string; readonly preview: boolean };

const rewindBounds = {
  leaseMs: 60_000,
  pathsCheckedAtOnce: 64,
} as const;

/**
 * Never rejects for what can be expected; the report says what happened. With `preview` no file is written and no
 * mission opened. Unfinished change sets must have been recovered before.
 */
export async function runRewind(ports: RewindPorts, request: RewindRequest, signal: AbortSignal): Promise<RewindReport> {
  const { preview } = request;
  const kind = kindOf(request);
  const nothing = { missionId: undefined, kind, files: [], takesBack: [], keptPersonEdits: [], conflicts: [], unknown: [], warnings: [] };
  try {
    const target = findTarget(ports, request);
    if (!target.ok) return { ...nothing, outcome: 'not-understood', error: target.error, summary: target.error.message, target: undefined };
    const { reverts, sequence } = target.value;
    const outside = recordOutsideEdits(ports, reverts?.files.map(({ path }) => path) ?? ports.ledger.pathsChangedAfter(sequence));
    const plan = ports.ledger.atOneMoment(() =>
      reverts === undefined ? planRewind(ports.ledger, sequence, ports.hash) : planRevert(ports.ledger, reverts, ports.hash),
    );
    const report = describe(ports, request, target.value, plan, outside);
    if (report.outcome === 'nothing-to-do') return report;
    const problem = report.error ?? (await refusedPath(ports, plan.files));
    if (signal.aborted) return refused(report, swarmError('cancelled', 'Stopped before anything was written.'));
    if (preview) return problem === undefined ? report : refused(report, problem);
    return await carryOut(ports, request, report, plan, problem);
  } catch (failure) {
    if (!(failure instanceof SwarmFailure)) throw failure;
    return { ...nothing, outcome: 'failed', error: failure.error, summary: failure.error.message, target: undefined };
  }
}

function kindOf({ kind }: RewindRequest): RewindReport['kind'] {
  return kind === 'redo' ? 'redo' : 'rewind';
}

/** Of a change set that is to be taken back, the change set is the target. */
type RewindTarget = ResolvedTarget & { readonly reverts?: AppliedChangeSet };

function findTarget({ ledger, clock }: RewindPorts, request: RewindRequest): Result<RewindTarget, SwarmError> {
  if (request.kind === 'redo') return redoTarget(ledger);
  if (request.kind === 'revert') {
    const applied = appliedChangeSet(ledger, request.changeSetId);
    if (!applied.ok) return applied;
    return ok({ sequence: applied.value.sequence, words: 'how they were without that change set', reverts: applied.value });
  }
  const parsed = parseTarget(request.target, clock.wallMs());
  return parsed.ok ? resolveTarget(ledger, parsed.value) : parsed;
}

function describe(ports: RewindPorts, request: RewindRequest, target: RewindTarget, plan: RewindPlan, outside: OutsideEdits): RewindReport {
  const kind = kindOf(request);
  const { reverts } = target;
  const before = reverts === undefined ? target.sequence : reverts.sequence - 1;
  const takesBack = missionsAfter(ports.ledger, before).filter(({ missionId }) => reverts === undefined || missionId === reverts.missionId);
  const warnings = [
    ...warningsFor(plan, kind, takesBack),
    ...outside.unreadable.map(({ path, why }) => `${path} could not be read: ${why}`),
    ...outside.withoutContent.map((path) => `${path} was changed and is too large to be kept in the ledger.`),
  ];
  const error = obstacle(plan);
  const nothingToDo = plan.files.length === 0 && error === undefined;
  return {
    missionId: undefined,
    kind,
    outcome: error !== undefined ? 'conflict' : nothingToDo ? 'nothing-to-do' : 'planned',
    error,
    summary:
      error?.message ??
      (nothingToDo
        ? `Nothing to put back: the files are as at ${target.words}.`
        : `${countFiles(plan.files.length)} would go back to ${target.words}.`),
    target,
    files: plan.files.map(reportedFile),
    takesBack,
    keptPersonEdits: plan.kept,
    conflicts: plan.conflicts,
    unknown: plan.unknown,
    warnings,
  };
}

/** What stands in the way of putting everything back. All or nothing: half a rewind would be a state that never was. */
function obstacle({ conflicts, unknown }: RewindPlan): SwarmError | undefined {
  const [conflict] = conflicts;
  if (conflict !== undefined) {
    const more = conflicts.length > 1 ? ` So it is in ${conflicts.length - 1} more.` : '';
    return swarmError('conflict-person', `Your own edits in ${conflict.path} overlap with what would be put back: ${conflict.why}.${more}`);
  }
  const [missing] = unknown;
  return missing && swarmError('content-missing', `${missing.path} cannot be put back: ${missing.why}.`);
}

function countFiles(count: number): string {
  return count === 1 ? '1 file' : `${count} files`;
}

function refused(report: RewindReport, error: SwarmError): RewindReport {
  return { ...report, outcome: outcomeOf(error), error, summary: error.message };
}

function outcomeOf(error: SwarmError): RewindReport['outcome'] {
  switch (exitCodeOf(error.code)) {
    case ExitCode.conflict:
      return 'conflict';
    case ExitCode.vetoed:
      return 'vetoed';
    case ExitCode.cancelled:
      return 'cancelled';
    case ExitCode.boundReached:
      return 'bound-reached';
    default:
      return 'failed';
  }
}

/** The person's order is not vetoed; but a link that leaves the workspace, or a file made read-only since, is not written. */
async function refusedPath({ workspace }: RewindPorts, files: readonly RewoundFile[]): Promise<SwarmError | undefined> {
  for (let at = 0; at < files.length; at += rewindBounds.pathsCheckedAtOnce) {
    const some = files.slice(at, at + rewindBounds.pathsCheckedAtOnce);
    for (const answer of await Promise.all(some.map(({ path }) => workspace.mayWrite(path)))) if (!answer.ok) return answer.error;
  }
  return undefined;
}

/** Synchronous up to the writing: nothing of this process comes between plan and write. */
async function carryOut(
  ports: RewindPorts,
  request: RewindRequest,
  report: RewindReport,
  plan: RewindPlan,
  problem: SwarmError | undefined,
): Promise<RewindReport> {
  const missionId = asMissionId(ports.uuids.next());
  const say = (payload: EventPayload, durability: 'process' | 'power' = 'process', role = AgentRole.OPERATOR) =>
    void ports.ledger.append([{ payload, role, missionId }], durability);
  const kind = request.kind === 'redo' ? MissionKind.REDO : MissionKind.REWIND;
  const instruction = instructionOf(request);
  say({ case: 'missionOpened', value: { kind, instruction } }, 'process', AgentRole.PERSON);
  ports.faults.reach('mission-opened');
  say({ case: 'rewindPlanned', value: plannedEvent(request, plan) });
  ports.faults.reach('rewind-planned');
  const written = problem === undefined ? await write(ports, missionId, instruction, plan, say) : { ok: false as const, error: problem };
  const summary = written.ok
    ? `${countFiles(plan.files.length)} went back to ${report.target?.words ?? 'where they were'}.`
    : written.error.message;
  const closed: RewindReport = written.ok
    ? { ...report, missionId, outcome: 'done', summary }
    : { ...refused(report, written.error), missionId };
  say({ case: 'missionClosed', value: closedEvent(closed) }, 'power');
  ports.faults.reach('closed');
  return closed;
}

function instructionOf(request: RewindRequest): string {
  switch (request.kind) {
    case 'redo':
      return 'redo';
    case 'rewind':
      return `rewind ${request.target.trim()}`;
    case 'revert':
      return `take back change set ${request.changeSetId}`;
  }
}

async function write(
  ports: RewindPorts,
  missionId: MissionId,
  summary: string,
  plan: RewindPlan,
  say: (payload: EventPayload) => void,
): Promise<Result<true, SwarmError>> {
  const answer = ports.leases.acquire(
    missionId,
    plan.files.map(({ path }) => path),
    rewindBounds.leaseMs,
  );
  if (!answer.granted) {
    const { path, holderMissionId, holderWriterId, reason } = answer;
    say({ case: 'leaseRefused', value: { path, holderMissionId, holderWriterId, reason } });
    return { ok: false, error: swarmError('conflict-lease', `${path} is being changed by another mission.`) };
  }
  const { leases } = answer;
  const paths = leases.map(({ path, fencingToken }) => ({ path, fencingToken: BigInt(fencingToken) }));
  let applied: Result<unknown, SwarmError>;
  try {
    say({ case: 'leaseGranted', value: { paths, ttlMs: answer.ttlMs } });
    const changeSetId = asChangeSetId(ports.uuids.next());
    const files = plan.files.map(readyFile);
    const changeSet: ReadyChangeSet = { changeSetId, missionId, summary, files, leases, author: 'rewind' };
    const author: ChangeSetAuthor = { role: AgentRole.OPERATOR };
    applied = ports.apply === undefined ? applyChangeSet(ports, changeSet, author) : await ports.apply(changeSet, author);
  } finally {
    ports.leases.release(missionId, leases);
  }
  say({ case: 'leaseReleased', value: { paths } });
  return applied.ok ? ok(true) : applied;
}

function readyFile({ path, before, after, afterBytes, renamedFrom, createdFolders }: RewoundFile): ReadyFile {
  assert(after.hash === undefined || afterBytes !== undefined, 'a file that is put back has its bytes');
  return {
    path,
    baseHash: before.hash,
    baseMode: before.hash === undefined ? undefined : before.mode,
    bytes: afterBytes,
    newHash: after.hash,
    mode: after.mode,
    renamedFrom,
    createdFolders,
    lines: [],
  };
}

function plannedEvent(request: RewindRequest, plan: RewindPlan) {
  return {
    target: request.kind === 'rewind' ? request.target : instructionOf(request),
    targetSequence: BigInt(plan.targetSequence),
    files: plan.files.map((file) => fileChange({ ...file, fencingToken: 0 })),
    keptPersonEdits: [...plan.kept],
    conflicts: plan.conflicts.map(({ path, why, regions }) => ({
      rule: 'conflict-person',
      text: why,
      at: { path, startLine: regions[0]?.theirsLine ?? 0 },
    })),
    unknownPaths: plan.unknown.map(({ path }) => path),
    crossesHeadMove: plan.crossesHeadMove,
  };
}

function closedEvent({ outcome, summary, error, files, warnings }: RewindReport) {
  const done = outcome === 'done';
  return {
    outcome: eventOutcome(outcome),
    summary,
    errorCode: error?.code ?? '',
    hint: error?.hint ?? '',
    changedPaths: done ? files.map(({ path }) => path) : [],
    edits: done ? files.length : 0,
    notes: warnings.map((text) => ({ kind: NoteKind.WARNING, text })),
  };
}

function eventOutcome(outcome: RewindReport['outcome']): MissionOutcome {
  switch (outcome) {
    case 'done':
      return MissionOutcome.DONE;
    case 'planned':
      return MissionOutcome.PLANNED;
    case 'not-understood':
      return MissionOutcome.NOT_UNDERSTOOD;
    case 'nothing-to-do':
      return MissionOutcome.NOTHING_TO_DO;
    case 'conflict':
      return MissionOutcome.CONFLICT;
    case 'vetoed':
      return MissionOutcome.VETOED;
    case 'cancelled':
      return MissionOutcome.CANCELLED;
    case 'failed':
      return MissionOutcome.FAILED;
    case 'bound-reached':
      return MissionOutcome.BOUND_REACHED;
  }
}
