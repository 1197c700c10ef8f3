/** Keeps the syntax trees of open documents as they are typed in, so that a mission on them parses only what it changes. */
import { languageOfFile } from '../../../../core/terrain/languageId.ts';
import type { FolderFeature } from '../folderContext.ts';

export const openTrees: FolderFeature = ({ session, onDocument }) => {
  const { syntax } = session.ports;
  onDocument(({ kind, path, uri, peer }) => {
    const id = `${peer.id} ${uri}`;
    const text = kind === 'closed' ? undefined : peer.document(uri)?.getText();
    const language = text === undefined ? undefined : languageOfFile(path, text);
    if (text === undefined || language === undefined) syntax.unfollow(id);
    else syntax.follow(id, language, text);
  });
};
