/** The different things a name could mean: symbols grouped so that a definition, its overrides and its stub are one. */
import type { SymbolKind, SymbolRecord } from './fileIndex.ts';
import { NONE } from './fileIndex.ts';
import type { FileView } from './fileView.ts';
import { isLocal, ownersOf } from './naming.ts';
import { overrideFamily } from './overrides.ts';
import type { Resolver } from './resolver.ts';
import { type SymbolRef, symbolKey } from './symbolRef.ts';

export interface Meaning {
  readonly primary: SymbolRef; // what is shown and spoken of
  readonly refs: readonly SymbolRef[];
  readonly kind: SymbolKind;
  readonly local: boolean;
}

/** Every symbol of that name which the file declares itself. An import counts only when it gives a name of its own. */
export function declaredSymbols(view: FileView, name: string): readonly { readonly ref: SymbolRef; readonly kind: SymbolKind }[] {
  const found: { ref: SymbolRef; kind: SymbolKind }[] = [];
  view.index.symbols.forEach((symbol, ix) => {
    if (symbol.name !== name) return;
    if (symbol.import !== NONE && symbol.kind === 'import' && !givesName(view, ix)) return;
    found.push({ ref: { path: view.path, symbol: ix }, kind: symbol.kind });
  });
  return found;
}

/** `import x as y` gives the name y; `import x` only takes the name x over. */
export function givesName(view: FileView, symbol: number): boolean {
  const name = view.symbol(symbol)?.name;
  return view.importsOf(symbol).some(({ record, name: imported }) => {
    if (imported) return imported.name === 'default' || (imported.alias !== undefined && imported.alias !== imported.name);
    return record.starAs === name || (record.specifier.split('.')[0] !== name && record.specifier !== name);
  });
}

/** Groups symbols of one name by what they mean. */
export function meaningsOf(
  resolver: Resolver,
  symbols: readonly SymbolRef[],
  name: string,
  views: readonly FileView[],
): readonly Meaning[] {
  const left = new Map(symbols.map((ref) => [symbolKey(ref), ref]));
  const meanings: Meaning[] = [];
  for (const [key, ref] of left) {
    if (!left.has(key)) continue;
    const view = resolver.terrain.view(ref.path);
    const symbol = view?.symbol(ref.symbol);
    if (!view || !symbol) continue;
    const group = new Map([[key, ref]]);
    if (view.isMember(ref.symbol)) {
      for (const member of overrideFamily(resolver, [ref], name, views).members) group.set(symbolKey(member), member);
    }
    for (const other of left.values())
      if (areStubAndSource(resolver, ref, other) || areMerged(view, ref, other) || isAugmented(resolver, ref, other))
        group.set(symbolKey(other), other);
    for (const member of group.keys()) left.delete(member);
    const refs = [...group.values()];
    const primary = topmost(resolver, refs);
    const kind = resolver.terrain.view(primary.path)?.symbol(primary.symbol)?.kind ?? symbol.kind;
    meanings.push({ primary, refs: [primary, ...refs.filter((member) => member !== primary)], kind, local: isLocal(view, ref.symbol) });
  }
  return meanings;
}

/** The definition that the others override, a source before its stub. */
function topmost(resolver: Resolver, refs: readonly SymbolRef[]): SymbolRef {
  const ranked = refs.map((ref) => {
    const view = resolver.terrain.view(ref.path);
    const symbol = view?.symbol(ref.symbol);
    const owner = view?.isMember(ref.symbol) ? symbol?.container : undefined;
    const height = owner === undefined ? 0 : resolver.values.line({ path: ref.path, symbol: owner }).classes.length;
    return { ref, height, stub: ref.path.endsWith('.pyi') || ref.path.endsWith('.d.ts') };
  });
  ranked.sort((a, b) => Number(a.stub) - Number(b.stub) || a.height - b.height || (a.ref.path < b.ref.path ? -1 : 1));
  const first = ranked[0]?.ref;
  if (!first) throw new RangeError('a meaning has at least one symbol');
  return first;
}

/** A type and a value of one name in one scope, which nobody who imports it can tell apart; a parameter that is a property, too. */
export function areMerged(view: FileView, a: SymbolRef, b: SymbolRef): boolean {
  const one = view.symbol(a.symbol);
  const two = a.path === b.path ? view.symbol(b.symbol) : undefined;
  if (!one || !two || a.symbol === b.symbol) return false;
  // What is put on a function is no parameter of it, though both are the function's.
  const sameSort = view.isMember(a.symbol) === view.isMember(b.symbol);
  if (sameSort && one.scope === two.scope && one.container === two.container) return true;
  return one.nameExtent.start === two.nameExtent.start || areOverloaded(view, one, two);
}

/** A parameter in each of the declarations of one overloaded function. */
function areOverloaded(view: FileView, one: SymbolRecord, two: SymbolRecord): boolean {
  if (one.kind !== 'parameter' || two.kind !== 'parameter' || one.container !== two.container) return false;
  const owner = view.symbol(one.container);
  return (owner?.declarations.length ?? 0) > 1;
}

/** `declare module './core' { interface Zod { … } }` says more about what ./core declares; either may be met first. */
function isAugmented(resolver: Resolver, a: SymbolRef, b: SymbolRef): boolean {
  return declaresMoreOf(resolver, a, b) || declaresMoreOf(resolver, b, a);
}

function declaresMoreOf(resolver: Resolver, one: SymbolRef, other: SymbolRef): boolean {
  const symbol = resolver.terrain.view(one.path)?.symbol(one.symbol);
  if (!symbol || symbol.import === NONE || symbol.kind === 'import') return false;
  return resolver.terrain.follow(one).some(({ target }) => target.kind === 'symbol' && symbolKey(target.ref) === symbolKey(other));
}

/** m.pyi and m.py say the same things twice, m.d.ts and m.js too. */
function areStubAndSource(resolver: Resolver, a: SymbolRef, b: SymbolRef): boolean {
  if (isStub(a.path) === isStub(b.path) || describedBy(a.path) !== describedBy(b.path)) return false;
  const viewA = resolver.terrain.view(a.path);
  const viewB = resolver.terrain.view(b.path);
  return viewA !== undefined && viewB !== undefined && ownersOf(viewA, a.symbol).join('.') === ownersOf(viewB, b.symbol).join('.');
}

function isStub(path: string): boolean {
  return /\.(?:pyi|d\.[cm]?ts)$/.test(path);
}

/** What a stub and its source have in common: a path, and whether it is a module of one kind or the other. */
function describedBy(path: string): string {
  return path.replace(/\.pyi?$/, '.py').replace(/\.(?:d\.([cm]?)ts|([cm]?)js|jsx)$/, '.$1$2js');
}
