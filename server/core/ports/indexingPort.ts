/** Reading and analysing files on other threads, so that who answers people never waits for it. */
import type { ContentHash, WorkspacePath } from '../../protocol/ids.ts';
import type { FileRecord } from '../terrain/index/fileRecord.ts';
import type { DeepLanguageId } from '../terrain/languageId.ts';
import type { ParsedFile } from './syntaxPort.ts';

/** What came of one file. */
export type IndexedFile =
  | { readonly kind: 'record'; readonly record: FileRecord }
  | { readonly kind: 'leftOut'; readonly path: WorkspacePath; readonly why: string }
  /** It is there, and in no language. */
  | { readonly kind: 'plain'; readonly path: WorkspacePath }
  | { readonly kind: 'gone'; readonly path: WorkspacePath };

/** A text that is not on disk, or not to be read there again. */
export interface GivenText {
  readonly path: WorkspacePath;
  readonly text: string; // without BOM
  readonly hash: ContentHash;
  readonly bytes: number;
}

export interface IndexingPort {
  /**
   * Reads these files from disk and indexes them. `took` is called as they are done, several at a time and in any order, once for
   * each; a file that cannot be indexed is told as left out. Rejects only when stopped, or when no thread can be started at all.
   */
  index(paths: readonly WorkspacePath[], signal: AbortSignal, took: (files: readonly IndexedFile[]) => void): Promise<void>;
  /** The record of a text that somebody has in an editor. */
  record(given: GivenText, signal: AbortSignal): Promise<IndexedFile>;
  /** The whole index of a text, from the cache if it is there; undefined when it cannot be had there. */
  parsed(language: DeepLanguageId, given: GivenText): Promise<ParsedFile | undefined>;
}
