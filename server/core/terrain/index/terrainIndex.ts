/**
 * The index of a workspace: one record for each file in a language Swarm knows, and the paths of all others. It says what
 * it does not know yet. What is derived from the records (names, words, the graph) listens; nothing here reads or parses.
 */
import { type Disposable, toDisposable } from '../../../base/disposable.ts';
import type { WorkspacePath } from '../../../protocol/ids.ts';
import type { FileRecord } from './fileRecord.ts';
import { isIndexable } from './indexable.ts';
import type { IndexListener } from './indexListener.ts';
import type { IndexState, LeftOut } from './indexState.ts';

/** What becomes of one path. */
export type IndexChange =
  | { readonly kind: 'record'; readonly record: FileRecord }
  /** The file is there, and has no record: it is too large, no text, or its parser gave up. */
  | { readonly kind: 'leftOut'; readonly path: WorkspacePath; readonly why: string }
  /** The file is there, and is in no language: nobody misses a record of it. */
  | { readonly kind: 'plain'; readonly path: WorkspacePath }
  /** The file is there, and what is known of it is no longer, or not yet, what is in it. */
  | { readonly kind: 'waiting'; readonly path: WorkspacePath }
  | { readonly kind: 'gone'; readonly path: WorkspacePath };

export class TerrainIndex {
  readonly #paths = new Set<WorkspacePath>();
  readonly #records = new Map<WorkspacePath, FileRecord>();
  readonly #waiting = new Set<WorkspacePath>();
  readonly #leftOut = new Map<WorkspacePath, string>();
  readonly #listeners = new Set<IndexListener>();
  #notListed: readonly string[] = [];
  #listed = false;
  #version = 0;
  #state: IndexState | undefined;
  #sorted: readonly WorkspacePath[] | undefined;

  /** Made anew after each change, and the same object until the next. */
  get state(): IndexState {
    this.#state ??= {
      version: this.#version,
      files: this.#paths.size,
      indexed: this.#records.size,
      waiting: this.#waiting.size,
      leftOut: [...this.#leftOut].map(([path, why]): LeftOut => ({ path, why })).sort((a, b) => (a.path < b.path ? -1 : 1)),
      notListed: this.#notListed,
      complete: this.complete,
    };
    return this.#state;
  }

  /** Grows with every change; cheaper to ask than the state. */
  get version(): number {
    return this.#version;
  }

  /** Files with a record. */
  get indexed(): number {
    return this.#records.size;
  }

  get complete(): boolean {
    return this.#listed && this.#waiting.size === 0;
  }

  /** Every file of the workspace that is not ignored, sorted; in whatever language. */
  get paths(): readonly WorkspacePath[] {
    this.#sorted ??= [...this.#paths].sort();
    return this.#sorted;
  }

  has(path: WorkspacePath): boolean {
    return this.#paths.has(path);
  }

  /** What was last known of the file; while it waits, that may be what was in it before. */
  record(path: WorkspacePath): FileRecord | undefined {
    return this.#records.get(path);
  }

  /** In no particular order. */
  records(): IterableIterator<FileRecord> {
    return this.#records.values();
  }

  isWaiting(path: WorkspacePath): boolean {
    return this.#waiting.has(path);
  }

  /** Files that wait, in no particular order. */
  waiting(): IterableIterator<WorkspacePath> {
    return this.#waiting.values();
  }

  /** The listener is told of all there is, and then of each change. */
  listen(listener: IndexListener): Disposable {
    for (const record of this.#records.values()) listener.put(record, undefined);
    listener.settled?.();
    this.#listeners.add(listener);
    return toDisposable(() => void this.#listeners.delete(listener));
  }

  /** The files there are now. Those that are new to it, and in a language Swarm knows, wait; those that are no more go. */
  list(paths: readonly WorkspacePath[], notListed: readonly string[]): void {
    const now = new Set(paths);
    const gone = [...this.#paths].filter((path) => !now.has(path));
    const come = paths.filter((path) => !this.#paths.has(path));
    const first = !this.#listed;
    this.#listed = true;
    this.#notListed = notListed;
    const changes = [...gone.map((path): IndexChange => ({ kind: 'gone', path })), ...come.map(waits)];
    if (changes.length > 0) this.apply(changes);
    else if (first) this.#changed();
  }

  /** Several changes at once: listeners hear of each, and then that it was the last. */
  apply(changes: readonly IndexChange[]): void {
    if (changes.length === 0) return;
    for (const change of changes) this.#take(change);
    this.#changed();
    for (const listener of this.#listeners) listener.settled?.();
  }

  #take(change: IndexChange): void {
    switch (change.kind) {
      case 'record': {
        const { record } = change;
        this.#there(record.path);
        this.#waiting.delete(record.path);
        this.#leftOut.delete(record.path);
        this.#put(record);
        return;
      }
      case 'leftOut':
        this.#there(change.path);
        this.#waiting.delete(change.path);
        this.#leftOut.set(change.path, change.why);
        this.#drop(change.path);
        return;
      case 'plain':
        this.#there(change.path);
        this.#waiting.delete(change.path);
        this.#leftOut.delete(change.path);
        this.#drop(change.path);
        return;
      case 'waiting':
        this.#there(change.path);
        if (isIndexable(change.path)) this.#waiting.add(change.path);
        return;
      case 'gone':
        if (this.#paths.delete(change.path)) this.#sorted = undefined;
        this.#waiting.delete(change.path);
        this.#leftOut.delete(change.path);
        this.#drop(change.path);
    }
  }

  #there(path: WorkspacePath): void {
    if (this.#paths.has(path)) return;
    this.#paths.add(path);
    this.#sorted = undefined;
  }

  #put(record: FileRecord): void {
    const before = this.#records.get(record.path);
    if (before?.hash === record.hash && before.language === record.language) return;
    this.#records.set(record.path, record);
    for (const listener of this.#listeners) listener.put(record, before);
  }

  #drop(path: WorkspacePath): void {
    const record = this.#records.get(path);
    if (!record) return;
    this.#records.delete(path);
    for (const listener of this.#listeners) listener.removed(record);
  }

  #changed(): void {
    this.#version += 1;
    this.#state = undefined;
  }
}

function waits(path: WorkspacePath): IndexChange {
  return { kind: 'waiting', path };
}
