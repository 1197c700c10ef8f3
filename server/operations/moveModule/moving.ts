/** What moves when a module or package gets another path: its files, where each goes, and the workspace as it is then. */
import type { Facts, FileFact, PathsFact } from '../../core/facts/facts.ts';
import type { FileMove, Refusal } from '../../core/operation/operation.ts';
import { deepLanguageOfPath } from '../../core/terrain/languageId.ts';
import { moduleSegments } from '../../core/terrain/naming.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';
import { folderOf, inFolder, nameOf } from '../../core/terrain/workspacePaths.ts';
import { asWorkspacePath, type WorkspacePath } from '../../protocol/ids.ts';
import { refusal } from '../target/candidates.ts';
import type { ResolvedTarget } from '../target/targetResolver.ts';

export type ModuleTarget = Extract<ResolvedTarget, { kind: 'module' | 'folder' }>;

/** Where the module goes: the folder that is to hold it, and its name there, without an extension. */
export interface Destination {
  readonly folder: string;
  readonly name: string;
  /** A module that becomes a package, or the other way round; else it stays what it is. */
  readonly shape?: 'package' | 'module';
}

export interface Moving {
  readonly name: string; // the segment by which others name it
  readonly newName: string;
  readonly moves: readonly FileMove[];
  readonly to: ReadonlyMap<string, WorkspacePath>;
  readonly main: WorkspacePath; // the file that stands for the module
  readonly place: string; // its path without extension: "utils/dates", of a package its folder
  readonly newPlace: string;
  readonly folder: string | undefined; // of a package
  readonly inPlace: boolean; // only its own name changes
}

/** The file that stands for a target, and the folder when all of that goes with it. */
export function mainOf(terrain: Terrain, target: ModuleTarget): { main: WorkspacePath; folder: string | undefined } | undefined {
  const paths = terrain.facts.paths()?.paths ?? [];
  if (target.kind === 'folder') {
    const main = paths.find((path) => path.startsWith(`${target.path}/`) && deepLanguageOfPath(path));
    return main && { main, folder: target.path };
  }
  const rules = terrain.rulesOf(target.path);
  if (!rules) return undefined;
  const isPackage = folderOf(rules.renamedPath(target.path, 'x')) !== folderOf(target.path);
  return { main: target.path, folder: isPackage ? folderOf(target.path) : undefined };
}

export function movingTo(terrain: Terrain, target: ModuleTarget, destination: Destination): Moving | Refusal {
  const paths = terrain.facts.paths()?.paths ?? [];
  const found = mainOf(terrain, target);
  const rules = found && terrain.rulesOf(found.main);
  if (!found || !rules) return refusal('symbol-not-found', `${target.path} holds nothing that is understood as code.`);
  const { main, folder } = found;
  const name = folder === undefined ? (moduleSegments(main).at(-1) ?? '') : nameOf(folder);
  const place = folder ?? inFolder(folderOf(main), name);
  const newPlace = inFolder(destination.folder, destination.name);
  const illegal = destination.name === name ? undefined : rules.whyIllegalName(destination.name, 'module');
  if (illegal !== undefined) return refusal('name-illegal', illegal);
  if (folder !== undefined && newPlace.startsWith(`${folder}/`))
    return refusal('conflict-case', `${folder} cannot be moved into itself, to ${newPlace}.`);
  const moves = filesOf(paths, main, folder, place, newPlace, destination.shape);
  if ('error' in moves) return moves;
  const inPlace = destination.shape === undefined && folderOf(place) === destination.folder;
  return {
    name,
    newName: destination.name,
    moves,
    to: new Map(moves.map((move) => [move.from, move.to])),
    main,
    place,
    newPlace,
    folder,
    inPlace,
  };
}

function filesOf(
  paths: readonly WorkspacePath[],
  main: WorkspacePath,
  folder: string | undefined,
  place: string,
  newPlace: string,
  shape: Destination['shape'],
): readonly FileMove[] | Refusal {
  if (shape === 'module' && folder !== undefined) {
    const others = paths.filter((path) => path.startsWith(`${folder}/`) && withoutExtension(path) !== withoutExtension(main));
    if (others.length > 0)
      return refusal('conflict-case', `${folder} cannot become one module: it also holds ${others.slice(0, 5).join(', ')}.`);
    return beside(paths, main).map((from) => ({ from, to: asWorkspacePath(newPlace + extensionOf(from)) }));
  }
  if (folder !== undefined)
    return paths
      .filter((path) => path.startsWith(`${folder}/`))
      .map((from) => ({ from, to: asWorkspacePath(newPlace + from.slice(place.length)) }));
  const index = main.endsWith('.py') || main.endsWith('.pyi') ? '/__init__' : '/index';
  return beside(paths, main).map((from) => ({
    from,
    to: asWorkspacePath(newPlace + (shape === 'package' ? index : '') + extensionOf(from)),
  }));
}

/** A module's file with the stub or declarations that describe it. */
function beside(paths: readonly WorkspacePath[], main: WorkspacePath): readonly WorkspacePath[] {
  const stem = withoutExtension(main);
  const own = new Set([main, `${stem}.pyi`, `${stem}.d.ts`, `${stem}.d.mts`, `${stem}.d.cts`]);
  const declares = main.endsWith('.d.ts') ? [`${stem}.js`, `${stem}.jsx`] : [];
  return paths.filter((path) => own.has(path) || declares.includes(path));
}

export function extensionOf(path: string): string {
  return /(?:\.d)?\.[A-Za-z]+$/.exec(nameOf(path))?.[0] ?? '';
}

function withoutExtension(path: string): string {
  return path.slice(0, path.length - extensionOf(path).length);
}

/** More files that go with the module, such as its tests. */
export function withMore(moving: Moving, more: readonly FileMove[]): Moving {
  const moves = [...moving.moves, ...more];
  return { ...moving, moves, to: new Map(moves.map((move) => [move.from, move.to])) };
}

/** Why the files cannot go there: something is there already, or would be hidden by it. */
export function whyTaken({ moves, to, newPlace, folder, main, place }: Moving, fact: PathsFact): Refusal | undefined {
  const folded = new Map(fact.paths.map((path) => [path.toLowerCase(), path]));
  for (const move of moves) {
    const there = folded.get(move.to.toLowerCase());
    if (there !== undefined && !to.has(there)) return refusal('conflict-case', `${there} is already there.`);
  }
  const stays = (path: string): boolean => !to.has(path);
  const sameLanguage = extensionOf(main);
  const rival =
    folder === undefined
      ? fact.paths.find((path) => path.startsWith(`${newPlace}/`) && deepLanguageOfPath(path) !== undefined && stays(path))
      : fact.paths.find((path) => path === `${newPlace}${sameLanguage}` && stays(path));
  if (rival === undefined || newPlace === place) return undefined;
  const what = folder === undefined ? `the package or folder ${newPlace}` : `the module ${rival}`;
  return refusal('conflict-case', `${what} is already there, and one would hide the other.`);
}

/** The facts as they are after the move: of a file that moved what it is now, of those `edited` with their new texts. */
export function factsAfter(
  facts: Facts,
  moving: Moving,
  created: readonly string[],
  deleted: readonly string[],
  edited: (path: WorkspacePath) => FileFact | undefined = () => undefined,
): Facts {
  const before = facts.paths();
  const gone = new Set(deleted);
  const came = created.map(asWorkspacePath);
  const paths = (before?.paths ?? []).filter((path) => !gone.has(path)).map((path) => moving.to.get(path) ?? path);
  const all = [...new Set([...paths, ...came])].sort();
  const known = new Set<string>(all);
  const fact = before && { ...before, paths: all, has: (path: string) => known.has(path) };
  const from = new Map(moving.moves.map((move) => [move.to as string, move.from]));
  return {
    paths: () => fact,
    mentions: (word) => facts.mentions(word),
    file: (path) => edited(path) ?? facts.file(from.get(path) ?? path),
    tree: (path) => facts.tree(from.get(path) ?? path),
    outline: (path) => facts.outline(from.get(path) ?? path),
    references: () => undefined,
    definition: () => undefined,
    rename: () => undefined,
    symbolNames: () => facts.symbolNames(),
  };
}
