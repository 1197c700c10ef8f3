/** A change set that has passed every check and is ready to be written. */

import type { ChangeSetId, ContentHash, MissionId, WorkspacePath } from '../../protocol/ids.ts';
import type { ReasonedEdit } from '../operation/operation.ts';
import type { Lease } from '../ports/leasePort.ts';
import type { LineNoteInit } from './changeSetEvents.ts';

export interface ReadyChangeSet {
  readonly changeSetId: ChangeSetId;
  readonly missionId: MissionId;
  readonly summary: string;
  readonly files: readonly ReadyFile[];
  readonly leases: readonly Lease[];
  readonly author: 'agent' | 'rewind';
}

/** One path of a change set. A rename is a deletion of the old path and a creation of the new, joined by `renamedFrom`. */
export interface ReadyFile {
  readonly path: WorkspacePath;
  readonly baseHash: ContentHash | undefined; // undefined: must not exist
  readonly bytes: Uint8Array | undefined; // undefined: is deleted
  readonly newHash: ContentHash | undefined;
  readonly mode: number; // of the result
  /** Permission bits it was made against. When absent, an agent's modification expects `mode`, since agents never change it. */
  readonly baseMode?: number | undefined;
  /** With a deletion: folders Swarm had made, outermost first, to be taken away when left empty. Default: as the ledger remembers. */
  readonly createdFolders?: readonly WorkspacePath[] | undefined;
  readonly renamedFrom: WorkspacePath | undefined;
  /** Of a modification: the single edits that lead from base to result, by position in the base text. Default: word by word. */
  readonly edits?: readonly ReasonedEdit[] | undefined;
  readonly lines: readonly LineNoteInit[];
}
