/** Classes and interfaces, up and down: what a type is made from, what is made from it, and how far that is known. */

import { isTypeLike } from '../classLines.ts';
import type { FileView } from '../fileView.ts';
import type { Resolver } from '../resolver.ts';
import { type SymbolRef, symbolKey } from '../symbolRef.ts';
import { OtherNames } from './otherNames.ts';

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

export function ancestorsOf(resolver: Resolver, type: SymbolRef): Ancestors {
  const { classes, outside, unsure } = resolver.values.line(type);
  return { classes: classes.filter((each) => symbolKey(each) !== symbolKey(type)), outside, unsure };
}

/** The types that a type names as its bases, as far as they are of the workspace. */
function basesOf(resolver: Resolver, type: SymbolRef): readonly SymbolRef[] {
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
  const names = new OtherNames(resolver);
  let level: readonly SymbolRef[] = roots;
  for (let depth = 1; level.length > 0; depth++) {
    for (const ref of level) names.add(ref);
    const next: SymbolRef[] = [];
    for (const view of names.views()) {
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

function typesIn(view: FileView): readonly SymbolRef[] {
  return view.index.symbols.flatMap((symbol, ix) =>
    symbol.bases.length > 0 && isTypeLike(symbol) ? [{ path: view.path, symbol: ix }] : [],
  );
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
