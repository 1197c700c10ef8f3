/** What stands around a place: the innermost function or class that has a name. */
import { NONE, type ScopeIx, type SymbolIx } from '../fileIndex.ts';
import type { FileView } from '../fileView.ts';
import type { SymbolRef } from '../symbolRef.ts';

/** Functions without a name stand for what they are assigned to. undefined: nothing, the place is run as the file is loaded. */
export function callerAround(view: FileView, scope: ScopeIx): SymbolRef | undefined {
  const owner = ownerOfScope(view, scope);
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
  view.index.symbols.forEach(({ scope: at, extent, kind }, ix) => {
    if (at !== scope || extent.start > start || extent.end < end) return;
    if (kind === 'import' || extent.end - extent.start >= size) return;
    best = ix;
    size = extent.end - extent.start;
  });
  return best;
}

/** The innermost scope around an offset. */
export function scopeAround(view: FileView, offset: number): ScopeIx {
  let best: ScopeIx = 0;
  view.index.scopes.forEach(({ start, end }, ix) => {
    const here = view.index.scopes[best];
    if (start <= offset && offset < end && here && end - start <= here.end - here.start) best = ix;
  });
  return best;
}
