/** Tells every client which files a change set moved or took away, so that what shows them can follow. */
import type { ChangeSetApplied } from '../../../../protocol/generated/events_pb.js';
import { FileAction } from '../../../../protocol/generated/events_pb.js';
import { type FilesMoved, filesMoved } from '../../../../protocol/messages/documents.ts';
import type { FolderFeature } from '../folderContext.ts';

export const movedFiles: FolderFeature = ({ session, uri: folder, uriOf, notifyAll, onClose }) => {
  const listening = session.ledger.onAppended((events) => {
    for (const { payload } of events) {
      const told = payload.case === 'changeSetApplied' ? movesOf(payload.value, uriOf) : undefined;
      if (told !== undefined) notifyAll(filesMoved, { folder, ...told });
    }
  });
  onClose(() => listening.dispose());
};

/** undefined: all files are where they were. */
function movesOf({ files }: ChangeSetApplied, uriOf: (path: string) => string): FilesMoved | undefined {
  const moves = files.flatMap(({ path, renamedFrom }) => (renamedFrom === '' ? [] : [{ from: uriOf(renamedFrom), to: uriOf(path) }]));
  const left = new Set(moves.map(({ from }) => from));
  const gone = files.flatMap(({ path, action }) => (action === FileAction.DELETE ? [uriOf(path)] : [])).filter((uri) => !left.has(uri));
  return moves.length + gone.length === 0 ? undefined : { moves, gone };
}
