/** What an editor over the peers of a folder needs of the folder. */
import type { EditorPeers } from './editor.ts';
import type { FolderContext } from './folderContext.ts';

export function editorPeers(context: FolderContext): EditorPeers {
  const { session, documents, peers, uri, uriOf, pathOf } = context;
  if (session.seen === undefined) throw new Error('A folder that is served to editors sees their documents.');
  return { uri, documents, seen: session.seen, clock: session.ports.clock, peers, uriOf, pathOf };
}
