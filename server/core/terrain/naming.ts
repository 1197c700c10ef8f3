/** How symbols and modules are called when speaking to people, and what names stand around them. */

import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Facts, Place } from '../facts/facts.ts';
import { NONE, type SymbolIx } from './fileIndex.ts';
import type { FileView } from './fileView.ts';
import type { OutlineKind } from './outline/outline.ts';
import { kindWords } from './select/selectorWords.ts';
import type { SymbolRef } from './symbolRef.ts';
import type { Terrain } from './terrain.ts';

const NESTING_MAX = 100;

/** Names of the classes and functions around a symbol, innermost first. */
export function ownersOf(view: FileView, ix: SymbolIx): readonly string[] {
  const names: string[] = [];
  let at: SymbolIx = ownerOf(view, ix);
  for (let steps = 0; at !== NONE && steps < NESTING_MAX; steps++) {
    const owner = view.symbol(at);
    if (!owner) break;
    names.push(owner.name);
    at = ownerOf(view, at);
  }
  return names;
}

/** The class or function right around a symbol; NONE at the top of a module. */
function ownerOf(view: FileView, ix: SymbolIx): SymbolIx {
  const symbol = view.symbol(ix);
  if (!symbol) return NONE;
  if (symbol.container !== NONE && symbol.container !== ix) return symbol.container;
  let scope = symbol.scope;
  for (let steps = 0; scope !== NONE && steps < NESTING_MAX; steps++) {
    const record = view.index.scopes[scope];
    if (!record) return NONE;
    if (record.owner !== NONE && record.owner !== ix) return record.owner;
    scope = record.parent;
  }
  return NONE;
}

/** Whether nothing outside of one function can name the symbol: a parameter or a local variable. */
export function isLocal(view: FileView, ix: SymbolIx): boolean {
  const symbol = view.symbol(ix);
  if (!symbol) return false;
  if (symbol.kind === 'parameter') return !symbol.modifiers.includes('parameterProperty');
  if (symbol.kind === 'typeParameter') return true;
  if (view.isMember(ix)) return false;
  let scope = symbol.scope;
  for (let steps = 0; scope !== NONE && steps < NESTING_MAX; steps++) {
    const record = view.index.scopes[scope];
    if (!record) return false;
    if (record.kind === 'function' || record.kind === 'comprehension') return true;
    scope = record.parent;
  }
  return false;
}

/** A path's segments without extension, a package's `__init__` or a folder's `index` left out: "a/b/__init__.py" is a, b. */
export function moduleSegments(path: string): readonly string[] {
  const segments = path.split('/');
  const last = segments.pop() ?? '';
  const stem = last.replace(/(\.d)?\.[A-Za-z]+$/, '');
  return stem === '__init__' || (stem === 'index' && segments.length > 0) ? segments : [...segments, stem];
}

/** "gyp.common.BuildFile": the name by which people know the symbol. */
export function dottedName(terrain: Terrain, ref: SymbolRef): string {
  const view = terrain.view(ref.path);
  const name = view?.symbol(ref.symbol)?.name ?? '';
  const owners = view ? [...ownersOf(view, ref.symbol)].reverse() : [];
  return [...owners, name].join('.');
}

export function moduleName(path: WorkspacePath, terrain: Terrain, facts: Facts): string {
  return terrain.rulesOf(path)?.moduleNames(path, facts)[0] ?? moduleSegments(path).join('/');
}

export function placeOf(terrain: Terrain, ref: SymbolRef): Place {
  const extent = terrain.view(ref.path)?.symbol(ref.symbol)?.nameExtent ?? { start: 0, end: 0 };
  return { path: ref.path, start: extent.start, end: extent.end };
}

/** As people say it: "enum member". */
export function kindWord(kind: OutlineKind): string {
  return kindWords[kind].replaceAll('-', ' ');
}
