/**
 * The texts a server has been given. Everything is opened with the text on disk first and changed to an unsaved or proposed
 * text after, since a server that was shown a proposed text from the start leaves those that lean on the file as they were.
 * Proposed texts are taken back after each question, so that the next one sees what the person sees.
 */
import { join } from 'node:path';
import { FileChangeType } from 'vscode-languageserver-protocol';
import { URI } from 'vscode-uri';
import { ServerText } from '../../core/physics/serverPosition.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { ABSENT, readText, type Stamp, stampsOf } from './diskTexts.ts';
import type { LanguageServer } from './languageServer.ts';
import { nothingUnsaved, type PhysicsBounds, type UnsavedTexts } from './physicsOptions.ts';
import type { ServerProfile } from './profiles/serverProfile.ts';
import type { Published } from './publishedDiagnostics.ts';

interface OpenDocument {
  readonly version: number;
  readonly seenText: string; // on disk, or unsaved in an editor
  readonly text: string; // what the server has: the one seen, or a proposed one
  readonly shown: ServerText;
  readonly bytes: number;
  readonly lastUsed: number; // number of the question
  readonly sentAfter: number; // the last publication of diagnostics before this version was sent
}

/** In place of a stamp: whatever is there counts as changed. */
const UNSURE: Stamp = 'unsure';

/** Paths whose state on disk is remembered from question to question. */
const WATCHED_MAX = 50_000;

export class OpenDocuments {
  readonly #server: LanguageServer;
  readonly #profile: ServerProfile;
  readonly #root: string;
  readonly #bounds: PhysicsBounds;
  readonly #open = new Map<WorkspacePath, OpenDocument>();
  readonly #watched = new Map<WorkspacePath, Stamp>();
  readonly #unsaved: UnsavedTexts;
  readonly #shownUnsaved = new Map<WorkspacePath, string>();
  readonly #startedMs: number;
  /** Files sent again while proposals stood: the server looked at them with these. */
  readonly #sentAgain = new Set<WorkspacePath>();
  #question = 0;
  #version = 0;

  /** `startedMs`: when the server began to read the disk, in Unix milliseconds. */
  constructor(
    server: LanguageServer,
    profile: ServerProfile,
    root: string,
    bounds: PhysicsBounds,
    startedMs: number,
    unsaved: UnsavedTexts = nothingUnsaved,
  ) {
    this.#unsaved = unsaved;
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
    await this.#showUnsaved();
  }

  /** Whoever leans on a file with unsaved edits must see them, whether or not the file is asked about. */
  async #showUnsaved(): Promise<void> {
    const now = new Map(this.#unsaved.paths().flatMap((path) => (this.#concerns(path) ? [[path, this.#unsaved.at(path)] as const] : [])));
    for (const [path, stamp] of this.#shownUnsaved) {
      if (now.get(path)?.stamp === stamp) continue;
      this.#shownUnsaved.delete(path);
      if (now.get(path) !== undefined || !this.#open.has(path)) continue;
      const text = (await readText(this.#root, path, this.#bounds.fileBytesMax))?.text;
      const open = this.#open.get(path);
      if (text === undefined) this.close(path);
      else if (open !== undefined && open.seenText !== text) this.#change(path, open, text, text);
    }
    for (const [path, unsaved] of now) {
      if (unsaved === undefined || !(await this.open(path, unsaved.text))) continue;
      this.#shownUnsaved.set(path, unsaved.stamp);
    }
  }

  #concerns(path: WorkspacePath): boolean {
    return this.#profile.languageIdOf(path) !== undefined;
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

  /**
   * Opens a file with the text that is seen: unsaved in an editor, or on disk, read here unless the caller has it. False
   * when it cannot be read as text.
   */
  async open(path: WorkspacePath, given?: string): Promise<boolean> {
    const open = this.#open.get(path);
    const seenText = given ?? this.#unsaved.at(path)?.text;
    if (open !== undefined && (seenText === undefined || open.seenText === seenText)) {
      this.#open.set(path, { ...open, lastUsed: this.#question });
      return true;
    }
    const onDisk =
      open === undefined || seenText === undefined ? (await readText(this.#root, path, this.#bounds.fileBytesMax))?.text : undefined;
    const text = seenText ?? onDisk;
    if (text === undefined) return false;
    // Nobody knows when a text that was given stops being the one that is seen: it is looked at again for the next question.
    if (given !== undefined && given !== onDisk) this.#watched.set(path, UNSURE);
    if (open !== undefined) {
      this.#change(path, open, text, text);
      return true;
    }
    if (onDisk !== undefined && onDisk !== text) {
      this.#openNew(path, onDisk);
      const opened = this.#open.get(path);
      if (opened !== undefined) this.#change(path, opened, text, text);
      return true;
    }
    this.#openNew(path, text);
    return true;
  }

  #openNew(path: WorkspacePath, text: string): void {
    this.#makeRoom(text.length);
    const shown = this.#show(path, text);
    const version = ++this.#version;
    const sentAfter = this.#server.published.serial;
    this.#open.set(path, { version, seenText: text, text, shown, bytes: text.length, lastUsed: this.#question, sentAfter });
    const textDocument = { uri: this.uriOf(path), languageId: this.#profile.languageIdOf(path) ?? 'plaintext', version, text: shown.shown };
    this.#server.notify('textDocument/didOpen', { textDocument });
  }

  /** Changes an open file to a proposed text. */
  propose(path: WorkspacePath, text: string): void {
    const open = this.#open.get(path);
    if (open !== undefined && open.text !== text) this.#change(path, open, open.seenText, text);
  }

  /** Sends an open text once more, under a version of its own: a server that publishes by itself then speaks of exactly this one. */
  sendAgain(path: WorkspacePath): void {
    const open = this.#open.get(path);
    if (open === undefined) return;
    this.#change(path, open, open.seenText, open.text);
    this.#sentAgain.add(path);
  }

  /** Takes every proposed text back, and has the server forget what it saw of other files meanwhile. */
  restore(): void {
    const proposed = [...this.#open].filter(([, open]) => open.text !== open.seenText);
    for (const [path, open] of proposed) this.#change(path, open, open.seenText, open.seenText);
    const restored = new Set(proposed.map(([path]) => path));
    for (const path of proposed.length === 0 ? [] : this.#sentAgain) if (!restored.has(path)) this.sendAgain(path);
    this.#sentAgain.clear();
  }

  /** What the server published for exactly the version it has of a file; undefined until it does. */
  publishedOf(path: WorkspacePath): Published | undefined {
    const open = this.#open.get(path);
    const published = open === undefined ? undefined : this.#server.published.at(this.uriOf(path));
    if (open === undefined || published === undefined || published.serial <= open.sentAfter) return undefined;
    // A server that names no version is believed for what it says after the text was sent; one that names another is not.
    return published.version === undefined || published.version === open.version ? published : undefined;
  }

  close(path: WorkspacePath): void {
    this.#open.delete(path);
    this.#server.notify('textDocument/didClose', { textDocument: { uri: this.uriOf(path) } });
  }

  #change(path: WorkspacePath, open: OpenDocument, seenText: string, text: string): void {
    const shown = this.#show(path, text);
    const version = ++this.#version;
    const sentAfter = this.#server.published.serial;
    this.#open.set(path, { ...open, version, seenText, text, shown, bytes: text.length, lastUsed: this.#question, sentAfter });
    this.#server.notify('textDocument/didChange', {
      textDocument: { uri: this.uriOf(path), version },
      ...this.#profile.changeExtras,
      contentChanges: [{ text: shown.shown }],
    });
  }

  async #catchUp(path: WorkspacePath, stamp: Stamp): Promise<void> {
    const open = this.#open.get(path);
    if (open === undefined || this.#unsaved.at(path) !== undefined) return;
    const text = stamp === ABSENT ? undefined : (await readText(this.#root, path, this.#bounds.fileBytesMax))?.text;
    if (text === undefined) this.close(path);
    else if (text !== open.seenText) this.#change(path, open, text, text);
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
