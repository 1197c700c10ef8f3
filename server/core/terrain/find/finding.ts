/** What finding gives: a symbol, a file or a folder, how well it fits, and why; and what may be asked of it. */
import type { WorkspacePath } from '../../../protocol/ids.ts';
import type { FileRecord } from '../index/fileRecord.ts';
import type { LanguageId } from '../languageId.ts';
import type { OutlineKind, OutlineSymbol } from '../outline/outline.ts';

export type Found =
  | {
      readonly what: 'symbol';
      readonly record: FileRecord;
      readonly symbolIx: number; // in the record's outline
      readonly symbol: OutlineSymbol;
    }
  | { readonly what: 'file'; readonly path: WorkspacePath; readonly record: FileRecord | undefined } // undefined: not in a language Swarm knows
  | { readonly what: 'folder'; readonly path: string };

export interface Finding {
  readonly found: Found;
  /** 0 to 100: to compare, not to show. */
  readonly score: number;
  /** In plain words, the one that counts most first: "one letter away", "in utils". */
  readonly reasons: readonly string[];
}

export interface FindFilter {
  readonly kinds?: readonly OutlineKind[] | undefined;
  readonly languages?: readonly LanguageId[] | undefined;
  /** Whether files there count. */
  readonly path?: ((path: WorkspacePath) => boolean) | undefined;
}

export interface FindOptions extends FindFilter {
  /** At most so many findings. */
  readonly findingsMax?: number | undefined;
  /** What is near this file goes before its equals. */
  readonly near?: WorkspacePath | undefined;
}

export const findingsMaxDefault = 20;

/** How important a file is to the rest of the workspace: 0 (nobody uses it) to 1. From the graph of imports. */
export interface Importance {
  importanceOf(path: WorkspacePath): number;
}

export const equallyImportant: Importance = { importanceOf: () => 0 };

export function pathOfFound(found: Found): string {
  return found.what === 'symbol' ? found.record.path : found.path;
}

export function passesFile({ languages, path }: FindFilter, record: FileRecord): boolean {
  if (languages !== undefined && !languages.includes(record.language)) return false;
  return path === undefined || path(record.path);
}
