/**
 * The texts a server has been given. Everything is opened with the text on disk first and changed to a proposed text
 * after, since a server that was shown a proposed text from the start leaves those that lean on the file as they were.
 * Proposed texts are taken back after each question, so that the next one sees the disk.
 */
import { join } from 'node:path';
import { FileChangeType } from 'vscode-languageserver-protocol';
import { URI } from 'vscode-uri';
import { ServerText } from '../../core/physics/serverPosition.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { ABSENT, readText, type Stamp, stampsOf } from './diskTexts.ts';
import type { LanguageServer } from './languageServer.ts';
import type { PhysicsBounds } from './physicsOptions.ts';
import type { ServerProfile } from './serverProfile.ts';

interface OpenDocument {
  readonly version: number;
  readonly diskText: string;
  readonly text: string; // what the server has: the disk's, or a proposed one
  readonly shown: ServerText;
  readonly bytes: number;
  readonly lastUsed: number; // number of the question
}

/** Paths whose state on disk is remembered from question to question. */
const WATCHED_MAX = 50_000;

export class OpenDocuments {
  readonly #server: LanguageServer;
  readonly #profile: ServerProfile;
  readonly #root: string;
  readonly #bounds: PhysicsBounds;
  readonly #open = new Map<WorkspacePath, OpenDocument>();
  readonly #watched = new Map<WorkspacePath, Stamp>();
  readonly #startedMs: number;
  #question = 0;
  #version = 0;

  /** `startedMs`: when the server began to read the disk, in Unix milliseconds. */
  constructor(server: LanguageServer, profile: ServerProfile, root: string, bounds: PhysicsBounds, startedMs: number) {
    this.#startedMs = startedMs;
    this.#server = server;
    this.#profile = profile;
    this.#root = root;
    this.#bounds = bounds;
  }

  uriOf(path: WorkspacePath): string {
    return URI.file(join(this.#root, path)).toString();
  }

  /** What the server sees of an open file. */
  shown(path: WorkspacePath): ServerText | undefined {
    return this.#open.get(path)?.shown;
  }

  /** The version an answer must have been made for. */
  versionOf(path: WorkspacePath): number | undefined {
    return this.#open.get(path)?.version;
  }

  /** Starts a question: tells the server of every file that changed on disk since it was last looked at, among those ever mentioned. */
  async begin(mentioned: readonly WorkspacePath[]): Promise<void> {
    this.#question += 1;
    this.#server.beginQuestion();
    for (const path of mentioned) if (this.#watched.size < WATCHED_MAX && !this.#watched.has(path)) this.#watched.set(path, '');
    const changes: { uri: string; type: FileChangeType }[] = [];
    for (const [path, { stamp, changedMs }] of await stampsOf(this.#root, [...this.#watched.keys()])) {
      const known = this.#watched.get(path);
      if (known === stamp) continue;
      this.#watched.set(path, stamp);
      // Seen for the first time: the server may have read it before it changed, or missed it before it came.
      if (known === '' && changedMs < this.#startedMs) continue;
      const uri = this.uriOf(path);
      // A file that may be new or changed is both, in this order: TypeScript heeds the last of two events.
      if (stamp === ABSENT) changes.push({ uri, type: FileChangeType.Deleted });
      else if (known === ABSENT || known === '') changes.push({ uri, type: FileChangeType.Changed }, { uri, type: FileChangeType.Created });
      else changes.push({ uri, type: FileChangeType.Changed });
      await this.#catchUp(path, stamp);
    }
    if (changes.length > 0) this.#server.notify('workspace/didChangeWatchedFiles', { changes });
  }

  /** Tells the server of changes somebody else saw. */
  async diskChanged(paths: readonly WorkspacePath[]): Promise<void> {
    const changes: { uri: string; type: FileChangeType }[] = [];
    for (const [path, { stamp }] of await stampsOf(this.#root, paths)) {
      if (this.#watched.has(path)) continue; // the next question looks at it itself
      const uri = this.uriOf(path);
      if (stamp === ABSENT) changes.push({ uri, type: FileChangeType.Deleted });
      else changes.push({ uri, type: FileChangeType.Changed }, { uri, type: FileChangeType.Created });
    }
    if (changes.length > 0) this.#server.notify('workspace/didChangeWatchedFiles', { changes });
  }

  /** Opens a file with the text on disk, read here unless the caller has it. False when it cannot be read as text. */
  async open(path: WorkspacePath, diskText?: string): Promise<boolean> {
    const open = this.#open.get(path);
    if (open !== undefined && (diskText === undefined || open.diskText === diskText)) {
      this.#open.set(path, { ...open, lastUsed: this.#question });
      return true;
    }
    const text = diskText ?? (await readText(this.#root, path, this.#bounds.fileBytesMax))?.text;
    if (text === undefined) return false;
    if (open !== undefined) {
      this.#change(path, open, text, text);
      return true;
    }
    this.#makeRoom(text.length);
    const shown = this.#show(path, text);
    const version = ++this.#version;
    this.#open.set(path, { version, diskText: text, text, shown, bytes: text.length, lastUsed: this.#question });
    const textDocument = { uri: this.uriOf(path), languageId: this.#profile.languageIdOf(path), version, text: shown.shown };
    this.#server.notify('textDocument/didOpen', { textDocument });
    return true;
  }

  /** Changes an open file to a proposed text. */
  propose(path: WorkspacePath, text: string): void {
    const open = this.#open.get(path);
    if (open !== undefined && open.text !== text) this.#change(path, open, open.diskText, text);
  }

  /** Takes every proposed text back. */
  restore(): void {
    for (const [path, open] of this.#open) {
      if (open.text !== open.diskText) this.#change(path, open, open.diskText, open.diskText);
    }
  }

  close(path: WorkspacePath): void {
    this.#open.delete(path);
    this.#server.notify('textDocument/didClose', { textDocument: { uri: this.uriOf(path) } });
  }

  #change(path: WorkspacePath, open: OpenDocument, diskText: string, text: string): void {
    const shown = this.#show(path, text);
    const version = ++this.#version;
    this.#open.set(path, { ...open, version, diskText, text, shown, bytes: text.length, lastUsed: this.#question });
    this.#server.notify('textDocument/didChange', {
      textDocument: { uri: this.uriOf(path), version },
      contentChanges: [{ text: shown.shown }],
    });
  }

  async #catchUp(path: WorkspacePath, stamp: Stamp): Promise<void> {
    const open = this.#open.get(path);
    if (open === undefined) return;
    const text = stamp === ABSENT ? undefined : (await readText(this.#root, path, this.#bounds.fileBytesMax))?.text;
    if (text === undefined) this.close(path);
    else if (text !== open.diskText) this.#change(path, open, text, text);
  }

  /** Closes what was not used for the longest time, but nothing of the present question. */
  #makeRoom(bytes: number): void {
    const used = () => [...this.#open.values()].reduce((sum, document) => sum + document.bytes, 0);
    if (this.#open.size < this.#bounds.filesMax && used() + bytes <= this.#bounds.textBytesMax) return;
    const old = [...this.#open]
      .filter(([, document]) => document.lastUsed < this.#question)
      .sort(([, a], [, b]) => a.lastUsed - b.lastUsed);
    for (const [path] of old) this.close(path);
  }

  #show(path: WorkspacePath, text: string): ServerText {
    return new ServerText(text, this.#profile.insertion(path, text));
  }
}
