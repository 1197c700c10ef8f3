/**
 * Files that import each other in a circle: the strongly connected parts of the import graph (Tarjan 1972), the shortest
 * circle in each, and the one import that is cheapest to take out of it.
 */
import type { WorkspacePath } from '../../../protocol/ids.ts';
import type { ImportEdge, ImportGraph } from './importGraph.ts';

export interface ImportCycle {
  readonly paths: readonly WorkspacePath[]; // all files that reach each other, sorted
  readonly shortest: readonly ImportEdge[]; // each leads to the next, the last back to the first
  readonly cut: ImportEdge; // of the shortest circle
  readonly leftAfterCut: number; // files of it that still reach each other without `cut`
  /** Whether files of it need each other as soon as they are loaded; else only later, or for types, which most loaders forgive. */
  readonly atLoad: boolean;
  readonly filesAtLoad: number; // that need each other as soon as they are loaded
  readonly leftAtLoad: number; // of those, without `cut`
}

/** The number of files from which the shortest circle is looked for; in a larger knot it may not be the very shortest. */
const STARTS_MAX = 400;

type Edges = (path: WorkspacePath) => readonly ImportEdge[];

/** Largest first. */
export function cyclesOf(graph: ImportGraph): readonly ImportCycle[] {
  const all = new Map(graph.paths.map((path) => [path, graph.importsOf(path)]));
  const edges: Edges = (path) => all.get(path) ?? [];
  return knots([...all.keys()], edges)
    .map((paths) => cycleIn(paths, edges))
    .filter((cycle) => cycle !== undefined)
    .sort((a, b) => Number(b.atLoad) - Number(a.atLoad) || b.paths.length - a.paths.length || compare(a.paths[0], b.paths[0]));
}

function cycleIn(paths: readonly WorkspacePath[], edges: Edges): ImportCycle | undefined {
  const inside = new Set(paths);
  const within: Edges = (path) => edges(path).filter(({ to }) => inside.has(to));
  const loading: Edges = (path) => within(path).filter(({ moment }) => moment === 'load');
  const inKnots = (of: Edges): number => knots(paths, of).reduce((sum, knot) => sum + knot.length, 0);
  const filesAtLoad = inKnots(loading);
  const atLoad = filesAtLoad > 0;
  const shortest = shortestCircle(paths, atLoad ? loading : within);
  const cut = [...shortest].sort((a, b) => cost(a) - cost(b) || compare(a.from, b.from))[0];
  if (cut === undefined) return undefined;
  const without =
    (of: Edges): Edges =>
    (path) =>
      of(path).filter((edge) => edge !== cut);
  const leftAfterCut = inKnots(without(within));
  return { paths: [...paths].sort(), shortest, cut, leftAfterCut, atLoad, filesAtLoad, leftAtLoad: inKnots(without(loading)) };
}

/** What only types or later code need is easily moved; then what takes the fewest names. */
function cost({ moment, names }: ImportEdge): number {
  const base = { typeOnly: 0, deferred: 1_000, load: 2_000 }[moment];
  return base + (names.length === 0 || names.includes('*') ? 500 : Math.min(names.length, 499)); // a whole module may be used anywhere
}

/** Breadth first from each file, until a circle of the least length possible is found. */
function shortestCircle(paths: readonly WorkspacePath[], edges: Edges): readonly ImportEdge[] {
  let best: readonly ImportEdge[] = [];
  for (const start of [...paths].sort().slice(0, STARTS_MAX)) {
    const found = circleFrom(start, edges, best.length === 0 ? Number.POSITIVE_INFINITY : best.length);
    if (found) best = found;
    if (best.length === 2) break;
  }
  return best;
}

/** The shortest way from a file back to itself that has fewer than `lengthMax` imports. */
function circleFrom(start: WorkspacePath, edges: Edges, lengthMax: number): readonly ImportEdge[] | undefined {
  const cameBy = new Map<WorkspacePath, ImportEdge>();
  let front = [start];
  for (let length = 1; front.length > 0 && length < lengthMax; length++) {
    const next: WorkspacePath[] = [];
    for (const path of front) {
      for (const edge of edges(path)) {
        if (edge.to === start) return wayTo(edge, start, cameBy);
        if (cameBy.has(edge.to)) continue;
        cameBy.set(edge.to, edge);
        next.push(edge.to);
      }
    }
    front = next;
  }
  return undefined;
}

function wayTo(last: ImportEdge, start: WorkspacePath, cameBy: ReadonlyMap<WorkspacePath, ImportEdge>): readonly ImportEdge[] {
  const way = [last];
  for (let at = last.from; at !== start; ) {
    const edge = cameBy.get(at);
    if (edge === undefined) break;
    way.push(edge);
    at = edge.from;
  }
  return way.reverse();
}

/** Strongly connected parts of more than one file, without recursion: import chains are long. */
function knots(paths: readonly WorkspacePath[], edges: Edges): readonly (readonly WorkspacePath[])[] {
  const numbers = new Map<WorkspacePath, number>();
  const lows = new Map<WorkspacePath, number>();
  const open: WorkspacePath[] = [];
  const isOpen = new Set<WorkspacePath>();
  const found: WorkspacePath[][] = [];
  const known = new Set(paths);
  const enter = (path: WorkspacePath): Visit => {
    numbers.set(path, numbers.size);
    lows.set(path, numbers.size - 1);
    open.push(path);
    isOpen.add(path);
    return { path, edges: edges(path), next: 0 };
  };
  const lower = (path: WorkspacePath, to: number): void => void lows.set(path, Math.min(lows.get(path) ?? to, to));
  for (const root of paths) {
    if (numbers.has(root)) continue;
    const visits = [enter(root)];
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const to = visit.edges[visit.next++]?.to;
      if (to !== undefined) {
        if (!known.has(to)) continue;
        if (!numbers.has(to)) visits.push(enter(to));
        else if (isOpen.has(to)) lower(visit.path, numbers.get(to) ?? 0);
        continue;
      }
      visits.pop();
      const low = lows.get(visit.path) ?? 0;
      const above = visits.at(-1);
      if (above) lower(above.path, low);
      if (low !== numbers.get(visit.path)) continue;
      const knot = open.splice(open.lastIndexOf(visit.path));
      for (const path of knot) isOpen.delete(path);
      if (knot.length > 1) found.push(knot);
    }
  }
  return found;
}

interface Visit {
  readonly path: WorkspacePath;
  readonly edges: readonly ImportEdge[];
  next: number;
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
