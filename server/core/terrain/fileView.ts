/** One file's index with the look-up tables that resolving needs; made once per index, each when it is first asked, and kept with it. */
import type { WorkspacePath } from '../../protocol/ids.ts';
import {
  type FileIndex,
  type ImportedName,
  type ImportRecord,
  NONE,
  type Occurrence,
  type ScopeIx,
  type SymbolIx,
  type SymbolRecord,
} from './fileIndex.ts';
import { familyOf, type LanguageFamily } from './languageId.ts';

/** An import clause that binds a symbol, with the name it takes; `name` is undefined for whole modules. */
export interface ImportBinding {
  readonly record: ImportRecord;
  readonly name: ImportedName | undefined;
}

export class FileView {
  readonly path: WorkspacePath;
  readonly index: FileIndex;
  readonly family: LanguageFamily;
  #bound: readonly ReadonlyMap<string, readonly SymbolIx[]>[] | undefined; // per scope
  #byName: ReadonlyMap<string, readonly Occurrence[]> | undefined;
  #byStart: ReadonlyMap<number, readonly Occurrence[]> | undefined;
  #importsOf: ReadonlyMap<SymbolIx, readonly ImportBinding[]> | undefined;
  #exports: ReadonlyMap<string, readonly SymbolIx[]> | undefined;

  constructor(path: WorkspacePath, index: FileIndex) {
    this.path = path;
    this.index = index;
    this.family = familyOf(index.language);
  }

  symbol(ix: SymbolIx): SymbolRecord | undefined {
    return ix === NONE ? undefined : this.index.symbols[ix];
  }

  occurrencesOf(name: string): readonly Occurrence[] {
    this.#byName ??= grouped(this.index.occurrences, ({ name: own }) => own);
    return this.#byName.get(name) ?? [];
  }

  occurrencesAt(start: number): readonly Occurrence[] {
    this.#byStart ??= grouped(this.index.occurrences, (occurrence) => occurrence.start);
    return this.#byStart.get(start) ?? [];
  }

  /** The occurrence that a cursor at `offset` points at: one that contains it, or that ends there. */
  occurrenceAround(offset: number): Occurrence | undefined {
    let touching: Occurrence | undefined;
    for (const occurrence of this.index.occurrences) {
      if (occurrence.start > offset) break;
      if (offset < occurrence.end) return occurrence;
      if (offset === occurrence.end) touching = occurrence;
    }
    return touching;
  }

  /** The import clauses that bind an import symbol; more than one when a fallback binds it again. */
  importsOf(symbol: SymbolIx): readonly ImportBinding[] {
    this.#importsOf ??= this.#importBindings();
    return this.#importsOf.get(symbol) ?? [];
  }

  exportedAs(name: string): readonly SymbolIx[] {
    this.#exports ??= exportsOf(this.index);
    return this.#exports.get(name) ?? [];
  }

  /** What `name` is bound to in exactly this scope, leaving out members that only an object reaches; NONE if nothing. */
  boundIn(scope: ScopeIx, name: string): SymbolIx {
    for (const ix of this.allBoundIn(scope, name)) {
      if (!this.#needsObject(ix)) return ix;
    }
    return NONE;
  }

  /** Every symbol of that name whose scope this is, members included. */
  allBoundIn(scope: ScopeIx, name: string): readonly SymbolIx[] {
    this.#bound ??= boundPerScope(this.index);
    return this.#bound[scope]?.get(name) ?? [];
  }

  /** What a bare `name` means in `scope`, by the language's rules of nesting; NONE if nothing in this file binds it. */
  lookup(scope: ScopeIx, name: string): SymbolIx {
    let at = scope;
    for (let steps = 0; at !== NONE && steps < SCOPE_DEPTH_MAX; steps++) {
      const record = this.index.scopes[at];
      if (!record) return NONE;
      const elsewhere = record.declaredElsewhere.find((declared) => declared.name === name);
      if (elsewhere?.where === 'global') return this.boundIn(0, name);
      // Python: a class body's names are not seen from the functions inside it.
      const hidden = this.family === 'python' && record.kind === 'class' && at !== scope;
      if (!elsewhere && !hidden) {
        const found = this.boundIn(at, name);
        if (found !== NONE) return found;
      }
      at = record.parent;
    }
    return NONE;
  }

  /** Whether `outer` is `inner` or one of the scopes around it. */
  encloses(outer: ScopeIx, inner: ScopeIx): boolean {
    let at = inner;
    for (let steps = 0; at !== NONE && steps < SCOPE_DEPTH_MAX; steps++) {
      if (at === outer) return true;
      at = this.index.scopes[at]?.parent ?? NONE;
    }
    return false;
  }

  /** Whether a name bound in `binding` would be seen from `scope`, were it not caught on the way. */
  reaches(scope: ScopeIx, binding: ScopeIx): boolean {
    const hidden = this.family === 'python' && binding !== scope && this.index.scopes[binding]?.kind === 'class';
    return !hidden && this.encloses(binding, scope);
  }

  #needsObject(ix: SymbolIx): boolean {
    const symbol = this.symbol(ix);
    if (!symbol || !this.isMember(ix)) return false;
    // Python: an attribute that is only assigned through `self` binds no name in the class body.
    if (this.family === 'python')
      return !symbol.declarations.some((at) => this.occurrencesAt(at.start).some((o) => o.scope === symbol.scope));
    return this.symbol(symbol.container)?.kind !== 'enum';
  }

  #importBindings(): ReadonlyMap<SymbolIx, readonly ImportBinding[]> {
    const { imports, symbols } = this.index;
    const bindings = new Map<SymbolIx, ImportBinding[]>();
    for (const record of imports) {
      for (const name of record.names) if (name.symbol !== NONE) append(bindings, name.symbol, { record, name });
    }
    // Whole modules are bound without a name of theirs; a fallback may bind the same name again.
    for (const record of imports) {
      if (record.kind !== 'import' || record.names.length > 0) continue;
      const name = record.starAs ?? (this.family === 'python' ? record.specifier.split('.')[0] : undefined);
      const bound = name === undefined ? [] : this.allBoundIn(record.scope, name);
      const ix = bound.find((each) => symbols[each]?.import !== NONE);
      if (ix !== undefined) append(bindings, ix, { record, name: undefined });
    }
    symbols.forEach((symbol, ix) => {
      const record = imports[symbol.import];
      if (record && !bindings.has(ix)) bindings.set(ix, [{ record, name: undefined }]);
    });
    return bindings;
  }

  /** Whether the symbol is reached through an object: a member of a class, interface, enum, object type or object literal. */
  isMember(ix: SymbolIx): boolean {
    const symbol = this.symbol(ix);
    const container = symbol && this.symbol(symbol.container);
    if (!symbol || !container?.members || container.kind === 'namespace') return false;
    return Object.hasOwn(container.members, symbol.name) && container.members[symbol.name] === ix;
  }
}

function boundPerScope({ scopes, symbols }: FileIndex): readonly ReadonlyMap<string, readonly SymbolIx[]>[] {
  const bound = scopes.map(() => new Map<string, SymbolIx[]>());
  symbols.forEach(({ scope, name }, ix) => {
    const table = bound[scope];
    if (table) append(table, name, ix);
  });
  return bound;
}

function exportsOf({ symbols }: FileIndex): ReadonlyMap<string, readonly SymbolIx[]> {
  const exports = new Map<string, SymbolIx[]>();
  symbols.forEach((symbol, ix) => {
    for (const name of symbol.exports) append(exports, name, ix);
  });
  return exports;
}

function grouped<K>(occurrences: readonly Occurrence[], keyOf: (occurrence: Occurrence) => K): ReadonlyMap<K, readonly Occurrence[]> {
  const groups = new Map<K, Occurrence[]>();
  for (const occurrence of occurrences) append(groups, keyOf(occurrence), occurrence);
  return groups;
}

/** Nesting deeper than this is not followed. */
const SCOPE_DEPTH_MAX = 200;

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

const views = new WeakMap<FileIndex, FileView>();

export function viewOf(path: WorkspacePath, index: FileIndex): FileView {
  const known = views.get(index);
  if (known && known.path === path) return known;
  const view = new FileView(path, index);
  views.set(index, view);
  return view;
}
