/**
 * Taking files of a change set from one version to another on the disk, in an order in which a kill between any two
 * calls leaves something recovery can read. Shared by applying, undoing and recovering.
 */
import { SwarmFailure, swarmError } from '../../protocol/errors.ts';
import type { ChangeSetId, WorkspacePath } from '../../protocol/ids.ts';
import type { FilePort } from '../ports/filePort.ts';
import { diskState, type FileVersion, foldCase, sameVersion } from './fileVersion.ts';

export interface DiskStep {
  readonly path: WorkspacePath;
  readonly from: FileVersion; // what must be there
  readonly to: FileVersion;
  readonly bytes: () => Uint8Array; // content of `to`; only asked for when it must be written
  readonly createdFolders: readonly WorkspacePath[]; // with a deletion: taken away when left empty
}

function needsStaging({ from, to }: DiskStep): boolean {
  return to.hash !== undefined && to.hash !== from.hash;
}

/** Deletions last, so that at no moment a renamed file is nowhere; except before a file whose name differs only in case. */
export function inSafeOrder(steps: readonly DiskStep[]): DiskStep[] {
  const deletions = new Map(steps.filter((step) => step.to.hash === undefined).map((step) => [foldCase(step.path), step]));
  const ordered: DiskStep[] = [];
  for (const step of steps) {
    if (step.to.hash === undefined) continue;
    const twin = deletions.get(foldCase(step.path));
    if (twin !== undefined) {
      ordered.push(twin);
      deletions.delete(foldCase(step.path));
    }
    ordered.push(step);
  }
  return [...ordered, ...deletions.values()];
}

export function stageStep(files: FilePort, journal: ChangeSetId, step: DiskStep): void {
  if (needsStaging(step)) files.stage(step.path, journal, step.bytes(), step.to.mode);
}

/** Throws SwarmFailure: disk-full, disk-refused. */
export function flushSteps(files: FilePort, journal: ChangeSetId, steps: readonly DiskStep[]): void {
  const staged = steps.filter(needsStaging).map(({ path }) => path);
  if (staged.length > 0) files.flushStaged(staged, journal);
}

/** Throws SwarmFailure: veto-base-changed when something else is there than was expected, disk-full, disk-refused. */
export function commitStep(files: FilePort, journal: ChangeSetId, step: DiskStep): void {
  // A person may save at any moment, also while this looks: the disk compares the stamp once more, right before it writes.
  const found = diskState(files, step.path);
  const taken = found.actualPath !== undefined && found.actualPath !== step.path;
  if (taken || !sameVersion(found, step.from)) {
    throw new SwarmFailure(swarmError('veto-base-changed', `${step.path} changed at the very moment it was to be written.`));
  }
  if (step.to.hash === undefined) files.remove(step.path, step.createdFolders, found.stamp);
  else if (needsStaging(step)) files.commit(step.path, journal, step.from.hash === undefined, found.stamp);
  else files.setMode(step.path, step.to.mode);
}
