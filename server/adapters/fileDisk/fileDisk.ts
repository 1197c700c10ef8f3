/**
 * Change sets on a real disk. A file is written beside its target, flushed with those of its change set, and renamed into place, so that at every
 * moment the target holds either all of the old or all of the new. Paths are identities: nothing here follows a link.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { sha256Hex } from '../../base/hash.ts';
import { isAbsent, systemCode } from '../../base/systemError.ts';
import type { DiskState, FilePort } from '../../core/ports/filePort.ts';
import { type SwarmError, SwarmFailure, swarmError } from '../../protocol/errors.ts';
import { asContentHash, asWorkspacePath, type WorkspacePath } from '../../protocol/ids.ts';
import { Flushing } from './flushing.ts';
import { isFlushedLater, ownerOf, writeStaged } from './stagedFile.ts';

const PERMISSION_BITS = 0o7777;
const ABSENT: DiskState = { hash: undefined, mode: 0 };

export class FileDisk implements FilePort {
  readonly #root: string;
  /** Only there does one name stand for several spellings. */
  readonly #ignoresCase: boolean;
  /** Of the change set that is being staged. */
  #flushing: { readonly journal: string; readonly files: Flushing } | undefined;

  /** `root`: the workspace folder; its real path is what counts. */
  constructor(root: string, ignoresCase = process.platform === 'win32' || process.platform === 'darwin') {
    this.#root = fs.realpathSync.native(root);
    this.#ignoresCase = ignoresCase;
  }

  stateOf(file: WorkspacePath): DiskState {
    return onDisk(`reading ${file}`, () => {
      const found = this.#open(file);
      if (found === undefined) return this.#nothingAt(file);
      const { bytes, stat } = found;
      const mode = Number(stat.mode) & PERMISSION_BITS;
      const state = { hash: asContentHash(sha256Hex(bytes)), mode, bytes: bytes.length, stamp: stampOf(stat) };
      const actualPath = this.#spelling(file);
      return actualPath === undefined ? state : { ...state, actualPath };
    });
  }

  read(file: WorkspacePath): Uint8Array | undefined {
    return onDisk(`reading ${file}`, () => this.#open(file)?.bytes);
  }

  stage(file: WorkspacePath, journal: string, bytes: Uint8Array, mode: number): void {
    onDisk(`writing ${file}`, () => {
      const target = this.#absolute(file);
      if (!this.#throughRealFolders(file)) {
        this.#makeFolder(path.posix.dirname(file));
        this.#refuseLinks(file);
      }
      const staged = stagedName(target, file, journal);
      try {
        if (writeStaged(staged, bytes, mode, ownerOf(target))) this.#flushingOf(journal).add(staged);
      } catch (failure) {
        fs.rmSync(staged, { force: true });
        throw failure;
      }
    });
  }

  flushStaged(files: readonly WorkspacePath[], journal: string): void {
    const flushing = this.#flushingOf(journal);
    try {
      onDisk('flushing what was written', () => {
        const staged = files.map((file) => stagedName(this.#absolute(file), file, journal));
        flushing.finish(staged.filter((one) => flushing.has(one) || isFlushedLater(one)));
      });
    } finally {
      this.#endFlushing();
    }
  }

  commit(file: WorkspacePath, journal: string, mustBeNew = false, stamp?: string): void {
    onDisk(`putting ${file} in place`, () => {
      this.#refuseLinks(file);
      const target = this.#absolute(file);
      const staged = stagedName(target, file, journal);
      if (mustBeNew && linkNew(staged, target, file)) {
        fs.unlinkSync(staged);
        return;
      }
      refuseChanged(target, file, stamp);
      fs.renameSync(staged, target);
    });
  }

  remove(file: WorkspacePath, createdFolders: readonly WorkspacePath[] = [], stamp?: string): void {
    onDisk(`deleting ${file}`, () => {
      this.#refuseLinks(file);
      refuseChanged(this.#absolute(file), file, stamp);
      removeFile(this.#absolute(file));
    });
    this.#removeEmpty(createdFolders);
  }

  setMode(file: WorkspacePath, mode: number): void {
    onDisk(`changing the permissions of ${file}`, () => {
      this.#refuseLinks(file);
      fs.chmodSync(this.#absolute(file), mode);
    });
  }

  unstage(file: WorkspacePath, journal: string, createdFolders: readonly WorkspacePath[] = []): void {
    if (this.#flushing?.journal === journal) this.#endFlushing();
    onDisk(`removing the leftover beside ${file}`, () => {
      // Behind a link that took the folder's place there is nothing of ours.
      if (this.#throughRealFolders(file)) removeFile(stagedName(this.#absolute(file), file, journal));
    });
    this.#removeEmpty(createdFolders);
  }

  flushFolders(files: readonly WorkspacePath[]): void {
    const folders = new Set<string>();
    for (const file of files) {
      // Up to the root, because a folder may be new itself.
      for (let folder = path.dirname(this.#absolute(file)); folder.length >= this.#root.length; folder = path.dirname(folder)) {
        if (folders.has(folder)) break;
        folders.add(folder);
      }
    }
    for (const folder of folders) flushFolder(folder);
  }

  #flushingOf(journal: string): Flushing {
    if (this.#flushing?.journal !== journal) {
      this.#endFlushing();
      this.#flushing = { journal, files: new Flushing() };
    }
    return this.#flushing.files;
  }

  #endFlushing(): void {
    this.#flushing?.files.dispose();
    this.#flushing = undefined;
  }

  /** Folder by folder, each beside a real one: made behind a link, it would lie outside of the workspace. */
  #makeFolder(folder: string): void {
    if (folder === '.' || fs.existsSync(path.join(this.#root, folder))) return;
    this.#makeFolder(path.posix.dirname(folder));
    this.#refuseLinks(asWorkspacePath(folder));
    try {
      fs.mkdirSync(path.join(this.#root, folder));
    } catch (failure) {
      if (systemCode(failure) !== 'EEXIST') throw failure; // somebody else made it meanwhile
    }
  }

  #absolute(file: WorkspacePath): string {
    return path.join(this.#root, file);
  }

  /** The bytes and status of a regular file, both of the same moment; undefined for anything else. */
  #open(file: WorkspacePath): { readonly bytes: Buffer; readonly stat: fs.BigIntStats } | undefined {
    if (!this.#throughRealFolders(file)) return undefined;
    let handle: number;
    try {
      // Without O_NONBLOCK, opening a named pipe would wait for its other end.
      handle = fs.openSync(this.#absolute(file), fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0) | (fs.constants.O_NONBLOCK ?? 0));
    } catch (failure) {
      // A link where a file was: ELOOP. What it leads to is not this file.
      const code = systemCode(failure);
      if (isAbsent(failure) || code === 'ELOOP' || code === 'EMLINK' || code === 'ENXIO') return undefined;
      throw failure;
    }
    try {
      const stat = fs.fstatSync(handle, { bigint: true }); // before reading: what is written meanwhile changes the stamp
      return stat.isFile() ? { bytes: fs.readFileSync(handle), stat } : undefined;
    } finally {
      fs.closeSync(handle);
    }
  }

  #nothingAt(file: WorkspacePath): DiskState {
    const missing: WorkspacePath[] = [];
    for (let folder = path.posix.dirname(file); folder !== '.'; folder = path.posix.dirname(folder)) {
      if (fs.existsSync(path.join(this.#root, folder))) break;
      missing.unshift(asWorkspacePath(folder));
    }
    return missing.length === 0 ? ABSENT : { ...ABSENT, missingFolders: missing };
  }

  /** Whether the way to the file leads through the folders it names, and not through a link put in their place. */
  #throughRealFolders(file: WorkspacePath): boolean {
    const folder = path.dirname(this.#absolute(file));
    try {
      const real = fs.realpathSync.native(folder);
      return real === folder || (this.#ignoresCase && real.toLowerCase() === folder.toLowerCase());
    } catch (failure) {
      if (isAbsent(failure) || systemCode(failure) === 'ELOOP') return false;
      throw failure;
    }
  }

  #refuseLinks(file: WorkspacePath): void {
    if (!this.#throughRealFolders(file) && fs.existsSync(path.dirname(this.#absolute(file)))) {
      throw new SwarmFailure(swarmError('veto-scope', `The folder of ${file} has become a link that leads elsewhere.`));
    }
  }

  #spelling(file: WorkspacePath): WorkspacePath | undefined {
    if (!this.#ignoresCase) return undefined;
    const real = fs.realpathSync.native(this.#absolute(file));
    const relative = path.relative(this.#root, real).replaceAll('\\', '/');
    return relative === file ? undefined : asWorkspacePath(relative);
  }

  #removeEmpty(folders: readonly WorkspacePath[]): void {
    for (const folder of folders.toReversed()) {
      if (!this.#throughRealFolders(folder)) continue;
      try {
        fs.rmdirSync(path.join(this.#root, folder));
      } catch (failure) {
        // Somebody put something there, or it is gone already: either way it is not ours to take away.
        const code = systemCode(failure);
        if (code === undefined) throw failure;
        if (code === 'ENOTEMPTY' || code === 'EEXIST') return;
      }
    }
  }
}

/** A change within the clock tick of the file's last one, of the same length, in place, goes unseen; nothing else does. */
function stampOf({ dev, ino, size, mtimeNs, ctimeNs }: fs.BigIntStats): string {
  return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
}

/** The last look before a write: between it and the write there is nothing else. */
function refuseChanged(absolute: string, file: WorkspacePath, stamp: string | undefined): void {
  if (stamp === undefined) return;
  const now = fs.lstatSync(absolute, { bigint: true, throwIfNoEntry: false });
  if (now !== undefined && stampOf(now) === stamp) return;
  throw new SwarmFailure(swarmError('veto-base-changed', `${file} was saved by somebody else at the very moment it was to be written.`));
}

/** A file, or a link itself; never a folder that has taken its place. */
function removeFile(absolute: string): void {
  try {
    fs.unlinkSync(absolute);
  } catch (failure) {
    if (!isAbsent(failure)) throw failure;
  }
}

/** In the target's folder, so that the rename stays within one disk; as short for a long name as for a short one. */
function stagedName(target: string, file: WorkspacePath, journal: string): string {
  return path.join(path.dirname(target), `.swarm-${journal}-${sha256Hex(file).slice(0, 16)}.tmp`);
}

/** Gives the staged file its name only if nothing has it, which a rename cannot promise. False: this disk has no hard links. */
function linkNew(staged: string, target: string, file: WorkspacePath): boolean {
  try {
    fs.linkSync(staged, target);
    return true;
  } catch (failure) {
    if (systemCode(failure) === 'EEXIST') {
      throw new SwarmFailure(swarmError('veto-base-changed', `${file} was created by somebody else meanwhile.`));
    }
    if (isAbsent(failure) || systemCode(failure) === 'ENOSPC') throw failure;
    if (!fs.existsSync(target)) return false;
    throw new SwarmFailure(diskError(failure, `creating ${file}`));
  }
}

function flushFolder(folder: string): void {
  // Windows flushes a folder's entries by itself and does not open folders as files.
  if (process.platform === 'win32') return;
  let handle: number;
  try {
    handle = fs.openSync(folder, 'r');
  } catch (failure) {
    if (isAbsent(failure)) return;
    throw new SwarmFailure(diskError(failure, `flushing ${folder}`));
  }
  try {
    fs.fsyncSync(handle);
  } catch (failure) {
    // Some network disks cannot flush folders; the files themselves are flushed.
    const code = systemCode(failure);
    if (code !== 'EINVAL' && code !== 'ENOTSUP' && code !== 'EBADF') throw new SwarmFailure(diskError(failure, `flushing ${folder}`));
  } finally {
    fs.closeSync(handle);
  }
}

/** What the operating system says, in the words of the catalogue. */
function diskError(failure: unknown, doing: string): SwarmError {
  const code = systemCode(failure);
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return swarmError('disk-full', `The disk is full: ${doing} failed (${code}).`);
    case 'EROFS':
      return swarmError('disk-refused', `The disk is read-only: ${doing} failed (${code}).`);
    case 'EACCES':
    case 'EPERM':
      return swarmError('disk-refused', `Permission was refused: ${doing} failed (${code}).`);
    default:
      return swarmError('disk-refused', `${doing} failed (${code ?? String(failure)}).`);
  }
}

/** Runs `act`; a system error becomes a SwarmFailure, anything else goes on up. */
function onDisk<T>(doing: string, act: () => T): T {
  try {
    return act();
  } catch (failure) {
    if (failure instanceof SwarmFailure || systemCode(failure) === undefined) throw failure;
    throw new SwarmFailure(diskError(failure, doing));
  }
}
