/** The few ways in which change sets touch the disk. Synchronous: between two of them only a kill can come. */
import type { ContentHash, WorkspacePath } from '../../protocol/ids.ts';

export interface DiskState {
  readonly hash: ContentHash | undefined; // undefined: no such file
  readonly mode: number; // POSIX permission bits; 0 when there is none
}

export interface FilePort {
  /** Throws SwarmFailure (disk-refused) when the file is there and cannot be read. */
  stateOf(path: WorkspacePath): DiskState;
  read(path: WorkspacePath): Uint8Array | undefined;
  /** Writes the bytes beside the target under a name derived from `journal`, flushed to disk; returns nothing. Replaces a leftover. */
  stage(path: WorkspacePath, journal: string, bytes: Uint8Array, mode: number): void;
  /** Puts the staged file in the target's place, atomically. */
  commit(path: WorkspacePath, journal: string): void;
  /** Removes the file, and folders that this leaves empty if `createdFolders` names them. */
  remove(path: WorkspacePath): void;
  setMode(path: WorkspacePath, mode: number): void;
  /** Removes a leftover of `stage`, if there is one. */
  unstage(path: WorkspacePath, journal: string): void;
  /** Flushes the folders of these paths, so that renames survive power loss. */
  flushFolders(paths: readonly WorkspacePath[]): void;
}
