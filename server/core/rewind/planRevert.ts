/**
 * What it takes to take back one change set and nothing else: each of its files as it is now, without what the change set
 * did, and with all that came after. Where the two cannot be told apart, the file is named as a conflict.
 */
import { err, ok, type Result } from '../../base/result.ts';
import { type SwarmError, swarmError } from '../../protocol/errors.ts';
import { asChangeSetId, asMissionId, asWorkspacePath, type ContentHash, type MissionId, type WorkspacePath } from '../../protocol/ids.ts';
import { ABSENT, type FileVersion, sameVersion, versionOf } from '../changeSet/fileVersion.ts';
import { mergeVersions } from '../changeSet/mergeVersions.ts';
import type { LedgerPort } from '../ports/ledgerPort.ts';
import { contentGone, contentsOver, type RewindPlan, type RewoundFile, rewoundFile } from './planRewind.ts';

/** An applied change set, as it stands in the ledger. */
export interface AppliedChangeSet {
  readonly missionId: MissionId;
  readonly sequence: number; // of ChangeSetApplied
  readonly files: readonly ChangedBySet[];
}

interface ChangedBySet {
  readonly path: WorkspacePath;
  readonly before: FileVersion;
  readonly after: FileVersion;
  readonly renamedFrom: WorkspacePath | undefined;
  readonly createdFolders: readonly WorkspacePath[];
}

/** Error: target-not-found. */
export function appliedChangeSet(ledger: LedgerPort, id: string): Result<AppliedChangeSet, SwarmError> {
  const changeSetId = asChangeSetId(id);
  const [applied] = [...ledger.events({ changeSetId, kinds: ['changeSetApplied'], newestFirst: true, limit: 1 })];
  if (applied?.payload.case !== 'changeSetApplied') return err(swarmError('target-not-found', `There is no change set “${id}”.`));
  const foldersOf = new Map(applied.payload.value.files.map(({ path, createdFolders }) => [path, createdFolders.map(asWorkspacePath)]));
  const files: ChangedBySet[] = [];
  for (const { payload } of ledger.events({ changeSetId, kinds: ['stateChange'] })) {
    if (payload.case !== 'stateChange' || payload.value.baseline) continue;
    const { path, previousHash, previousMode, newHash, mode, renamedFrom } = payload.value;
    files.push({
      path: asWorkspacePath(path),
      before: versionOf(previousHash, previousMode),
      after: versionOf(newHash, mode),
      renamedFrom: renamedFrom === '' ? undefined : asWorkspacePath(renamedFrom),
      createdFolders: foldersOf.get(path) ?? [],
    });
  }
  return ok({ missionId: asMissionId(applied.missionId), sequence: Number(applied.sequence), files });
}

export function planRevert(ledger: LedgerPort, changeSet: AppliedChangeSet, hash: (bytes: Uint8Array) => ContentHash): RewindPlan {
  const contents = contentsOver(ledger, hash);
  const deleted = new Map(changeSet.files.filter(({ after }) => after.hash === undefined).map((file) => [file.path, file]));
  const wanted = new Map<WorkspacePath, FileVersion>();
  const renamed = new Map<WorkspacePath, WorkspacePath>(); // where a file came from, to where it is now
  const kept = new Set<WorkspacePath>();
  const conflicts: RewindPlan['conflicts'][number][] = [];
  const unknown: RewindPlan['unknown'][number][] = [];
  const now = (path: WorkspacePath): FileVersion => {
    const state = ledger.fileState(path);
    return state?.hash === undefined ? ABSENT : { hash: state.hash, mode: state.mode };
  };
  for (const { path, before, after, renamedFrom } of changeSet.files) {
    if (after.hash === undefined && [...changeSet.files].some((other) => other.renamedFrom === path)) continue; // with its new path
    const source = renamedFrom === undefined ? undefined : deleted.get(renamedFrom);
    const merged = mergeVersions(now(path), after, source?.before ?? before, contents);
    if (merged.kind === 'conflict') conflicts.push({ path, why: merged.why, regions: merged.regions });
    else if (merged.kind === 'missing') unknown.push({ path, why: 'a content needed to keep later edits is no longer in the ledger' });
    else {
      if (!sameVersion(now(path), after)) kept.add(path);
      wanted.set(path, source === undefined ? merged.version : before);
      if (source === undefined || sameVersion(now(path), ABSENT)) continue;
      wanted.set(source.path, merged.version);
      renamed.set(source.path, path);
    }
  }
  const foldersOf = new Map(changeSet.files.map(({ path, createdFolders }) => [path, createdFolders]));
  const files: RewoundFile[] = [];
  for (const [path, after] of wanted) {
    if (sameVersion(now(path), after)) continue;
    const file = rewoundFile(contents, path, now(path), after);
    if (file === undefined) unknown.push(contentGone(path));
    else
      files.push({ ...file, renamedFrom: renamed.get(path), createdFolders: after.hash === undefined ? (foldersOf.get(path) ?? []) : [] });
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { targetSequence: changeSet.sequence, files, kept: [...kept].sort(), conflicts, unknown, crossesHeadMove: false };
}
