/** What the main thread and an indexing thread tell each other. Everything is plain, and the large things are handed over, not copied. */
import type { GivenText } from '../../core/ports/indexingPort.ts';
import type { DeepLanguageId } from '../../core/terrain/languageId.ts';
import type { ContentHash, WorkspacePath } from '../../protocol/ids.ts';

/** One piece of work; each gets one answer. */
export type Task =
  | { readonly kind: 'files'; readonly paths: readonly WorkspacePath[] } // to be read from disk
  | { readonly kind: 'text'; readonly given: GivenText }
  | { readonly kind: 'parsed'; readonly language: DeepLanguageId; readonly given: GivenText };

export type FileOutcome =
  | { readonly kind: 'record'; readonly path: WorkspacePath; readonly hash: ContentHash; readonly packed: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'leftOut'; readonly path: WorkspacePath; readonly why: string }
  | { readonly kind: 'plain' | 'gone'; readonly path: WorkspacePath };

export interface Answer {
  readonly files: readonly FileOutcome[]; // of a task of files or of a text
  readonly parsed: Uint8Array<ArrayBuffer> | undefined; // of a task of that kind
  /** Bytes of text that were parsed for it; none when the cache knew it all. */
  readonly textBytes: number;
  /** The parser gave up in a way that may have left it broken. */
  readonly spoilt: boolean;
}

/** Shared numbers by which one sees from outside where a thread is, even when it answers no more. */
export const progress = {
  /** Position in the task of the file it is at. */
  at: 0,
  /** Grows with each file begun. */
  begun: 1,
  /** 1 when the thread has loaded all its code, and may be ended. */
  loaded: 2,
  length: 3,
} as const;

export interface ThreadData {
  readonly progress: SharedArrayBuffer;
}
