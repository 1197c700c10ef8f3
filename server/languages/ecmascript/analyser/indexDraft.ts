/**
 * A FileIndex while it is being made: scopes, symbols and occurrences are added in the order of the text, and bare names
 * stay open until the whole file has been seen, because ECMAScript hoists. What it holds beside the records (name tables,
 * meanings) never leaves the analyser.
 */
import {
  type Expression,
  type Extent,
  type Hazard,
  type ImportedName,
  type ImportIx,
  type ImportRecord,
  type Modifier,
  NONE,
  type OccurrenceRole,
  type Scope,
  type ScopeIx,
  type ScopeKind,
  type SymbolIx,
  type SymbolKind,
} from '../../../core/terrain/fileIndex.ts';
import type { DeepLanguageId } from '../../../core/terrain/languageId.ts';
import { type Meaning, NAMESPACE, NOTHING, TYPE, VALUE } from './meaning.ts';

interface SymbolDraft {
  name: string;
  kind: SymbolKind;
  scope: ScopeIx;
  container: SymbolIx;
  nameExtent: Extent;
  extent: Extent;
  declarations: Extent[];
  exports: string[];
  members: Record<string, SymbolIx> | undefined;
  bases: Expression[];
  value: Expression | undefined;
  type: Expression | undefined;
  decorators: string[];
  modifiers: Modifier[];
  import: ImportIx;
  parameters: SymbolIx[];
}

export interface OccurrenceDraft {
  start: number;
  end: number;
  name: string;
  role: OccurrenceRole;
  scope: ScopeIx;
  symbol: SymbolIx;
  receiver: Expression | undefined;
  import: ImportIx;
  writes: boolean;
  dotted: string | undefined;
}

interface ImportDraft extends ImportRecord {
  names: ImportedName[];
  starAs: string | undefined;
}

/** What a scope binds. `bodyStart`: names declared from there on are not visible before it (parameters do not see the body). */
interface ScopeTable {
  names: Map<string, SymbolIx[]> | undefined; // made when the first name is bound
  readonly holdsVar: boolean;
  bodyStart: number;
}

interface NewSymbol {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly meaning: Meaning;
  readonly scope: ScopeIx;
  readonly nameExtent: Extent;
  readonly extent: Extent;
  readonly container?: SymbolIx;
}

/** A kind that says more about a merged symbol than the one it began as. */
const strength: Partial<Record<SymbolKind, number>> = { class: 4, enum: 4, function: 3, interface: 2, namespace: 1, variable: 0 };

const isMemberKind: ReadonlySet<SymbolKind> = new Set(['method', 'property', 'attribute', 'enumMember']);
const isExtended: ReadonlySet<SymbolKind> = new Set(['class', 'function', 'enum', 'namespace']);
const noSymbols: readonly SymbolIx[] = [];
const noNames: ReadonlyMap<string, readonly SymbolIx[]> = new Map();

export class IndexDraft {
  readonly text: string;
  readonly language: DeepLanguageId;
  readonly scopes: Scope[] = [];
  readonly symbols: SymbolDraft[] = [];
  readonly occurrences: OccurrenceDraft[] = [];
  readonly imports: ImportDraft[] = [];
  readonly hazards: Hazard[] = [];
  /** Per scope, per symbol, per occurrence: what only the analyser needs. */
  readonly tables: ScopeTable[] = [];
  readonly meanings: Meaning[] = [];
  readonly wanted: Meaning[] = [];
  /** Names of `declare global`, seen from everywhere in the file. */
  readonly globals = new Map<string, readonly SymbolIx[]>();
  /** Exported names of namespaces and members of enums, seen from each of their blocks. */
  readonly shared = new Map<SymbolIx, Map<string, SymbolIx[]>>();
  /** Type parameters of classes and interfaces: merged declarations must name them alike, so they are one. */
  readonly typeParameters = new Map<SymbolIx, Map<string, SymbolIx>>();

  constructor(text: string, language: DeepLanguageId) {
    this.text = text;
    this.language = language;
  }

  addScope(kind: ScopeKind, parent: ScopeIx, owner: SymbolIx, extent: Extent, holdsVar: boolean): ScopeIx {
    this.scopes.push({ kind, parent, owner, declaredElsewhere: [], start: extent.start, end: extent.end });
    this.tables.push({ names: undefined, holdsVar, bodyStart: 0 });
    return this.scopes.length - 1;
  }

  table(scope: ScopeIx): ScopeTable {
    return this.tables[scope] as ScopeTable;
  }

  symbol(ix: SymbolIx): SymbolDraft {
    return this.symbols[ix] as SymbolDraft;
  }

  /** Binds a name, or adds a declaration to what the scope already binds by it in the same space. */
  declare(symbol: NewSymbol): SymbolIx {
    const bound = this.table(symbol.scope).names?.get(symbol.name);
    for (const ix of bound ?? []) {
      if (this.#isSame(ix, symbol)) return this.#merge(ix, symbol);
    }
    const ix = this.#add(symbol);
    this.bind(symbol.scope, symbol.name, ix);
    return ix;
  }

  /** Makes a name of a scope mean a symbol, beside what it means already. */
  bind(scope: ScopeIx, name: string, ix: SymbolIx): void {
    const table = this.table(scope);
    table.names ??= new Map();
    const bound = table.names.get(name);
    if (bound === undefined) table.names.set(name, [ix]);
    else bound.push(ix);
  }

  /** The names a scope binds so far. */
  namesIn(scope: ScopeIx): ReadonlyMap<string, readonly SymbolIx[]> {
    return this.table(scope).names ?? noNames;
  }

  /** A member of a class, interface, enum, namespace or object: found through its container, never as a bare name. */
  declareMember(container: SymbolIx, symbol: NewSymbol): SymbolIx {
    const members = this.membersOf(container);
    const known = members[symbol.name];
    // A namespace may export a type of the name that its class has for a property: they are two.
    if (known !== undefined && isMemberKind.has(this.symbol(known).kind)) return this.#merge(known, symbol);
    const ix = this.#add({ ...symbol, container });
    members[symbol.name] = ix;
    return ix;
  }

  /** A symbol no name leads to: an anonymous class, a default export. */
  declareNameless(kind: SymbolKind, scope: ScopeIx, extent: Extent): SymbolIx {
    const nameExtent = { start: extent.start, end: extent.start };
    const ix = this.#add({ name: '', kind, meaning: NOTHING, scope, nameExtent, extent });
    this.symbol(ix).declarations.length = 0;
    return ix;
  }

  membersOf(container: SymbolIx): Record<string, SymbolIx> {
    const owner = this.symbol(container);
    // No prototype: a member may be called "constructor" or "toString".
    owner.members ??= Object.create(null) as Record<string, SymbolIx>;
    return owner.members;
  }

  addModifier(ix: SymbolIx, modifier: Modifier): void {
    const { modifiers } = this.symbol(ix);
    if (!modifiers.includes(modifier)) modifiers.push(modifier);
  }

  addExport(ix: SymbolIx, name: string): void {
    const { exports } = this.symbol(ix);
    if (!exports.includes(name)) exports.push(name);
  }

  /** Adds an occurrence; `wanted` other than NOTHING leaves its symbol to be found at the end. */
  addOccurrence(
    extent: Extent,
    name: string,
    role: OccurrenceRole,
    scope: ScopeIx,
    rest: Partial<Pick<OccurrenceDraft, 'symbol' | 'receiver' | 'import' | 'writes' | 'dotted'>> & { wanted?: Meaning },
  ): void {
    this.occurrences.push({
      start: extent.start,
      end: extent.end,
      name,
      role,
      scope,
      symbol: rest.symbol ?? NONE,
      receiver: rest.receiver,
      import: rest.import ?? NONE,
      writes: rest.writes ?? false,
      dotted: rest.dotted,
    });
    this.wanted.push(rest.wanted ?? NOTHING);
  }

  addHazard(kind: Hazard['kind'], extent: Extent, text: string): void {
    this.hazards.push({ kind, start: extent.start, end: extent.end, text });
  }

  /** The symbols a bare name means in a scope, innermost first found; more than one only when `meaning` spans spaces. */
  lookup(name: string, meaning: Meaning, from: ScopeIx, at: number): readonly SymbolIx[] {
    for (let scope = from; scope !== NONE; scope = this.scopes[scope]?.parent ?? NONE) {
      const table = this.table(scope);
      const found = this.#fitting(table.names?.get(name), meaning, at < table.bodyStart ? table.bodyStart : Number.POSITIVE_INFINITY);
      if (found.length > 0) return found;
      const { owner, kind } = this.scopes[scope] as Scope;
      if (owner === NONE || kind !== 'block') continue; // blocks of namespaces and enums; a merged function's body sees nothing of them
      const members = this.#fitting(this.shared.get(owner)?.get(name), meaning, Number.POSITIVE_INFINITY);
      if (members.length > 0) return members;
    }
    return this.#fitting(this.globals.get(name), meaning, Number.POSITIVE_INFINITY);
  }

  /** Where `var` goes from here. */
  varScope(from: ScopeIx): ScopeIx {
    let scope = from;
    while (!this.table(scope).holdsVar) {
      const parent = this.scopes[scope]?.parent ?? NONE;
      if (parent === NONE) break;
      scope = parent;
    }
    return scope;
  }

  /** One name, one thing: in a space they share, or a namespace that adds to a class, function or enum. */
  #isSame(ix: SymbolIx, again: NewSymbol): boolean {
    const { kind } = this.symbol(ix);
    if (((this.meanings[ix] ?? 0) & again.meaning) !== 0) return true;
    return (kind === 'namespace' && isExtended.has(again.kind)) || (again.kind === 'namespace' && isExtended.has(kind));
  }

  #fitting(bound: readonly SymbolIx[] | undefined, meaning: Meaning, declaredBefore: number): readonly SymbolIx[] {
    if (bound === undefined) return noSymbols;
    const fits = (ix: SymbolIx): boolean => ((this.meanings[ix] ?? 0) & meaning) !== 0 && this.symbol(ix).nameExtent.start < declaredBefore;
    const [only] = bound;
    if (bound.length === 1 && only !== undefined) return fits(only) ? bound : noSymbols; // almost always: nothing is made
    return bound.filter(fits);
  }

  #add(symbol: NewSymbol): SymbolIx {
    this.symbols.push({
      name: symbol.name,
      kind: symbol.kind,
      scope: symbol.scope,
      container: symbol.container ?? NONE,
      nameExtent: symbol.nameExtent,
      extent: symbol.extent,
      declarations: [symbol.nameExtent],
      exports: [],
      members: undefined,
      bases: [],
      value: undefined,
      type: undefined,
      decorators: [],
      modifiers: [],
      import: NONE,
      parameters: [],
    });
    this.meanings.push(symbol.meaning);
    return this.symbols.length - 1;
  }

  #merge(ix: SymbolIx, again: NewSymbol): SymbolIx {
    const known = this.symbol(ix);
    known.declarations.push(again.nameExtent);
    if ((strength[again.kind] ?? 0) > (strength[known.kind] ?? 0) && known.kind !== 'parameter' && known.kind !== 'import') {
      known.kind = again.kind;
    }
    this.meanings[ix] = (this.meanings[ix] ?? 0) | again.meaning;
    return ix;
  }
}

/** The modifier that tells two symbols of one name apart: which space it lives in. */
export function spaceOf(meaning: Meaning): Modifier {
  return (meaning & VALUE) !== 0 ? 'value' : (meaning & (TYPE | NAMESPACE)) !== 0 ? 'type' : 'value';
}
