/**
 * Facts for one mission: read once, kept, and the same for every agent. A snapshot holds what is on disk; a source lays
 * the texts proposed by earlier stages over it. Bounded, cached and cancellable.
 */

import { fail } from '../../protocol/errors.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { FactSource } from '../brain/brain.ts';
import { isElsewhere } from '../physics/elsewhere.ts';
import type { KnownFilesPort } from '../ports/knownFilesPort.ts';
import type { Overlay, OverlayFile, PhysicsPort } from '../ports/physicsPort.ts';
import type { ParsedFile, SyntaxPort } from '../ports/syntaxPort.ts';
import type { Listing, ReadFile, WorkspacePort } from '../ports/workspacePort.ts';
import { viewOf } from '../terrain/fileView.ts';
import { type DeepLanguageId, deepLanguageOfPath, languageOfFile, languageOfPath } from '../terrain/languageId.ts';
import type { FileOutline } from '../terrain/outline/outline.ts';
import {
  type FactRequest,
  type Facts,
  type FileFact,
  factKey,
  type MentionsFact,
  type PathsFact,
  type ServerAnswer,
  type ServerRename,
  type TreeFact,
} from './facts.ts';
import { readTree } from './readTree.ts';
import { unreadReason, whyNobodysSource } from './unreadReason.ts';
import { declaredNames, mentionsWord, wordAt, wordOffsets } from './words.ts';

export interface FactBounds {
  readonly filesMax: number; // files one mission may read
  readonly textUnitsMax: number; // UTF-16 units of text kept by one mission
  readonly readsAtOnceMax: number;
  readonly openedFirstMax: number; // files a language server is shown before it is asked for references
  readonly treeUnitsMax: number; // UTF-16 units of text of which one source keeps syntax trees; a tree takes some hundred bytes for each
  readonly namedFilesMax: number; // files searched for names when one does not exist
}

export const defaultFactBounds: FactBounds = {
  filesMax: 20_000,
  textUnitsMax: 400_000_000,
  readsAtOnceMax: 16,
  openedFirstMax: 300,
  treeUnitsMax: 10_000_000,
  namedFilesMax: 3_000,
};

export interface FactPorts {
  readonly workspace: WorkspacePort;
  readonly syntax: SyntaxPort;
  readonly physics: PhysicsPort;
  /** Absent: every file is parsed here. */
  readonly known?: KnownFilesPort | undefined;
}

/** What is on disk, as first read in this mission. Shared by all its sources, so that all agents see one content per file. */
export class MissionSnapshot {
  readonly ports: FactPorts;
  readonly bounds: FactBounds;
  readonly #reads = new Map<WorkspacePath, Promise<ReadFile>>();
  readonly #parsed = new WeakMap<TextFile, Promise<ParsedFile>>();
  readonly #proposed = new WeakMap<OverlayFile, ParsedFile>();
  readonly #containing = new Map<string, Promise<readonly { readonly path: WorkspacePath; readonly count: number }[]>>();
  #listing: Promise<Listing> | undefined;
  #textUnits = 0;

  constructor(ports: FactPorts, bounds: FactBounds = defaultFactBounds) {
    this.ports = ports;
    this.bounds = bounds;
  }

  get workspaceName(): string {
    return /[^/\\]*$/.exec(this.ports.workspace.root)?.[0] ?? '';
  }

  list(signal: AbortSignal): Promise<Listing> {
    this.#listing ??= forgetFailure(this.ports.workspace.list(signal), () => {
      this.#listing = undefined;
    });
    return this.#listing;
  }

  containing(word: string, signal: AbortSignal): Promise<readonly { readonly path: WorkspacePath; readonly count: number }[]> {
    let found = this.#containing.get(word);
    if (!found) {
      found = forgetFailure(this.ports.workspace.containing(word, signal), () => this.#containing.delete(word));
      this.#containing.set(word, found);
    }
    return found;
  }

  read(path: WorkspacePath): Promise<ReadFile> {
    let read = this.#reads.get(path);
    if (!read) {
      if (this.#reads.size >= this.bounds.filesMax)
        fail('bound-reached', `The mission would read more than ${this.bounds.filesMax} files.`);
      read = forgetFailure(
        this.ports.workspace.read(path).then((file) => this.#counted(file)),
        () => this.#reads.delete(path),
      );
      this.#reads.set(path, read);
    }
    return read;
  }

  #counted(file: ReadFile): ReadFile {
    if (file.state === 'text') this.#textUnits += file.text.length;
    if (this.#textUnits > this.bounds.textUnitsMax) fail('bound-reached', 'The mission would keep more text in memory than it may.');
    return file;
  }

  /** The index of a file as read, made once. */
  parsed(language: DeepLanguageId, file: TextFile): Promise<ParsedFile> {
    let parsed = this.#parsed.get(file);
    if (!parsed) {
      const { known, syntax } = this.ports;
      parsed = known ? known.parsed(language, file) : Promise.resolve(syntax.index(language, file.text));
      this.#parsed.set(file, parsed);
    }
    return parsed;
  }

  /** The index of a proposed text, from the tree that the reflexes left of it. */
  proposed(language: DeepLanguageId, file: OverlayFile): ParsedFile {
    let parsed = this.#proposed.get(file);
    if (!parsed) {
      parsed = this.ports.syntax.index(language, file.text);
      this.#proposed.set(file, parsed);
    }
    return parsed;
  }
}

type TextFile = Extract<ReadFile, { state: 'text' }>;

/** A fact source over a snapshot, with proposed texts laid over the files they are for. */
export class MissionFacts implements FactSource {
  readonly #snapshot: MissionSnapshot;
  readonly #overlay: Overlay;
  readonly #byNewPath = new Map<WorkspacePath, OverlayFile>();
  readonly #known = new Map<string, unknown>();
  readonly #pending = new Map<string, Promise<void>>();
  #treeUnits = 0;
  readonly facts: Facts;

  constructor(snapshot: MissionSnapshot, overlay: Overlay = new Map()) {
    this.#snapshot = snapshot;
    this.#overlay = overlay;
    for (const file of overlay.values()) if (file.hash !== undefined) this.#byNewPath.set(file.newPath, file);
    const known = <T>(request: FactRequest): T | undefined => this.#known.get(factKey(request)) as T | undefined;
    this.facts = {
      paths: () => known<PathsFact>({ kind: 'paths' }),
      mentions: (word) => known<MentionsFact>({ kind: 'mentions', word }),
      file: (path) => known<FileFact>({ kind: 'file', path }),
      tree: (path) => known<TreeFact>({ kind: 'tree', path }),
      outline: (path) => known<FileOutline>({ kind: 'outline', path }),
      references: (path, offset) => known<ServerAnswer>({ kind: 'references', path, offset }),
      definition: (path, offset) => known<ServerAnswer>({ kind: 'definition', path, offset }),
      rename: (path, offset, newName) => known<ServerRename>({ kind: 'rename', path, offset, newName }),
      symbolNames: () => known<readonly string[]>({ kind: 'symbolNames' }),
    };
  }

  async fetch(requests: readonly FactRequest[], signal: AbortSignal): Promise<void> {
    await this.#inTurns(requests, signal, (request) => this.#fetchOne(request, signal));
  }

  async #inTurns<T>(items: readonly T[], signal: AbortSignal, work: (item: T) => Promise<void>): Promise<void> {
    let next = 0;
    const worker = async (): Promise<void> => {
      for (let item = items[next++]; item !== undefined; item = items[next++]) {
        signal.throwIfAborted();
        await work(item);
      }
    };
    const workers = Math.min(this.#snapshot.bounds.readsAtOnceMax, items.length);
    await Promise.all(Array.from({ length: workers }, worker));
    signal.throwIfAborted();
  }

  #fetchOne(request: FactRequest, signal: AbortSignal): Promise<void> {
    const key = factKey(request);
    if (this.#known.has(key)) return Promise.resolve();
    let pending = this.#pending.get(key);
    if (!pending) {
      pending = this.#find(request, signal)
        .then((fact) => {
          this.#known.set(key, fact);
        })
        .finally(() => this.#pending.delete(key));
      this.#pending.set(key, pending);
    }
    return pending;
  }

  async #find(request: FactRequest, signal: AbortSignal): Promise<unknown> {
    switch (request.kind) {
      case 'paths':
        return this.#paths(signal);
      case 'mentions':
        return this.#mentions(request.word, signal);
      case 'file':
        return this.#file(request.path);
      case 'tree':
        return this.#tree(request.path);
      case 'outline':
        return this.#outline(request.path);
      case 'references':
        return this.#snapshot.ports.physics.references(
          request.path,
          request.offset,
          this.#overlay,
          await this.#mentioning(request.path, request.offset, signal),
          signal,
        );
      case 'rename':
        return this.#snapshot.ports.physics.rename(
          request.path,
          request.offset,
          request.newName,
          this.#overlay,
          await this.#mentioning(request.path, request.offset, signal),
          signal,
        );
      case 'definition':
        return this.#snapshot.ports.physics.definition(request.path, request.offset, this.#overlay, signal);
      case 'symbolNames':
        return this.#symbolNames(signal);
    }
  }

  /** Files that mention the name at a place: a server may know only of the project of what is open. */
  async #mentioning(path: WorkspacePath, offset: number, signal: AbortSignal): Promise<readonly WorkspacePath[]> {
    const file = this.facts.file(path);
    let found: readonly WorkspacePath[] = [];
    if (file?.state === 'indexed') {
      const name = viewOf(path, file.index).occurrencesAt(offset)[0]?.name;
      found = (name === undefined ? undefined : this.facts.mentions(name))?.code ?? [];
    } else if (file?.state === 'text') {
      const name = wordAt(file.text, offset);
      const mentions = name === '' ? undefined : (this.facts.mentions(name) ?? (await this.#mentions(name, signal)));
      const others = (mentions?.other ?? []).map((other) => other.path).filter((other) => languageOfPath(other) !== undefined);
      found = [...(mentions?.code ?? []), ...others];
    }
    return found.slice(0, this.#snapshot.bounds.openedFirstMax);
  }

  async #paths(signal: AbortSignal): Promise<PathsFact> {
    const listing = await this.#snapshot.list(signal);
    const elsewhere = [...this.#overlay.values()].filter(isElsewhere);
    const set = new Set<string>(listing.paths);
    for (const { path } of elsewhere) set.delete(path);
    for (const { newPath, hash } of elsewhere) if (hash !== undefined) set.add(newPath);
    const paths = elsewhere.length === 0 ? listing.paths : ([...set].sort() as WorkspacePath[]);
    return { workspaceName: this.#snapshot.workspaceName, paths, has: (path) => set.has(path), leftOut: listing.leftOut };
  }

  async #tree(path: WorkspacePath): Promise<TreeFact> {
    const file = await this.#file(path);
    if (file.state !== 'indexed')
      return { state: 'unread', why: file.state === 'unreadable' ? file.detail : 'it is not understood in depth' };
    this.#treeUnits += file.text.length;
    if (this.#treeUnits > this.#snapshot.bounds.treeUnitsMax)
      fail('bound-reached', 'The mission would keep more syntax trees in memory than it may.');
    return readTree(this.#snapshot.ports.syntax, file.language, file.text);
  }

  async #outline(path: WorkspacePath): Promise<FileOutline> {
    const file = await this.#file(path);
    const language = file.state === 'text' ? languageOfFile(path, file.text) : undefined;
    if (file.state !== 'text' || language === undefined) return { symbols: [], imports: [] };
    return this.#snapshot.ports.syntax.outline(language, file.text).outline;
  }

  async #file(path: WorkspacePath): Promise<FileFact> {
    const language = deepLanguageOfPath(path);
    const proposed = this.#byNewPath.get(path);
    if (proposed?.hash !== undefined) {
      const { hash, text } = proposed;
      const file = { path, hash, text, writable: true };
      return language
        ? { state: 'indexed', ...file, language, ...this.#snapshot.proposed(language, proposed) }
        : { state: 'text', ...file };
    }
    const gone = this.#overlay.get(path);
    if (gone) {
      const detail = gone.hash === undefined ? 'it is deleted' : `it becomes ${gone.newPath}`;
      return { state: 'unreadable', path, why: 'missing', detail };
    }
    const read = await this.#snapshot.read(path);
    if (read.state === 'unreadable') return read;
    const { hash, text, writable } = read;
    const file = { path, hash, text, writable };
    if (language === undefined) return { state: 'text', ...file };
    const { index, problems } = await this.#snapshot.parsed(language, read);
    return { state: 'indexed', ...file, language, index, problems };
  }

  async #mentions(word: string, signal: AbortSignal): Promise<MentionsFact> {
    const found = (await this.#snapshot.containing(word, signal)).filter(({ path }) => !this.#overlay.has(path));
    const code: WorkspacePath[] = [];
    const other: { path: WorkspacePath; count: number; why: string }[] = [];
    for (const { newPath, text } of this.#byNewPath.values()) {
      const count = [...wordOffsets(text, word)].length;
      if (count === 0) continue;
      const why = unreadReason(newPath);
      if (why === undefined) code.push(newPath);
      else other.push({ path: newPath, count, why });
    }
    await this.#inTurns(found, signal, async ({ path, count }) => {
      const unread = unreadReason(path);
      if (unread !== undefined) {
        other.push({ path, count, why: unread });
        return;
      }
      const file = await this.#snapshot.read(path);
      const why = file.state === 'unreadable' ? file.detail : whyNobodysSource(file.text);
      if (why !== undefined) other.push({ path, count, why });
      else if (file.state === 'text' && mentionsWord(file.text, word)) code.push(path);
    });
    return { code: code.sort(), other: other.sort((a, b) => (a.path < b.path ? -1 : 1)) };
  }

  async #symbolNames(signal: AbortSignal): Promise<readonly string[]> {
    const { paths } = await this.#paths(signal);
    const names = new Set<string>();
    const declaredIn = this.#snapshot.ports.known?.declaredNames();
    const code = paths.filter((path) => deepLanguageOfPath(path));
    // What an index of all files knows needs no bound.
    const unread = code.filter((path) => {
      const declared = this.#byNewPath.has(path) ? undefined : declaredIn?.(path);
      for (const name of declared ?? []) names.add(name);
      return declared === undefined;
    });
    await this.#inTurns(unread.slice(0, this.#snapshot.bounds.namedFilesMax), signal, async (path) => {
      const fact = await this.#file(path);
      if (fact.state === 'indexed') for (const name of declaredNames(fact.index)) names.add(name);
    });
    return [...names].sort();
  }
}

/** A failed or cancelled fetch is not remembered: the next one tries again. */
function forgetFailure<T>(work: Promise<T>, forget: () => void): Promise<T> {
  work.catch(forget);
  return work;
}
