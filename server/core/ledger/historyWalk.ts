/** The recorded states of a file from its newest back to its first, through renames, rewinds and what nobody recorded. */
import { ChangeAuthor, PersonAction, type StateChange, type SwarmEvent } from '../../protocol/generated/events_pb.js';

export interface Version {
  readonly event: SwarmEvent;
  readonly change: StateChange;
}

/** One step back. A hash is that of the text before it; empty: the file was not there. */
export type StepBack =
  | { readonly kind: 'recorded'; readonly version: Version; readonly previousHash: string }
  /** Something changed the file after the state with this hash, and nobody recorded it. */
  | { readonly kind: 'unrecorded'; readonly previousHash: string }
  /** An earlier state came back exactly, so every line has the reason it had then; the text is the same before and after. */
  | { readonly kind: 'restored'; readonly by: Version };

export type WalkEnd =
  | { readonly kind: 'unknown-file' }
  | { readonly kind: 'became-known'; readonly oldest: Version }
  | { readonly kind: 'too-long'; readonly versionsMax: number };

/** The StateChange events of a path, oldest first. */
export type StateChanges = (path: string) => Iterable<SwarmEvent>;

export function versionsOf(path: string, stateChanges: StateChanges): readonly Version[] {
  return [...stateChanges(path)].flatMap((event) =>
    event.payload.case === 'stateChange' && event.payload.value.path === path ? [{ event, change: event.payload.value }] : [],
  );
}

/** `currentHash`: of the file as it is now. `versionsMax`: recorded states that are walked. */
export function* stepsBack(
  path: string,
  currentHash: string,
  stateChanges: StateChanges,
  versionsMax: number,
): Generator<StepBack, WalkEnd, void> {
  let versions = versionsOf(path, stateChanges);
  let at = versions.length - 1;
  let version = versions[at];
  if (version === undefined) return { kind: 'unknown-file' };
  if (version.change.newHash !== currentHash) yield { kind: 'unrecorded', previousHash: version.change.newHash };
  for (let walked = 0; walked < versionsMax; walked++) {
    const { change, event }: Version = version;
    const same: number = putsBack(change) ? sameBefore(versions, at) : -1;
    const restored: Version | undefined = versions[same];
    if (restored !== undefined) {
      yield { kind: 'restored', by: version };
      [at, version] = [same, restored];
      continue;
    }
    if (change.renamedFrom !== '' && change.previousHash === '') {
      // What comes in at the old path with the same change set is another file.
      const together = (other: SwarmEvent): boolean => event.changeSetId !== '' && other.changeSetId === event.changeSetId;
      versions = versionsOf(change.renamedFrom, stateChanges).filter(
        (older) => older.event.sequence < event.sequence && older.change.newHash !== '' && !together(older.event),
      );
      at = versions.length;
    }
    const previous: Version | undefined = versions[at - 1];
    if (!change.baseline) {
      const previousHash = change.previousHash || (change.renamedFrom && previous?.change.newHash) || '';
      yield { kind: 'recorded', version, previousHash };
    }
    if (previous === undefined) return { kind: 'became-known', oldest: version };
    const continuesAt = change.baseline ? change.newHash : change.previousHash;
    if (continuesAt !== '' && previous.change.newHash !== continuesAt) {
      yield { kind: 'unrecorded', previousHash: previous.change.newHash };
    }
    at -= 1;
    version = previous;
  }
  return { kind: 'too-long', versionsMax };
}

/** Whole earlier states come back with a rewind, with a switch to another branch and back, and with the editor's undo. */
function putsBack({ author, action }: StateChange): boolean {
  switch (author) {
    case ChangeAuthor.REWIND:
    case ChangeAuthor.VERSION_CONTROL:
      return true;
    case ChangeAuthor.PERSON:
      return action === PersonAction.UNDO || action === PersonAction.REDO;
    default:
      return false;
  }
}

function sameBefore(versions: readonly Version[], at: number): number {
  const hash = versions[at]?.change.newHash;
  return versions.findLastIndex((version, i) => i < at && version.change.newHash === hash);
}
