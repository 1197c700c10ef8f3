/** Where a name comes from, as views show it: a symbol with its place, a module, something from outside. */
import type { Place } from '../../../../core/facts/facts.ts';
import { dottedName, kindWord, placeOf } from '../../../../core/terrain/naming.ts';
import type { SymbolRef, Target } from '../../../../core/terrain/symbolRef.ts';
import type { Terrain } from '../../../../core/terrain/terrain.ts';
import type { TerrainGround } from './ground.ts';

export type Lead =
  | { readonly kind: 'symbol'; readonly name: string; readonly symbolKind: string; readonly place: Place }
  | { readonly kind: 'module' | 'folder'; readonly path: string }
  | { readonly kind: 'external' | 'unknown' };

export function leadOf(terrain: Terrain, target: Target): Lead {
  switch (target.kind) {
    case 'symbol':
      return leadToSymbol(terrain, target.ref);
    case 'module':
    case 'folder':
      return { kind: target.kind, path: target.path };
    case 'external':
    case 'unknown':
      return { kind: target.kind };
  }
}

export function leadToSymbol(terrain: Terrain, ref: SymbolRef): Lead & { readonly kind: 'symbol' } {
  const symbolKind = kindWord(terrain.view(ref.path)?.symbol(ref.symbol)?.kind ?? 'variable');
  return { kind: 'symbol', name: dottedName(terrain, ref), symbolKind, place: placeOf(terrain, ref) };
}

export function leadText(ground: TerrainGround, lead: Lead): string {
  switch (lead.kind) {
    case 'symbol':
      return ground.name(lead.place);
    case 'module':
    case 'folder':
      return lead.path;
    case 'external':
      return 'from outside';
    case 'unknown':
      return 'cannot be told';
  }
}

export function leadDocument(ground: TerrainGround, lead: Lead): unknown {
  return lead.kind === 'symbol' ? { kind: lead.kind, name: lead.name, symbolKind: lead.symbolKind, ...ground.at(lead.place) } : lead;
}
