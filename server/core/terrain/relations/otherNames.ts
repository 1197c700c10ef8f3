/**
 * The words under which a symbol is spoken of beside its own: aliases of imports and re-exports, what a default export is
 * called elsewhere, variables that hold it. Each leads to files to be looked at; what stands there is for others to judge.
 */

import type { WorkspacePath } from '../../../protocol/ids.ts';
import type { FileView } from '../fileView.ts';
import { isLocal } from '../naming.ts';
import type { Resolver } from '../resolver.ts';
import type { SymbolRef } from '../symbolRef.ts';
import { nameOf } from '../workspacePaths.ts';

/** Words followed for one question; a symbol with more names is followed in part. */
const WORDS_MAX = 2_000;

export class OtherNames {
  readonly #resolver: Resolver;
  readonly #words = new Set<string>();
  readonly #modules = new Set<string>(); // words of paths whose default is meant
  readonly #looked = new Set<string>();
  readonly #local = new Map<WorkspacePath, Set<string>>();

  constructor(resolver: Resolver) {
    this.#resolver = resolver;
  }

  add(ref: SymbolRef): void {
    const symbol = this.#resolver.terrain.view(ref.path)?.symbol(ref.symbol);
    if (symbol === undefined) return;
    this.#take(symbol.name);
    for (const name of symbol.exports) {
      if (name !== 'default' && name !== 'export=') this.#take(name);
      // Whoever imports a default calls it what they like; what they write is the module's path.
      else for (const word of moduleWords(ref.path)) this.#modules.add(word);
    }
  }

  /** Files that mention any of the words, by path. Facts that are missing are noted in the terrain. */
  views(): readonly FileView[] {
    const views = new Map<WorkspacePath, FileView>();
    const visit = (word: string, aliases: (view: FileView) => Aliases): void => {
      for (const view of this.#mentioning(word)) {
        views.set(view.path, view);
        const key = `${word} ${view.path}`;
        if (this.#looked.has(key)) continue;
        this.#looked.add(key);
        const { shared, local } = aliases(view);
        for (const name of shared) this.#take(name);
        if (local.length > 0) this.#local.set(view.path, new Set([...(this.#local.get(view.path) ?? []), ...local]));
      }
    };
    for (const word of this.#modules) visit(word, (view) => defaultsIn(view, word));
    for (const word of this.#words) visit(word, (view) => aliasesIn(view, word));
    return [...views.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** Words that may mean it in a file; after `views`. */
  in(path: WorkspacePath): ReadonlySet<string> {
    return new Set([...this.#words, ...(this.#local.get(path) ?? [])]);
  }

  #mentioning(word: string): readonly FileView[] {
    const { terrain } = this.#resolver;
    const mentions = terrain.facts.mentions(word);
    if (mentions === undefined) terrain.needs.add({ kind: 'mentions', word });
    return (mentions?.code ?? []).flatMap((path) => terrain.view(path) ?? []);
  }

  #take(word: string): void {
    if (this.#words.size < WORDS_MAX) this.#words.add(word);
  }
}

interface Aliases {
  readonly shared: readonly string[]; // other files may use it
  readonly local: readonly string[];
}

/** "./widgets/base.ts" is written as "base", an index or a package by its folder. */
function moduleWords(path: WorkspacePath): readonly string[] {
  const segments = path.split('/');
  const stem = (segments.at(-1) ?? '').replace(/(?:\.d)?\.[A-Za-z]+$/, '');
  const folder = segments.at(-2);
  return (stem === 'index' || stem === '__init__') && folder !== undefined ? [folder] : [stem];
}

/** What a file calls the default of a module whose path ends like this. */
function defaultsIn(view: FileView, word: string): Aliases {
  const shared: string[] = [];
  for (const { specifier, names, starAs, kind } of view.index.imports) {
    const last = nameOf(specifier).replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '');
    if (last !== word) continue;
    for (const { name, alias } of names) if (name === 'default' && alias !== undefined && alias !== 'default') shared.push(alias);
    if (kind === 'require' && starAs !== undefined) shared.push(starAs);
  }
  return { shared, local: [] };
}

function aliasesIn(view: FileView, word: string): Aliases {
  const shared: string[] = [];
  const local: string[] = [];
  for (const record of view.index.imports) {
    for (const { name, alias } of record.names) if (name === word && alias !== undefined && alias !== 'default') shared.push(alias);
  }
  view.index.symbols.forEach((symbol, ix) => {
    const { value } = symbol;
    const holds = (value?.kind === 'name' || value?.kind === 'member') && value.name === word && symbol.name !== word;
    if (holds) (isLocal(view, ix) ? local : shared).push(symbol.name);
    if (symbol.name === word && symbol.scope === 0)
      shared.push(...symbol.exports.filter((name) => name !== 'default' && name !== 'export='));
  });
  return { shared, local };
}
