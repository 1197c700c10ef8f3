/**
 * Files as the person sees them, for everybody who asks what a file is: a buffer's unsaved text before what is on disk.
 * Writing goes to the disk, and refuses where a buffer holds something else: unsaved text is not saved for anybody.
 */
import { fail } from '../../protocol/errors.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { DiskState, FilePort } from '../ports/filePort.ts';
import { encodeText } from '../ports/workspacePort.ts';
import type { SeenDocuments } from './seenDocuments.ts';

export class SeenFiles implements FilePort {
  readonly disk: FilePort;
  readonly #seen: SeenDocuments;

  constructor(disk: FilePort, seen: SeenDocuments) {
    this.disk = disk;
    this.#seen = seen;
  }

  stateOf(path: WorkspacePath): DiskState {
    const state = this.disk.stateOf(path);
    const buffer = this.#seen.unsaved(path);
    if (buffer === undefined) return state;
    const bytes = encodeText(buffer.text, buffer.bom).length;
    return { hash: buffer.hash, mode: state.mode, bytes, unsaved: true };
  }

  read(path: WorkspacePath): Uint8Array | undefined {
    const buffer = this.#seen.unsaved(path);
    return buffer === undefined ? this.disk.read(path) : encodeText(buffer.text, buffer.bom);
  }

  stage(path: WorkspacePath, journal: string, bytes: Uint8Array, mode: number): void {
    this.#mustBeSaved(path);
    this.disk.stage(path, journal, bytes, mode);
  }

  flushStaged(paths: readonly WorkspacePath[], journal: string): void {
    this.disk.flushStaged(paths, journal);
  }

  commit(path: WorkspacePath, journal: string, mustBeNew?: boolean, stamp?: string): void {
    this.#mustBeSaved(path);
    this.disk.commit(path, journal, mustBeNew, stamp);
  }

  remove(path: WorkspacePath, createdFolders?: readonly WorkspacePath[], stamp?: string): void {
    this.#mustBeSaved(path);
    this.disk.remove(path, createdFolders, stamp);
  }

  setMode(path: WorkspacePath, mode: number): void {
    this.disk.setMode(path, mode);
  }

  unstage(path: WorkspacePath, journal: string, createdFolders?: readonly WorkspacePath[]): void {
    this.disk.unstage(path, journal, createdFolders);
  }

  flushFolders(paths: readonly WorkspacePath[]): void {
    this.disk.flushFolders(paths);
  }

  #mustBeSaved(path: WorkspacePath): void {
    const buffer = this.#seen.unsaved(path);
    if (buffer !== undefined) {
      fail('conflict-person', `${path} has unsaved edits in ${buffer.holder}.`, 'Save it, or close it without saving, then try again.');
    }
  }
}
