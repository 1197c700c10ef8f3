/** Classes and interfaces, up and down: what a type is made from, what is made from it, and how far that is known. */
import type { WorkspacePath } from '../../../protocol/ids.ts';
import type { FileView } from '../fileView.ts';
import type { Resolver } from '../resolver.ts';
import { type SymbolRef, symbolKey } from '../symbolRef.ts';
import { isTypeLike } from '../values.ts';

/** A type that is made from another one. */
export interface Descendant {
  readonly ref: SymbolRef;
  readonly of: SymbolRef; // the nearest one above it
  readonly by: 'extends' | 'implements';
  readonly depth: number; // 1: made from the type that was asked for
}

export interface Ancestors {
  readonly classes: readonly SymbolRef[]; // nearest first, without the type itself
  readonly outside: boolean; // some are not of the workspace
  readonly unsure: boolean; // some could not be told
}

/** Different words under which types are looked for; a hierarchy with more names is followed in part. */
const WORDS_MAX = 2_000;

export function ancestorsOf(resolver: Resolver, type: SymbolRef): Ancestors {
  const { classes, outside, unsure } = resolver.values.line(type);
  return { classes: classes.filter((each) => symbolKey(each) !== symbolKey(type)), outside, unsure };
}

/** The types that a type names as its bases, as far as they are of the workspace. */
export function basesOf(resolver: Resolver, type: SymbolRef): readonly SymbolRef[] {
  const symbol = resolver.terrain.view(type.path)?.symbol(type.symbol);
  const found = new Map<string, SymbolRef>();
  for (const base of symbol?.bases ?? []) {
    for (const value of resolver.values.of(type.path, base)) {
      if (value.kind !== 'symbol' && value.kind !== 'instance') continue;
      for (const ref of behindAlias(resolver, value.ref)) found.set(symbolKey(ref), ref);
    }
  }
  return [...found.values()];
}

/** `type Base = Other`: Other. */
function behindAlias(resolver: Resolver, ref: SymbolRef): readonly SymbolRef[] {
  const symbol = resolver.terrain.view(ref.path)?.symbol(ref.symbol);
  const meant = symbol?.type ?? symbol?.value;
  if (symbol?.kind !== 'type' || symbol.members !== undefined || meant === undefined) return [ref];
  return resolver.values.ofType(ref.path, meant).flatMap((value) => (value.kind === 'instance' ? [value.ref] : []));
}

/**
 * All types made from one that `roots` declare (several when a type has a stub, or is declared in parts), level by level.
 * Facts that are missing are noted in the terrain; the answer counts only when none were.
 */
export function descendantsOf(resolver: Resolver, roots: readonly SymbolRef[]): readonly Descendant[] {
  const known = new Map<string, SymbolRef>(roots.map((ref) => [identityOf(resolver, ref), ref]));
  const found: Descendant[] = [];
  const words = new Words();
  let level: readonly SymbolRef[] = roots;
  for (let depth = 1; level.length > 0; depth++) {
    for (const ref of level) words.add(resolver, ref);
    const next: SymbolRef[] = [];
    for (const view of words.views(resolver)) {
      for (const ref of typesIn(view)) {
        const identity = identityOf(resolver, ref);
        if (known.has(identity)) continue;
        const of = basesOf(resolver, ref).find((base) => known.has(identityOf(resolver, base)));
        if (of === undefined) continue;
        next.push(ref);
        found.push({ ref, of, by: manner(resolver, ref, of), depth });
      }
    }
    for (const ref of next) known.set(identityOf(resolver, ref), ref);
    level = next;
  }
  return found;
}

/** Words under which types are spoken of, and the files that have them. */
class Words {
  readonly #taken = new Set<string>();
  readonly #looked = new Set<string>();

  add(resolver: Resolver, ref: SymbolRef): void {
    const symbol = resolver.terrain.view(ref.path)?.symbol(ref.symbol);
    if (symbol === undefined) return;
    this.#take(symbol.name);
    // Whoever imports a default calls it what they like; what they write is the module's path.
    if (symbol.exports.includes('default')) for (const word of moduleWords(ref.path)) this.#take(word);
  }

  /** Files that mention any of the words, each once; names that they give a type are taken up as well. */
  views(resolver: Resolver): readonly FileView[] {
    const views = new Map<WorkspacePath, FileView>();
    for (const word of this.#taken) {
      const mentions = resolver.terrain.facts.mentions(word);
      if (mentions === undefined) {
        resolver.terrain.needs.add({ kind: 'mentions', word });
        continue;
      }
      for (const path of mentions.code) {
        const view = resolver.terrain.view(path);
        if (view === undefined) continue;
        views.set(path, view);
        const key = `${word} ${path}`;
        if (this.#looked.has(key)) continue;
        this.#looked.add(key);
        for (const alias of aliasesIn(view, word)) this.#take(alias);
      }
    }
    return [...views.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  #take(word: string): void {
    if (this.#taken.size < WORDS_MAX) this.#taken.add(word);
  }
}

/** "./widgets/base.ts" is written as "base", an index or a package by its folder. */
function moduleWords(path: WorkspacePath): readonly string[] {
  const segments = path.split('/');
  const stem = (segments.at(-1) ?? '').replace(/(?:\.d)?\.[A-Za-z]+$/, '');
  const folder = segments.at(-2);
  return (stem === 'index' || stem === '__init__') && folder !== undefined ? [folder] : [stem];
}

/** Other names that a file gives to something of that name, where others can see them. */
function aliasesIn(view: FileView, word: string): readonly string[] {
  const names: string[] = [];
  for (const record of view.index.imports) {
    for (const { name, alias } of record.names) if (name === word && alias !== undefined && alias !== 'default') names.push(alias);
  }
  for (const symbol of view.index.symbols) {
    if (symbol.value?.kind === 'name' && symbol.value.name === word && symbol.scope === 0) names.push(symbol.name);
    if (symbol.name === word && symbol.scope === 0) names.push(...symbol.exports.filter((name) => name !== 'default'));
  }
  return names;
}

function typesIn(view: FileView): readonly SymbolRef[] {
  return view.index.symbols.flatMap((symbol, ix) => (symbol.bases.length > 0 && isTypeLike(symbol) ? [{ path: view.path, symbol: ix }] : []));
}

function manner(resolver: Resolver, ref: SymbolRef, of: SymbolRef): Descendant['by'] {
  const kindOf = ({ path, symbol }: SymbolRef): string | undefined => resolver.terrain.view(path)?.symbol(symbol)?.kind;
  return kindOf(of) === 'interface' && kindOf(ref) === 'class' ? 'implements' : 'extends';
}

/** The parts of a merged declaration are one type: they share name and scope. */
function identityOf(resolver: Resolver, ref: SymbolRef): string {
  const symbol = resolver.terrain.view(ref.path)?.symbol(ref.symbol);
  return symbol === undefined ? symbolKey(ref) : `${symbol.scope} ${symbol.name} ${ref.path}`;
}
