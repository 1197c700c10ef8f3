/**
 * Carries out a change set where people work: modified files are edited by their editor, undoably, in one go; what was
 * clean is saved, what was dirty stays dirty; files that come, go or move are written to disk. Intended in the ledger
 * before, and afterwards recorded as what is really there, which may be less than was planned when the person was shown
 * a preview and left places out. Who fails on the way takes back what was done.
 */
import { defined } from '../../base/assert.ts';
import type { Clock } from '../../base/clock.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { type SwarmError, SwarmFailure, swarmError } from '../../protocol/errors.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { lineEnding, sameLines, withoutBom } from '../documents/bufferText.ts';
import type { SeenFiles } from '../documents/seenFiles.ts';
import type { DocumentsPort } from '../ports/documentsPort.ts';
import type { BesideFile, EditorPort } from '../ports/editorPort.ts';
import type { ReadyChangeSet } from './changeSet.ts';
import type { ChangeSetAuthor, Envelope } from './changeSetEvents.ts';
import type { DiskStep } from './diskSteps.ts';
import { EditorPart, type Taken } from './editorPart.ts';
import { type ChangeSetPorts, expected, intendChangeSet, leaseLost } from './intendChangeSet.ts';
import { decodeText } from './mergeVersions.ts';
import { type Applied, recordApplied, writtenFile } from './recordApplied.ts';
import type { PreparedFile } from './verifyBase.ts';
import { takeBack, writeToDisk } from './writeToDisk.ts';

export interface EditorChangeSetPorts extends Omit<ChangeSetPorts, 'files'> {
  readonly files: SeenFiles;
  readonly documents: DocumentsPort;
  readonly editor: EditorPort;
  readonly clock: Clock;
}

export interface AppliedInEditor extends Applied {
  /** Set when less was taken than was planned. */
  readonly taken: Taken | undefined;
}

export interface EditorWay {
  /** The person is to see the edits in the editor's preview first. */
  readonly confirm: boolean;
  /** Takes an open preview back. Without a preview what has begun is completed. */
  readonly signal: AbortSignal;
}

/**
 * Errors, after each of which nothing is changed: those of applyChangeSet; conflict-person when what would be written is
 * unsaved in an editor; approval-needed when nothing of a preview was taken; nothing-to-preview; cancelled.
 */
export async function applyThroughEditor(
  ports: EditorChangeSetPorts,
  changeSet: ReadyChangeSet,
  author: ChangeSetAuthor,
  way: EditorWay,
): Promise<Result<AppliedInEditor, SwarmError>> {
  const envelope: Envelope = { ...author, missionId: changeSet.missionId, changeSetId: changeSet.changeSetId };
  const intended = intendChangeSet(ports, changeSet, envelope, (files) => allRouted(ports, files, way.confirm));
  if (!intended.ok) return intended;
  const inEditor = intended.value.filter((file) => file.inEditor === true);
  const onDisk = intended.value.filter((file) => file.inEditor !== true);
  const diskPorts: ChangeSetPorts = { ...ports, files: ports.files };
  const touched: DiskStep[] = [];
  const part = new EditorPart(ports, inEditor, changeSet.summary);
  try {
    await part.edit(way, way.confirm ? besidesOf(ports.files, onDisk) : []);
    ports.faults.reach('edited-in-editor');
    if (!ports.leases.held(changeSet.missionId, changeSet.leases)) throw new SwarmFailure(leaseLost());
    if (onDisk.length > 0) writeToDisk(diskPorts, changeSet, onDisk, touched);
    await part.save();
    ports.faults.reach('saved-in-editor');
    const files = [...part.outcome(), ...onDisk.map((one) => writtenFile(ports, one))];
    const applied = recordApplied(ports, envelope, changeSet, files);
    ports.faults.reach('applied');
    return ok({ ...applied, taken: part.taken(onDisk.length) });
  } catch (failure) {
    const error = expected(failure);
    return err(takeBack(diskPorts, envelope, onDisk, touched, error, await part.takeBack()));
  }
}

/** A file that moves is two of the change set, and one to a person. */
function besidesOf(files: SeenFiles, onDisk: readonly PreparedFile[]): readonly BesideFile[] {
  const textOf = (bytes: Uint8Array | undefined): string | undefined => bytes && withoutBom(decodeText(bytes) ?? '').text;
  const left = new Set(onDisk.flatMap(({ file }) => file.renamedFrom ?? []));
  return onDisk.flatMap(({ path, file }): readonly BesideFile[] => {
    const { renamedFrom, bytes } = file;
    if (bytes === undefined && left.has(path)) return [];
    const from = renamedFrom ?? path;
    return [{ path: from, newPath: path, before: textOf(files.read(from)), after: textOf(bytes) }];
  });
}

/**
 * A preview lists edits. Of a file that only moves, comes in or goes the person would have seen nothing, though it is all that
 * happens, or the greater part of it: a file's whole text. So where edits come with it, it has to be shown beside them.
 */
function allRouted(ports: EditorChangeSetPorts, files: readonly PreparedFile[], confirm: boolean): readonly PreparedFile[] {
  const all = files.map((file) => routed(ports, file, confirm));
  const refuse = (message: string): never => {
    throw new SwarmFailure(swarmError('nothing-to-preview', message));
  };
  if (confirm && !all.some(({ inEditor }) => inEditor === true)) refuse('There is nothing in it that a preview could show.');
  if (confirm && !ports.editor.showsBesides && all.some(comesOrGoes(files))) refuse('A preview cannot show files that come in or go.');
  return all;
}

/** Moves apart, of which a deletion and a creation are the two ends. */
function comesOrGoes(files: readonly PreparedFile[]): (file: PreparedFile) => boolean {
  const moved = new Set(files.map(({ renamedFrom }) => renamedFrom));
  return ({ path, before, after, renamedFrom }) =>
    before.hash === undefined ? renamedFrom === undefined : after.hash === undefined && !moved.has(path);
}

/** Which way a file goes. What is unsaved can only be edited: it is neither saved for the person nor deleted under their hands. */
function routed(ports: EditorChangeSetPorts, file: PreparedFile, confirm: boolean): PreparedFile {
  const { editor, files } = ports;
  const { path, before, after, unsaved = false } = file;
  const modified = before.hash !== undefined && after.hash !== undefined && after.hash !== before.hash;
  if (modified && unsaved) mustBeUnsavedOnce(ports, path);
  // What an editor cannot write byte for byte is written to disk, unless the person is to see it, or has it unsaved.
  const bent = !confirm && !unsaved;
  if (modified && before.mode === after.mode && editable(files, file, bent) && editor.takes(path)) return { ...file, inEditor: true };
  if (unsaved && !(before.hash === after.hash)) {
    const what = after.hash === undefined ? 'deleted or moved' : 'changed on disk';
    throw new SwarmFailure(
      swarmError(
        'conflict-person',
        `${path} has unsaved edits, so it cannot be ${what}.`,
        'Save it, or close it without saving, then try again.',
      ),
    );
  }
  return file;
}

/** Two windows may have restored the same unsaved text; once one of them was edited, nobody could say which of the two counts. */
function mustBeUnsavedOnce({ documents, files }: EditorChangeSetPorts, path: WorkspacePath): void {
  const bytes = files.read(path);
  const seen = bytes && decodeText(bytes);
  if (seen === undefined) return;
  const same = documents.open(path).filter(({ touched, text }) => touched && withoutBom(text).text === withoutBom(seen).text);
  const [first, second] = same;
  if (first === undefined || second === undefined) return;
  const message = `${path} has the same unsaved text in ${first.holder} and in ${second.holder}.`;
  throw new SwarmFailure(swarmError('conflict-person', message, 'Save it, or close it in one of them without saving, then try again.'));
}

/** Whether single edits lead from the one text to the other; with `exactly`, to its bytes too. */
function editable(files: SeenFiles, { path, file }: PreparedFile, exactly: boolean): boolean {
  const bytes = files.read(path);
  const before = bytes && decodeText(bytes);
  const after = decodeText(defined(file.bytes, `bytes of ${path}`));
  if (before === undefined || after === undefined || sameLines(before, after)) return false;
  if (withoutBom(before).bom !== withoutBom(after).bom) return false;
  const endings = new Set([lineEnding(before), lineEnding(after)].filter((ending) => ending !== 'none'));
  return !exactly || endings.size === 0 || (endings.size === 1 && !endings.has('mixed'));
}
