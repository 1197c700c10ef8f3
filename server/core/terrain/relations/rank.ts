/**
 * How much the rest of the code leans on a file: PageRank (Brin and Page 1998) over the import graph, where an import is a
 * vote for what it imports. Deterministic: files are taken in the order of their paths, and the rounds are counted.
 */
import type { WorkspacePath } from '../../../protocol/ids.ts';
import type { ImportMoment } from './fileImports.ts';
import type { ImportEdge, ImportGraph } from './importGraph.ts';

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
    const edges = paths.map((path) => this.#graph.importsOf(path));
    this.#ranks = pageRank(paths, votesOf(paths, edges));
    this.#takers = takersOf(edges);
    this.#highest = highest(this.#ranks);
  }
}

function highest(ranks: ReadonlyMap<WorkspacePath, number>): number {
  let top = 0;
  for (const rank of ranks.values()) top = Math.max(top, rank);
  return top;
}

/** Votes in flat arrays: a round goes through them all. */
interface Votes {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly share: Float64Array; // of what the voter has
  readonly idle: readonly number[]; // files that import nothing
}

function votesOf(paths: readonly WorkspacePath[], edges: readonly (readonly ImportEdge[])[]): Votes {
  const numbers = new Map(paths.map((path, number) => [path, number]));
  const count = edges.reduce((total, each) => total + each.length, 0);
  const votes = { from: new Int32Array(count), to: new Int32Array(count), share: new Float64Array(count), idle: [] as number[] };
  let at = 0;
  edges.forEach((cast, number) => {
    const sum = cast.reduce((total, { moment }) => total + weights[moment], 0);
    for (const { to, moment } of cast) {
      votes.from[at] = number;
      votes.to[at] = numbers.get(to) ?? 0;
      votes.share[at] = weights[moment] / sum;
      at += 1;
    }
    if (cast.length === 0) votes.idle.push(number);
  });
  return votes;
}

function pageRank(paths: readonly WorkspacePath[], { from, to, share, idle }: Votes): ReadonlyMap<WorkspacePath, number> {
  const count = paths.length;
  let ranks = new Float64Array(count).fill(count === 0 ? 0 : 1 / count);
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const next = new Float64Array(count);
    for (let at = 0; at < from.length; at++) {
      const target = to[at] ?? 0;
      next[target] = (next[target] ?? 0) + (ranks[from[at] ?? 0] ?? 0) * (share[at] ?? 0);
    }
    // What files that import nothing have goes to all alike.
    const spread = idle.reduce((total, number) => total + (ranks[number] ?? 0), 0) / count;
    let change = 0;
    for (let number = 0; number < count; number++) {
      const rank = (1 - DAMPING) / count + DAMPING * ((next[number] ?? 0) + spread);
      change += Math.abs(rank - (ranks[number] ?? 0));
      next[number] = rank;
    }
    ranks = next;
    if (change < ENOUGH) break;
  }
  return new Map(paths.map((path, number) => [path, ranks[number] ?? 0]));
}

/** How many files take each name from each file, and under the empty name how many import it at all. */
function takersOf(edges: readonly (readonly ImportEdge[])[]): ReadonlyMap<string, number> {
  const takers = new Map<string, number>();
  const count = (key: string): void => void takers.set(key, (takers.get(key) ?? 0) + 1);
  for (const { to, names } of edges.flat()) {
    count(takerKey(to, ''));
    for (const name of names) count(takerKey(to, name));
  }
  return takers;
}

function takerKey(path: WorkspacePath, name: string): string {
  return `${name} ${path}`;
}
