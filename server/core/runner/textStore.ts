/** The full texts of a mission, by the hash of their bytes: the swarm's state knows them by hash only. */
import { defined } from '../../base/assert.ts';
import { LineIndex } from '../../base/lineIndex.ts';
import type { ContentHash, WorkspacePath } from '../../protocol/ids.ts';
import { withoutBom } from '../documents/bufferText.ts';
import type { Overlay, OverlayFile } from '../ports/physicsPort.ts';
import { encodeText, type ReadFile, type WorkspacePort } from '../ports/workspacePort.ts';
import { byPlace } from '../swarm/changeTable.ts';
import type { ChangedFile } from '../swarm/words.ts';

const nothing = new LineIndex('');

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
  readonly #boms = new Map<ContentHash, boolean>();
  readonly #newFileMode: number;
  readonly #standing = new Map<WorkspacePath, ContentHash>();
  readonly #lines = new Map<ContentHash, LineIndex>();

  /** `newFileMode`: permission bits of files that come in. */
  constructor(workspace: WorkspacePort, hash: (bytes: Uint8Array) => ContentHash, newFileMode: number) {
    this.#workspace = workspace;
    this.#hash = hash;
    this.#newFileMode = newFileMode;
  }

  /** Keeps a text in the form of its file, and says its hash. */
  put(text: string, form: FileForm): ContentHash {
    const hash = this.#hash(encodeText(text, form.bom));
    this.#texts.set(hash, text);
    this.#boms.set(hash, form.bom);
    return hash;
  }

  /** Keeps the text of a file that comes in, exactly as it is given; or that comes back, when one was there and is `gone`. */
  putNew(given: string, gone: ChangedFile | undefined): ContentHash {
    const { text, bom } = withoutBom(given);
    return this.put(text, gone ? { ...this.form(gone), bom } : { bom, mode: this.#newFileMode });
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

  /** `undefined` is the hash of what is not there. */
  text(hash: ContentHash | undefined): string {
    return hash === undefined ? '' : defined(this.#texts.get(hash), `the text of ${hash}`);
  }

  lines(hash: ContentHash | undefined): LineIndex {
    if (hash === undefined) return nothing;
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

  /** The form of what an earlier stage made of a file, provided that is still what it was made from. */
  async formAgain(file: ChangedFile): Promise<FileForm | Extract<ReadFile, { state: 'unreadable' }> | 'changed'> {
    const base = file.baseHash === undefined ? undefined : await this.formOf(file.origin, file.baseHash);
    return base === 'changed' || (base && 'state' in base) ? base : this.form(file);
  }

  /** As the change set leaves it; of a file that goes, as it was. */
  form({ origin, baseHash, hash }: ChangedFile): FileForm {
    const base = baseHash === undefined ? undefined : defined(this.#forms.get(`${baseHash} ${origin}`), `the form of ${origin}`);
    const bom = hash === undefined ? undefined : this.#boms.get(hash);
    return { bom: bom ?? base?.bom ?? false, mode: base?.mode ?? this.#newFileMode };
  }

  bytes(file: ChangedFile): Uint8Array | undefined {
    return file.hash === undefined ? undefined : encodeText(this.text(file.hash), this.form(file).bom);
  }

  overlay(changes: readonly ChangedFile[]): Overlay {
    return new Map(
      byPlace(changes).map(({ told: { origin, path, baseHash, hash }, of }): [WorkspacePath, OverlayFile] => {
        const texts = { baseText: this.text(baseHash), baseHash, text: this.text(hash), hash };
        return [origin, { path: origin, newPath: path, ...texts, ...this.form(of) }];
      }),
    );
  }
}
