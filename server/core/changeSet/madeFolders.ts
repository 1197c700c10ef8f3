/** Folders that Swarm made because a new file needed them. When such a folder is left empty it is taken away again. */
import { FileAction } from '../../protocol/generated/events_pb.js';
import { asWorkspacePath, type WorkspacePath } from '../../protocol/ids.ts';
import type { EventFilter, LedgerPort } from '../ports/ledgerPort.ts';

export const madeFolderBounds = {
  /** A mission that deletes a file remembers the folders of that many change sets before it. */
  changeSetsRemembered: 2_000,
} as const;

/** Outermost first. `filter` narrows which change sets are looked at. */
export function madeFolders(ledger: LedgerPort, filter: Pick<EventFilter, 'afterSequence' | 'newestFirst' | 'limit'>): WorkspacePath[] {
  const folders = new Set<WorkspacePath>();
  for (const { payload } of ledger.events({ ...filter, kinds: ['changeSetApplied'] })) {
    if (payload.case !== 'changeSetApplied') continue;
    for (const { action, createdFolders } of payload.value.files) {
      if (action === FileAction.CREATE) for (const folder of createdFolders) folders.add(asWorkspacePath(folder));
    }
  }
  return [...folders].sort((a, b) => a.length - b.length);
}

export function above(folders: readonly WorkspacePath[], path: WorkspacePath): WorkspacePath[] {
  return folders.filter((folder) => path.startsWith(`${folder}/`));
}
