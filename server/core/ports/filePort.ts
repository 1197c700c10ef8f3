/** The few ways in which change sets touch the disk. Synchronous: between two of them only a kill can come. */
import type { ContentHash, WorkspacePath } from '../../protocol/ids.ts';

export interface DiskState {
  readonly hash: ContentHash | undefined; // undefined: no such file
  readonly mode: number; // POSIX permission bits; 0 when there is none
  readonly bytes?: number; // length of the file, where it is known
  /** Tells this state from a later one without reading the file again, as far as the disk can; where it is known. */
  readonly stamp?: string;
  /** Where nothing is there: the folders above it that are not there either, outermost first. Absent means none is missing. */
  readonly missingFolders?: readonly WorkspacePath[];
  /** The file's path as it is on disk, when the disk ignores case and the path asked for differs from it. */
  readonly actualPath?: WorkspacePath;
  /** What is told is an editor's unsaved text, not what is on disk. */
  readonly unsaved?: true;
}

export interface FilePort {
  /** Throws SwarmFailure (disk-refused) when the file is there and cannot be read. */
  stateOf(path: WorkspacePath): DiskState;
  read(path: WorkspacePath): Uint8Array | undefined;
  /** Writes the bytes beside the target under a name derived from `journal`. Replaces a leftover. */
  stage(path: WorkspacePath, journal: string, bytes: Uint8Array, mode: number): void;
  /** Flushes to disk what was staged for these paths; only then it may be committed. Many together cost far less than one by one. */
  flushStaged(paths: readonly WorkspacePath[], journal: string): void;
  /**
   * Puts the staged file in the target's place, atomically. With `mustBeNew` it throws SwarmFailure (veto-base-changed)
   * instead of replacing anything, and so it does when the file no longer is what `stamp` was given out for.
   */
  commit(path: WorkspacePath, journal: string, mustBeNew?: boolean, stamp?: string): void;
  /** Removes the file if it is there, with the same care for its `stamp`, and then those of `createdFolders` that are left empty. */
  remove(path: WorkspacePath, createdFolders?: readonly WorkspacePath[], stamp?: string): void;
  setMode(path: WorkspacePath, mode: number): void;
  /** Removes a leftover of `stage`, if there is one, and then those of `createdFolders` that are left empty. */
  unstage(path: WorkspacePath, journal: string, createdFolders?: readonly WorkspacePath[]): void;
  /** Flushes the folders of these paths, so that renames survive power loss. */
  flushFolders(paths: readonly WorkspacePath[]): void;
}
