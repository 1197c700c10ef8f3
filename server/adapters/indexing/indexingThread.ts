/** What an indexing thread does: reads, hashes, looks in the cache, else parses, analyses and packs. What it needs for that it is given. */
import type { MessagePort } from 'node:worker_threads';
import type { ParsedFile, Reading } from '../../core/ports/syntaxPort.ts';
import { looksMinified } from '../../core/terrain/index/generatedCode.ts';
import { recordOf } from '../../core/terrain/index/recordOf.ts';
import { isDeep, type LanguageId, languageOfFile, languageOfPath } from '../../core/terrain/languageId.ts';
import type { FileOutline } from '../../core/terrain/outline/outline.ts';
import { packFile } from '../../core/terrain/packed/packedFile.ts';
import { packRecord } from '../../core/terrain/packed/packedRecord.ts';
import type { ContentHash, WorkspacePath } from '../../protocol/ids.ts';
import type { CacheEntry, IndexCache } from './indexCache.ts';
import { type Answer, type FileOutcome, progress, type Task } from './workerMessages.ts';

/** What a parser makes of a text; `whole` is there for languages known in depth. */
export interface Analysis extends Reading {
  readonly outline: FileOutline;
  readonly syntaxProblems: number;
  readonly whole: ParsedFile | undefined;
}

export type ReadSource = (
  path: WorkspacePath,
) =>
  | { readonly state: 'text'; readonly text: () => string | undefined; readonly hash: ContentHash; readonly bytes: number }
  | { readonly state: 'missing' }
  | { readonly state: 'unreadable'; readonly why: string };

export interface ThreadTools {
  readonly read: ReadSource;
  analyse(language: LanguageId, text: string): Promise<Analysis>;
  readonly cache: IndexCache;
  readonly progress: Int32Array;
}

interface Made extends Reading {
  readonly outcome: FileOutcome;
  readonly entry: CacheEntry | undefined;
}

/** Minified code is nobody's source: below this size it costs nothing, above it would cost the most of all files. */
const minifiedUnitsMax = 50_000;

/** Called when all code of the thread is loaded. */
export function serveIndexing(port: MessagePort, tools: ThreadTools): void {
  Atomics.store(tools.progress, progress.loaded, 1);
  Atomics.notify(tools.progress, progress.loaded);
  const thread = new IndexingThread(tools);
  // The next task waits here already when one is done.
  let last = Promise.resolve();
  port.on('message', (task: Task) => {
    last = last.then(async () => {
      const answer = await thread.answer(task);
      port.postMessage(answer, transfers(answer));
    });
  });
}

class IndexingThread {
  readonly #tools: ThreadTools;
  #textBytes = 0;
  #spoilt = false;

  constructor(tools: ThreadTools) {
    this.#tools = tools;
  }

  async answer(task: Task): Promise<Answer> {
    this.#textBytes = 0;
    this.#spoilt = false;
    const made = await this.#perform(task);
    const entries = made.flatMap(({ entry, stopped }) => (stopped ? [] : (entry ?? [])));
    if (entries.length > 0) this.#tools.cache.put(entries);
    const parsed = task.kind === 'parsed' ? ownBytes(made[0]?.entry?.parsed) : undefined;
    const files = task.kind === 'parsed' ? [] : made.map(({ outcome }) => outcome);
    return { files, parsed, textBytes: this.#textBytes, spoilt: this.#spoilt };
  }

  async #perform(task: Task): Promise<readonly Made[]> {
    switch (task.kind) {
      case 'files': {
        const made: Made[] = [];
        for (const [at, path] of task.paths.entries()) {
          this.#begin(at);
          made.push(await this.#file(path));
        }
        return made;
      }
      case 'text': {
        this.#begin(0);
        const { path, hash, text } = task.given;
        const language = languageOfFile(path, text);
        const known = language && this.#tools.cache.record(hash, language);
        if (known) return [{ outcome: { kind: 'record', path, hash, packed: ownBytes(known) }, entry: undefined }];
        // What is typed is gone with the next key: it is not worth a place in the cache.
        return [{ ...(await this.#make(path, task.given)), entry: undefined }];
      }
      case 'parsed': {
        this.#begin(0);
        const { language, given } = task;
        const analysis = await this.#analyse(language, given.text, given.bytes);
        // Its record is made when the index comes to it: most who ask for this need it now.
        const parsed = typeof analysis === 'object' && analysis.whole ? packFile(analysis.whole) : undefined;
        const entry = { hash: given.hash, language, record: undefined, parsed };
        return [{ ...readingOf(analysis), outcome: { kind: 'gone', path: given.path }, entry: parsed && entry }];
      }
    }
  }

  #begin(at: number): void {
    Atomics.store(this.#tools.progress, progress.at, at);
    Atomics.add(this.#tools.progress, progress.begun, 1);
  }

  async #file(path: WorkspacePath): Promise<Made> {
    const read = this.#tools.read(path);
    if (read.state === 'missing') return { outcome: { kind: 'gone', path }, entry: undefined };
    if (read.state === 'unreadable')
      return languageOfPath(path) ? leftOut(path, read.why) : { outcome: { kind: 'plain', path }, entry: undefined };
    const kept = (language: LanguageId | undefined): Made | undefined => {
      const packed = language && this.#tools.cache.record(read.hash, language);
      return packed && { outcome: { kind: 'record', path, hash: read.hash, packed: ownBytes(packed) }, entry: undefined };
    };
    const byName = languageOfPath(path);
    // Of most files the name says all, and a text that is known need not be decoded.
    const known = saysEnough(path, byName) ? kept(byName) : undefined;
    if (known) return known;
    const text = read.text();
    if (text === undefined)
      return byName ? leftOut(path, 'its bytes are no UTF-8 text') : { outcome: { kind: 'plain', path }, entry: undefined };
    const language = languageOfFile(path, text);
    return (language === byName ? undefined : kept(language)) ?? this.#make(path, { ...read, text });
  }

  async #make(
    path: WorkspacePath,
    { text, hash, bytes }: { readonly text: string; readonly hash: ContentHash; readonly bytes: number },
  ): Promise<Made> {
    const language = languageOfFile(path, text);
    if (language === undefined) return { outcome: { kind: 'plain', path }, entry: undefined };
    if (text.length > minifiedUnitsMax && looksMinified(text)) return leftOut(path, 'it looks minified');
    const analysis = await this.#analyse(language, text, bytes);
    if (typeof analysis === 'string') return leftOut(path, analysis);
    const { outline, syntaxProblems, whole } = analysis;
    const record = packRecord(recordOf({ language, text, bytes, outline, syntaxProblems, index: whole?.index }));
    const parsed = isDeep(language) && whole ? packFile(whole) : undefined;
    const outcome: FileOutcome = { kind: 'record', path, hash, packed: ownBytes(record) };
    return { ...readingOf(analysis), outcome, entry: { hash, language, record, parsed } };
  }

  /** Or why there is none. */
  async #analyse(language: LanguageId, text: string, bytes: number): Promise<Analysis | string> {
    this.#textBytes += bytes;
    try {
      return await this.#tools.analyse(language, text);
    } catch (failure) {
      this.#spoilt = true;
      return `it could not be analysed (${failure instanceof Error ? failure.message : String(failure)})`;
    }
  }
}

/** A header may be of C or of C++, and a file without an ending says only inside what it is. */
function saysEnough(path: WorkspacePath, language: LanguageId | undefined): boolean {
  return language !== undefined && !path.endsWith('.h');
}

function readingOf(analysis: Analysis | string): Reading {
  return typeof analysis === 'object' && analysis.stopped ? { stopped: true } : {};
}

function leftOut(path: WorkspacePath, why: string): Made {
  return { outcome: { kind: 'leftOut', path, why }, entry: undefined };
}

/** Bytes in a buffer of their own, which can be handed over. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer>;
function ownBytes(bytes: Uint8Array | undefined): Uint8Array<ArrayBuffer> | undefined;
function ownBytes(bytes: Uint8Array | undefined): Uint8Array<ArrayBuffer> | undefined {
  if (bytes === undefined) return undefined;
  const { buffer } = bytes;
  const own = buffer instanceof ArrayBuffer && buffer.byteLength === bytes.length;
  return own ? new Uint8Array(buffer) : Uint8Array.from(bytes);
}

function transfers({ files, parsed }: Answer): ArrayBuffer[] {
  const records = files.flatMap((file) => (file.kind === 'record' ? [file.packed.buffer] : []));
  return parsed ? [...records, parsed.buffer] : records;
}
