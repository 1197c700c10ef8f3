/** One version of one file, as the disk or the ledger has it: which content, which permission bits, or that it is not there. */
import type { ContentHash, WorkspacePath } from '../../protocol/ids.ts';
import { asContentHash } from '../../protocol/ids.ts';
import type { DiskState, FilePort } from '../ports/filePort.ts';

export interface FileVersion {
  readonly hash: ContentHash | undefined; // undefined: not there
  readonly mode: number; // POSIX permission bits, 0 when not there
}

export const ABSENT: FileVersion = { hash: undefined, mode: 0 };

export function sameVersion(a: FileVersion, b: FileVersion): boolean {
  return a.hash === b.hash && (a.hash === undefined || a.mode === b.mode);
}

/** A version from the ledger's fields, where an empty hash means "not there". */
export function versionOf(hash: string, mode: number): FileVersion {
  return hash === '' ? ABSENT : { hash: asContentHash(hash), mode };
}

/**
 * What is at exactly this path. A disk that ignores case also answers for another spelling of a name; that file is not
 * this one, so it counts as not there. `actualPath` still tells that the place is taken.
 */
export function diskState(files: FilePort, path: WorkspacePath): DiskState {
  const state = files.stateOf(path);
  if (state.actualPath === undefined || state.actualPath === path) return state;
  return { ...ABSENT, actualPath: state.actualPath };
}

/** What two paths have in common that may be one and the same file on a disk that ignores case. */
export function foldCase(path: WorkspacePath): string {
  return path.normalize('NFC').toLowerCase();
}
