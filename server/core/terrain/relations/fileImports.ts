/** What one file imports, in the form the import graph keeps: from a full index, or from the outline that all languages have. */
import { type FileIndex, type ImportRecord, NONE, type ScopeIx } from '../fileIndex.ts';
import type { FileOutline } from '../outline/outline.ts';

/** When another module is needed: as soon as the file is loaded, when some code of it runs, or by the type checker alone. */
export type ImportMoment = 'load' | 'deferred' | 'typeOnly';

export interface FileImport {
  readonly specifier: string; // as written, without quotes
  readonly level: number; // Python: leading dots; else 0
  readonly names: readonly string[]; // in the other module; empty: the module as a whole; '*': all of it
  readonly moment: ImportMoment;
  readonly start: number; // offset of the clause
}

export function importsOfIndex(index: FileIndex): readonly FileImport[] {
  return index.imports.map((record) => ({
    specifier: record.specifier,
    level: record.level,
    names: record.star ? ['*'] : record.names.map(({ name }) => name),
    moment: momentOf(index, record),
    start: record.start,
  }));
}

export function importsOfOutline(outline: FileOutline): readonly FileImport[] {
  return outline.imports.map(({ specifier, names, moment, start }) => ({
    specifier,
    level: /^\.*(?![./\\])/.exec(specifier)?.[0].length ?? 0,
    names,
    moment: moment ?? 'load',
    start,
  }));
}

/** Names of which nothing is left when the types are taken away; one that a value shares is not among them. */
export function typesOfIndex(index: FileIndex): ReadonlySet<string> {
  const symbols = index.symbols.filter(({ scope, import: from }) => scope === 0 && from === NONE);
  return typesAmong(symbols.map(({ name, kind, exports }) => ({ name, kind, exported: exports.length > 0 })));
}

export function typesOfOutline({ symbols }: FileOutline): ReadonlySet<string> {
  return typesAmong(symbols.filter(({ container }) => container === NONE));
}

function typesAmong(symbols: readonly { readonly name: string; readonly kind: string; readonly exported: boolean }[]): ReadonlySet<string> {
  const isType = ({ kind }: { readonly kind: string }): boolean => kind === 'interface' || kind === 'type';
  const values = new Set(symbols.filter((symbol) => !isType(symbol)).map(({ name }) => name));
  return new Set(symbols.filter((symbol) => symbol.exported && isType(symbol) && !values.has(symbol.name)).map(({ name }) => name));
}

/** Type-only goes before deferred: what is never loaded is not loaded late. */
export function momentOf(index: FileIndex, record: ImportRecord): ImportMoment {
  const typesAlone =
    record.names.length > 0 && record.names.every(({ symbol }) => index.symbols[symbol]?.modifiers.includes('type') === true);
  if (record.typeOnly || typesAlone) return 'typeOnly';
  return record.kind === 'dynamic' || isInFunction(index, record.scope) ? 'deferred' : 'load';
}

function isInFunction(index: FileIndex, from: ScopeIx): boolean {
  for (let at = from, steps = 0; at !== NONE && steps < index.scopes.length; steps++) {
    const scope = index.scopes[at];
    if (scope === undefined) return false;
    if (scope.kind === 'function') return true;
    at = scope.parent;
  }
  return false;
}
