/** The file that is written beside its target: private until it is complete, with the target's owner and mode, flushed before it takes the place. */
import * as fs from 'node:fs';
import { isAbsent, systemCode } from '../../base/systemError.ts';

/** Private until it is complete: a half-written copy of a file nobody else may read is not for everybody either. */
const STAGED_MODE = 0o600;

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** Who owns the file that will be replaced: run by an administrator, Swarm must not take it over. */
export function ownerOf(target: string): Owner | undefined {
  if (process.getuid === undefined) return undefined;
  try {
    return fs.lstatSync(target);
  } catch (failure) {
    if (isAbsent(failure)) return undefined;
    throw failure;
  }
}

/** Replaces a leftover. Flushes only what could not be opened again for that; answers whether it is yet to be flushed. */
export function writeStaged(staged: string, bytes: Uint8Array, mode: number, owner: Owner | undefined): boolean {
  const handle = openNew(staged);
  try {
    fs.writeFileSync(handle, bytes);
    const own = fs.fstatSync(handle);
    if (owner !== undefined && (owner.uid !== own.uid || owner.gid !== own.gid)) giveTo(handle, owner);
    // After the owner, because a change of owner may clear bits; and unlike open's mode it knows no umask.
    fs.fchmodSync(handle, mode);
    const flushedLater = isReadable(mode);
    if (!flushedLater) fs.fsyncSync(handle);
    return flushedLater;
  } finally {
    fs.closeSync(handle);
  }
}

function openNew(staged: string): number {
  try {
    return fs.openSync(staged, 'wx', STAGED_MODE);
  } catch (failure) {
    if (systemCode(failure) !== 'EEXIST') throw failure;
    fs.rmSync(staged, { force: true });
    return fs.openSync(staged, 'wx', STAGED_MODE);
  }
}

/** Whether a file can be opened again to be flushed: Windows wants the right to write for that, and others the right to read. */
function isReadable(mode: number): boolean {
  return process.platform !== 'win32' && (mode & 0o400) !== 0;
}

/** Whether what `writeStaged` wrote is yet to be flushed. */
export function isFlushedLater(staged: string): boolean {
  return isReadable(fs.lstatSync(staged).mode);
}

function giveTo(handle: number, { uid, gid }: Owner): void {
  try {
    fs.fchownSync(handle, uid, gid);
  } catch (failure) {
    // Who may write a file is not always allowed to give one away; then it becomes theirs, as with any editor.
    if (systemCode(failure) !== 'EPERM') throw failure;
  }
}
