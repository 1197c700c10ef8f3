/** The end of a change set that was carried out: what is really there, who made which part of it, and that it was applied. */
import { defined } from '../../base/assert.ts';
import { SwarmFailure } from '../../protocol/errors.ts';
import { ChangeAuthor } from '../../protocol/generated/events_pb.js';
import type { ChangeSetId } from '../../protocol/ids.ts';
import type { EventDraft } from '../ports/ledgerPort.ts';
import type { ReadyChangeSet, ReadyFile } from './changeSet.ts';
import { type Envelope, type FileChangeInit, fileChange, outsideChange, stateChange } from './changeSetEvents.ts';
import { ABSENT, diskState, type FileVersion, sameVersion } from './fileVersion.ts';
import { type ChangeSetPorts, isUnsettled, leaseLost, plainVersion } from './intendChangeSet.ts';
import type { PreparedFile } from './verifyBase.ts';

export interface Applied {
  readonly changeSetId: ChangeSetId;
  readonly files: readonly FileChangeInit[]; // newHash is what is really there
  readonly sequence: number; // of ChangeSetApplied
}

/** What became of one file: what the change set made of it, and what others made of that since. */
export interface AppliedFile {
  readonly prepared: PreparedFile;
  readonly made: FileVersion; // by the change set; as before when nothing of it was taken
  readonly there: FileVersion;
  readonly unsaved: boolean; // what is there is in an editor's buffer only
  readonly lines: ReadyFile['lines'];
}

/** A file that was written to disk. Some disks know no permission bits; then those that are there are the result. */
export function writtenFile({ ledger, files }: Pick<ChangeSetPorts, 'ledger' | 'files'>, prepared: PreparedFile): AppliedFile {
  const { path, after, file } = prepared;
  let there = plainVersion(diskState(files, path));
  if (there.hash !== after.hash && there.hash !== undefined) {
    const bytes = files.read(path);
    there = bytes === undefined ? ABSENT : { hash: ledger.putContent(bytes), mode: there.mode };
  }
  return { prepared, made: there.hash === after.hash ? there : after, there, unsaved: false, lines: file.lines };
}

/** What differs from what the change set made is recorded as the person's. Throws SwarmFailure (conflict-lease) when somebody else settled it. */
export function recordApplied(
  { ledger }: Pick<ChangeSetPorts, 'ledger'>,
  envelope: Envelope,
  changeSet: ReadyChangeSet,
  files: readonly AppliedFile[],
): Applied {
  const author = changeSet.author === 'agent' ? ChangeAuthor.AGENT : ChangeAuthor.REWIND;
  const creationsFirst = [
    ...files.filter(({ prepared }) => prepared.after.hash !== undefined),
    ...files.filter(({ prepared }) => prepared.after.hash === undefined),
  ];
  const ours: EventDraft[] = [];
  const theirs: EventDraft[] = [];
  for (const { prepared, made, there, unsaved, lines } of creationsFirst) {
    const { path, before, after, renamedFrom } = prepared;
    const nothingTaken = sameVersion(made, before) && !sameVersion(after, before);
    if (!nothingTaken) ours.push(stateChange(envelope, { path, from: before, to: made, author, renamedFrom, lines, unsaved }));
    if (!sameVersion(made, there)) theirs.push(outsideChange(path, made, there, { unsaved }));
  }
  const reallyThere = files.map(({ prepared, there }) => fileChange({ ...prepared, after: there }));
  const applied: EventDraft = { ...envelope, payload: { case: 'changeSetApplied', value: { files: reallyThere } } };
  const events = ledger.append([...ours, ...theirs, applied], 'process', () => isUnsettled(ledger, changeSet.changeSetId));
  if (events.length === 0) throw new SwarmFailure(leaseLost());
  return {
    changeSetId: changeSet.changeSetId,
    files: reallyThere,
    sequence: Number(defined(events.at(-1), 'the event appended').sequence),
  };
}
