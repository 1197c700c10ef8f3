/**
 * How much the rest of the code leans on a file: PageRank (Brin and Page 1998) over the import graph, where an import is a
 * vote for what it imports. Deterministic: files are taken in the order of their paths, and the rounds are counted.
 */
import type { WorkspacePath } from '../../../protocol/ids.ts';
import type { ImportMoment } from './fileImports.ts';
import type { ImportGraph } from './importGraph.ts';

const DAMPING = 0.85;
const ROUNDS_MAX = 60;
const ENOUGH = 1e-10; // sum of all changes of a round

/** What only later code or types need weighs less. */
const weights: Readonly<Record<ImportMoment, number>> = { load: 1, deferred: 0.7, typeOnly: 0.5 };

/** Made anew when the graph has changed, which takes milliseconds; so it never differs from one made afresh. */
export class ImportanceRank {
  readonly #graph: ImportGraph;
  #version = -1;
  #ranks: ReadonlyMap<WorkspacePath, number> = new Map();
  #takers: ReadonlyMap<string, number> = new Map();
  #highest = 0;

  constructor(graph: ImportGraph) {
    this.#graph = graph;
  }

  /** From 0 to 1: the most important file of the workspace has 1, a file nobody knows 0. */
  importanceOf(path: WorkspacePath): number {
    this.#refresh();
    return this.#highest === 0 ? 0 : (this.#ranks.get(path) ?? 0) / this.#highest;
  }

  /** Of something a file offers: the file's, and the more of it the more of those who import the file take this from it. */
  importanceOfSymbol(path: WorkspacePath, name: string): number {
    const file = this.importanceOf(path);
    const importers = this.#takers.get(takerKey(path, '')) ?? 0;
    const takers = this.#takers.get(takerKey(path, name)) ?? 0;
    return file * (importers === 0 ? 0.5 : 0.5 + 0.5 * (takers / importers));
  }

  /** Most important first. */
  get ranking(): readonly { readonly path: WorkspacePath; readonly importance: number }[] {
    this.#refresh();
    return [...this.#ranks.keys()]
      .map((path) => ({ path, importance: this.importanceOf(path) }))
      .sort((a, b) => b.importance - a.importance || (a.path < b.path ? -1 : 1));
  }

  #refresh(): void {
    if (this.#version === this.#graph.version) return;
    this.#version = this.#graph.version;
    const paths = this.#graph.paths;
    this.#ranks = pageRank(this.#graph, paths);
    this.#takers = takersOf(this.#graph, paths);
    this.#highest = highest(this.#ranks);
  }
}

function highest(ranks: ReadonlyMap<WorkspacePath, number>): number {
  let top = 0;
  for (const rank of ranks.values()) top = Math.max(top, rank);
  return top;
}

function pageRank(graph: ImportGraph, paths: readonly WorkspacePath[]): ReadonlyMap<WorkspacePath, number> {
  const count = paths.length;
  const numbers = new Map(paths.map((path, number) => [path, number]));
  const votes = paths.map((path) => {
    const edges = graph.importsOf(path).map(({ to, moment }) => ({ to: numbers.get(to) ?? 0, weight: weights[moment] }));
    const sum = edges.reduce((total, { weight }) => total + weight, 0);
    return edges.map(({ to, weight }) => ({ to, share: weight / sum }));
  });
  let ranks = new Float64Array(count).fill(count === 0 ? 0 : 1 / count);
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const next = new Float64Array(count);
    let idle = 0; // of files that import nothing: it goes to all alike
    votes.forEach((cast, number) => {
      const rank = ranks[number] ?? 0;
      if (cast.length === 0) idle += rank;
      for (const { to, share } of cast) next[to] = (next[to] ?? 0) + rank * share;
    });
    let change = 0;
    for (let number = 0; number < count; number++) {
      const rank = (1 - DAMPING) / count + DAMPING * ((next[number] ?? 0) + idle / count);
      change += Math.abs(rank - (ranks[number] ?? 0));
      next[number] = rank;
    }
    ranks = next;
    if (change < ENOUGH) break;
  }
  return new Map(paths.map((path, number) => [path, ranks[number] ?? 0]));
}

/** How many files take each name from each file, and under the empty name how many import it at all. */
function takersOf(graph: ImportGraph, paths: readonly WorkspacePath[]): ReadonlyMap<string, number> {
  const takers = new Map<string, number>();
  const count = (key: string): void => void takers.set(key, (takers.get(key) ?? 0) + 1);
  for (const path of paths) {
    for (const { to, names } of graph.importsOf(path)) {
      count(takerKey(to, ''));
      for (const name of names) count(takerKey(to, name));
    }
  }
  return takers;
}

function takerKey(path: WorkspacePath, name: string): string {
  return `${name} ${path}`;
}
