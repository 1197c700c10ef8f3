/** The part of a change set that goes to the disk: staged beside the targets, put in place file by file, or taken back. */
import { defined } from '../../base/assert.ts';
import { type SwarmError, SwarmFailure, swarmError } from '../../protocol/errors.ts';
import type { ChangeSetId } from '../../protocol/ids.ts';
import type { FilePort } from '../ports/filePort.ts';
import type { EventDraft } from '../ports/ledgerPort.ts';
import type { ReadyChangeSet } from './changeSet.ts';
import { type Envelope, fileChange, outsideChange } from './changeSetEvents.ts';
import { commitStep, type DiskStep, flushSteps, inSafeOrder, stageStep } from './diskSteps.ts';
import { ABSENT, sameVersion } from './fileVersion.ts';
import { type ChangeSetPorts, expected, isUnsettled, leaseLost } from './intendChangeSet.ts';
import { planSettlement, settle } from './settleChangeSet.ts';
import { type PreparedFile, renewLeases } from './verifyBase.ts';

/** Notes in `touched` what it may have written. Throws SwarmFailure: conflict-lease, veto-base-changed, disk-full, disk-refused. */
export function writeToDisk(
  ports: ChangeSetPorts,
  changeSet: ReadyChangeSet,
  prepared: readonly PreparedFile[],
  touched: DiskStep[],
): void {
  const steps = inSafeOrder(prepared.map(diskStep));
  for (const step of steps) {
    stageStep(ports.files, changeSet.changeSetId, step);
    ports.faults.reach('staged-one');
  }
  flushSteps(ports.files, changeSet.changeSetId, steps);
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

function diskStep({ path, before, after, file, createdFolders }: PreparedFile): DiskStep {
  return { path, from: before, to: after, bytes: () => defined(file.bytes, `bytes of ${path}`), createdFolders };
}

/** What an editor was found to hold after its own part was taken back. */
export interface EditorRemains {
  readonly prepared: readonly PreparedFile[];
  readonly edited: readonly EventDraft[];
  readonly kept: readonly { readonly path: string; readonly why: string }[];
}

const noRemains: EditorRemains = { prepared: [], edited: [], kept: [] };

/** Puts back what was written and says so. When even that fails, recovery does it at the next start. */
export function takeBack(
  ports: ChangeSetPorts,
  envelope: Envelope,
  prepared: readonly PreparedFile[],
  touched: readonly DiskStep[],
  error: SwarmError,
  remains: EditorRemains = noRemains,
): SwarmError {
  const touchedPaths = new Set(touched.map(({ path }) => path));
  const written = prepared.filter(({ path }) => touchedPaths.has(path));
  const untouched = prepared.filter(({ path }) => !touchedPaths.has(path));
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
    const unresolved = settlement.files.flatMap(({ path, unresolved: why }) => (why === undefined ? [] : [{ path, why }]));
    const kept = [...remains.kept, ...unresolved].map(({ path, why }) => ` ${path} is kept as it is: ${why}.`);
    const reason = [error.message, ...kept].join('');
    const files = [...remains.prepared, ...prepared].map(fileChange);
    const undone: EventDraft = { ...envelope, payload: { case: 'changeSetUndone', value: { files, reason } } };
    ports.ledger.append([...remains.edited, ...edited, undone], 'process', () => isUnsettled(ports.ledger, envelope.changeSetId));
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
