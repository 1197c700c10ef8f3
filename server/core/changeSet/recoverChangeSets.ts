/**
 * At the next start: every change set whose writer died half way is completed or undone, so that each is wholly before
 * or wholly after. The side that needs fewer writes is taken, unless a person's later edits fit only the other one.
 * Every decision rests on what is on the disk, so a kill in the middle of recovery only means doing the rest later.
 */
import { fail, type SwarmError, SwarmFailure } from '../../protocol/errors.ts';
import { AgentRole, ChangeAuthor, DecisionKind, MissionKind } from '../../protocol/generated/events_pb.js';
import { asMissionId, asWorkspacePath, type ChangeSetId, type MissionId, type WorkspacePath } from '../../protocol/ids.ts';
import type { EventDraft, LedgerPort, UnfinishedChangeSet } from '../ports/ledgerPort.ts';
import type { ChangeSetPorts } from './applyChangeSet.ts';
import { type Envelope, fileChange, outsideChange, type RecordedChange, stateChange } from './changeSetEvents.ts';
import { ABSENT, diskState, sameVersion, versionOf } from './fileVersion.ts';
import { proposedLines } from './proposedLines.ts';
import { planSettlement, type Settlement, settle } from './settleChangeSet.ts';

const recoveryBounds = {
  leaseMs: 60_000,
} as const;

export interface RecoveredChangeSet {
  readonly changeSetId: ChangeSetId;
  readonly missionId: MissionId | undefined;
  readonly outcome: 'completed' | 'undone';
  readonly paths: readonly WorkspacePath[];
  /** Kept as they are, because a person's edits could not be told from the change set's. */
  readonly unresolved: readonly { readonly path: WorkspacePath; readonly why: string }[];
  readonly reason: string;
}

export interface Recovery {
  readonly recovered: readonly RecoveredChangeSet[];
  /** Not settled this time: another process is at it, or the disk refused. */
  readonly left: readonly { readonly changeSetId: ChangeSetId; readonly error: SwarmError | undefined; readonly why: string }[];
}

/**
 * `writerAlive` says whether the process behind a writer id still runs; what belongs to a living one is left alone.
 * `awaitsEditor` leaves out those that are settled later, when editors have told what they hold.
 */
export function recoverChangeSets(
  ports: ChangeSetPorts,
  writerAlive: (writerId: string) => boolean,
  awaitsEditor: (unfinished: UnfinishedChangeSet) => boolean = () => false,
): Recovery {
  const recovered: RecoveredChangeSet[] = [];
  const left: Recovery['left'][number][] = [];
  for (const unfinished of ports.ledger.unfinishedChangeSets()) {
    const { changeSetId } = unfinished;
    if (writerAlive(unfinished.writerId) || awaitsEditor(unfinished)) continue;
    const holder = unfinished.missionId ?? asMissionId(changeSetId);
    const paths = unfinished.files.map(({ path }) => asWorkspacePath(path));
    const answer = ports.leases.acquire(holder, paths, recoveryBounds.leaseMs);
    if (!answer.granted) {
      left.push({ changeSetId, error: undefined, why: answer.reason });
      continue;
    }
    try {
      // Another process may have settled it between the look and the lease.
      const still = ports.ledger.unfinishedChangeSets().some((one) => one.changeSetId === changeSetId);
      if (still) recovered.push(recoverOne(ports, unfinished));
    } catch (failure) {
      if (!(failure instanceof SwarmFailure)) throw failure;
      left.push({ changeSetId, error: failure.error, why: failure.error.message });
    }
    ports.leases.release(holder, answer.leases);
  }
  ports.faults.reach('recovered');
  return { recovered, left };
}

/** Whether any of its files was to be changed through an editor. */
export function concernsEditor({ files }: UnfinishedChangeSet): boolean {
  return files.some(({ inEditor }) => inEditor);
}

/** Without editors: what stood unsaved in one is not on disk, and neither side of it is written there for the person. */
function recoverOne(ports: ChangeSetPorts, unfinished: UnfinishedChangeSet): RecoveredChangeSet {
  const changes = recordedChanges(unfinished);
  const onDisk = changes.filter(({ unsaved }) => unsaved !== true);
  const choose = () => cheaper(planSettlement(ports, onDisk, 'before'), planSettlement(ports, onDisk, 'after'));
  const settled = settle(ports, unfinished.changeSetId, onDisk, choose, () => ports.faults.reach('recovery-one'));
  const files = changes.map(({ path }) => settled.files.find((file) => file.path === path) ?? leftAsFound(ports, path));
  const settlement = { ...settled, files, unresolved: files.filter(({ unresolved }) => unresolved !== undefined).length };
  return recordRecovery(ports, unfinished, changes, settlement);
}

/** What is there stays, and is recorded. */
export function leftAsFound({ files, ledger }: Pick<ChangeSetPorts, 'files' | 'ledger'>, path: WorkspacePath): Settlement['files'][number] {
  const { hash, mode } = diskState(files, path);
  const bytes = hash === undefined ? undefined : files.read(path);
  const found = bytes === undefined ? ABSENT : { hash: ledger.putContent(bytes), mode };
  return { path, found, wanted: found, unresolved: 'it was unsaved in an editor, whose text is not at hand' };
}

export function recordedChanges(unfinished: UnfinishedChangeSet): readonly RecordedChange[] {
  return unfinished.files.map(
    (file): RecordedChange => ({
      path: asWorkspacePath(file.path),
      before: versionOf(file.baseHash, file.baseMode),
      after: versionOf(file.newHash, file.newMode),
      renamedFrom: file.renamedFrom === '' ? undefined : asWorkspacePath(file.renamedFrom),
      createdFolders: file.createdFolders.map(asWorkspacePath),
      fencingToken: Number(file.fencingToken),
      inEditor: file.inEditor,
      unsaved: file.unsaved,
    }),
  );
}

/** The end of an interrupted change set, with what is really there. */
export function recordRecovery(
  ports: Pick<ChangeSetPorts, 'ledger'>,
  { changeSetId, missionId }: UnfinishedChangeSet,
  changes: readonly RecordedChange[],
  settlement: Settlement,
  unsavedNow: (path: WorkspacePath) => boolean = () => false,
): RecoveredChangeSet {
  const reason = explain(settlement, changes.length);
  const envelope: Envelope = { role: AgentRole.OPERATOR, missionId, changeSetId };
  const end: EventDraft =
    settlement.side === 'after'
      ? { ...envelope, payload: { case: 'changeSetApplied', value: { files: reallyThere(changes, settlement), recovered: true } } }
      : { ...envelope, payload: { case: 'changeSetUndone', value: { files: changes.map(fileChange), reason, recovered: true } } };
  const { ledger } = ports;
  const appended = ledger.append(
    [...stateChanges(ledger, envelope, changes, settlement, unsavedNow), end, decision(ledger, envelope, settlement, reason)],
    'power',
    () => ledger.unfinishedChangeSets().some((one) => one.changeSetId === changeSetId),
  );
  if (appended.length === 0) fail('conflict-lease', 'Another process settled the change set at the same time.');
  return {
    changeSetId,
    missionId,
    outcome: settlement.side === 'after' ? 'completed' : 'undone',
    paths: changes.map(({ path }) => path),
    unresolved: settlement.files.flatMap(({ path, unresolved }) => (unresolved === undefined ? [] : [{ path, why: unresolved }])),
    reason,
  };
}

/** Fewer files that cannot be settled, then fewer writes; in doubt the side on which the person's work stood before. */
export function cheaper(before: Settlement, after: Settlement): Settlement {
  const difference = after.unresolved - before.unresolved || after.writes - before.writes;
  return difference < 0 ? after : before;
}

function explain({ side, writes, unresolved }: Settlement, files: number): string {
  const state =
    side === 'after'
      ? writes === 0
        ? 'every file had been written'
        : `${files - writes} of ${files} files had been written`
      : writes === 0
        ? 'no file had been written'
        : `${writes} of ${files} files had been written`;
  const rest = unresolved === 0 ? '' : ` Later edits in ${unresolved} of them could not be told from its own; they are kept as they are.`;
  return `Swarm was ended while it wrote this change set: ${state}. It was ${side === 'after' ? 'completed' : 'undone'}.${rest}`;
}

function reallyThere(changes: readonly RecordedChange[], { files }: Settlement) {
  return changes.map((change, at) => fileChange({ ...change, after: files[at]?.wanted ?? change.after }));
}

/** The change set's own part under its author's name, the rest under the person's. */
function stateChanges(
  ledger: LedgerPort,
  envelope: Envelope,
  changes: readonly RecordedChange[],
  { side, files }: Settlement,
  unsavedNow: (path: WorkspacePath) => boolean,
): EventDraft[] {
  const author = authorOf(ledger, envelope.missionId);
  const lines = proposedLines(ledger, envelope.changeSetId, new Map(changes.map(({ path, after }) => [path, after])));
  const ours: EventDraft[] = [];
  const deletions: EventDraft[] = [];
  const theirs: EventDraft[] = [];
  changes.forEach(({ path, before, after, renamedFrom }, at) => {
    const end = files[at];
    if (end === undefined) return;
    const carriedOut = side === 'after' && end.unresolved === undefined;
    if (carriedOut && !sameVersion(before, after)) {
      const words = { path, from: before, to: after, author, renamedFrom, lines: lines.get(path) ?? [], unsaved: unsavedNow(path) };
      (after.hash === undefined ? deletions : ours).push(stateChange(envelope, words));
    }
    const reached = carriedOut ? after : before;
    if (!sameVersion(reached, end.wanted)) theirs.push(outsideChange(path, reached, end.wanted, { unsaved: unsavedNow(path) }));
  });
  return [...ours, ...deletions, ...theirs];
}

function authorOf(ledger: LedgerPort, missionId: MissionId | undefined): ChangeAuthor {
  if (missionId === undefined) return ChangeAuthor.AGENT;
  for (const { payload } of ledger.events({ missionId, kinds: ['missionOpened'], limit: 1 })) {
    const kind = payload.case === 'missionOpened' ? payload.value.kind : MissionKind.UNSPECIFIED;
    if (kind === MissionKind.REWIND || kind === MissionKind.REDO) return ChangeAuthor.REWIND;
  }
  return ChangeAuthor.AGENT;
}

function decision(ledger: LedgerPort, envelope: Envelope, settlement: Settlement, reason: string): EventDraft {
  const seen = settlement.files.map(({ path, found, wanted, unresolved }) => ({ path, found, wanted, unresolved }));
  const completed = settlement.side === 'after';
  return {
    ...envelope,
    payload: {
      case: 'decision',
      value: {
        kind: DecisionKind.RECOVERY,
        contextHash: ledger.putContent(new TextEncoder().encode(JSON.stringify(seen))),
        trigger: 'a change set was intended, and neither applied nor undone; its writer is gone',
        choice: completed ? 'completed' : 'undone',
        rationale: reason,
        rejected: [
          {
            choice: completed ? 'undone' : 'completed',
            whyNot: 'more files would have had to be written, or more of the later edits would have been in the way',
          },
        ],
        confidence: settlement.unresolved === 0 ? 1 : 0.5,
        about: settlement.files.map(({ path }) => ({ path })),
      },
    },
  };
}
