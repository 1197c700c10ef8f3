/** The living index of a session: the keeper over this folder's files and documents, its threads, and the cache beside the ledger. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defaultIndexingBounds, type IndexingBounds } from '../../adapters/indexing/bounds.ts';
import type { CacheOptions } from '../../adapters/indexing/indexCache.ts';
import { IndexingPool } from '../../adapters/indexing/indexingPool.ts';
import type { StateFolder } from '../../adapters/stateFolder.ts';
import type { Clock } from '../../base/clock.ts';
import type { HeadPort } from '../../core/ports/headPort.ts';
import type { GivenText } from '../../core/ports/indexingPort.ts';
import type { KnownFilesPort } from '../../core/ports/knownFilesPort.ts';
import type { SyntaxPort } from '../../core/ports/syntaxPort.ts';
import { errorOf } from '../../core/runner/effects.ts';
import type { FileRecord } from '../../core/terrain/index/fileRecord.ts';
import { recordOf } from '../../core/terrain/index/recordOf.ts';
import { languageOfFile } from '../../core/terrain/languageId.ts';
import { defaultKeeperBounds } from '../../core/terrain/life/keeperBounds.ts';
import { TerrainKeeper } from '../../core/terrain/life/terrainKeeper.ts';
import type { TerrainLife } from '../../core/terrain/life/terrainLife.ts';
import { analyserVersion } from '../indexing/analyserVersion.ts';
import { analysisOf } from '../indexing/analysis.ts';
import { startIndexingThread } from '../indexing/indexingThread.ts';
import { wasmFolder } from '../installation.ts';
import { KnownFiles } from './knownFiles.ts';
import type { Sight } from './sight.ts';

export interface TerrainGround {
  readonly root: string;
  readonly stateFolder: Pick<StateFolder, 'folder' | 'networkFileSystem'>;
  readonly clock: Clock;
  readonly sight: Sight;
  readonly syntax: SyntaxPort;
  readonly head: HeadPort;
  /** What a person may want to know who looks into the log. */
  readonly log: (text: string) => void;
  readonly bounds?: IndexingBounds;
}

export interface SessionTerrain extends TerrainLife {
  /** How to find out whether somebody tells of changes on disk. */
  told(isTold: () => boolean): void;
  /** What missions take from it. */
  readonly known: KnownFilesPort;
  /** After `dispose`: resolves when its threads are gone. */
  ended(): Promise<void>;
}

const msPerDay = 86_400_000;

/** Starts nothing: the first thread begins with the first work. */
export function sessionTerrain(ground: TerrainGround): SessionTerrain {
  const { root, clock, sight, syntax, head, log, bounds = defaultIndexingBounds } = ground;
  const cache = cacheOptions(ground, bounds);
  const pool = new IndexingPool({
    clock,
    bounds,
    processors: availableParallelism(),
    startThread: (data) => startIndexingThread({ ...data, root, wasmFolder, cache, fileBytesMax: bounds.fileBytesMax }, bounds),
    log,
  });
  let isTold = (): boolean => false;
  const keeper = new TerrainKeeper(
    {
      clock,
      workspace: sight.workspace,
      head,
      indexing: pool,
      seen: sight.edited?.seen,
      recordHere: (given) => recordHere(syntax, given),
      isTold: () => isTold(),
      onFailure: (failure) => log(`The index: ${errorOf(failure).message}`),
    },
    defaultKeeperBounds,
  );
  const known = new KnownFiles({ cache, pool, syntax, index: keeper.index });
  return {
    known,
    index: keeper.index,
    start: () => keeper.start(),
    complete: (signal) => keeper.complete(signal),
    onState: (listener) => keeper.onState(listener),
    changedOnDisk: (paths) => keeper.changedOnDisk(paths),
    told: (now) => {
      isTold = now;
    },
    dispose() {
      keeper.dispose();
      pool.dispose();
      known.dispose();
    },
    ended: () => pool.ended(),
  };
}

function cacheOptions({ stateFolder, clock }: TerrainGround, { cacheBytesMax }: IndexingBounds): CacheOptions {
  return {
    file: join(stateFolder.folder, 'terrain.sqlite'),
    analyser: analyserVersion(),
    today: Math.floor(clock.wallMs() / msPerDay),
    bytesMax: cacheBytesMax,
    local: stateFolder.networkFileSystem === undefined,
  };
}

function recordHere(syntax: SyntaxPort, { path, text, hash, bytes }: GivenText): FileRecord | undefined {
  const language = languageOfFile(path, text);
  const analysis = language && analysisOf(syntax, language, text);
  if (!language || !analysis) return undefined;
  return { path, hash, ...recordOf({ language, text, bytes, ...analysis, index: analysis.whole?.index }) };
}
