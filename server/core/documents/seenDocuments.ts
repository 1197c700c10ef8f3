/**
 * The open documents that say something else than the disk: for those the buffer is what the person sees, and so what
 * agents read and edit. For every other file the disk speaks.
 */
import { fail } from '../../protocol/errors.ts';
import type { ContentHash, WorkspacePath } from '../../protocol/ids.ts';
import { decodeText } from '../changeSet/mergeVersions.ts';
import type { DocumentsPort, OpenDocument } from '../ports/documentsPort.ts';
import type { FilePort } from '../ports/filePort.ts';
import { encodeText } from '../ports/workspacePort.ts';
import { deniedBecause } from '../reflex/denyList.ts';
import { showsFile, withoutBom } from './bufferText.ts';

/** A buffer with edits that are not on disk. */
export interface UnsavedDocument {
  readonly path: WorkspacePath;
  readonly text: string; // without BOM
  readonly bom: boolean; // as the file on disk has it
  readonly hash: ContentHash; // of the bytes the file would have when saved as it is
  readonly version: number;
  readonly holder: string;
}

export class SeenDocuments {
  readonly documents: DocumentsPort;
  readonly #disk: Pick<FilePort, 'read'>;
  readonly #hash: (bytes: Uint8Array) => ContentHash;

  constructor(documents: DocumentsPort, disk: Pick<FilePort, 'read'>, hash: (bytes: Uint8Array) => ContentHash) {
    this.documents = documents;
    this.#disk = disk;
    this.#hash = hash;
  }

  /**
   * The buffer that counts, when it differs from the disk. Throws SwarmFailure (conflict-person) when two editors hold
   * different unsaved texts of the file: then nobody can say what the person sees.
   */
  unsaved(path: WorkspacePath): UnsavedDocument | undefined {
    const touched = this.documents.open(path).filter((document) => document.touched);
    if (touched.length === 0 || deniedBecause(path) !== undefined) return undefined;
    const bytes = this.#disk.read(path);
    // What is gone from the disk is gone, whatever an editor still shows; what is no UTF-8 it shows in an encoding of its own.
    const onDisk = bytes === undefined ? undefined : decodeText(bytes);
    if (onDisk === undefined) return undefined;
    const { text: diskText, bom } = withoutBom(onDisk);
    const dirty = touched.filter(({ text }) => !showsFile(withoutBom(text).text, diskText));
    // Whoever loaded it anew shows the disk, and when the disk changes once more it is the disk that counts.
    for (const document of touched) if (!dirty.includes(document)) this.documents.foundClean(document);
    const [first, ...others] = dirty;
    if (first === undefined) return undefined;
    const other = others.find(({ text }) => text !== first.text);
    if (other !== undefined) {
      fail(
        'conflict-person',
        `${path} has two different unsaved texts, in ${first.holder} and in ${other.holder}.`,
        'Save one of them, or close one without saving.',
      );
    }
    return this.#seen(first, bom);
  }

  /** All of them; files whose unsaved texts contradict each other are left out. */
  allUnsaved(): readonly UnsavedDocument[] {
    return this.documents.paths().flatMap((path) => {
      const contradicts =
        new Set(
          this.documents
            .open(path)
            .filter(({ touched }) => touched)
            .map(({ text }) => text),
        ).size > 1;
      return contradicts ? [] : (this.unsaved(path) ?? []);
    });
  }

  #seen({ path, text, version, holder }: OpenDocument, bom: boolean): UnsavedDocument {
    const plain = withoutBom(text).text;
    return { path, text: plain, bom, hash: this.#hash(encodeText(plain, bom)), version, holder };
  }
}
