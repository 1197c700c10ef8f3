/**
 * What a person does in their editor to a file the ledger knows: a save, and an undo or redo of a change set, which are
 * told from other edits by the text they lead to. Other typing is not recorded before it is saved or looked at.
 */
import { ChangeAuthor, PersonAction, type StateChange } from '../../protocol/generated/events_pb.js';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { FilePort } from '../ports/filePort.ts';
import type { LedgerPort } from '../ports/ledgerPort.ts';
import { deniedBecause } from '../reflex/denyList.ts';
import { outsideChange } from './changeSetEvents.ts';
import { ABSENT, diskState, type FileVersion, sameVersion } from './fileVersion.ts';
import { plainVersion } from './intendChangeSet.ts';
import { lastSeenUnsaved } from './recordOutsideEdits.ts';

const personEditBounds = {
  /** How far back the change set is looked for that an undo may be of. */
  changesLookedAt: 200,
  contentBytesMax: 16 * 2 ** 20,
} as const;

export interface PersonEditPorts {
  readonly ledger: LedgerPort;
  readonly files: FilePort; // as the person sees them
}

export type RecordedEdit = 'save' | 'undo' | 'redo' | undefined;

/** After a document changed: whether it is back at what it was before the last change set in it, or again at what came of that. */
export function recordUndo(ports: PersonEditPorts, path: WorkspacePath): RecordedEdit {
  const known = looksKnown(ports, path);
  if (known === undefined) return undefined;
  const now = diskState(ports.files, path);
  if (now.hash === undefined || now.hash === known.hash) return undefined;
  const last = lastOfChangeSet(ports.ledger, path);
  if (last === undefined) return undefined;
  const action = now.hash === last.previousHash ? PersonAction.UNDO : now.hash === last.newHash ? PersonAction.REDO : undefined;
  if (action === undefined) return undefined;
  return record(ports, path, known, plainVersion(now), { unsaved: now.unsaved === true, action })
    ? action === PersonAction.UNDO
      ? 'undo'
      : 'redo'
    : undefined;
}

/** After a save: the new content, or that a content recorded as unsaved has reached the disk. */
export function recordSave(ports: PersonEditPorts, path: WorkspacePath): RecordedEdit {
  const known = looksKnown(ports, path);
  if (known === undefined) return undefined;
  const now = diskState(ports.files, path);
  if (now.unsaved === true || now.hash === undefined) return undefined;
  const version = plainVersion(now);
  if (sameVersion(known, version) && !lastSeenUnsaved(ports.ledger, path)) return undefined;
  return record(ports, path, known, version, { unsaved: false, action: PersonAction.SAVE }) ? 'save' : undefined;
}

/** A file in the middle of a change set is that one's to record. */
function looksKnown({ ledger }: PersonEditPorts, path: WorkspacePath): FileVersion | undefined {
  const known = deniedBecause(path) === undefined ? ledger.fileState(path) : undefined;
  if (known === undefined || ledger.unfinishedChangeSets().some(({ files }) => files.some((file) => file.path === path))) return undefined;
  return known.hash === undefined ? ABSENT : { hash: known.hash, mode: known.mode };
}

function record(
  { ledger, files }: PersonEditPorts,
  path: WorkspacePath,
  from: FileVersion,
  to: FileVersion,
  how: { readonly unsaved: boolean; readonly action: PersonAction },
): boolean {
  const bytes = files.read(path);
  if (bytes === undefined) return false;
  if (bytes.length <= personEditBounds.contentBytesMax && ledger.putContent(bytes) !== to.hash) return false; // it changed again
  const reversible = from.hash === undefined || ledger.hasContent(from.hash);
  const still = (): boolean => {
    const state = ledger.fileState(path);
    return state !== undefined && (state.hash ?? '') === (from.hash ?? '');
  };
  return ledger.append([outsideChange(path, from, to, { ...how, reversible })], 'process', still).length > 0;
}

function lastOfChangeSet(ledger: LedgerPort, path: WorkspacePath): StateChange | undefined {
  const newest = { path, kinds: ['stateChange'] as const, newestFirst: true, limit: personEditBounds.changesLookedAt };
  for (const { payload } of ledger.events(newest)) {
    if (payload.case !== 'stateChange' || payload.value.baseline) continue;
    const { author } = payload.value;
    if (author === ChangeAuthor.AGENT || author === ChangeAuthor.REWIND) return payload.value;
  }
  return undefined;
}
