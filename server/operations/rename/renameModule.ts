/** Renames a module: its file or folder moves, and every import, dotted use and string that names it follows. */

import { byPlace, type Facts, type Step } from '../../core/facts/facts.ts';
import type { FileMove, Located, LocatedReference, OperationDecision, Refusal } from '../../core/operation/operation.ts';
import { NONE, type Occurrence } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import { deepLanguageOfPath, familyOf } from '../../core/terrain/languageId.ts';
import { moduleSegments } from '../../core/terrain/naming.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';
import { folderOf } from '../../core/terrain/workspacePaths.ts';
import { asWorkspacePath, type WorkspacePath } from '../../protocol/ids.ts';
import { refusal } from '../target/candidates.ts';
import type { ResolvedTarget } from '../target/targetResolver.ts';
import { otherFiles, proseLeft, spelledOut, unreadLeft } from './leftovers.ts';

type Target = Extract<ResolvedTarget, { kind: 'module' | 'folder' }>;

interface Moving {
  readonly name: string; // the segment that changes
  readonly newName: string;
  readonly moves: readonly FileMove[];
  readonly to: ReadonlyMap<string, WorkspacePath>;
  readonly main: WorkspacePath; // the file that stands for the module
  readonly folder: string | undefined;
}

export function locateModule(resolver: Resolver, target: Target, asked: string): Step<Located, Refusal> {
  const { terrain } = resolver;
  const paths = terrain.facts.paths();
  if (!paths) return { kind: 'need', requests: [{ kind: 'paths' }] };
  const moving = movingOf(terrain, target, asked, paths.paths);
  if ('error' in moving) return { kind: 'refused', error: moving };
  const taken = moving.moves.find(({ to }) => (paths.has(to) && !moving.to.has(to)) || clashesByCase(paths.paths, moving, to));
  if (taken) return { kind: 'refused', error: refusal('conflict-case', `${taken.to} is already there.`) };
  const mentions = terrain.facts.mentions(moving.name);
  if (!mentions) return { kind: 'need', requests: [{ kind: 'mentions', word: moving.name }] };
  const views = new Map(mentions.code.flatMap((path) => terrain.view(path) ?? []).map((view) => [view.path, view]));
  // A file that moves may have imports that no longer lead where they did.
  for (const { from } of moving.moves) {
    const view = deepLanguageOfPath(from) ? terrain.view(from) : undefined;
    if (view) views.set(from, view);
    else terrain.file(from);
  }
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const references = [...views.values()].flatMap((view) => referencesIn(resolver, moving, view)).sort(byPlace);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const writeSet = [...new Set([...references.map(({ path }) => path), ...moving.moves.map(({ from }) => from)])].sort();
  for (const path of writeSet) terrain.file(path);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const unfit = writeSet.map((path) => terrain.facts.file(path)).find((fact) => fact?.state === 'unreadable' || fact?.writable === false);
  if (unfit?.state === 'unreadable')
    return { kind: 'refused', error: refusal('veto-unreadable', `${unfit.path} would have to move, and cannot be read: ${unfit.detail}.`) };
  if (unfit) return { kind: 'refused', error: refusal('veto-read-only', `${unfit.path} is read-only.`) };
  const language = deepLanguageOfPath(moving.main) ?? 'python';
  const all = [...views.values()];
  const spelled = spelledOut(terrain, all, moving.name, prefixesOf(terrain, moving));
  return {
    kind: 'done',
    value: {
      target: {
        name: moving.name,
        dotted: moduleNameOf(terrain, moving.main, terrain.facts),
        kind: 'module',
        language,
        place: { path: moving.main, start: 0, end: 0 },
      },
      references,
      left: [
        ...spelled,
        ...unreadLeft(terrain, all, moving.name),
        ...proseLeft(terrain, all, moving.name, [...references, ...spelled]),
        ...otherFiles(mentions),
      ],
      newName: moving.newName,
      moves: moving.moves,
      collisions: bindingFindings(views, references, moving),
      decisions: [decision(moving)],
      readSet: [...new Set([...views.keys(), ...writeSet])].sort(),
      writeSet,
    },
  };
}

function movingOf(terrain: Terrain, target: Target, asked: string, paths: readonly WorkspacePath[]): Moving | Refusal {
  const main =
    target.kind === 'module' ? target.path : paths.find((path) => path.startsWith(`${target.path}/`) && deepLanguageOfPath(path));
  const rules = main && terrain.rulesOf(main);
  if (!main || !rules) return refusal('symbol-not-found', `${target.path} holds nothing that is understood as code.`);
  const newName = bareName(asked, target.path);
  const name = target.kind === 'folder' ? (target.path.split('/').at(-1) ?? '') : (moduleSegments(main).at(-1) ?? '');
  if (newName === name) return refusal('name-unchanged', `It is called “${newName}” already.`);
  const illegal = rules.whyIllegalName(newName, 'module');
  if (illegal !== undefined) return refusal('name-illegal', illegal);
  const renamed = target.kind === 'module' ? rules.renamedPath(main, newName) : undefined;
  const sameFolder = renamed !== undefined && folderOf(renamed) === folderOf(main);
  if (renamed !== undefined && sameFolder) {
    const stub = asWorkspacePath(`${main}i`);
    const moves: FileMove[] = [{ from: main, to: renamed }];
    if (main.endsWith('.py') && paths.includes(stub)) moves.push({ from: stub, to: asWorkspacePath(`${renamed}i`) });
    return { name, newName, moves, to: new Map(moves.map((move) => [move.from, move.to])), main, folder: undefined };
  }
  const folder = target.kind === 'folder' ? target.path : folderOf(main);
  const parent = folderOf(folder);
  const newFolder = parent === '' ? newName : `${parent}/${newName}`;
  const moves = paths
    .filter((path) => path.startsWith(`${folder}/`))
    .map((from) => ({ from, to: asWorkspacePath(newFolder + from.slice(folder.length)) }));
  return { name: folder.split('/').at(-1) ?? name, newName, moves, to: new Map(moves.map((move) => [move.from, move.to])), main, folder };
}

/** "helpers.py", "pkg/helpers" and "helpers" all ask for the name helpers. */
function bareName(asked: string, path: string): string {
  const last = asked.split(/[/\\]/).at(-1) ?? asked;
  const extension = /\.[A-Za-z]+$/.exec(path)?.[0];
  return extension && last.endsWith(extension) ? last.slice(0, -extension.length) : last;
}

function clashesByCase(paths: readonly WorkspacePath[], moving: Moving, to: WorkspacePath): boolean {
  const folded = to.toLowerCase();
  return paths.some((path) => path.toLowerCase() === folded && !moving.to.has(path));
}

function referencesIn(resolver: Resolver, moving: Moving, view: FileView): readonly LocatedReference[] {
  const { terrain } = resolver;
  const found = new Map<number, LocatedReference>();
  const add = (start: number, end: number, newText: string, why: string, how: LocatedReference['how'], confidence: number): void => {
    const overlaps = [...found.values()].some((other) => start < other.end && other.start < end);
    if (!overlaps) found.set(start, { path: view.path, start, end, newText, why, how, confidence });
  };
  for (const record of view.index.imports) {
    const rules = terrain.rulesOf(view.path);
    if (!rules) continue;
    const answer = terrain.module(view.path, record.specifier, record.level);
    const led = answer.kind === 'files' ? answer.paths.filter((path) => moving.to.has(path)) : [];
    const folderFiles = answer.kind === 'folder' && moving.folder !== undefined && within(answer.path, moving.folder) ? [moving.main] : [];
    // What moves together keeps its relative ways; a segment that names the folder itself is found below.
    const together = moving.folder !== undefined && moving.to.has(view.path) && record.specifier.startsWith('.');
    for (const path of together ? [] : [...led, ...folderFiles]) {
      const to = moving.to.get(path);
      if (!to) continue;
      for (const edit of rules.respecify(view.path, view.index, record, path, to, terrain.facts)) {
        if (view.index.imports.length > 0) add(edit.start, edit.end, edit.newText, 'imports the module', 'import', 0.99);
      }
    }
  }
  for (const occurrence of view.occurrencesOf(moving.name)) {
    if (!namesModule(resolver, moving, view, occurrence)) continue;
    const string = occurrence.role === 'string';
    const how = string ? 'string' : 'import';
    add(
      occurrence.start,
      occurrence.end,
      moving.newName,
      string ? 'names the module in a string that is used as code' : 'names the module',
      how,
      string ? 0.85 : 0.97,
    );
  }
  return [...found.values()];
}

function within(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** Whether the occurrence stands for exactly the module that is renamed, under its own name. */
function namesModule(resolver: Resolver, moving: Moving, view: FileView, occurrence: Occurrence): boolean {
  const own = view.symbol(occurrence.symbol);
  if (own && own.import === NONE) return false;
  if (view.family !== familyOf(deepLanguageOfPath(moving.main) ?? 'python')) return false;
  if (view.family === 'ecmascript' && occurrence.role !== 'moduleSegment') return false; // names of bindings are free there
  return resolver.links(view, occurrence).some(({ target, aliased }) => {
    if (aliased) return false;
    if (target.kind === 'module')
      return (
        target.path === moving.main ||
        (moving.to.has(target.path) && moduleSegments(target.path).join('/') === moduleSegments(moving.main).join('/'))
      );
    return target.kind === 'folder' && target.path === moving.folder;
  });
}

/** A file where the renamed module's name is bound already. */
function bindingFindings(
  views: ReadonlyMap<string, FileView>,
  references: readonly LocatedReference[],
  moving: Moving,
): Located['collisions'] {
  const bare = new Set<string>();
  for (const { path, start, newText } of references) {
    const view = views.get(path);
    if (newText === moving.newName && view?.occurrencesAt(start).some((occurrence) => occurrence.symbol !== NONE)) bare.add(path);
  }
  return [...bare].flatMap((path) => {
    const view = views.get(path);
    const there = view?.symbol(view.boundIn(0, moving.newName));
    if (!there) return [];
    const text = `“${moving.newName}” is taken: ${path} already binds it, and would bind the module by it.`;
    return [
      {
        rule: 'collision',
        text,
        hint: 'Choose another name, or rename the other one first.',
        at: { path: asWorkspacePath(path), ...there.nameExtent },
      },
    ];
  });
}

function decision(moving: Moving): OperationDecision {
  const count = moving.moves.length;
  return {
    kind: 'target',
    choice: `the module ${moving.folder ?? moving.main}`,
    rationale: count === 1 ? 'its file gets the new name' : `its ${count} files move with it`,
    rejected: [{ choice: 'rename the test file that goes with it', whyNot: 'the instruction does not ask for it' }],
    confidence: 1,
    about: [{ path: moving.main, start: 0, end: 0 }],
  };
}

function moduleNameOf(terrain: Terrain, path: WorkspacePath, facts: Facts): string {
  return terrain.rulesOf(path)?.moduleNames(path, facts)[0] ?? path;
}

/** What stands before the module's own segment when its name is written whole: "gyp." and "gyp/". */
function prefixesOf(terrain: Terrain, moving: Moving): readonly string[] {
  const names = terrain.rulesOf(moving.main)?.moduleNames(moving.main, terrain.facts) ?? [];
  const parents = names.flatMap((name) => {
    const segments = name.split(/[./]/);
    const at = segments.lastIndexOf(moving.name);
    return at > 0 ? [segments.slice(0, at)] : [];
  });
  return [...new Set(parents.flatMap((parent) => [`${parent.join('.')}.`, `${parent.join('/')}/`]))];
}
