/** Whether what a change set wrote still stands, or a rewind or an undo in the editor took it back. */
import type { SwarmEvent } from '../../protocol/generated/events_pb.js';
import { ChangeAuthor } from '../../protocol/generated/events_pb.js';
import { asMissionId, type WorkspacePath } from '../../protocol/ids.ts';
import type { LedgerPort } from '../ports/ledgerPort.ts';

export interface AppliedChangeSet {
  readonly sequence: number; // of its application
  readonly files: readonly { readonly path: string; readonly baseHash: string; readonly newHash: string }[];
}

/** Files looked at; the rest of a large change set shares their fate, since it is taken back as a whole. */
const filesMax = 20;

/** It stands as long as any of its files holds it. The person's later edits on top leave it standing. */
export function isInPlace(ledger: Pick<LedgerPort, 'events'>, { sequence, files }: AppliedChangeSet): boolean {
  const looked = files.slice(0, filesMax);
  return looked.length === 0 || looked.some((file) => stands(ledger, file, sequence));
}

function stands(ledger: Pick<LedgerPort, 'events'>, file: AppliedChangeSet['files'][number], sequence: number): boolean {
  let standing = true;
  for (const event of ledger.events({ path: file.path as WorkspacePath, kinds: ['stateChange'], afterSequence: sequence })) {
    if (event.payload.case !== 'stateChange') continue;
    const { newHash, author } = event.payload.value;
    if (newHash === file.newHash) standing = true;
    else if (newHash === file.baseHash) standing = false;
    else if (author === ChangeAuthor.REWIND) standing = !goesBehind(ledger, event, sequence);
  }
  return standing;
}

/** Whether the rewind went to a moment before the change set; what it left of the person's edits makes a content of its own. */
function goesBehind(ledger: Pick<LedgerPort, 'events'>, { missionId }: SwarmEvent, sequence: number): boolean {
  if (missionId === '') return false;
  for (const { payload } of ledger.events({ missionId: asMissionId(missionId), kinds: ['rewindPlanned'], limit: 1 })) {
    if (payload.case === 'rewindPlanned') return Number(payload.value.targetSequence) < sequence;
  }
  return false;
}
