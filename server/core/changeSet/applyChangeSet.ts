/**
 * Writes a change set wholly or not at all: intended in the ledger before the first byte, staged beside the targets, put
 * in place file by file, verified, and recorded as applied with what is really there. A failure on the way takes
 * everything back; a kill is settled by recovery at the next start.
 */
import { assert, defined } from '../../base/assert.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { type SwarmError, SwarmFailure, swarmError } from '../../protocol/errors.ts';
import { ChangeAuthor } from '../../protocol/generated/events_pb.js';
import type { ChangeSetId } from '../../protocol/ids.ts';
import type { FaultPort } from '../ports/faultPort.ts';
import type { FilePort } from '../ports/filePort.ts';
import type { LeasePort } from '../ports/leasePort.ts';
import type { EventDraft, LedgerPort } from '../ports/ledgerPort.ts';
import type { ReadyChangeSet } from './changeSet.ts';
import {
  baseline,
  type ChangeSetAuthor,
  type Envelope,
  type FileChangeInit,
  fileChange,
  outsideChange,
  stateChange,
} from './changeSetEvents.ts';
import { commitStep, type DiskStep, inSafeOrder, stageStep } from './diskSteps.ts';
import { ABSENT, diskState, type FileVersion, sameVersion } from './fileVersion.ts';
import { planSettlement, settle } from './settleChangeSet.ts';
import { type PreparedFile, renewLeases, verifyChangeSet } from './verifyBase.ts';

export interface ChangeSetPorts {
  readonly ledger: LedgerPort;
  readonly leases: LeasePort;
  readonly files: FilePort;
  readonly faults: FaultPort;
}

export interface Applied {
  readonly changeSetId: ChangeSetId;
  readonly files: readonly FileChangeInit[]; // newHash is what is really there
  readonly sequence: number; // of ChangeSetApplied
}

/**
 * Errors, after each of which nothing is changed: conflict-lease, veto-base-changed, conflict-case, disk-full,
 * disk-refused, bound-reached, and those of the ledger.
 */
export function applyChangeSet(ports: ChangeSetPorts, changeSet: ReadyChangeSet, author: ChangeSetAuthor): Result<Applied, SwarmError> {
  const envelope: Envelope = { ...author, missionId: changeSet.missionId, changeSetId: changeSet.changeSetId };
  let prepared: readonly PreparedFile[];
  try {
    const verified = verifyChangeSet(ports, changeSet);
    if (!verified.ok) return verified;
    prepared = verified.value;
    storeContents(ports, prepared);
    ports.faults.reach('contents-stored');
    const drafts = [...becomingKnown(ports.ledger, prepared, envelope), intended(envelope, prepared, changeSet)];
    // From this event on nobody takes the leases of a living process, so up to it they must not have been taken.
    const held = () => ports.leases.held(changeSet.missionId, changeSet.leases);
    if (ports.ledger.append(drafts, 'power', held).length === 0) return err(leaseLost());
  } catch (failure) {
    return err(expected(failure));
  }
  ports.faults.reach('intended');

  const steps = inSafeOrder(prepared.map(diskStep));
  const touched: DiskStep[] = [];
  try {
    for (const step of steps) {
      stageStep(ports.files, changeSet.changeSetId, step);
      ports.faults.reach('staged-one');
    }
    ports.faults.reach('staged-all');
    const lost = renewLeases(ports.leases, changeSet);
    if (lost !== undefined) throw new SwarmFailure(lost);
    const leaseOf = new Map(changeSet.leases.map((lease) => [lease.path, lease]));
    for (const step of steps) {
      // A process may be stopped between any two files, and its machine put to sleep.
      const lease = leaseOf.get(step.path);
      if (lease === undefined || !ports.leases.held(changeSet.missionId, [lease])) throw new SwarmFailure(leaseLost());
      commitNoting(ports.files, changeSet.changeSetId, step, touched);
      ports.faults.reach('committed-one');
    }
    ports.files.flushFolders(steps.map(({ path }) => path));
    ports.faults.reach('committed-all');
    const applied = recordApplied(ports, envelope, prepared, changeSet);
    ports.faults.reach('applied');
    return ok(applied);
  } catch (failure) {
    return err(takeBack(ports, envelope, prepared, touched, expected(failure)));
  }
}

function leaseLost(): SwarmError {
  return swarmError('conflict-lease', 'A lease on the files of the change set was lost before it was written.');
}

/** Whether nobody else, thinking this process dead, has completed or undone the change set. */
function isUnsettled(ledger: LedgerPort, changeSetId: ChangeSetId): boolean {
  return ledger.unfinishedChangeSets().some((one) => one.changeSetId === changeSetId);
}

/** Notes the step as touched unless it certainly was not: a file found changed was left alone. */
function commitNoting(files: FilePort, journal: ChangeSetId, step: DiskStep, touched: DiskStep[]): void {
  touched.push(step);
  try {
    commitStep(files, journal, step);
  } catch (failure) {
    if (failure instanceof SwarmFailure && failure.error.code === 'veto-base-changed') touched.pop();
    throw failure;
  }
}

/** Only what can be expected to happen is handled here; anything else is a bug, or a test's kill, and goes on up. */
function expected(failure: unknown): SwarmError {
  if (failure instanceof SwarmFailure) return failure.error;
  throw failure;
}

function storeContents({ ledger, files }: ChangeSetPorts, prepared: readonly PreparedFile[]): void {
  for (const { path, before, file } of prepared) {
    if (before.hash !== undefined && !ledger.hasContent(before.hash)) {
      const bytes = files.read(path);
      if (bytes === undefined || ledger.putContent(bytes) !== before.hash) {
        throw new SwarmFailure(swarmError('veto-base-changed', `${path} changed while it was read.`));
      }
    }
    if (file.bytes !== undefined) assert(ledger.putContent(file.bytes) === file.newHash, `the bytes for ${path} have the hash they name`);
  }
}

/** Before a change set touches a file, the ledger knows the file as it is: as a baseline, or with what others did to it. */
function becomingKnown(ledger: LedgerPort, prepared: readonly PreparedFile[], { missionId, causationId }: Envelope): EventDraft[] {
  return prepared.flatMap(({ path, before }) => {
    const known = ledger.fileState(path);
    if (known === undefined) return before.hash === undefined ? [] : [{ ...baseline(path, before, missionId), causationId }];
    return sameVersion(known, before) ? [] : [outsideChange(path, version(known), before)];
  });
}

function version({ hash, mode }: FileVersion): FileVersion {
  return hash === undefined ? ABSENT : { hash, mode };
}

function intended(envelope: Envelope, prepared: readonly PreparedFile[], { summary }: ReadyChangeSet): EventDraft {
  return { ...envelope, payload: { case: 'changeSetIntended', value: { files: prepared.map(fileChange), summary } } };
}

function diskStep({ path, before, after, file, createdFolders }: PreparedFile): DiskStep {
  return { path, from: before, to: after, bytes: () => defined(file.bytes, `bytes of ${path}`), createdFolders };
}

/** What is on the disk now is what the events say; a save that came right after the write is recorded as the person's. */
function recordApplied(
  { ledger, files }: ChangeSetPorts,
  envelope: Envelope,
  prepared: readonly PreparedFile[],
  changeSet: ReadyChangeSet,
): Applied {
  const author = changeSet.author === 'agent' ? ChangeAuthor.AGENT : ChangeAuthor.REWIND;
  const creationsFirst = [
    ...prepared.filter(({ after }) => after.hash !== undefined),
    ...prepared.filter(({ after }) => after.hash === undefined),
  ];
  const ours: EventDraft[] = [];
  const theirs: EventDraft[] = [];
  const changes = new Map<string, FileChangeInit>();
  for (const one of creationsFirst) {
    const state = diskState(files, one.path);
    let there: FileVersion = version(state);
    if (there.hash !== one.after.hash && there.hash !== undefined) {
      const bytes = files.read(one.path);
      there = bytes === undefined ? ABSENT : { hash: ledger.putContent(bytes), mode: there.mode };
    }
    // Some disks know no permission bits; then those that are there are the result.
    const after = there.hash === one.after.hash ? there : one.after;
    const words = { path: one.path, from: one.before, to: after, author, renamedFrom: one.renamedFrom, lines: one.file.lines };
    ours.push(stateChange(envelope, words));
    if (!sameVersion(after, there)) theirs.push(outsideChange(one.path, after, there));
    changes.set(one.path, fileChange({ ...one, after: there }));
  }
  const reallyThere = prepared.map(({ path }) => defined(changes.get(path), 'a change for every path'));
  const applied: EventDraft = { ...envelope, payload: { case: 'changeSetApplied', value: { files: reallyThere } } };
  const events = ledger.append([...ours, ...theirs, applied], 'process', () => isUnsettled(ledger, changeSet.changeSetId));
  if (events.length === 0) throw new SwarmFailure(leaseLost());
  return {
    changeSetId: changeSet.changeSetId,
    files: reallyThere,
    sequence: Number(defined(events.at(-1), 'the event appended').sequence),
  };
}

/** Puts back what was written and says so. When even that fails, recovery does it at the next start. */
function takeBack(
  ports: ChangeSetPorts,
  envelope: Envelope,
  prepared: readonly PreparedFile[],
  touched: readonly DiskStep[],
  error: SwarmError,
): SwarmError {
  const touchedPaths = new Set(touched.map(({ path }) => path));
  const [written, untouched] = [
    prepared.filter(({ path }) => touchedPaths.has(path)),
    prepared.filter(({ path }) => !touchedPaths.has(path)),
  ];
  try {
    if (!isUnsettled(ports.ledger, envelope.changeSetId)) {
      // Their end of it holds; only what was staged is still this process's own.
      for (const { path } of prepared) ports.files.unstage(path, envelope.changeSetId);
      return error;
    }
    for (const { path, createdFolders, file } of untouched) {
      ports.files.unstage(path, envelope.changeSetId, file.bytes === undefined ? [] : createdFolders);
    }
    const choose = () => planSettlement(ports, written, 'before');
    const settlement = settle(ports, envelope.changeSetId, written, choose, () => undefined);
    const before = new Map(written.map((one) => [one.path, one.before]));
    const edited = settlement.files.flatMap(({ path, wanted }) => {
      const was = before.get(path) ?? ABSENT;
      return sameVersion(was, wanted) ? [] : [outsideChange(path, was, wanted)];
    });
    const kept = settlement.files.flatMap(({ path, unresolved }) =>
      unresolved === undefined ? [] : [` ${path} is kept as it is: ${unresolved}.`],
    );
    const reason = [error.message, ...kept].join('');
    const undone: EventDraft = { ...envelope, payload: { case: 'changeSetUndone', value: { files: prepared.map(fileChange), reason } } };
    ports.ledger.append([...edited, undone], 'process', () => isUnsettled(ports.ledger, envelope.changeSetId));
    return error;
  } catch (failure) {
    const { message } = expected(failure);
    return swarmError(
      error.code,
      `${error.message} Putting the files back failed too: ${message}`,
      'Start Swarm again in this workspace: it puts back the rest from the ledger.',
    );
  }
}
