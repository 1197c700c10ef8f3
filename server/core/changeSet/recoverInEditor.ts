/**
 * Settles change sets that were cut off while editors carried them out, once editors have told what they hold: an editor
 * outlives the server, and so does what it had done. Each becomes wholly one side or the other, as people see it; what
 * an editor holds unsaved is edited there or left alone, never written over.
 */
import { fail, SwarmFailure } from '../../protocol/errors.ts';
import { asMissionId, type WorkspacePath } from '../../protocol/ids.ts';
import { sameLines, withoutBom } from '../documents/bufferText.ts';
import { editsBetween } from '../physics/textDifference.ts';
import type { EditedDocument } from '../ports/editorPort.ts';
import type { UnfinishedChangeSet } from '../ports/ledgerPort.ts';
import type { EditorChangeSetPorts } from './applyThroughEditor.ts';
import type { RecordedChange } from './changeSetEvents.ts';
import { awaitTexts } from './documentSync.ts';
import { diskState, sameVersion } from './fileVersion.ts';
import { plainVersion } from './intendChangeSet.ts';
import { decodeText } from './mergeVersions.ts';
import {
  cheaper,
  concernsEditor,
  leftAsFound,
  type RecoveredChangeSet,
  type Recovery,
  recordedChanges,
  recordRecovery,
} from './recoverChangeSets.ts';
import { planSettlement, type SettledFile, type Settlement, settle } from './settleChangeSet.ts';

const leaseMs = 60_000;

export async function recoverInEditor(ports: EditorChangeSetPorts, writerAlive: (writerId: string) => boolean): Promise<Recovery> {
  const recovered: RecoveredChangeSet[] = [];
  const left: Recovery['left'][number][] = [];
  for (const unfinished of ports.ledger.unfinishedChangeSets()) {
    const { changeSetId } = unfinished;
    if (writerAlive(unfinished.writerId) || !concernsEditor(unfinished)) continue;
    const holder = unfinished.missionId ?? asMissionId(changeSetId);
    const changes = recordedChanges(unfinished);
    const answer = ports.leases.acquire(
      holder,
      changes.map(({ path }) => path),
      leaseMs,
    );
    if (!answer.granted) {
      left.push({ changeSetId, error: undefined, why: answer.reason });
      continue;
    }
    try {
      recovered.push(await recoverOne(ports, unfinished, changes));
    } catch (failure) {
      if (!(failure instanceof SwarmFailure)) throw failure;
      left.push({ changeSetId, error: failure.error, why: failure.error.message });
    } finally {
      ports.leases.release(holder, answer.leases);
    }
  }
  return { recovered, left };
}

async function recoverOne(
  ports: EditorChangeSetPorts,
  unfinished: UnfinishedChangeSet,
  changes: readonly RecordedChange[],
): Promise<RecoveredChangeSet> {
  const { files } = ports;
  // Unsaved then and not unsaved now: the text is gone with its editor, or waits in one that has not opened it yet.
  const gone = (change: RecordedChange): boolean => {
    const found = plainVersion(diskState(files, change.path));
    return (
      change.unsaved === true && !sameVersion(found, change.before) && !sameVersion(found, change.after) && !unsaved(ports, change.path)
    );
  };
  const atHand = changes.filter((change) => !gone(change));
  const settlement = cheaper(planSettlement(ports, atHand, 'before'), planSettlement(ports, atHand, 'after'));
  const inEditor = atHand.filter(({ path }) => unsaved(ports, path) || ports.editor.takes(path));
  const edited = new Set(inEditor.filter((change) => change.inEditor === true).map(({ path }) => path));
  await editTo(
    ports,
    settlement.files.filter(({ path }) => edited.has(path)),
  );
  const onDisk = atHand.filter(({ path }) => !edited.has(path));
  const settled = settle(
    ports,
    unfinished.changeSetId,
    onDisk,
    () => planSettlement(ports, onDisk, settlement.side),
    () => ports.faults.reach('recovery-one'),
  );
  await save(ports, atHand);
  const end = changes.map(({ path }): SettledFile => {
    const file = settled.files.find((one) => one.path === path) ?? settlement.files.find((one) => one.path === path);
    if (file === undefined) return leftAsFound(ports, path);
    const bytes = files.read(path);
    if (bytes !== undefined) ports.ledger.putContent(bytes);
    return { ...file, wanted: plainVersion(diskState(files, path)) };
  });
  const whole: Settlement = { ...settlement, files: end, unresolved: end.filter((file) => file.unresolved !== undefined).length };
  return recordRecovery(ports, unfinished, changes, whole, (path) => unsaved(ports, path));
}

function unsaved({ files }: EditorChangeSetPorts, path: WorkspacePath): boolean {
  return diskState(files, path).unsaved === true;
}

/** Edits documents to what is wanted. Throws SwarmFailure (veto-base-changed) when the editor does not: then it is tried again later. */
async function editTo(ports: EditorChangeSetPorts, settled: readonly SettledFile[]): Promise<void> {
  const { ledger, editor } = ports;
  const documents = settled.flatMap(({ path, found, wanted }): EditedDocument[] => {
    if (sameVersion(found, wanted)) return [];
    const bytes = wanted.hash && ledger.content(wanted.hash);
    const text = bytes && decodeText(bytes);
    if (text === undefined) return [];
    const now = textOf(ports, path);
    return [{ path, text: now, edits: editsBetween(now, withoutBom(text).text).map((edit) => ({ ...edit, reasonId: 'recovery' })) }];
  });
  if (documents.length === 0) return;
  const label = 'Settle an interrupted change set';
  const reasons = [{ id: 'recovery', label, description: 'Swarm was ended while it was being made.' }];
  const answer = await editor.edit({ label, reasons, documents, besides: [], confirm: false }, new AbortController().signal);
  if (!answer.applied || answer.refused.length > 0) fail('veto-base-changed', 'The editor did not settle an interrupted change set.');
  const wanted = new Map(
    settled.map(({ path, wanted: { hash } }) => {
      const bytes = hash && ledger.content(hash);
      const text = withoutBom((bytes && decodeText(bytes)) ?? '').text;
      return [path, (now: string) => sameLines(now, text)] as const;
    }),
  );
  await awaitTexts({ ...ports, textOf: (path) => textOf(ports, path) }, wanted, false);
}

/** What was clean before the change set began is saved, as the change set would have done. */
async function save(ports: EditorChangeSetPorts, changes: readonly RecordedChange[]): Promise<void> {
  const ours = changes.filter((change) => change.inEditor === true && change.unsaved !== true && unsaved(ports, change.path));
  const untouched = ours.filter(({ path, before, after }) => {
    const found = plainVersion(diskState(ports.files, path));
    return sameVersion(found, before) || sameVersion(found, after); // not if the person typed since
  });
  if (untouched.length === 0) return;
  const paths = untouched.map(({ path }) => path);
  const failed = new Set((await ports.editor.save(paths)).map(({ path }) => path));
  const wanted = new Map(paths.filter((path) => !failed.has(path)).map((path) => [path, () => !unsaved(ports, path)]));
  await awaitTexts({ ...ports, textOf: (path) => textOf(ports, path) }, wanted, false);
}

function textOf({ files }: EditorChangeSetPorts, path: WorkspacePath): string {
  const bytes = files.read(path);
  return withoutBom((bytes && decodeText(bytes)) ?? '').text;
}
