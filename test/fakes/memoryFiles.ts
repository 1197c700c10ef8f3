/**
 * A disk in memory that keeps the promises of FilePort. It can ignore case, run full, and be edited behind Swarm's back.
 * Staged files and folders are real entries, so that leftovers show.
 */
import { sha256Hex } from '../../server/base/hash.ts';
import type { DiskState, FilePort } from '../../server/core/ports/filePort.ts';
import { SwarmFailure, swarmError } from '../../server/protocol/errors.ts';
import { asContentHash, asWorkspacePath, type WorkspacePath } from '../../server/protocol/ids.ts';

interface Entry {
  readonly path: string; // as spelled on this disk
  readonly bytes: Uint8Array;
  readonly mode: number;
}

export interface MemoryFilesOptions {
  readonly ignoresCase?: boolean;
}

export class MemoryFiles implements FilePort {
  readonly #entries = new Map<string, Entry>();
  readonly #unflushed = new Set<string>();
  readonly #folders = new Set<string>();
  readonly #ignoresCase: boolean;
  /** Called at the start of every write (`stage`, `commit`, `remove`, `setMode`); may throw, or edit behind Swarm's back. */
  beforeWrite: (operation: 'stage' | 'commit' | 'remove' | 'setMode', path: WorkspacePath) => void = () => undefined;

  constructor(options: MemoryFilesOptions = {}) {
    this.#ignoresCase = options.ignoresCase ?? false;
  }

  /** What a person does with an editor. `undefined` deletes. */
  edit(path: string, text: string | Uint8Array | undefined, mode = 0o644): void {
    if (text === undefined) this.#entries.delete(this.#key(path));
    else
      this.#put(path, typeof text === 'string' ? new TextEncoder().encode(text) : text, this.#entries.get(this.#key(path))?.mode ?? mode);
  }

  chmod(path: string, mode: number): void {
    const entry = this.#entries.get(this.#key(path));
    if (entry !== undefined) this.#entries.set(this.#key(path), { ...entry, mode });
  }

  text(path: string): string | undefined {
    const entry = this.#entries.get(this.#key(path));
    return entry === undefined ? undefined : new TextDecoder().decode(entry.bytes);
  }

  /** Every file with mode and text, and every folder, sorted: two equal snapshots are two equal trees. */
  snapshot(): readonly string[] {
    const files = [...this.#entries.values()].map(
      ({ path, mode, bytes }) => `${path} ${mode.toString(8)} ${JSON.stringify(new TextDecoder().decode(bytes))}`,
    );
    return [...files, ...[...this.#folders].map((folder) => `${folder}/`)].sort();
  }

  paths(): string[] {
    return [...this.#entries.values()].map(({ path }) => path).sort();
  }

  stateOf(path: WorkspacePath): DiskState {
    const entry = this.#entries.get(this.#key(path));
    if (entry !== undefined) {
      const state = { hash: asContentHash(sha256Hex(entry.bytes)), mode: entry.mode, bytes: entry.bytes.length };
      return entry.path === path ? state : { ...state, actualPath: asWorkspacePath(entry.path) };
    }
    const missingFolders = foldersOf(path).filter((folder) => !this.#folders.has(folder));
    return { hash: undefined, mode: 0, ...(missingFolders.length > 0 ? { missingFolders } : {}) };
  }

  read(path: WorkspacePath): Uint8Array | undefined {
    return this.#entries.get(this.#key(path))?.bytes.slice();
  }

  stage(path: WorkspacePath, journal: string, bytes: Uint8Array, mode: number): void {
    this.beforeWrite('stage', path);
    this.#put(stagedName(path, journal), bytes, mode);
    this.#unflushed.add(stagedName(path, journal));
  }

  flushStaged(paths: readonly WorkspacePath[], journal: string): void {
    for (const path of paths) this.#unflushed.delete(stagedName(path, journal));
  }

  commit(path: WorkspacePath, journal: string, mustBeNew = false): void {
    this.beforeWrite('commit', path);
    const name = stagedName(path, journal);
    const staged = this.#entries.get(this.#key(name));
    if (staged === undefined) throw new SwarmFailure(swarmError('disk-refused', `nothing is staged for ${path}`));
    if (this.#unflushed.has(name)) throw new Error(`what is staged for ${path} could be lost with the power`);
    if (mustBeNew && this.#entries.has(this.#key(path))) {
      throw new SwarmFailure(swarmError('veto-base-changed', `${path} was created by somebody else meanwhile.`));
    }
    this.#entries.delete(this.#key(name));
    this.#put(path, staged.bytes, staged.mode);
  }

  remove(path: WorkspacePath, createdFolders: readonly WorkspacePath[] = []): void {
    this.beforeWrite('remove', path);
    this.#entries.delete(this.#key(path));
    this.#removeEmpty(createdFolders);
  }

  setMode(path: WorkspacePath, mode: number): void {
    this.beforeWrite('setMode', path);
    this.chmod(path, mode);
  }

  unstage(path: WorkspacePath, journal: string, createdFolders: readonly WorkspacePath[] = []): void {
    this.#entries.delete(this.#key(stagedName(path, journal)));
    this.#removeEmpty(createdFolders);
  }

  flushFolders(): void {}

  #put(path: string, bytes: Uint8Array, mode: number): void {
    for (const folder of foldersOf(path)) this.#folders.add(folder);
    this.#entries.set(this.#key(path), { path, bytes: bytes.slice(), mode });
  }

  #removeEmpty(folders: readonly WorkspacePath[]): void {
    for (const folder of folders.toReversed()) {
      const inside = (path: string) => path.startsWith(`${folder}/`);
      if (![...this.#folders].some(inside) && ![...this.#entries.values()].some(({ path }) => inside(path))) this.#folders.delete(folder);
    }
  }

  #key(path: string): string {
    return this.#ignoresCase ? path.toLowerCase() : path;
  }
}

function stagedName(path: WorkspacePath, journal: string): string {
  const at = path.lastIndexOf('/') + 1;
  return `${path.slice(0, at)}.swarm-${journal}-${sha256Hex(path).slice(0, 16)}.tmp`;
}

function foldersOf(path: string): WorkspacePath[] {
  const segments = path.split('/').slice(0, -1);
  return segments.map((_, at) => asWorkspacePath(segments.slice(0, at + 1).join('/')));
}
