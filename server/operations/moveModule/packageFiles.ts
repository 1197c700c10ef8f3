/** The `__init__.py` files that come with a new package of Python, and those that nothing is left around. */
import type { LocatedCreation, LocatedDeletion } from '../../core/operation/operation.ts';
import { deepLanguageOfPath } from '../../core/terrain/languageId.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';
import { folderOf, foldersUp } from '../../core/terrain/workspacePaths.ts';
import { asWorkspacePath } from '../../protocol/ids.ts';
import type { Moving } from './moving.ts';

/** New folders become packages where the module came out of one, or goes into one. */
export function newPackages(terrain: Terrain, { main, place, newPlace, moves }: Moving): readonly LocatedCreation[] {
  const fact = terrain.facts.paths();
  if (!fact || !/\.pyi?$/.test(main)) return [];
  const isPackage = (folder: string): boolean => fact.has(`${folder}/__init__.py`) || fact.has(`${folder}/__init__.pyi`);
  const isKnown = (folder: string): boolean =>
    fact.paths.some((path) => path.startsWith(`${folder}/`) && deepLanguageOfPath(path) === 'python');
  const fresh: string[] = [];
  for (const folder of foldersUp(folderOf(newPlace))) {
    if (folder === '' || isKnown(folder)) break;
    fresh.push(folder);
  }
  const above = fresh.length === 0 ? '' : folderOf(fresh.at(-1) ?? '');
  const asPackage = isPackage(folderOf(place)) || (above !== '' && isPackage(above));
  if (!asPackage) return [];
  const came = new Set<string>(moves.map(({ to }) => to));
  return fresh
    .map((folder) => asWorkspacePath(`${folder}/__init__.py`))
    .filter((path) => !came.has(path))
    .reverse()
    .map((path) => ({ path, text: '', why: 'makes the new folder a package, as the one it comes from is', confidence: 0.9 }));
}

/** Packages of which only an empty `__init__.py` would be left, and that nothing imports for themselves. */
export function emptiedPackages(terrain: Terrain, moving: Moving): readonly LocatedDeletion[] {
  const fact = terrain.facts.paths();
  if (!fact || !/\.pyi?$/.test(moving.main)) return [];
  const gone = new Set<string>();
  const emptied: LocatedDeletion[] = [];
  const goal = moving.moves.map(({ to }) => to as string);
  for (const folder of foldersUp(folderOf(moving.place))) {
    if (folder === '') break;
    const left = fact.paths.filter((path) => path.startsWith(`${folder}/`) && !moving.to.has(path) && !gone.has(path));
    const init = asWorkspacePath(`${folder}/__init__.py`);
    if (left.length !== 1 || left[0] !== init || goal.some((path) => path.startsWith(`${folder}/`))) break;
    if (terrain.file(init)?.text.trim() !== '') break;
    if (isImported(terrain, moving, folder, init)) break;
    gone.add(init);
    emptied.push({ path: init, why: `nothing is left in ${folder} that it would make a package of`, confidence: 0.9 });
  }
  return emptied;
}

/** Whether code imports the package for itself, and not only on the way to what moves. */
function isImported(terrain: Terrain, moving: Moving, folder: string, init: string): boolean {
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  const mentions = terrain.facts.mentions(name);
  if (!mentions) {
    terrain.needs.add({ kind: 'mentions', word: name });
    return true;
  }
  return mentions.code.some((path) => {
    const view = terrain.view(path);
    return view?.index.imports.some((record) => {
      const answer = terrain.module(path, record.specifier, record.level);
      if (answer.kind !== 'files' || !answer.paths.some((each) => each === init)) return false;
      const named = record.names.map((each) => each.name);
      return named.length === 0 || !named.every((each) => leadsToMoved(terrain, moving, path, record, each));
    });
  });
}

function leadsToMoved(
  terrain: Terrain,
  moving: Moving,
  path: Parameters<Terrain['importedLinks']>[0],
  record: Parameters<Terrain['importedLinks']>[1],
  name: string,
): boolean {
  return terrain.importedLinks(path, record, name).some(({ target }) => target.kind === 'module' && moving.to.has(target.path));
}
