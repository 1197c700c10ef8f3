/** Where a module is to go, from the words for it: a path, a folder, a package, a dotted name. What they leave open is said. */
import type { OperationDecision, Refusal } from '../../core/operation/operation.ts';
import { deepLanguageOfPath } from '../../core/terrain/languageId.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';
import { folderOf, foldersUp, inFolder, joined, nameOf } from '../../core/terrain/workspacePaths.ts';
import { refusal } from '../target/candidates.ts';
import { type Destination, extensionOf, type ModuleTarget, mainOf } from './moving.ts';

/** `into`: what is named holds the module afterwards. `as`: it is the module's own new path. Undefined: whichever fits. */
export type Relation = 'into' | 'as';

export interface Spoken {
  readonly to: string;
  readonly relation: Relation | undefined;
  readonly target: string; // what the module itself was called
}

export interface Chosen {
  readonly destination: Destination;
  readonly decisions: readonly OperationDecision[];
}

const CANDIDATES_MAX = 10;

export function destinationOf(terrain: Terrain, target: ModuleTarget, spoken: Spoken): Chosen | Refusal {
  const found = mainOf(terrain, target);
  if (!found) return refusal('symbol-not-found', `${target.path} holds nothing that is understood as code.`);
  const { main, folder } = found;
  const place = folder ?? main.slice(0, main.length - extensionOf(main).length);
  const said = spoken.to.trim().replaceAll('\\', '/').replace(/^\.\//, '');
  const ground: Ground = { terrain, main, folder, place, name: nameOf(place), relation: spoken.relation };
  if (/^(?:\.|\/|\.\/|)$/.test(said)) return into(ground, '', []);
  if (said === '..') return into(ground, folderOf(folderOf(place)), []);
  if (deepLanguageOfPath(said) !== undefined) return asFile(ground, said);
  const bare = said.replace(/\/$/, '');
  if (said.includes('/') || (extensionOf(bare) !== '' && !/^[\w.]+$/.test(bare))) return asPath(ground, said, spoken.target);
  return asName(ground, bare);
}

interface Ground {
  readonly terrain: Terrain;
  readonly main: string;
  readonly folder: string | undefined;
  readonly place: string;
  readonly name: string;
  readonly relation: Relation | undefined;
}

function into({ name }: Ground, folder: string, decisions: readonly OperationDecision[]): Chosen {
  return { destination: { folder, name }, decisions };
}

function named(place: string, decisions: readonly OperationDecision[]): Chosen {
  return { destination: { folder: folderOf(place), name: nameOf(place) }, decisions };
}

function asFile(ground: Ground, said: string): Chosen | Refusal {
  const extension = extensionOf(said);
  const own = extensionOf(ground.main);
  const path = joined('', said);
  if (path === undefined) return refusal('name-illegal', `“${said}” leads out of the workspace.`);
  if (ground.folder !== undefined && !/(?:^|\/)(?:__init__|index)$/.test(path.slice(0, path.length - extension.length)))
    return refusal('conflict-case', `${ground.folder} is a package of several files; it cannot become the one file ${said}.`);
  if (ground.folder !== undefined) return named(folderOf(path), []);
  if (extension !== own)
    return refusal('name-illegal', `giving ${ground.main} the extension ${extension} would change its language, not its place.`);
  const stem = path.slice(0, path.length - extension.length);
  if (/(?:^|\/)(?:__init__|index)$/.test(stem) && folderOf(stem) === ground.place)
    return { destination: { folder: folderOf(ground.place), name: ground.name, shape: 'package' }, decisions: [] };
  return named(stem, []);
}

/** "lib/core", "src/lib/": a folder, or a module written without its extension as the one that moves was. */
function asPath(ground: Ground, said: string, target: string): Chosen | Refusal {
  const bare = joined('', said.replace(/\/$/, ''));
  if (bare === undefined) return refusal('name-illegal', `“${said}” leads out of the workspace.`);
  const there = foldersEnding(ground, bare);
  if (there.length > 1 && !there.includes(bare)) return several(said, there);
  const folder = there.includes(bare) ? bare : there[0];
  if (folder !== undefined && ground.relation !== 'as') return into(ground, folder, []);
  const alike = deepLanguageOfPath(target) === undefined && target.includes('/') && ground.folder === undefined;
  const asModule = !said.endsWith('/') && ground.relation !== 'into' && (ground.relation === 'as' || alike || nameOf(bare) === ground.name);
  if (asModule) return named(bare, []);
  if (ground.folder !== undefined && ground.relation === undefined && !said.endsWith('/')) return named(bare, []);
  return into(ground, bare, [newFolder(bare)]);
}

/** "lib", "app.core", "lib.times": by the names of packages and folders that are there; else a new one beside what moves. */
function asName(ground: Ground, said: string): Chosen | Refusal {
  const path = said.replaceAll('.', '/');
  const there = foldersEnding(ground, path);
  const root = importRoot(ground);
  const nearest = there.find((folder) => folder === inFolder(root, path)) ?? there.find((folder) => folder === path);
  if (nearest === undefined && there.length > 1) return several(said, there);
  const folder = nearest ?? there[0];
  if (folder !== undefined && ground.relation !== 'as') return into(ground, folder, []);
  const parent = folderOf(path);
  const parents = parent === '' ? [root] : foldersEnding(ground, parent);
  const above = parents.find((each) => each === inFolder(root, parent)) ?? parents[0] ?? inFolder(root, parent);
  const whole = inFolder(above, nameOf(path));
  const dotted = said.includes('.');
  if (ground.relation !== 'into' && (ground.relation === 'as' || dotted)) {
    const rationale = dotted ? 'there is no package of that name, so it is the module’s new name' : 'it is said to be its new name';
    return named(whole, [plan(`moves it to ${whole}`, rationale)]);
  }
  return into(ground, whole, [newFolder(whole)]);
}

function foldersEnding({ terrain, place }: Ground, wanted: string): readonly string[] {
  const found = new Set<string>();
  for (const path of terrain.facts.paths()?.paths ?? []) {
    if (deepLanguageOfPath(path) === undefined && path !== wanted && !path.startsWith(`${wanted}/`)) continue;
    for (const folder of foldersUp(folderOf(path))) {
      if ((folder === wanted || folder.endsWith(`/${wanted}`)) && folder !== place) found.add(folder);
    }
  }
  return [...found].sort();
}

/**
 * The folder from which the module is imported: above its topmost package; of a script the folder its own folder is in, unless
 * that is where the sources begin: beside `src` there is no code of the project.
 */
function importRoot({ terrain, main, place }: Ground): string {
  if (!/\.pyi?$/.test(main)) {
    const own = folderOf(place);
    return /^(?:src|source|sources)$/.test(nameOf(own)) ? own : folderOf(own);
  }
  const has = terrain.facts.paths()?.has;
  let root = folderOf(place);
  while (root !== '' && has?.(`${root}/__init__.py`) === true) root = folderOf(root);
  return root;
}

function several(said: string, folders: readonly string[]): Refusal {
  const candidates = folders.slice(0, CANDIDATES_MAX).map((name) => ({ name, kind: 'folder', place: undefined, suggestion: `${name}/` }));
  return refusal('symbol-ambiguous', `“${said}” could mean ${folders.length} different folders.`, candidates);
}

function newFolder(folder: string): OperationDecision {
  return plan(`makes the new folder ${folder}`, 'nothing of that name is there yet');
}

function plan(choice: string, rationale: string): OperationDecision {
  return { kind: 'plan', choice, rationale, rejected: [], confidence: 0.85, about: [] };
}
