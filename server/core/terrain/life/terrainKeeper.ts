/**
 * Keeps the index of one folder alive: builds it in the background, the files near the open ones first, and follows what changes
 * on disk and in open documents. It never makes anybody wait; who wants all of it asks for `complete`. What it does goes
 * through ports; all it holds itself is the index and what is to be done.
 */
import type { Clock } from '../../../base/clock.ts';
import { type Disposable, DisposableStore, toDisposable } from '../../../base/disposable.ts';
import { SwarmFailure, swarmError } from '../../../protocol/errors.ts';
import type { WorkspacePath } from '../../../protocol/ids.ts';
import type { SeenDocuments } from '../../documents/seenDocuments.ts';
import type { HeadPort } from '../../ports/headPort.ts';
import type { GivenText, IndexedFile, IndexingPort } from '../../ports/indexingPort.ts';
import type { EntryKind, WorkspacePort } from '../../ports/workspacePort.ts';
import type { FileRecord } from '../index/fileRecord.ts';
import { isIndexable, isRuleFile } from '../index/indexable.ts';
import type { IndexState } from '../index/indexState.ts';
import { TerrainIndex } from '../index/terrainIndex.ts';
import { AwaitedState } from './awaitedState.ts';
import { BoundedHolding } from './boundedHolding.ts';
import type { KeeperBounds } from './keeperBounds.ts';
import { nearestFirst } from './nearness.ts';
import type { TerrainLife } from './terrainLife.ts';
import { UnsavedRecords } from './unsavedRecords.ts';

export interface KeeperPorts {
  readonly clock: Clock;
  readonly workspace: Pick<WorkspacePort, 'list'> & { kindOf(path: WorkspacePath): EntryKind };
  readonly head: HeadPort;
  readonly indexing: IndexingPort;
  /** undefined: nobody has documents open. */
  readonly seen: SeenDocuments | undefined;
  readonly recordHere: (given: GivenText) => FileRecord | undefined;
  /** Whether somebody tells of changes on disk. */
  readonly isTold: () => boolean;
  /** Something unexpected, for the log. */
  readonly onFailure: (failure: unknown) => void;
}

export class TerrainKeeper implements TerrainLife {
  readonly index = new TerrainIndex();
  readonly #ports: KeeperPorts;
  readonly #bounds: KeeperBounds;
  readonly #holding: BoundedHolding;
  readonly #stop = new AbortController();
  readonly #following = new DisposableStore();
  readonly #unsaved: UnsavedRecords | undefined;
  readonly #awaited = new AwaitedState();
  readonly #listeners = new Set<(state: IndexState) => void>();
  readonly #inFlight = new Set<WorkspacePath>();
  readonly #changedInFlight = new Set<WorkspacePath>();
  readonly #changed = new Set<WorkspacePath>();
  readonly #typed = new Set<WorkspacePath>();
  /** Listing anew, alone or with a look into every file. */
  #look: 'none' | 'list' | 'all' = 'none';
  #order: WorkspacePath[] = [];
  #started = false;
  #working = false;
  #diskPause: Disposable | undefined;
  #typingPause: Disposable | undefined;
  #telling: Disposable | undefined;
  #headPause: Disposable | undefined;
  #head = '';

  constructor(ports: KeeperPorts, bounds: KeeperBounds) {
    this.#ports = ports;
    this.#bounds = bounds;
    this.#holding = new BoundedHolding(bounds);
    const { seen, recordHere, indexing } = ports;
    this.#unsaved =
      seen &&
      new UnsavedRecords({
        seen,
        recordHere,
        recordElsewhere: (given) => indexing.record(given, this.#stop.signal),
        hereUnitsMax: bounds.hereUnitsMax,
        took: (file) => {
          if (this.#stop.signal.aborted || !this.index.has(pathOf(file))) return;
          this.#apply([file]);
          this.#settle();
        },
        waits: (path) => this.index.apply([{ kind: 'waiting', path }]),
      });
    this.index.listen({
      put: (record, before) => this.#holding.put(record, before),
      removed: (record) => this.#holding.removed(record),
      settled: () => this.#tell(),
    });
  }

  start(): void {
    if (this.#started || this.#stop.signal.aborted) return;
    this.#started = true;
    const { seen } = this.#ports;
    if (seen) this.#following.add(seen.documents.onChanged((path) => this.#noteTyped(path)));
    this.#head = this.#headNow();
    this.#watchHead();
    this.#look = 'all';
    this.#work();
  }

  complete(signal: AbortSignal): Promise<IndexState> {
    const fresh = !this.#started;
    this.start();
    if (!fresh && !this.#ports.isTold()) this.#look = 'all';
    this.#flush();
    const completed = this.#awaited.wait(signal);
    if (this.#stop.signal.aborted) this.#awaited.fail(closed());
    this.#work();
    return completed;
  }

  onState(listener: (state: IndexState) => void): Disposable {
    this.#listeners.add(listener);
    return toDisposable(() => void this.#listeners.delete(listener));
  }

  changedOnDisk(paths: readonly WorkspacePath[] | undefined): void {
    if (!this.#started || this.#stop.signal.aborted) return;
    if (paths === undefined || this.#changed.size + paths.length > this.#bounds.changesMax) {
      this.#look = 'all';
      this.#changed.clear();
    } else for (const path of paths) this.#changed.add(path);
    this.#diskPause?.dispose();
    this.#diskPause = this.#ports.clock.after(this.#bounds.diskPauseMs, () => {
      this.#diskPause = undefined;
      this.#work();
    });
  }

  /** At once, whatever is under way. */
  dispose(): void {
    this.#stop.abort();
    this.#following.dispose();
    for (const pause of [this.#diskPause, this.#typingPause, this.#telling, this.#headPause]) pause?.dispose();
    this.#awaited.fail(closed());
    this.#listeners.clear();
  }

  /** What waits for the end of a pause is done now. */
  #flush(): void {
    this.#diskPause?.dispose();
    this.#diskPause = undefined;
    if (this.#typingPause) this.#takeTyped();
  }

  #work(): void {
    if (this.#working || this.#stop.signal.aborted) return;
    this.#working = true;
    this.#run()
      .catch((failure: unknown) => {
        this.#awaited.fail(failure);
        if (!this.#stop.signal.aborted) this.#ports.onFailure(failure);
      })
      .finally(() => {
        this.#working = false;
        // Somebody may have asked for more in the very last moment.
        if (this.#hasWork()) this.#work();
        else this.#settle();
      });
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (this.#hasWork()) {
      await this.#lookAgain();
      this.#takeChanged();
      // Two at a time: the next is asked for while one is under way, so that no thread waits.
      await Promise.all([this.#nextChunk(), this.#nextChunk()].map((paths) => this.#indexChunk(paths, signal)));
      signal.throwIfAborted();
    }
  }

  #hasWork(): boolean {
    return !this.#stop.signal.aborted && (this.#look !== 'none' || this.#changed.size > 0 || this.#anyToIndex());
  }

  /** A long document that is typed in may still be on its way; until then its file waits, and nobody is told that all is done. */
  #settle(): void {
    if (!this.#working && this.index.complete) this.#awaited.done(this.index.state);
  }

  async #indexChunk(paths: readonly WorkspacePath[], signal: AbortSignal): Promise<void> {
    try {
      await this.#ports.indexing.index(paths, signal, (files) => this.#took(files));
    } catch (failure) {
      if (signal.aborted || !(failure instanceof SwarmFailure)) throw failure;
      const why = failure.error.message;
      this.#took(paths.filter((path) => this.#inFlight.has(path)).map((path) => ({ kind: 'leftOut', path, why })));
    } finally {
      for (const path of paths) this.#inFlight.delete(path);
    }
  }

  #took(files: readonly IndexedFile[]): void {
    if (this.#stop.signal.aborted) return;
    const current = files.filter((file) => {
      const path = pathOf(file);
      this.#inFlight.delete(path);
      // What was read may be what was there before: it is read again.
      return !this.#changedInFlight.delete(path) && this.#unsaved?.has(path) !== true && this.index.has(path);
    });
    this.#apply(current);
  }

  #apply(files: readonly IndexedFile[]): void {
    this.index.apply(this.#holding.bounded(files, this.index));
  }

  async #lookAgain(): Promise<void> {
    while (this.#look !== 'none') {
      const look = this.#look;
      this.#look = 'none';
      const { paths, leftOut } = await this.#ports.workspace.list(this.#stop.signal);
      this.#stop.signal.throwIfAborted();
      this.index.list(paths, leftOut);
      if (look === 'all') this.#wait(paths);
      for (const path of this.#unsaved?.paths() ?? []) this.#typed.add(path);
      for (const path of this.#ports.seen?.documents.paths() ?? []) this.#typed.add(path);
      this.#takeTyped();
    }
  }

  /** Only a folder that came, and rules that changed, need the whole folder listed. */
  #takeChanged(): void {
    const changed = [...this.#changed];
    this.#changed.clear();
    const touched: WorkspacePath[] = [];
    const gone: WorkspacePath[] = [];
    for (const path of changed) {
      if (isRuleFile(path)) this.#lookToo();
      if (this.index.has(path) && isIndexable(path)) {
        touched.push(path);
        continue;
      }
      switch (this.#ports.workspace.kindOf(path)) {
        case 'file':
          touched.push(path);
          break;
        case 'folder':
          this.#lookToo();
          break;
        case 'gone':
          gone.push(...(this.index.has(path) ? [path] : this.#below(path)));
          break;
        case 'passedOver':
          break;
      }
    }
    this.index.apply(gone.map((path) => ({ kind: 'gone', path })));
    this.#wait(touched);
    for (const path of touched) if (isIndexable(path)) this.#unsaved?.take(path);
  }

  #lookToo(): void {
    if (this.#look === 'none') this.#look = 'list';
  }

  #below(folder: WorkspacePath): readonly WorkspacePath[] {
    return this.index.paths.filter((path) => path.startsWith(`${folder}/`));
  }

  #wait(paths: readonly WorkspacePath[]): void {
    for (const path of paths) if (this.#inFlight.has(path)) this.#changedInFlight.add(path);
    this.index.apply(paths.map((path) => ({ kind: 'waiting', path })));
    if (paths.length > 0) this.#order = [];
  }

  #nextChunk(): readonly WorkspacePath[] {
    if (this.#order.length === 0) this.#order = [...nearestFirst(this.#toIndex(), this.#ports.seen?.documents.paths() ?? [])];
    const next = this.#order.splice(0, this.#bounds.filesAtOnce).filter((path) => this.#isToIndex(path));
    this.index.apply(this.#holding.beyond(next, this.index));
    const chunk = next.filter((path) => this.index.isWaiting(path));
    for (const path of chunk) this.#inFlight.add(path);
    return chunk;
  }

  /** Asked for each chunk: the first that is found says it, for many may wait. */
  #anyToIndex(): boolean {
    for (const path of this.index.waiting()) if (this.#isToIndex(path)) return true;
    return false;
  }

  #toIndex(): readonly WorkspacePath[] {
    return [...this.index.waiting()].filter((path) => this.#isToIndex(path));
  }

  #isToIndex(path: WorkspacePath): boolean {
    return this.index.isWaiting(path) && !this.#inFlight.has(path) && this.#unsaved?.has(path) !== true;
  }

  #noteTyped(path: WorkspacePath): void {
    this.#typed.add(path);
    this.#typingPause?.dispose();
    this.#typingPause = this.#ports.clock.after(this.#bounds.typingPauseMs, () => this.#takeTyped());
  }

  #takeTyped(): void {
    this.#typingPause?.dispose();
    this.#typingPause = undefined;
    const typed = [...this.#typed].filter((path) => this.index.has(path) && isIndexable(path));
    this.#typed.clear();
    const closed: WorkspacePath[] = [];
    for (const path of typed) {
      const before = this.#unsaved?.has(path) === true;
      if (this.#unsaved?.take(path) !== true && before) closed.push(path);
    }
    // What people have open now is what comes next.
    this.#order = [];
    if (closed.length === 0) return;
    this.#wait(closed);
    this.#work();
  }

  #watchHead(): void {
    this.#headPause = this.#ports.clock.after(this.#bounds.headMs, () => {
      const now = this.#headNow();
      if (now !== this.#head) {
        this.#head = now;
        this.changedOnDisk(undefined);
      }
      if (!this.#stop.signal.aborted) this.#watchHead();
    });
  }

  #headNow(): string {
    const head = this.#ports.head.read();
    return head ? `${head.ref} ${head.commit}` : '';
  }

  #tell(): void {
    if (this.#listeners.size === 0) return;
    this.#telling ??= this.#ports.clock.after(this.#bounds.tellingMs, () => {
      this.#telling = undefined;
      for (const listener of this.#listeners) listener(this.index.state);
    });
  }
}

function closed(): SwarmFailure {
  return new SwarmFailure(swarmError('cancelled', 'The folder was closed.'));
}

function pathOf(file: IndexedFile): WorkspacePath {
  return file.kind === 'record' ? file.record.path : file.path;
}
