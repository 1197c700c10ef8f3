/** The workspace as the person sees it: unsaved texts before what is on disk, in what is read and in what is searched. */
import type { Result } from '../../base/result.ts';
import type { SwarmError } from '../../protocol/errors.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { encodeText, type Listing, type ReadFile, type WorkspacePort } from '../ports/workspacePort.ts';
import type { SeenDocuments } from './seenDocuments.ts';

export class SeenWorkspace implements WorkspacePort {
  readonly #disk: WorkspacePort;
  readonly #seen: SeenDocuments;

  constructor(disk: WorkspacePort, seen: SeenDocuments) {
    this.#disk = disk;
    this.#seen = seen;
  }

  get root(): string {
    return this.#disk.root;
  }

  list(signal: AbortSignal): Promise<Listing> {
    return this.#disk.list(signal);
  }

  async containing(word: string, signal: AbortSignal): Promise<readonly { readonly path: WorkspacePath; readonly count: number }[]> {
    const onDisk = await this.#disk.containing(word, signal);
    const unsaved = new Map(this.#seen.allUnsaved().map((document) => [document.path, document]));
    if (unsaved.size === 0 || word === '') return onDisk;
    const listed = new Set<string>((await this.list(signal)).paths);
    const inBuffers = [...unsaved.values()].flatMap(({ path, text }) => {
      const count = listed.has(path) ? text.split(word).length - 1 : 0;
      return count > 0 ? [{ path, count }] : [];
    });
    return [...onDisk.filter(({ path }) => !unsaved.has(path)), ...inBuffers].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  async read(path: WorkspacePath): Promise<ReadFile> {
    const file = await this.#disk.read(path);
    if (file.state === 'unreadable') return file;
    const buffer = this.#seen.unsaved(path);
    if (buffer === undefined) return file;
    const { text, hash, bom } = buffer;
    return { ...file, text, hash, bom, bytes: encodeText(text, bom).length };
  }

  identify(path: string): Result<WorkspacePath, SwarmError> {
    return this.#disk.identify(path);
  }

  mayWrite(path: WorkspacePath): Promise<Result<true, SwarmError>> {
    return this.#disk.mayWrite(path);
  }
}
