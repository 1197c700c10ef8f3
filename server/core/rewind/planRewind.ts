/** What a rewind would do to which file, without doing it: the difference between how files are and how they should be. */
import type { ContentHash, WorkspacePath } from '../../protocol/ids.ts';
import { type FileVersion, sameVersion } from '../changeSet/fileVersion.ts';
import { above, madeFolders } from '../changeSet/madeFolders.ts';
import type { Contents } from '../changeSet/mergeVersions.ts';
import type { LedgerPort } from '../ports/ledgerPort.ts';
import { type FileStory, type ReplayConflict, renamedFromAt, replay, storyOf } from './fileReplay.ts';

export interface RewoundFile {
  readonly path: WorkspacePath;
  readonly action: 'modify' | 'create' | 'delete';
  readonly before: FileVersion;
  readonly after: FileVersion;
  readonly beforeBytes: Uint8Array | undefined; // undefined: not there, or no longer in the ledger
  readonly afterBytes: Uint8Array | undefined; // undefined: is deleted
  readonly renamedFrom: WorkspacePath | undefined;
  readonly createdFolders: readonly WorkspacePath[]; // with a deletion: taken away when left empty
}

export interface RewindPlan {
  readonly targetSequence: number;
  readonly files: readonly RewoundFile[]; // by path
  readonly kept: readonly WorkspacePath[]; // later edits of the person are part of the result
  readonly conflicts: readonly ReplayConflict[];
  readonly unknown: readonly { readonly path: WorkspacePath; readonly why: string }[]; // cannot be put back
  readonly crossesHeadMove: boolean;
}

/** One file of a plan, neither renamed nor with folders of its own; undefined when the ledger no longer has what it should become. */
export function rewoundFile(contents: Contents, path: WorkspacePath, before: FileVersion, after: FileVersion): RewoundFile | undefined {
  const bytesOf = ({ hash }: FileVersion) => (hash === undefined ? undefined : contents.get(hash));
  const afterBytes = bytesOf(after);
  if (after.hash !== undefined && afterBytes === undefined) return undefined;
  const action = before.hash === undefined ? 'create' : after.hash === undefined ? 'delete' : 'modify';
  return { path, action, before, after, beforeBytes: bytesOf(before), afterBytes, renamedFrom: undefined, createdFolders: [] };
}

export function contentGone(path: WorkspacePath): RewindPlan['unknown'][number] {
  return { path, why: 'its content is no longer in the ledger' };
}

export function planRewind(ledger: LedgerPort, targetSequence: number, hash: (bytes: Uint8Array) => ContentHash): RewindPlan {
  const stories = new Map<WorkspacePath, FileStory>();
  for (const path of ledger.pathsChangedAfter(targetSequence)) stories.set(path, storyOf(ledger, path, targetSequence));
  const contents = contentsOver(ledger, hash);
  const { wanted, kept, conflicts, missing } = replay(ledger, stories, contents);
  const unknown = missing.map((path) => ({ path, why: 'a content needed to keep your edits is no longer in the ledger' }));
  const folders = once(() => madeFolders(ledger, { afterSequence: targetSequence }));
  const files: RewoundFile[] = [];
  for (const story of stories.values()) {
    const { path, now } = story;
    const after = wanted.get(path) ?? story.atTarget;
    if (sameVersion(now, after)) continue;
    const file = rewoundFile(contents, path, now, after);
    if (file === undefined) unknown.push(contentGone(path));
    else files.push(after.hash === undefined ? { ...file, createdFolders: above(folders(), path) } : file);
  }
  return {
    targetSequence,
    files: joinRenames(ledger, stories, files).sort((a, b) => (a.path < b.path ? -1 : 1)),
    // An edit in a file no agent touched is not merged into anything; it is simply not looked at.
    kept: kept.filter((path) => stories.get(path)?.changes.some(({ byPerson }) => !byPerson) ?? false),
    conflicts,
    unknown,
    crossesHeadMove: crossesHeadMove(ledger, targetSequence),
  };
}

/** Only a plan that deletes something asks for the folders. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The ledger's contents, and those made by merging, which the ledger gets only when the rewind is carried out. */
export function contentsOver(ledger: LedgerPort, hash: (bytes: Uint8Array) => ContentHash): Contents {
  const made = new Map<ContentHash, Uint8Array>();
  return {
    get: (wanted) => made.get(wanted) ?? ledger.content(wanted),
    add(bytes) {
      const name = hash(bytes);
      made.set(name, bytes);
      return name;
    },
  };
}

/** A file that goes away because it had been renamed from one that comes back is one rename, not two changes. */
function joinRenames(ledger: LedgerPort, stories: ReadonlyMap<WorkspacePath, FileStory>, files: readonly RewoundFile[]): RewoundFile[] {
  const created = new Map(files.filter(({ action }) => action === 'create').map((file) => [file.path, file]));
  const sourceOf = new Map<WorkspacePath, WorkspacePath>();
  for (const { path, action } of files) {
    if (action !== 'delete') continue;
    const creation = stories.get(path)?.changes.findLast(({ byPerson, from }) => !byPerson && from.hash === undefined);
    const from = creation === undefined ? undefined : renamedFromAt(ledger, creation.sequence);
    if (from !== undefined && created.delete(from)) sourceOf.set(from, path);
  }
  return files.map((file) => ({ ...file, renamedFrom: sourceOf.get(file.path) }));
}

function crossesHeadMove(ledger: LedgerPort, afterSequence: number): boolean {
  for (const { payload } of ledger.events({ kinds: ['headMoved'], afterSequence })) {
    if (payload.case === 'headMoved' && payload.value.previousCommit !== '') return true;
  }
  return false;
}
