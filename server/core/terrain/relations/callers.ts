/**
 * Who calls: of the references to a function, method or class those that call it, with what stands around the call. What is
 * only handed on is told as well, since it is called somewhere else by another name.
 */
import type { Place } from '../../facts/facts.ts';
import { NONE, type Occurrence, type ScopeIx, type SymbolIx } from '../fileIndex.ts';
import type { FileView } from '../fileView.ts';
import type { Resolver } from '../resolver.ts';
import type { SymbolRef } from '../symbolRef.ts';
import { isTypeLike } from '../values.ts';
import { usageAt } from './usage.ts';

export type CallManner = 'call' | 'construction' | 'decorator' | 'value' | 'read';

export interface CallSite extends Place {
  readonly how: CallManner;
  /** For a value: the function it is given to, as written, where that can be told: "functools.partial". */
  readonly passedTo: string | undefined;
  readonly caller: SymbolRef | undefined; // undefined: the file itself, as it is loaded
  readonly confidence: number;
  readonly why: string;
}

/** A reference as whoever found it judged it. */
export interface JudgedReference extends Place {
  readonly confidence: number; // 0 to 1
  readonly why: string;
}

/** Facts that are missing are noted in the terrain; the answer counts only when none were. */
export function callSitesAmong(resolver: Resolver, subject: SymbolRef, references: readonly JudgedReference[]): readonly CallSite[] {
  const { terrain } = resolver;
  const symbol = terrain.view(subject.path)?.symbol(subject.symbol);
  if (symbol === undefined) return [];
  const isType = isTypeLike(symbol);
  const isProperty = symbol.kind === 'property' || symbol.kind === 'attribute';
  const sites: CallSite[] = [];
  for (const { path, start, end, confidence, why } of references) {
    const file = terrain.file(path);
    const view = terrain.view(path);
    const occurrence = view?.occurrencesAt(start).find((each) => each.end === end) ?? view?.occurrencesAt(start)[0];
    if (file === undefined || view === undefined || occurrence === undefined) continue;
    const usage = usageAt(file.text, occurrence);
    const how = mannerOf(usage.kind, isType, isProperty);
    if (how === undefined) continue;
    const passedTo = usage.kind === 'value' && how === 'value' ? usage.passedTo : undefined;
    sites.push({ path, start, end, how, passedTo, caller: callerAround(view, occurrence), confidence, why });
  }
  return sites;
}

/** A class that is only named, as in an annotation, is not called; a property is, by reading it. */
function mannerOf(usage: ReturnType<typeof usageAt>['kind'], isType: boolean, isProperty: boolean): CallManner | undefined {
  switch (usage) {
    case 'call':
      return isType ? 'construction' : 'call';
    case 'decorator':
      return 'decorator';
    case 'value':
      return isType ? undefined : isProperty ? 'read' : 'value';
    case 'write':
    case 'other':
      return undefined;
  }
}

/** The innermost function or class with a name around an occurrence. Nameless functions stand for what they are assigned to. */
export function callerAround(view: FileView, occurrence: Occurrence): SymbolRef | undefined {
  const owner = ownerOfScope(view, occurrence.scope);
  return owner === NONE ? undefined : { path: view.path, symbol: owner };
}

function ownerOfScope(view: FileView, from: ScopeIx): SymbolIx {
  const { scopes } = view.index;
  for (let at = from, steps = 0; at > 0 && steps < scopes.length; steps++) {
    const scope = scopes[at];
    if (scope === undefined) break;
    if (scope.owner !== NONE) return scope.owner;
    if (scope.kind === 'function') {
      const holder = holderOf(view, scope.parent, scope.start, scope.end);
      if (holder !== NONE) return holder;
    }
    at = scope.parent;
  }
  return NONE;
}

/** `const f = () => …`, `f: () => …` in an object or a class: the smallest thing of that scope whose declaration holds the function. */
function holderOf(view: FileView, scope: ScopeIx, start: number, end: number): SymbolIx {
  let best: SymbolIx = NONE;
  let size = Number.POSITIVE_INFINITY;
  view.index.symbols.forEach((symbol, ix) => {
    if (symbol.scope !== scope || symbol.extent.start > start || symbol.extent.end < end) return;
    if (symbol.kind === 'import' || symbol.extent.end - symbol.extent.start >= size) return;
    best = ix;
    size = symbol.extent.end - symbol.extent.start;
  });
  return best;
}
