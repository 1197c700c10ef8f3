/** Locates everything that a module's move concerns, whether it goes elsewhere or only gets another name. */
import { applyEdits } from '../../base/textEdit.ts';
import { byPlace, type Facts, type FileFact, type MentionsFact, type Step } from '../../core/facts/facts.ts';
import type { Located, LocatedReference, OperationDecision, OperationFinding, Refusal } from '../../core/operation/operation.ts';
import type { KeepOld } from '../../core/operation/target.ts';
import type { Wish } from '../../core/operation/wish.ts';
import { NONE } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import { deepLanguageOfPath } from '../../core/terrain/languageId.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';
import { folderOf } from '../../core/terrain/workspacePaths.ts';
import { asWorkspacePath, type WorkspacePath } from '../../protocol/ids.ts';
import { isSpeltAnew } from '../relocation/fileUrls.ts';
import { otherFiles, proseLeft, spelledOut, unreadLeft } from '../rename/leftovers.ts';
import { refusal } from '../target/candidates.ts';
import { type NewAddress, namedPlaces } from '../texts/namedPlaces.ts';
import { type FoundProse, proseOf } from '../texts/prose.ts';
import { testsFollowing } from './followingTests.ts';
import { keptPaths } from './keptPath.ts';
import { FileRewriting, rewriteReferences } from './movedReferences.ts';
import { factsAfter, type Moving, whyTaken, withMore } from './moving.ts';
import { emptiedPackages, newPackages } from './packageFiles.ts';

export interface MoveWishes {
  readonly keepOld: KeepOld | undefined;
  readonly also: readonly Wish[];
}

export function locateMove(
  resolver: Resolver,
  target: Moving,
  { keepOld, also }: MoveWishes,
  decided: readonly OperationDecision[] = [],
): Step<Located, Refusal> {
  const { terrain } = resolver;
  const fact = terrain.facts.paths();
  if (!fact) return { kind: 'need', requests: [{ kind: 'paths' }] };
  const mentions = terrain.facts.mentions(target.name);
  if (!mentions) return { kind: 'need', requests: [{ kind: 'mentions', word: target.name }] };
  const tests = also.includes('tests') ? testsFollowing(terrain, target) : [];
  const moving = withMore(target, tests);
  const taken = whyTaken(moving, fact);
  if (taken) return { kind: 'refused', error: taken };
  const views = new Map(mentions.code.flatMap((path) => terrain.view(path) ?? []).map((view) => [view.path, view]));
  // A file that moves may have imports that no longer lead where they did.
  for (const { from } of moving.moves) {
    const view = deepLanguageOfPath(from) ? terrain.view(from) : undefined;
    if (view) views.set(from, view);
    else terrain.file(from);
  }
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const packages = moving.inPlace ? [] : newPackages(terrain, moving);
  const deletions = moving.inPlace || keepOld !== undefined ? [] : emptiedPackages(terrain, moving);
  const created = packages.map(({ path }) => path);
  const deleted = deletions.map(({ path }) => path);
  const listed = factsAfter(terrain.facts, moving, created, deleted);
  const named = namedPlaces(terrain, mentions, addressOf(terrain, moving, listed), also.includes('docs'));
  const after = factsAfter(terrain.facts, moving, created, deleted, configurationsAfter(terrain, named.references));
  const files = [...views.values()].flatMap((view) => rewritten(resolver, moving, after, view) ?? []);
  const rewrittenPlaces = [...files.flatMap(({ edits }) => edits), ...named.references];
  const prose = moduleProse(terrain, [...views.values()], mentions, moving, rewrittenPlaces, also);
  const kept = keepOld === undefined ? undefined : keptPaths(terrain, target, after, keepOld);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const references = [...rewrittenPlaces, ...prose.references].sort(byPlace);
  const writeSet = [...new Set([...references.map(({ path }) => path), ...moving.moves.map(({ from }) => from)])].sort();
  const unfit = whyUnfit(terrain, writeSet);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  if (unfit) return { kind: 'refused', error: unfit };
  const all = [...views.values()];
  const unsettled = files.flatMap(({ view, text, unsettled: places }) =>
    places.map(({ start, end, why }) => ({ path: view.path, start, end, why, text: text.slice(start, end).slice(0, 160) })),
  );
  const spelled = spelledOut(terrain, all, moving.name, prefixesOf(terrain, moving));
  const covered = new Set([...named.references, ...prose.references].map(({ path }) => path));
  const unread = {
    ...mentions,
    other: mentions.other.filter(({ path }) => !covered.has(path) && !named.left.some((one) => one.path === path)),
  };
  return {
    kind: 'done',
    value: {
      target: {
        name: moving.name,
        dotted: terrain.rulesOf(moving.main)?.moduleNames(moving.main, terrain.facts)[0] ?? moving.main,
        kind: 'module',
        language: deepLanguageOfPath(moving.main) ?? 'python',
        place: { path: moving.main, start: 0, end: 0 },
      },
      references,
      left: [
        ...spelled,
        ...unreadLeft(terrain, all, moving.name),
        ...proseLeft(terrain, all, moving.name, [...references, ...spelled]),
        ...named.left.filter((one) => !references.some(({ path, start, end }) => path === one.path && start < one.end && one.start < end)),
        ...prose.left,
        ...otherFiles(unread),
      ],
      newName: moving.newName,
      moves: moving.moves,
      ...(packages.length + (kept?.creations.length ?? 0) > 0 && { creations: [...packages, ...(kept?.creations ?? [])] }),
      ...(deletions.length > 0 && { deletions }),
      ...(unsettled.length > 0 && { unsettled }),
      collisions: bindingFindings(views, references, moving),
      decisions: [
        targetDecision(moving, tests.length, also),
        ...decided,
        ...shadowsStandard(terrain, moving),
        ...ownPlaceRead(terrain, moving),
        ...(kept?.decisions ?? []),
      ],
      readSet: [...new Set([...views.keys(), ...writeSet])].sort(),
      writeSet,
    },
  };
}

function rewritten(resolver: Resolver, moving: Moving, after: Facts, view: FileView): FileRewriting | undefined {
  const rules = resolver.terrain.rulesOf(view.path);
  if (!rules) return undefined;
  const file = new FileRewriting(resolver, moving, after, view, rules);
  rewriteReferences(file);
  return file;
}

/** Configurations with their new texts, once each: what they say of paths holds for the imports that are written. */
function configurationsAfter(terrain: Terrain, references: readonly LocatedReference[]): (path: WorkspacePath) => FileFact | undefined {
  const edited = new Map<WorkspacePath, FileFact>();
  for (const [path, edits] of Map.groupBy(references, (reference) => reference.path)) {
    const fact = terrain.facts.file(path);
    if (fact?.state === 'text') edited.set(path, { ...fact, text: applyEdits(fact.text, edits) });
  }
  return (path) => edited.get(path);
}

function addressOf(terrain: Terrain, moving: Moving, after: Facts): NewAddress {
  const rules = terrain.rulesOf(moving.main);
  const init = moving.folder === undefined ? '.py' : '/__init__.py';
  const dotted = (place: string, facts: Facts): string => rules?.moduleNames(asWorkspacePath(place + init), facts)[0] ?? '';
  const old = dotted(moving.place, terrain.facts);
  const now = dotted(moving.newPlace, after);
  return {
    dotted: rules?.family === 'python' && old !== now ? { old, now } : undefined,
    moved: (path) => {
      const file = moving.to.get(path);
      if (file !== undefined) return file === path ? undefined : file;
      const whole =
        path === moving.place
          ? ''
          : moving.folder !== undefined && path.startsWith(`${moving.place}/`)
            ? path.slice(moving.place.length)
            : undefined;
      return whole === undefined || moving.place === moving.newPlace ? undefined : moving.newPlace + whole;
    },
  };
}

/** What mentions its name in prose: as a word only where that changes, its file's name as well. */
function moduleProse(
  terrain: Terrain,
  views: readonly FileView[],
  mentions: MentionsFact,
  { name, newName }: Moving,
  known: readonly LocatedReference[],
  also: readonly Wish[],
): FoundProse {
  if (name === newName) return { references: [], left: [] };
  const all = proseOf(terrain, views, mentions, { name, newName, doubtful: new Set(), known: [] }, also);
  const isFree = ({ path, start, end }: { path: string; start: number; end: number }): boolean =>
    !known.some((other) => other.path === path && start < other.end && other.start < end);
  return { references: all.references.filter(isFree), left: all.left.filter(isFree) };
}

function whyUnfit(terrain: Terrain, writeSet: readonly WorkspacePath[]): Refusal | undefined {
  for (const path of writeSet) if (!terrain.facts.file(path)) terrain.needs.add({ kind: 'file', path });
  const unfit = writeSet.map((path) => terrain.facts.file(path)).find((fact) => fact?.state === 'unreadable' || fact?.writable === false);
  if (unfit?.state === 'unreadable')
    return refusal('veto-unreadable', `${unfit.path} would have to move, and cannot be read: ${unfit.detail}.`);
  return unfit && refusal('veto-read-only', `${unfit.path} is read-only.`);
}

/** A file where the module's new name is bound already. */
function bindingFindings(
  views: ReadonlyMap<string, FileView>,
  references: readonly LocatedReference[],
  moving: Moving,
): readonly OperationFinding[] {
  const bare = new Map<string, string>();
  for (const { path, start, newText } of references) {
    const view = views.get(path);
    const binds = view?.occurrencesAt(start).some((occurrence) => occurrence.symbol !== NONE);
    if (binds && newText === moving.newName && newText !== moving.name) bare.set(`${path} ${newText}`, path);
  }
  return [...bare].flatMap(([, path]) => {
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

function targetDecision(moving: Moving, tests: number, also: readonly Wish[]): OperationDecision {
  const count = moving.moves.length - tests;
  const followed = tests === 0 ? '' : `, and ${tests === 1 ? 'its test file follows' : `its ${tests} test files follow`}`;
  const asked = also.includes('tests');
  return {
    kind: 'target',
    choice: `the module ${moving.folder ?? moving.main}`,
    rationale: `${count === 1 ? `its file gets the new ${moving.inPlace ? 'name' : 'path'}` : `its ${count} files move with it`}${followed}`,
    rejected: asked ? [] : [{ choice: 'rename the test file that goes with it', whyNot: 'the instruction does not ask for it' }],
    confidence: 1,
    about: [{ path: moving.main, start: 0, end: 0 }],
  };
}

/** A module at the top of the import path that has the name of one of the language's own. */
function shadowsStandard(terrain: Terrain, moving: Moving): readonly OperationDecision[] {
  const rules = terrain.rulesOf(moving.main);
  const has = terrain.facts.paths()?.has;
  const inPackage = has?.(`${folderOf(moving.newPlace)}/__init__.py`) === true;
  if (!rules?.standardModules.has(moving.newName) || inPackage) return [];
  return [
    {
      kind: 'plan',
      choice: `warned that “${moving.newName}” has the name of a module of the standard library`,
      rationale: 'where its folder is on the import path, code that wants the other one, in this workspace or in a library, gets this one',
      rejected: [],
      confidence: 0.5,
      about: [],
    },
  ];
}

const ownPlace = /\b__file__\b|\b__dirname\b|\b__filename\b|\bimport\.meta\.(?:url|dirname|filename)\b/g;

/** Code that finds other files from where it is itself. */
function ownPlaceRead(terrain: Terrain, moving: Moving): readonly OperationDecision[] {
  const about = moving.moves.flatMap(({ from, to }) => {
    if (folderOf(from) === folderOf(to) || !deepLanguageOfPath(from)) return [];
    const text = terrain.file(from)?.text ?? '';
    const places = [...text.matchAll(ownPlace)].map(({ index, 0: found }) => ({ path: from, start: index, end: index + found.length }));
    return places.filter((place) => !isSpeltAnew(terrain, place));
  });
  const goesWhole = moving.folder !== undefined;
  if (about.length === 0) return [];
  const choice = `left ${about.length} ${about.length === 1 ? 'place' : 'places'} where what moves asks for its own path`;
  const rationale = `paths made from it ${goesWhole ? 'that lead out of the package ' : ''}lead elsewhere from the new place; look whether they do`;
  return [{ kind: 'leave', choice, rationale, rejected: [], confidence: 0.5, about: about.slice(0, 20) }];
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
