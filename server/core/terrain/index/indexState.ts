/** What the index of the workspace knows of itself, and what it does not know yet; for everybody who answers from it. */
import type { WorkspacePath } from '../../../protocol/ids.ts';

/** A file, or what the listing passed over, with the reason in plain words. */
export interface LeftOut {
  readonly path: WorkspacePath;
  readonly why: string; // "larger than 4 MiB"
}

export interface IndexState {
  /** Grows with every change of the records or of the files known. */
  readonly version: number;
  /** Files of the workspace that are not ignored, in whatever language. */
  readonly files: number;
  /** Files with a record. */
  readonly indexed: number;
  /** Files that are in a language Swarm knows, and were not looked at since they came or changed. */
  readonly waiting: number;
  /** Files in such a language that have no record, and will not get one as they are. */
  readonly leftOut: readonly LeftOut[];
  /** Folders and files that the listing passed over: ignored, denied, too many. */
  readonly notListed: readonly string[];
  /** Whether everything is in it: the files were listed, and none is waiting. */
  readonly complete: boolean;
}

/** One sentence for people. */
export function stateSentence({ complete, files, indexed, waiting, leftOut }: IndexState): string {
  const left = leftOut.length === 0 ? '' : `, ${leftOut.length} left out`;
  if (complete) return `${countOf(indexed)} indexed${left}`;
  if (files === 0) return 'the files are being listed';
  return `${indexed} of ${countOf(indexed + waiting)} indexed so far${left}`;
}

function countOf(files: number): string {
  return files === 1 ? '1 file' : `${files} files`;
}
