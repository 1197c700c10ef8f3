/** The folder a person works in: listing, searching, reading. Writing is the file port's alone, below the change sets. */

import type { Result } from '../../base/result.ts';
import type { SwarmError } from '../../protocol/errors.ts';
import type { ContentHash, WorkspacePath } from '../../protocol/ids.ts';
import type { UnreadableReason } from '../facts/facts.ts';

export type ReadFile =
  | {
      readonly state: 'text';
      readonly path: WorkspacePath;
      readonly text: string; // without BOM
      readonly hash: ContentHash; // of the bytes, BOM included
      readonly bom: boolean;
      readonly bytes: number;
      readonly mode: number; // POSIX permission bits
      readonly writable: boolean;
    }
  | { readonly state: 'unreadable'; readonly path: WorkspacePath; readonly why: UnreadableReason; readonly detail: string };

export interface Listing {
  readonly paths: readonly WorkspacePath[]; // sorted, files only
  readonly leftOut: readonly string[];
}

/** What a path is to a listing. `passedOver`: ignored, denied, a link, or below such. */
export type EntryKind = 'file' | 'folder' | 'passedOver' | 'gone';

export interface WorkspacePort {
  /** Absolute real path of the folder, for people and child processes. */
  readonly root: string;
  /** All files that are not ignored (.gitignore, .swarmignore, defaults), within bounds. */
  list(signal: AbortSignal): Promise<Listing>;
  /** Those of the listed files whose bytes contain `word`, with the number of times. Binary files are skipped. */
  containing(word: string, signal: AbortSignal): Promise<readonly { readonly path: WorkspacePath; readonly count: number }[]>;
  read(path: WorkspacePath): Promise<ReadFile>;
  /** A path as a person wrote it (absolute, relative to the folder or to the current one, any slash) as an identity; error when it leaves the folder. */
  identify(path: string): Result<WorkspacePath, SwarmError>;
  /** Whether Swarm may write there at all: inside the folder after links are followed, not denied. For files that exist and for new ones. */
  mayWrite(path: WorkspacePath): Promise<Result<true, SwarmError>>;
}

/** The bytes of a text, with its BOM put back. */
export function encodeText(text: string, bom: boolean): Uint8Array {
  return new TextEncoder().encode(bom ? `\uFEFF${text}` : text);
}
