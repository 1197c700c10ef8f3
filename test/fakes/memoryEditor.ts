/** An editor over files in memory, as the core's ports see it: buffers, undoable edits, saves, and a person who may interfere. */

import { type Disposable, toDisposable } from '../../server/base/disposable.ts';
import { applyEdits } from '../../server/base/textEdit.ts';
import type { DocumentsPort, OpenDocument } from '../../server/core/ports/documentsPort.ts';
import type { EditAnswer, EditorPort, EditRequest } from '../../server/core/ports/editorPort.ts';
import { asWorkspacePath, type WorkspacePath } from '../../server/protocol/ids.ts';
import type { MemoryFiles } from './memoryFiles.ts';

interface Buffer {
  text: string;
  version: number;
  clean: number | undefined; // version
}

export class MemoryEditor implements DocumentsPort, EditorPort {
  readonly previews = true;
  showsBesides = false;
  readonly requests: EditRequest[] = [];
  readonly #files: MemoryFiles;
  readonly #buffers = new Map<WorkspacePath, Buffer>();
  readonly #listeners = new Set<(path: WorkspacePath) => void>();
  /** Which of the edits the person takes; undefined: the preview is closed. */
  ticked: ((path: string, at: number) => boolean) | undefined = () => true;
  /** Makes the editor refuse, saying so. */
  refusal: string | undefined;
  beforeEdit: () => void = () => undefined;
  beforeSave: (path: WorkspacePath, nth: number) => void = () => undefined;
  formatOnSave: (text: string) => string = (text) => text;
  readonly unsaveable = new Set<string>();
  readonly takenNot = new Set<string>(); // files it does not edit
  readonly twice = new Set<string>(); // files of which a second window shows the same text

  constructor(files: MemoryFiles) {
    this.#files = files;
  }

  type(name: string, text: string): void {
    const path = asWorkspacePath(name);
    const buffer = this.#opened(path);
    buffer.text = text;
    buffer.version += 1;
    this.#changed(path);
  }

  close(name: string): void {
    this.#buffers.delete(asWorkspacePath(name));
    this.#changed(asWorkspacePath(name));
  }

  text(name: string): string | undefined {
    return this.#buffers.get(asWorkspacePath(name))?.text;
  }

  open(path: WorkspacePath): readonly OpenDocument[] {
    const buffer = this.#buffers.get(path);
    if (buffer === undefined) return [];
    const touched = buffer.version !== buffer.clean;
    const holders = this.twice.has(path) ? ['window 1', 'window 2'] : ['window 1'];
    return holders.map((holder) => ({ path, text: buffer.text, version: buffer.version, touched, holder }));
  }

  foundClean({ path, version }: OpenDocument): void {
    const buffer = this.#buffers.get(path);
    if (buffer) buffer.clean = version;
  }

  paths(): readonly WorkspacePath[] {
    return [...this.#buffers.keys()];
  }

  onChanged(listener: (path: WorkspacePath) => void): Disposable {
    this.#listeners.add(listener);
    return toDisposable(() => void this.#listeners.delete(listener));
  }

  takes(path: WorkspacePath): boolean {
    return !this.takenNot.has(path);
  }

  async edit(request: EditRequest): Promise<EditAnswer> {
    this.requests.push(request);
    this.beforeEdit();
    if (this.refusal !== undefined) return { applied: false, refused: request.documents.map(({ path }) => path), why: this.refusal };
    const { ticked } = this;
    if (request.confirm && ticked === undefined) return { applied: false, refused: [], why: '' };
    for (const { path, text, edits } of request.documents) {
      const buffer = this.#opened(path);
      if (buffer.text !== text) return { applied: false, refused: [path], why: 'it changed' };
      const chosen = request.confirm ? edits.filter((_, at) => ticked?.(path, at) === true) : edits;
      if (chosen.length > 0) this.type(path, applyEdits(text, chosen));
    }
    return { applied: true, refused: [], why: '' };
  }

  async save(paths: readonly WorkspacePath[]): Promise<readonly { readonly path: WorkspacePath; readonly why: string }[]> {
    const failed: { path: WorkspacePath; why: string }[] = [];
    for (const [nth, path] of paths.entries()) {
      this.beforeSave(path, nth);
      if (this.unsaveable.has(path)) failed.push({ path, why: 'it is read-only' });
      else this.saved(path);
    }
    return failed;
  }

  saved(name: string): void {
    const path = asWorkspacePath(name);
    const buffer = this.#opened(path);
    const formatted = this.formatOnSave(buffer.text);
    if (formatted !== buffer.text) this.type(path, formatted);
    this.#files.edit(path, buffer.text);
    buffer.clean = buffer.version;
    this.#changed(path);
  }

  #opened(path: WorkspacePath): Buffer {
    let buffer = this.#buffers.get(path);
    if (buffer === undefined) {
      buffer = { text: this.#files.text(path) ?? '', version: 1, clean: 1 };
      this.#buffers.set(path, buffer);
      this.#changed(path);
    }
    return buffer;
  }

  #changed(path: WorkspacePath): void {
    for (const listener of this.#listeners) listener(path);
  }
}
