/** A folder in memory with its editor and its indexing threads, as the keeper sees them: everything happens when the test says so. */
import { type Disposable, toDisposable } from '../../../../server/base/disposable.ts';
import { sha256Hex } from '../../../../server/base/hash.ts';
import { SeenDocuments } from '../../../../server/core/documents/seenDocuments.ts';
import type { DocumentsPort, OpenDocument } from '../../../../server/core/ports/documentsPort.ts';
import type { GivenText, IndexedFile, IndexingPort } from '../../../../server/core/ports/indexingPort.ts';
import type { EntryKind, Listing } from '../../../../server/core/ports/workspacePort.ts';
import { emptyFileWords } from '../../../../server/core/terrain/find/words/fileWords.ts';
import type { FileRecord } from '../../../../server/core/terrain/index/fileRecord.ts';
import { languageOfPath } from '../../../../server/core/terrain/languageId.ts';
import { defaultKeeperBounds, type KeeperBounds } from '../../../../server/core/terrain/life/keeperBounds.ts';
import { TerrainKeeper } from '../../../../server/core/terrain/life/terrainKeeper.ts';
import { SwarmFailure, swarmError } from '../../../../server/protocol/errors.ts';
import { asContentHash, asWorkspacePath, type ContentHash, type WorkspacePath } from '../../../../server/protocol/ids.ts';
import { ManualClock } from '../../../fakes/manualClock.ts';

const hash = (bytes: Uint8Array): ContentHash => asContentHash(sha256Hex(bytes));
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A record from which the text can be read again. */
function recordOfText(path: WorkspacePath, text: string): FileRecord {
  const language = languageOfPath(path) ?? 'python';
  const symbol = {
    name: text,
    kind: 'function',
    container: -1,
    nameExtent: { start: 0, end: 1 },
    signature: '',
    doc: '',
    exported: true,
  } as const;
  const outline = { symbols: [{ start: 0, end: 1, ...symbol }], imports: [] };
  const bytes = encode(text).length;
  return { path, hash: hash(encode(text)), language, bytes, lines: 1, outline, words: emptyFileWords, syntaxProblems: 0, generated: false };
}

export class MemoryFolder implements DocumentsPort, IndexingPort {
  readonly clock = new ManualClock();
  readonly files = new Map<WorkspacePath, string>();
  readonly #buffers = new Map<WorkspacePath, { text: string; version: number }>();
  readonly #listeners = new Set<(path: WorkspacePath) => void>();
  /** Work of the threads that is under way; the test lets it go on. */
  readonly #underWay: (() => void)[] = [];
  readonly keeper: TerrainKeeper;
  readonly failures: unknown[] = [];
  /** In the order in which they were asked for. */
  readonly asked: WorkspacePath[] = [];
  head = 'main';
  isTold = true;
  /** Instead of indexing. */
  broken: string | undefined;

  constructor(bounds: Partial<KeeperBounds> = {}) {
    this.keeper = new TerrainKeeper(
      {
        clock: this.clock,
        workspace: { list: () => Promise.resolve(this.#listing()), kindOf: (path) => this.#kindOf(path) },
        head: { read: () => ({ ref: this.head, commit: '' }) },
        indexing: this,
        seen: new SeenDocuments(this, { read: (path) => this.#bytes(path) }, hash),
        recordHere: ({ path, text }) => recordOfText(path, text),
        isTold: () => this.isTold,
        onFailure: (failure) => void this.failures.push(failure),
      },
      { ...defaultKeeperBounds, ...bounds },
    );
  }

  write(name: string, text: string): void {
    this.files.set(asWorkspacePath(name), text);
  }

  remove(name: string): void {
    this.files.delete(asWorkspacePath(name));
  }

  type(name: string, text: string): void {
    const path = asWorkspacePath(name);
    this.#buffers.set(path, { text, version: (this.#buffers.get(path)?.version ?? 0) + 1 });
    for (const listener of this.#listeners) listener(path);
  }

  save(name: string): void {
    const path = asWorkspacePath(name);
    const buffer = this.#buffers.get(path);
    if (!buffer) return;
    this.files.set(path, buffer.text);
    for (const listener of this.#listeners) listener(path);
  }

  close(name: string): void {
    this.#buffers.delete(asWorkspacePath(name));
    for (const listener of this.#listeners) listener(asWorkspacePath(name));
  }

  told(...names: string[]): void {
    this.keeper.changedOnDisk(names.map(asWorkspacePath));
  }

  /** Lets the threads do so many pieces of work, and everybody hear of it. */
  async goOn(pieces = Number.POSITIVE_INFINITY): Promise<void> {
    for (let done = 0; done < pieces; done++) {
      await new Promise((resolve) => setImmediate(resolve));
      const next = this.#underWay.shift();
      if (!next) break;
      next();
    }
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** Every pause passes and all work is done. */
  async settle(): Promise<void> {
    for (let round = 0; round < 3; round++) {
      this.clock.advance(5_000);
      await this.goOn();
    }
  }

  /** What the index knows, as a person would write it down. */
  known(): Record<string, string> {
    const records = [...this.keeper.index.records()].map(({ path, outline }) => [path, outline.symbols[0]?.name ?? '']);
    return Object.fromEntries(records.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)));
  }

  /** What it should know: a fresh look at everything. */
  expected(): Record<string, string> {
    const paths = [...this.files.keys()].filter((path) => languageOfPath(path) && !this.#isIgnored(path)).sort();
    return Object.fromEntries(paths.map((path) => [path, this.#buffers.get(path)?.text ?? this.files.get(path) ?? '']));
  }

  async index(paths: readonly WorkspacePath[], signal: AbortSignal, took: (files: readonly IndexedFile[]) => void): Promise<void> {
    this.asked.push(...paths);
    if (this.broken !== undefined) throw new SwarmFailure(swarmError('internal', this.broken));
    for (let at = 0; at < paths.length; at += 2) {
      const read = paths.slice(at, at + 2).map((path): IndexedFile => {
        const text = this.files.get(path);
        return text === undefined ? { kind: 'gone', path } : { kind: 'record', record: recordOfText(path, text) };
      });
      await this.#piece(signal);
      took(read);
    }
  }

  async record({ path, text }: GivenText, signal: AbortSignal): Promise<IndexedFile> {
    await this.#piece(signal);
    if (this.broken !== undefined) throw new SwarmFailure(swarmError('internal', this.broken));
    return { kind: 'record', record: recordOfText(path, text) };
  }

  parsed(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  open(path: WorkspacePath): readonly OpenDocument[] {
    const buffer = this.#buffers.get(path);
    return buffer ? [{ path, ...buffer, touched: true, holder: 'window 1' }] : [];
  }

  foundClean(): void {}

  paths(): readonly WorkspacePath[] {
    return [...this.#buffers.keys()];
  }

  onChanged(listener: (path: WorkspacePath) => void): Disposable {
    this.#listeners.add(listener);
    return toDisposable(() => void this.#listeners.delete(listener));
  }

  #piece(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new SwarmFailure(swarmError('cancelled', 'Stopped.'))));
      this.#underWay.push(resolve);
    });
  }

  #bytes(path: WorkspacePath): Uint8Array | undefined {
    const text = this.files.get(path);
    return text === undefined ? undefined : encode(text);
  }

  #listing(): Listing {
    return { paths: [...this.files.keys()].filter((path) => !this.#isIgnored(path)).sort(), leftOut: [] };
  }

  #kindOf(path: WorkspacePath): EntryKind {
    if (this.#isIgnored(path)) return 'passedOver';
    if (this.files.has(path)) return 'file';
    return [...this.files.keys()].some((file) => file.startsWith(`${path}/`)) ? 'folder' : 'gone';
  }

  /** One line of the rules is one folder. */
  #isIgnored(path: WorkspacePath): boolean {
    const rules = this.files.get(asWorkspacePath('.gitignore')) ?? '';
    return rules.split('\n').some((rule) => rule !== '' && path.startsWith(`${rule}/`));
  }
}
