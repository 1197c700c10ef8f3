/** The first half of every change set: checked once more, its contents in the ledger, and intended there before anything is touched. */
import { assert } from '../../base/assert.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { type SwarmError, SwarmFailure, swarmError } from '../../protocol/errors.ts';
import type { ChangeSetId } from '../../protocol/ids.ts';
import type { FaultPort } from '../ports/faultPort.ts';
import type { FilePort } from '../ports/filePort.ts';
import type { LeasePort } from '../ports/leasePort.ts';
import type { EventDraft, LedgerPort } from '../ports/ledgerPort.ts';
import type { ReadyChangeSet } from './changeSet.ts';
import { baseline, type Envelope, fileChange, outsideChange } from './changeSetEvents.ts';
import { ABSENT, type FileVersion, sameVersion } from './fileVersion.ts';
import { type PreparedFile, verifyChangeSet } from './verifyBase.ts';

export interface ChangeSetPorts {
  readonly ledger: LedgerPort;
  readonly leases: LeasePort;
  readonly files: FilePort;
  readonly faults: FaultPort;
}

/**
 * `prepare` says more of the files before that is recorded, or refuses by throwing. Errors, after each of which nothing is
 * changed: conflict-lease, veto-base-changed, conflict-case, bound-reached, and those of the ledger.
 */
export function intendChangeSet(
  ports: ChangeSetPorts,
  changeSet: ReadyChangeSet,
  envelope: Envelope,
  prepare: (files: readonly PreparedFile[]) => readonly PreparedFile[] = (files) => files,
): Result<readonly PreparedFile[], SwarmError> {
  try {
    const verified = verifyChangeSet(ports, changeSet);
    if (!verified.ok) return verified;
    const prepared = prepare(verified.value);
    storeContents(ports, prepared);
    ports.faults.reach('contents-stored');
    const drafts = [...becomingKnown(ports.ledger, prepared, envelope), intended(envelope, prepared, changeSet)];
    // From this event on nobody takes the leases of a living process, so up to it they must not have been taken.
    const held = () => ports.leases.held(changeSet.missionId, changeSet.leases);
    if (ports.ledger.append(drafts, 'power', held).length === 0) return err(leaseLost());
    ports.faults.reach('intended');
    return ok(prepared);
  } catch (failure) {
    return err(expected(failure));
  }
}

export function leaseLost(): SwarmError {
  return swarmError('conflict-lease', 'A lease on the files of the change set was lost before it was written.');
}

/** Whether nobody else, thinking this process dead, has completed or undone the change set. */
export function isUnsettled(ledger: LedgerPort, changeSetId: ChangeSetId): boolean {
  return ledger.unfinishedChangeSets().some((one) => one.changeSetId === changeSetId);
}

/** Only what can be expected to happen is handled; anything else is a bug, or a test's kill, and goes on up. */
export function expected(failure: unknown): SwarmError {
  if (failure instanceof SwarmFailure) return failure.error;
  throw failure;
}

export function plainVersion({ hash, mode }: FileVersion): FileVersion {
  return hash === undefined ? ABSENT : { hash, mode };
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
  const becoming = ({ path, before, unsaved = false }: PreparedFile): readonly EventDraft[] => {
    const known = ledger.fileState(path);
    if (known === undefined) return before.hash === undefined ? [] : [{ ...baseline(path, before, missionId, unsaved), causationId }];
    return sameVersion(known, before) ? [] : [outsideChange(path, plainVersion(known), before, { unsaved })];
  };
  return ledger.atOneMoment(() => prepared.flatMap(becoming));
}

function intended(envelope: Envelope, prepared: readonly PreparedFile[], { summary }: ReadyChangeSet): EventDraft {
  return { ...envelope, payload: { case: 'changeSetIntended', value: { files: prepared.map(fileChange), summary } } };
}
