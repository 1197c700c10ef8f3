/** The living index of a folder, as everybody above it sees it: what is known, when it is complete. */
import type { Disposable } from '../../../base/disposable.ts';
import type { WorkspacePath } from '../../../protocol/ids.ts';
import type { IndexState } from '../index/indexState.ts';
import type { TerrainIndex } from '../index/terrainIndex.ts';

export interface TerrainLife extends Disposable {
  /** What is known now; it grows while it is built, and follows the files and the open documents. */
  readonly index: TerrainIndex;
  /** Begins to build and to follow, if it has not yet; nobody has to wait. */
  start(): void;
  /**
   * Resolves when everything known to have changed is in the index; a shell waits for this, an editor does not. Looks for
   * changes on disk first when nobody else tells of them.
   */
  complete(signal: AbortSignal): Promise<IndexState>;
  /** Told at most a few times a second, as the state changes. */
  onState(listener: (state: IndexState) => void): Disposable;
  /** Changes on disk that somebody saw; undefined: anything may have changed. */
  changedOnDisk(paths: readonly WorkspacePath[] | undefined): void;
}
