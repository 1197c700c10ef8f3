/** Tells a peer that only looks what others have not saved, so that it sees the folder as the person does. */
import { unsavedDocuments } from '../../../../protocol/messages/documents.ts';
import type { FolderFeature } from '../folderContext.ts';

/** UTF-16 units of all texts in one answer. */
const unitsMax = 16 * 2 ** 20;

export const unsaved: FolderFeature = ({ session }, answer) => {
  answer(unsavedDocuments, () => {
    let left = unitsMax;
    const documents = (session.seen?.allUnsaved() ?? []).map(({ path, text }) => {
      left -= text.length;
      return left < 0 ? { path } : { path, text };
    });
    return { documents };
  });
};
