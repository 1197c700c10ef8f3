/**
 * The files whose record is that of what somebody is typing, not of what is on disk. A short text is indexed at once, from the
 * tree that is kept of it; a long one on another thread.
 */
import { SwarmFailure } from '../../../protocol/errors.ts';
import type { ContentHash, WorkspacePath } from '../../../protocol/ids.ts';
import type { SeenDocuments, UnsavedDocument } from '../../documents/seenDocuments.ts';
import type { GivenText, IndexedFile } from '../../ports/indexingPort.ts';
import { encodeText } from '../../ports/workspacePort.ts';
import type { FileRecord } from '../index/fileRecord.ts';

export interface UnsavedPorts {
  readonly seen: SeenDocuments;
  /** Indexes a text here and now; undefined when nothing here can. */
  readonly recordHere: (given: GivenText) => FileRecord | undefined;
  readonly recordElsewhere: (given: GivenText) => Promise<IndexedFile>;
  readonly hereUnitsMax: number;
  readonly took: (file: IndexedFile) => void;
  /** The record comes later. */
  readonly waits: (path: WorkspacePath) => void;
}

export class UnsavedRecords {
  readonly #ports: UnsavedPorts;
  readonly #hashes = new Map<WorkspacePath, ContentHash>();

  constructor(ports: UnsavedPorts) {
    this.#ports = ports;
  }

  /** Whether what is on disk is not what the record is to be of. */
  has(path: WorkspacePath): boolean {
    return this.#hashes.has(path);
  }

  paths(): readonly WorkspacePath[] {
    return [...this.#hashes.keys()];
  }

  /** Looks at the document: true when its record is seen to; false when the disk's counts. */
  take(path: WorkspacePath): boolean {
    const unsaved = this.#unsaved(path);
    if (unsaved === undefined) {
      this.#hashes.delete(path);
      return false;
    }
    const { text, bom, hash } = unsaved;
    this.#hashes.set(path, hash);
    const given = { path, text, hash, bytes: encodeText(text, bom).length };
    const record = text.length <= this.#ports.hereUnitsMax ? this.#ports.recordHere(given) : undefined;
    if (record) this.#ports.took({ kind: 'record', record });
    else {
      this.#ports.waits(path);
      void this.#elsewhere(given);
    }
    return true;
  }

  async #elsewhere(given: GivenText): Promise<void> {
    const file = await this.#madeElsewhere(given);
    if (file && this.#hashes.get(given.path) === given.hash) this.#ports.took(file);
  }

  /** What was stopped is of no interest any more; where no thread can be started, nobody is to wait for one. */
  async #madeElsewhere(given: GivenText): Promise<IndexedFile | undefined> {
    try {
      return await this.#ports.recordElsewhere(given);
    } catch (failure) {
      if (!(failure instanceof SwarmFailure)) throw failure;
      return failure.error.code === 'cancelled' ? undefined : { kind: 'leftOut', path: given.path, why: failure.error.message };
    }
  }

  /** Of two contradicting texts none is the file: what is on disk counts then. */
  #unsaved(path: WorkspacePath): UnsavedDocument | undefined {
    try {
      return this.#ports.seen.unsaved(path);
    } catch (failure) {
      if (failure instanceof SwarmFailure) return undefined;
      throw failure;
    }
  }
}
