/**
 * What missions take from the index and its cache: a file that was parsed before, in whatever process, is not parsed again. Many
 * that were not go to the indexing threads; a few are parsed here, which is quicker than starting one.
 */
import { type CacheEntry, type CacheOptions, IndexCache } from '../../adapters/indexing/indexCache.ts';
import type { IndexingPool } from '../../adapters/indexing/indexingPool.ts';
import type { Disposable } from '../../base/disposable.ts';
import type { GivenText } from '../../core/ports/indexingPort.ts';
import type { KnownFilesPort } from '../../core/ports/knownFilesPort.ts';
import type { ParsedFile, SyntaxPort } from '../../core/ports/syntaxPort.ts';
import type { TerrainIndex } from '../../core/terrain/index/terrainIndex.ts';
import type { DeepLanguageId } from '../../core/terrain/languageId.ts';
import { packFile, unpackFile } from '../../core/terrain/packed/packedFile.ts';
import { NotPacked } from '../../core/terrain/packed/packReader.ts';
import { SwarmFailure } from '../../protocol/errors.ts';

const bounds = {
  /**
   * Units of text parsed here before threads are asked: two seconds, for a thread needs half of one to get going. Files that are
   * edited are parsed here again in any case, and a tree that is still there makes that fast.
   */
  hereUnits: 4_000_000,
  /** Files made here that wait to be put into the cache together. */
  entriesAtOnce: 32,
} as const;

interface KnownFilesOptions {
  readonly cache: CacheOptions;
  readonly pool: IndexingPool;
  readonly syntax: SyntaxPort;
  readonly index: TerrainIndex;
}

export class KnownFiles implements KnownFilesPort, Disposable {
  readonly #options: KnownFilesOptions;
  readonly #made: CacheEntry[] = [];
  #cache: IndexCache | undefined;
  #hereUnits = 0;

  constructor(options: KnownFilesOptions) {
    this.#options = options;
  }

  async parsed(language: DeepLanguageId, file: GivenText): Promise<ParsedFile> {
    return this.#kept(language, file) ?? (await this.#elsewhere(language, file)) ?? this.#here(language, file);
  }

  declaredNames(): ReturnType<KnownFilesPort['declaredNames']> {
    const { index } = this.#options;
    return index.complete ? (path) => index.record(path)?.declared : undefined;
  }

  dispose(): void {
    this.#flush();
    this.#cache?.close();
  }

  #kept(language: DeepLanguageId, { hash }: GivenText): ParsedFile | undefined {
    this.#cache ??= new IndexCache(this.#options.cache);
    const packed = this.#cache.parsed(hash, language);
    try {
      return packed && unpackFile(packed);
    } catch (failure) {
      if (failure instanceof NotPacked) return undefined;
      throw failure;
    }
  }

  /** The thread puts it into the cache itself. */
  async #elsewhere(language: DeepLanguageId, file: GivenText): Promise<ParsedFile | undefined> {
    if (this.#hereUnits < bounds.hereUnits) return undefined;
    try {
      return await this.#options.pool.parsed(language, file);
    } catch (failure) {
      if (failure instanceof SwarmFailure) return undefined;
      throw failure;
    }
  }

  #here(language: DeepLanguageId, { text, hash }: GivenText): ParsedFile {
    this.#hereUnits += text.length;
    const parsed = this.#options.syntax.index(language, text);
    if (!parsed.stopped) this.#made.push({ hash, language, record: undefined, parsed: packFile(parsed) });
    if (this.#made.length >= bounds.entriesAtOnce) this.#flush();
    return parsed;
  }

  #flush(): void {
    const entries = this.#made.splice(0);
    if (entries.length > 0) this.#cache?.put(entries);
  }
}
