/**
 * Writes a change set wholly or not at all: intended in the ledger before the first byte, staged beside the targets, put
 * in place file by file, verified, and recorded as applied with what is really there. A failure on the way takes
 * everything back; a kill is settled by recovery at the next start.
 */
import { err, ok, type Result } from '../../base/result.ts';
import type { SwarmError } from '../../protocol/errors.ts';
import type { ReadyChangeSet } from './changeSet.ts';
import type { ChangeSetAuthor, Envelope } from './changeSetEvents.ts';
import type { DiskStep } from './diskSteps.ts';
import { type ChangeSetPorts, expected, intendChangeSet } from './intendChangeSet.ts';
import { type Applied, recordApplied, writtenFile } from './recordApplied.ts';
import { takeBack, writeToDisk } from './writeToDisk.ts';

export type { ChangeSetPorts } from './intendChangeSet.ts';
export type { Applied } from './recordApplied.ts';

/**
 * Errors, after each of which nothing is changed: conflict-lease, veto-base-changed, conflict-case, disk-full,
 * disk-refused, bound-reached, and those of the ledger.
 */
export function applyChangeSet(ports: ChangeSetPorts, changeSet: ReadyChangeSet, author: ChangeSetAuthor): Result<Applied, SwarmError> {
  const envelope: Envelope = { ...author, missionId: changeSet.missionId, changeSetId: changeSet.changeSetId };
  const intended = intendChangeSet(ports, changeSet, envelope);
  if (!intended.ok) return intended;
  const prepared = intended.value;
  const touched: DiskStep[] = [];
  try {
    writeToDisk(ports, changeSet, prepared, touched);
    const files = prepared.map((one) => writtenFile(ports, one));
    const applied = recordApplied(ports, envelope, changeSet, files);
    ports.faults.reach('applied');
    return ok(applied);
  } catch (failure) {
    return err(takeBack(ports, envelope, prepared, touched, expected(failure)));
  }
}
