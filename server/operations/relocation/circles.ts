/**
 * Circles of imports that a relocation would close, and how each is broken: by moving along what belongs together, else by an import
 * inside the functions that need it. What can be broken neither way is said.
 */
import type { OperationDecision, OperationFinding } from '../../core/operation/operation.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import type { NeededName } from '../../core/terrain/importEditing.ts';
import { momentOf } from '../../core/terrain/relations/fileImports.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { isPrivate, isReassigned, isWrittenThere, type NeedsOf } from './companions.ts';
import type { Ground } from './ground.ts';
import type { Homes } from './homes.ts';
import { edgeKey, type LoadEdge, LoadGraph } from './loadGraph.ts';
import { moduleStyle } from './scriptExports.ts';
import { leadsTo, type Site } from './sites.ts';

export interface Circles {
  /** Edges whose imports go into the functions that need them. */
  readonly deferred: ReadonlySet<string>;
  readonly findings: readonly OperationFinding[];
  readonly decisions: readonly OperationDecision[];
}

interface NewEdge extends LoadEdge {
  readonly atLoad: boolean; // something of it is needed while `from` is loaded
  readonly names: readonly string[];
  readonly whose: 'moved' | 'left' | 'importer'; // the code that needs it
  readonly before: boolean; // there was such a circle before anything moved: with the old module
}

/** What the code that stays in a source needs of what leaves it. */
export interface LeftNeeds {
  readonly path: WorkspacePath;
  readonly needs: readonly (NeededName & { readonly kind: 'symbol' })[];
}

export interface CircleGround {
  readonly ground: Ground;
  readonly homes: Homes;
  readonly needs: readonly NeedsOf[];
  readonly left: readonly LeftNeeds[];
  readonly sites: readonly Site[];
  readonly removed: ReadonlySet<WorkspacePath>;
  /** The old modules go on offering what was asked to move. */
  readonly keep: boolean;
}

/** 'again': symbols were added to what moves, so that everything must be looked at once more. */
export function breakCircles(all: CircleGround): Circles | 'again' | undefined {
  const { ground } = all;
  const graph = new LoadGraph(ground, all.removed);
  const gone = goneEdges(all);
  const edges = newEdges(all, graph, gone);
  const deferred = new Set<string>();
  const findings: OperationFinding[] = [];
  const decisions: OperationDecision[] = [];
  const standing = (): readonly NewEdge[] => edges.filter((edge) => !deferred.has(edgeKey(edge)));
  for (const edge of inOrder(edges)) {
    const others = standing().filter((each) => each !== edge);
    if (!graph.reaches(edge.to, edge.from, gone, others) || ground.terrain.needs.any) continue;
    if (edge.whose === 'moved' && bringAlong(all, edge)) return 'again';
    const python = loadsEagerly(all, edge.from);
    // It was in a circle with the old module already, and worked; but not by way of what the old module takes back of what moved.
    const left = standing().filter(({ whose }) => whose === 'left');
    const takenBack =
      python && edge.whose === 'moved' && !graph.reaches(edge.to, edge.from, gone, []) && graph.reaches(edge.to, edge.from, gone, left);
    if (edge.before && !takenBack) continue;
    if (!edge.atLoad) {
      if (python) deferred.add(edgeKey(edge));
      const mirrored = !python && decisions.some(({ choice }) => choice === `${edge.to} and ${edge.from} import each other`);
      if (!mirrored) decisions.push(brokenDecision(edge, python));
      continue;
    }
    // Another edge of the circle may wait for its functions instead.
    const other = python ? otherWay(edge, standing(), graph, gone) : undefined;
    if (other) {
      deferred.add(edgeKey(other));
      decisions.push(brokenDecision(other, true));
    } else if (python || standing().every((each) => each === edge || each.atLoad)) findings.push(unbroken(edge));
    else decisions.push(brokenDecision(edge, false));
  }
  if (ground.terrain.needs.any) return undefined;
  return { deferred, findings, decisions };
}

/** Whether a module takes what another has at the moment it is loaded: in Python and CommonJS. ECMAScript modules see what comes later. */
function loadsEagerly({ ground, homes }: CircleGround, path: WorkspacePath): boolean {
  if (ground.terrain.rulesOf(path)?.family === 'python') return true;
  const modules = [path, ...homes.sources].flatMap((each) => (ground.terrain.facts.paths()?.has(each) ? (ground.module(each) ?? []) : []));
  return modules[0] !== undefined && moduleStyle(modules[0]) === 'commonJs';
}

/** What was moved needs goes first: those edges are the easiest to break. */
function inOrder(edges: readonly NewEdge[]): readonly NewEdge[] {
  const rank = { moved: 0, left: 1, importer: 2 };
  return edges.toSorted((a, b) => rank[a.whose] - rank[b.whose]);
}

function otherWay(edge: NewEdge, standing: readonly NewEdge[], graph: LoadGraph, gone: ReadonlySet<string>): NewEdge | undefined {
  return standing.find((each) => {
    if (each === edge || each.atLoad) return false;
    return !graph.reaches(
      edge.to,
      edge.from,
      gone,
      standing.filter((one) => one !== each && one !== edge),
    );
  });
}

/** Private things of the old module that would have to be imported back go along instead. */
function bringAlong({ homes, needs }: CircleGround, edge: NewEdge): boolean {
  let came = false;
  for (const { module, to, needs: needed } of needs) {
    if (to !== edge.from || module.path !== edge.to) continue;
    for (const need of needed) {
      if (need.kind !== 'symbol' || need.typesOnly) continue;
      const ref = { path: module.path, symbol: need.symbol };
      const movable = module.unitsOf(need.symbol).every(({ declares }) => declares.length < 2);
      if (
        homes.of(ref) ||
        !movable ||
        isReassigned(module, need.symbol) ||
        !isPrivate(module, need.symbol) ||
        !edge.names.includes(need.name)
      )
        continue;
      homes.add(ref, to, 'circle');
      came = true;
    }
  }
  return came;
}

function newEdges(
  { ground, homes, needs, left, sites, keep }: CircleGround,
  graph: LoadGraph,
  gone: ReadonlySet<string>,
): readonly NewEdge[] {
  const found = new Map<string, NewEdge>();
  const add = (edge: LoadEdge, whose: NewEdge['whose'], name: string, atLoad: boolean, whole = false): void => {
    if (edge.from === edge.to) return;
    const key = edgeKey(edge);
    const known = found.get(key);
    const circled = whose === 'importer' && sourcesOf(homes, edge.to).some((source) => graph.reaches(source, edge.from, new Set(), []));
    const before = known === undefined ? whole || circled : known.before && (whole || circled);
    found.set(key, {
      ...edge,
      whose: known?.whose ?? whose,
      names: [...(known?.names ?? []), name],
      atLoad: (known?.atLoad ?? false) || atLoad,
      before,
    });
  };
  const { terrain } = ground;
  for (const { module, to, needs: needed } of needs) {
    const loadsAlready = terrain.facts.paths()?.has(to) ? graph.loads(to) : [];
    for (const need of needed) {
      if (need.typesOnly) continue;
      if (need.kind === 'symbol') {
        const known = homes.of({ path: module.path, symbol: need.symbol })?.to;
        const [unit] = module.unitsOf(need.symbol);
        if (known === undefined && unit && isWrittenThere(ground, module, unit, to)) continue;
        const home = known ?? module.path;
        const there = loadsAlready.includes(home) && !gone.has(edgeKey({ from: to, to: home }));
        if (!there && !isOwnNow(homes, module.path, need.symbol, to)) add({ from: to, to: home }, 'moved', need.name, need.atLoad);
      } else if (need.kind === 'import' && need.wanted.module.kind === 'file' && need.wanted.time.kind !== 'typeOnly') {
        const target = need.wanted.module.path;
        // The old module took it whole, though it was in a circle with it: that works as long as nothing of it is looked at too early.
        const whole = need.wanted.what.kind === 'module' && graph.reaches(target, module.path, new Set(), []);
        if (!loadsAlready.includes(target)) add({ from: to, to: target }, 'moved', need.name, need.atLoad, whole);
      }
    }
  }
  for (const { path, needs: needed } of left) {
    for (const need of needed) {
      const home = homes.of({ path, symbol: need.symbol })?.to;
      if (home !== undefined && !need.typesOnly) add({ from: path, to: home }, 'left', need.name, need.atLoad);
    }
  }
  for (const { ref, name, to, because } of keep ? homes.symbols : [])
    if (because === 'asked' && terrain.rulesOf(ref.path)?.family === 'python') add({ from: ref.path, to }, 'left', name, true);
  for (const { view, how, symbol } of sites) {
    if (how.kind !== 'imported' && how.kind !== 'qualified') continue;
    if (homes.sources.includes(view.path) || view.path === symbol.to) continue;
    const record = how.kind === 'imported' ? view.index.imports[how.import] : undefined;
    if (record && momentOf(view.index, record) !== 'load') continue;
    if (graph.loads(view.path).includes(symbol.to)) continue;
    add({ from: view.path, to: symbol.to }, 'importer', symbol.name, usedAtLoad(ground, view, symbol.name));
  }
  return [...found.values()];
}

function isOwnNow(homes: Homes, path: WorkspacePath, symbol: number, to: WorkspacePath): boolean {
  return homes.of({ path, symbol })?.to === to;
}

function sourcesOf(homes: Homes, to: WorkspacePath): readonly WorkspacePath[] {
  return [...new Set(homes.symbols.filter((each) => each.to === to).map(({ ref }) => ref.path))];
}

/** Whether an importer uses the name while it is loaded itself. */
function usedAtLoad(ground: Ground, view: FileView, name: string): boolean {
  const module = ground.module(view.path);
  if (!module) return true;
  const code = module.units.filter(({ role }) => role !== 'import').map(({ start, end }) => ({ start, end }));
  const needs = ground.got(module.imports.neededBy(module.file, code, ground.terrain.facts)) ?? [];
  const own = needs.filter((need) => need.name === name);
  return own.length === 0 ? view.path.endsWith('__init__.py') : own.some((need) => need.atLoad && !need.typesOnly);
}

/** Imports that go with all their names. */
function goneEdges({ ground, homes, sites }: CircleGround): ReadonlySet<string> {
  const gone = new Set<string>();
  const views = new Set(sites.map(({ view }) => view));
  for (const view of views) {
    for (const source of homes.sources) {
      const records = view.index.imports.flatMap((record, ix) => (leadsTo(ground, view, ix, source) ? [{ record, ix }] : []));
      const all = records.every(({ record, ix }) => {
        if (record.names.length === 0) return false;
        const moved = sites.filter(({ view: at, how }) => at === view && how.kind === 'imported' && how.import === ix);
        const types = record.names.filter(({ symbol }) => view.index.symbols[symbol]?.modifiers.includes('type'));
        const values = record.names.filter((name) => !types.includes(name));
        return values.every((name) => moved.some(({ how }) => how.kind === 'imported' && record.names[how.entry] === name));
      });
      if (records.length > 0 && all) gone.add(edgeKey({ from: view.path, to: source }));
    }
  }
  return gone;
}

function brokenDecision(edge: NewEdge, python: boolean): OperationDecision {
  const names = [...new Set(edge.names)].map((name) => `“${name}”`).join(', ');
  return {
    kind: 'plan',
    choice: python
      ? `${edge.from} imports ${names} from ${edge.to} inside the functions that use it`
      : `${edge.from} and ${edge.to} import each other`,
    rationale: python
      ? 'the two modules need each other, and an import at the top would close a circle that fails when either is loaded first'
      : 'each uses the other only once both are loaded, which a circle of imports allows',
    rejected: python ? [{ choice: 'an import at the top', whyNot: 'it would close a circle of imports' }] : [],
    confidence: 0.85,
    about: [],
  };
}

function unbroken(edge: NewEdge): OperationFinding {
  const names = [...new Set(edge.names)].map((name) => `“${name}”`).join(', ');
  return {
    rule: 'import-circle',
    text: `${edge.from} would need ${names} of ${edge.to} while it is loaded, and ${edge.to} needs ${edge.from}: neither could be loaded.`,
    hint: `Move ${names} with it, or move to a module that ${edge.to} does not need.`,
    at: undefined,
  };
}
