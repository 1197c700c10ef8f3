/** The full texts of a mission, by the hash of their bytes: the swarm's state knows them by hash only. */
import { defined } from '../../base/assert.ts';
import { LineIndex } from '../../base/lineIndex.ts';
import type { ContentHash, WorkspacePath } from '../../protocol/ids.ts';
import type { Overlay, OverlayFile } from '../ports/physicsPort.ts';
import { encodeText, type ReadFile, type WorkspacePort } from '../ports/workspacePort.ts';
import type { ChangedFile } from '../swarm/words.ts';

/** How a file's text is kept on disk. */
export interface FileForm {
  readonly bom: boolean;
  readonly mode: number; // POSIX permission bits
}

export class TextStore {
  readonly #workspace: WorkspacePort;
  readonly #hash: (bytes: Uint8Array) => ContentHash;
  readonly #texts = new Map<ContentHash, string>();
  readonly #forms = new Map<string, FileForm>();
  readonly #standing = new Map<WorkspacePath, ContentHash>();
  readonly #lines = new Map<ContentHash, LineIndex>();

  constructor(workspace: WorkspacePort, hash: (bytes: Uint8Array) => ContentHash) {
    this.#workspace = workspace;
    this.#hash = hash;
  }

  /** Keeps a text in the form of its file, and says its hash. */
  put(text: string, form: FileForm): ContentHash {
    const hash = this.#hash(encodeText(text, form.bom));
    this.#texts.set(hash, text);
    return hash;
  }

  /** Keeps a text whose hash is known already. */
  keep(hash: ContentHash, text: string): void {
    this.#texts.set(hash, text);
  }

  /** What is really there after a change set of which only a part was taken. */
  stand(path: WorkspacePath, hash: ContentHash, text: string): void {
    this.keep(hash, text);
    this.#standing.set(path, hash);
  }

  standing(path: WorkspacePath): LineIndex | undefined {
    const hash = this.#standing.get(path);
    return hash && this.lines(hash);
  }

  text(hash: ContentHash): string {
    return defined(this.#texts.get(hash), `the text of ${hash}`);
  }

  lines(hash: ContentHash): LineIndex {
    let index = this.#lines.get(hash);
    if (!index) {
      index = new LineIndex(this.text(hash));
      this.#lines.set(hash, index);
    }
    return index;
  }

  /** The form of a file on disk, provided it still has the content expected; else what is there instead. */
  async formOf(path: WorkspacePath, expected: ContentHash): Promise<FileForm | Extract<ReadFile, { state: 'unreadable' }> | 'changed'> {
    const known = this.#forms.get(`${expected} ${path}`);
    if (known) return known;
    const read = await this.#workspace.read(path);
    if (read.state === 'unreadable') return read.why === 'missing' ? 'changed' : read;
    if (read.hash !== expected) return 'changed';
    const form = { bom: read.bom, mode: read.mode };
    this.#forms.set(`${expected} ${path}`, form);
    return form;
  }

  form({ origin, baseHash }: ChangedFile): FileForm {
    return defined(this.#forms.get(`${baseHash} ${origin}`), `the form of ${origin}`);
  }

  bytes(file: ChangedFile): Uint8Array {
    return encodeText(this.text(file.hash), this.form(file).bom);
  }

  overlay(changes: readonly ChangedFile[]): Overlay {
    return new Map(changes.map((file): [WorkspacePath, OverlayFile] => [file.origin, this.#overlaid(file)]));
  }

  #overlaid(file: ChangedFile): OverlayFile {
    const { origin, path, baseHash, hash } = file;
    return { path: origin, newPath: path, baseText: this.text(baseHash), baseHash, text: this.text(hash), hash, ...this.form(file) };
  }
}
