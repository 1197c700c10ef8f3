/** Keeps the syntax trees of open documents as they are typed in, so that a mission on them parses only what it changes. */
import { deepLanguageOfPath } from '../../../../core/terrain/languageId.ts';
import type { FolderFeature } from '../folderContext.ts';

export const openTrees: FolderFeature = ({ session, onDocument }) => {
  const { syntax } = session.ports;
  onDocument(({ kind, path, uri, peer }) => {
    const id = `${peer.id} ${uri}`;
    const language = deepLanguageOfPath(path);
    const document = peer.document(uri);
    if (kind === 'closed' || !document) syntax.unfollow(id);
    else if (language !== undefined) syntax.follow(id, language, document.getText());
  });
};
