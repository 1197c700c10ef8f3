/** What can be done to a file as a whole, and where the code of a file could go. */
import { deepLanguageOfPath, familyOf, isDeep, type LanguageId, languageOfPath } from '../../../../core/terrain/languageId.ts';
import { nearestFirst } from '../../../../core/terrain/life/nearness.ts';
import { folderOf, foldersUp } from '../../../../core/terrain/workspacePaths.ts';
import { offersOfModule } from '../../../../operations/offers/offers.ts';
import { destinations, fileOffers } from '../../../../protocol/messages/offers.ts';
import type { FolderFeature } from '../folderContext.ts';

/** Places that anybody looks through; whoever wants another types it. */
const placesMax = 5_000;

export const offers: FolderFeature = ({ session, pathOf }, answer) => {
  answer(fileOffers, ({ uri }) => {
    const path = pathOf(uri);
    const { index } = session.terrain;
    if (path === undefined) return { offers: [] };
    const isFolder = !index.has(path) && index.paths.some((each) => each.startsWith(`${path}/`) && isDeepPath(each));
    const known = isFolder || isDeepPath(path);
    return { offers: known ? offersOfModule(path, isFolder).map(({ words: _, ...offer }) => offer) : [] };
  });

  answer(destinations, ({ uri }) => {
    const from = pathOf(uri);
    const language = from && languageOfPath(from);
    if (from === undefined || language === undefined || !isDeep(language)) return { modules: [], folders: [], extension: '' };
    const near = nearestFirst(session.terrain.index.paths, [from]);
    const modules = near.filter((path) => path !== from && isKin(languageOfPath(path), language)).slice(0, placesMax);
    const folders = [...new Set([from, ...modules].flatMap((path) => foldersUp(folderOf(path))))].map((folder) => folder || '.');
    return { modules, folders: folders.slice(0, placesMax), extension: /\.[^.]+$/.exec(from)?.[0] ?? '' };
  });
};

function isDeepPath(path: string): boolean {
  return deepLanguageOfPath(path) !== undefined;
}

/** Whether code of one can stand where code of the other does. */
function isKin(one: LanguageId | undefined, other: LanguageId): boolean {
  return one !== undefined && isDeep(one) && isDeep(other) && familyOf(one) === familyOf(other);
}
