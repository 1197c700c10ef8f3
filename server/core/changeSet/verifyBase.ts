/** Whether a change set may be written now: its leases are held, and every file is what the edits were made against. */
import { assert } from '../../base/assert.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { type SwarmError, swarmError } from '../../protocol/errors.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { DiskState, FilePort } from '../ports/filePort.ts';
import type { LeasePort } from '../ports/leasePort.ts';
import type { LedgerPort } from '../ports/ledgerPort.ts';
import type { ReadyChangeSet, ReadyFile } from './changeSet.ts';
import type { RecordedChange } from './changeSetEvents.ts';
import { ABSENT, diskState, foldCase } from './fileVersion.ts';
import { above, madeFolderBounds, madeFolders } from './madeFolders.ts';

export const changeSetBounds = {
  filesMax: 20_000,
  /** Writing is one synchronous stretch without a heartbeat: the leases are renewed for it before, and once on the way. */
  writingLeaseMs: 5 * 60_000,
} as const;

/** A file of the change set together with what was found on the disk. */
export interface PreparedFile extends RecordedChange {
  readonly file: ReadyFile;
}

export function verifyChangeSet(
  ports: { readonly files: FilePort; readonly leases: LeasePort; readonly ledger: LedgerPort },
  changeSet: ReadyChangeSet,
): Result<readonly PreparedFile[], SwarmError> {
  checkShape(changeSet);
  if (changeSet.files.length > changeSetBounds.filesMax) {
    return err(swarmError('bound-reached', `The change set has ${changeSet.files.length} files; ${changeSetBounds.filesMax} is the most.`));
  }
  const unleased = renewLeases(ports.leases, changeSet);
  if (unleased !== undefined) return err(unleased);
  const paths = new Set(changeSet.files.map(({ path }) => path));
  for (const unfinished of ports.ledger.unfinishedChangeSets()) {
    const shared = unfinished.files.find(({ path }) => paths.has(path as WorkspacePath));
    if (shared !== undefined) {
      return err(
        swarmError(
          'conflict-lease',
          `An interrupted change set on ${shared.path} has not been settled yet.`,
          'Run it again; that settles it first.',
        ),
      );
    }
  }
  const tokens = new Map(changeSet.leases.map(({ path, fencingToken }) => [path, fencingToken]));
  const deleted = new Set(changeSet.files.filter(({ bytes }) => bytes === undefined).map(({ path }) => path));
  const asksForFolders = changeSet.files.some(({ bytes, createdFolders }) => bytes === undefined && createdFolders === undefined);
  const remembered = { newestFirst: true, limit: madeFolderBounds.changeSetsRemembered };
  const folders = asksForFolders ? madeFolders(ports.ledger, remembered) : [];
  const prepared: PreparedFile[] = [];
  for (const file of changeSet.files) {
    const found = diskState(ports.files, file.path);
    const problem = verifyFile(file, found, changeSet, deleted);
    if (problem !== undefined) return err(problem);
    prepared.push({
      path: file.path,
      file,
      before: found.hash === undefined ? ABSENT : { hash: found.hash, mode: found.mode },
      after: file.newHash === undefined ? ABSENT : { hash: file.newHash, mode: file.mode },
      renamedFrom: file.renamedFrom,
      createdFolders: file.bytes === undefined ? (file.createdFolders ?? above(folders, file.path)) : (found.missingFolders ?? []),
      fencingToken: tokens.get(file.path) ?? 0,
      unsaved: found.unsaved === true,
    });
  }
  return ok(prepared);
}

/** One for every path, not taken by anybody else, and from here on held for as long as writing may take. */
export function renewLeases(leases: LeasePort, changeSet: ReadyChangeSet): SwarmError | undefined {
  const leased = new Set(changeSet.leases.map(({ path }) => path));
  const without = changeSet.files.find(({ path }) => !leased.has(path));
  if (without !== undefined) return swarmError('conflict-lease', `The lease for ${without.path} is missing.`);
  if (leases.renew(changeSet.missionId, changeSet.leases, changeSetBounds.writingLeaseMs)) return undefined;
  return swarmError('conflict-lease', 'A lease on the files of the change set was lost before it could be written.');
}

function verifyFile(
  file: ReadyFile,
  found: DiskState,
  changeSet: ReadyChangeSet,
  deleted: ReadonlySet<WorkspacePath>,
): SwarmError | undefined {
  const { path } = file;
  if (file.baseHash === undefined) {
    // On a disk that ignores case the place may be taken by the very file that is renamed.
    const twin = found.actualPath !== undefined && found.actualPath !== path ? found.actualPath : undefined;
    if (found.hash === undefined && (twin === undefined || deleted.has(twin))) return undefined;
    return swarmError('conflict-case', `${twin ?? path} is already there, so ${path} cannot be created.`);
  }
  if (found.hash === undefined) return swarmError('veto-base-changed', `${path} is no longer there.`);
  if (found.hash !== file.baseHash) return swarmError('veto-base-changed', `${path} is not what the edits were made for.`);
  const agentsModification = changeSet.author === 'agent' && file.bytes !== undefined;
  const expectedMode = file.baseMode ?? (agentsModification ? file.mode : undefined);
  if (expectedMode !== undefined && expectedMode !== found.mode) {
    return swarmError('veto-base-changed', `The permissions of ${path} changed.`);
  }
  return undefined;
}

function checkShape({ files }: ReadyChangeSet): void {
  assert(files.length > 0, 'a change set changes something');
  assert(new Set(files.map(({ path }) => path)).size === files.length, 'a change set names each path once');
  const created = files.filter(({ baseHash }) => baseHash === undefined);
  assert(new Set(created.map(({ path }) => foldCase(path))).size === created.length, 'new paths of a change set differ in more than case');
  for (const { bytes, newHash, baseHash } of files) {
    assert((bytes === undefined) === (newHash === undefined), 'a file has bytes exactly when it has a hash');
    assert(baseHash !== undefined || newHash !== undefined, 'what is not there is not deleted');
  }
}
