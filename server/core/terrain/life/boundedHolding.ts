/** Keeps the index within its bounds: what would be too much is left out, with the reason. */
import type { WorkspacePath } from '../../../protocol/ids.ts';
import type { IndexedFile } from '../../ports/indexingPort.ts';
import type { FileRecord } from '../index/fileRecord.ts';
import type { IndexListener } from '../index/indexListener.ts';
import type { IndexChange, TerrainIndex } from '../index/terrainIndex.ts';
import { languageOfPath } from '../languageId.ts';
import type { KeeperBounds } from './keeperBounds.ts';

export class BoundedHolding implements IndexListener {
  readonly #bounds: Pick<KeeperBounds, 'filesMax' | 'sourceBytesMax'>;
  #sourceBytes = 0;

  constructor(bounds: Pick<KeeperBounds, 'filesMax' | 'sourceBytesMax'>) {
    this.#bounds = bounds;
  }

  put({ bytes }: FileRecord, before: FileRecord | undefined): void {
    this.#sourceBytes += bytes - (before?.bytes ?? 0);
  }

  removed({ bytes }: FileRecord): void {
    this.#sourceBytes -= bytes;
  }

  /** Of these files those that would be left out whatever is in them, so that nobody need read them. */
  beyond(paths: readonly WorkspacePath[], index: TerrainIndex): readonly IndexChange[] {
    if (index.indexed < this.#bounds.filesMax) return [];
    const others = paths.filter((path) => languageOfPath(path) !== undefined && !index.record(path));
    return others.map((path) => ({ kind: 'leftOut', path, why: tooMany(this.#bounds.filesMax) }));
  }

  /** The files as changes of the index: in their order, as many as it holds. */
  bounded(files: readonly IndexedFile[], index: TerrainIndex): readonly IndexChange[] {
    const { filesMax, sourceBytesMax } = this.#bounds;
    let held = index.indexed;
    let bytes = this.#sourceBytes;
    return files.map((file): IndexChange => {
      if (file.kind !== 'record') return file;
      const { path } = file.record;
      const before = index.record(path);
      const more = file.record.bytes - (before?.bytes ?? 0);
      if (!before && held >= filesMax) return { kind: 'leftOut', path, why: tooMany(filesMax) };
      if (bytes + more > sourceBytesMax)
        return { kind: 'leftOut', path, why: `the index holds ${bytesInWords(sourceBytesMax)} of source at most` };
      held += before ? 0 : 1;
      bytes += more;
      return file;
    });
  }
}

function tooMany(filesMax: number): string {
  return `the index holds ${filesMax} files at most`;
}

function bytesInWords(bytes: number): string {
  return bytes < 2 ** 20 ? `${Math.round(bytes / 1024)} KiB` : `${Math.round(bytes / 2 ** 20)} MiB`;
}
