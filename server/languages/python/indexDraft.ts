/**
 * A file's index while it is being made. Bindings are entered as the tree is walked; which symbol a used name means is
 * settled at the end, when every binding of every scope is known, since Python lets a name be used above its binding.
 */
import { defined } from '../../base/assert.ts';
import {
  type Expression,
  type Extent,
  type FileIndex,
  type Hazard,
  type ImportRecord,
  type Modifier,
  NONE,
  type Occurrence,
  type OccurrenceRole,
  type ScopeIx,
  type ScopeKind,
  type SymbolIx,
  type SymbolKind,
  type SymbolRecord,
} from '../../core/terrain/fileIndex.ts';
import type { DeepLanguageId } from '../../core/terrain/languageId.ts';
import { isConstantName } from './names.ts';
import { ScopeTable } from './scopes.ts';

/** Values and returned expressions of one symbol that are kept; more prove nothing. */
const valuesMax = 6;

export interface SymbolDraft {
  readonly name: string;
  kind: SymbolKind;
  readonly scope: ScopeIx;
  readonly container: SymbolIx;
  nameExtent: Extent;
  extent: Extent;
  readonly declarations: Extent[];
  members: Map<string, SymbolIx> | undefined;
  bases: readonly Expression[];
  readonly values: Expression[];
  type: Expression | undefined;
  readonly decorators: string[];
  readonly modifiers: Set<Modifier>;
  import: number;
  parameters: readonly SymbolIx[];
}

export interface OccurrenceDraft extends Extent {
  readonly name: string;
  readonly role: OccurrenceRole;
  readonly scope: ScopeIx;
  symbol: SymbolIx;
  readonly receiver: Expression | undefined;
  readonly import: number;
  readonly writes: boolean;
  dotted: string | undefined;
  /** The name is looked up from its scope when all bindings are known. */
  readonly lookUp: boolean;
  readonly early: boolean; // read in a module or class body before it is bound there
}

export type OccurrenceDetails = Partial<Omit<OccurrenceDraft, 'start' | 'end' | 'name' | 'role' | 'scope'>>;

export interface Declaration {
  readonly kind: SymbolKind;
  readonly extent: Extent;
  readonly container?: SymbolIx;
}

/** Kinds a later declaration makes more exact: `f = None` followed by `def f` is a function. */
const vague: ReadonlySet<SymbolKind> = new Set(['variable', 'constant', 'attribute']);

export class IndexDraft {
  readonly scopes = new ScopeTable();
  readonly imports: ImportRecord[] = [];
  readonly hazards: Hazard[] = [];
  /** The scope of each class's body, by its symbol. */
  readonly classScopes = new Map<SymbolIx, ScopeIx>();
  readonly enums = new Set<SymbolIx>();
  listedExports: string[] | undefined;
  exportsComputed = false;
  #beingBound: SymbolIx = NONE;
  readonly #symbols: SymbolDraft[] = [];
  readonly #occurrences: OccurrenceDraft[] = [];

  symbol(ix: SymbolIx): SymbolDraft {
    return defined(this.#symbols[ix], `symbol ${ix}`);
  }

  /**
   * Enters a binding of `name` made in `scope`, without an occurrence. Returns NONE when the name is nonlocal: then its
   * occurrence is looked up at the end.
   */
  bind(scope: ScopeIx, name: string, place: Extent, declaration: Declaration): SymbolIx {
    const key = this.scopes.keyOf(scope, name);
    const target = this.scopes.bindingScope(scope, key);
    if (target === undefined) return NONE;
    const known = target.bindings.get(key);
    const kind = kindIn(target.kind, name, declaration.kind, this.enums.has(target.owner));
    const exact = { ...declaration, kind };
    if (known !== undefined) return this.#declareAgain(known, place, exact);
    const container = declaration.container ?? (target.kind === 'class' ? target.owner : NONE);
    // An instance attribute found first in a method and then in the class body is one symbol.
    const member = target.kind === 'class' && container !== NONE ? this.symbol(container).members?.get(name) : undefined;
    const ix = member === undefined ? this.#addSymbol(name, target.ix, container, place, exact) : this.#declareAgain(member, place, exact);
    target.bindings.set(key, ix);
    if (target.kind === 'class' && container !== NONE) this.#members(container).set(name, ix);
    return ix;
  }

  /** Makes `name` a name of the scope, as `del` does, without declaring it there. */
  bindSilently(scope: ScopeIx, name: string, place: Extent): void {
    const key = this.scopes.keyOf(scope, name);
    const target = this.scopes.bindingScope(scope, key);
    if (target === undefined || target.bindings.has(key)) return;
    const ix = this.bind(scope, name, place, { kind: 'variable', extent: place });
    this.symbol(ix).declarations.length = 0;
  }

  /** Enters a member of a class that is not a name in its body: `self.x = …`, a slot, a field named in a string. */
  bindMember(owner: SymbolIx, name: string, place: Extent, declaration: Declaration, scope: ScopeIx): SymbolIx {
    const members = this.#members(owner);
    const known = members.get(name);
    if (known !== undefined) return this.#declareAgain(known, place, declaration);
    const ix = this.#addSymbol(name, scope, owner, place, declaration);
    members.set(name, ix);
    return ix;
  }

  #members(owner: SymbolIx): Map<string, SymbolIx> {
    const symbol = this.symbol(owner);
    symbol.members ??= new Map();
    return symbol.members;
  }

  #declareAgain(ix: SymbolIx, place: Extent, { kind, extent }: Declaration): SymbolIx {
    const symbol = this.symbol(ix);
    symbol.declarations.push(place);
    const first = symbol.declarations.length === 1;
    // The fallback of a failed import is what the file itself knows of the name.
    const fallback = symbol.kind === 'import' && (kind === 'function' || kind === 'class');
    if (first || fallback || (vague.has(symbol.kind) && !vague.has(kind) && kind !== 'import' && kind !== 'parameter')) {
      symbol.kind = kind;
      symbol.nameExtent = place;
      symbol.extent = extent;
    }
    return ix;
  }

  #addSymbol(name: string, scope: ScopeIx, container: SymbolIx, place: Extent, { kind, extent }: Declaration): SymbolIx {
    this.#symbols.push({
      name,
      kind,
      scope,
      container,
      nameExtent: place,
      extent,
      declarations: [place],
      members: undefined,
      bases: [],
      values: [],
      type: undefined,
      decorators: [],
      modifiers: new Set(),
      import: NONE,
      parameters: [],
    });
    return this.#symbols.length - 1;
  }

  addValue(ix: SymbolIx, value: Expression | undefined): void {
    if (ix !== NONE && value !== undefined && this.symbol(ix).values.length <= valuesMax) this.symbol(ix).values.push(value);
  }

  occur(place: Extent, name: string, role: OccurrenceRole, scope: ScopeIx, details: OccurrenceDetails = {}): void {
    this.#occurrences.push({
      start: place.start,
      end: place.end,
      name,
      role,
      scope,
      symbol: details.symbol ?? NONE,
      receiver: details.receiver,
      import: details.import ?? NONE,
      writes: details.writes ?? false,
      dotted: details.dotted,
      lookUp: details.lookUp ?? false,
      early: role === 'reference' && this.#isEarly(scope, name),
    });
  }

  /** Walks the right side of an assignment to a name that was entered before it: there the name is not bound yet. */
  whileBinding(symbol: SymbolIx, walk: () => void): void {
    this.#beingBound = symbol;
    walk();
    this.#beingBound = NONE;
  }

  /** Whether a body reads the name before it binds it, as in `size = size`: then it is the module's, or a builtin. */
  #isEarly(scope: ScopeIx, name: string): boolean {
    const { kind, bindings } = this.scopes.at(scope);
    if (kind !== 'class' && kind !== 'module') return false;
    const bound = bindings.get(this.scopes.keyOf(scope, name));
    return bound === undefined || (bound === this.#beingBound && this.symbol(bound).declarations.length === 1);
  }

  hazard(place: Extent, kind: Hazard['kind'], text: string): void {
    this.hazards.push({ start: place.start, end: place.end, kind, text });
  }

  finish(language: DeepLanguageId): FileIndex {
    const occurrences = onePerPlace(this.#occurrences.sort((a, b) => a.start - b.start || a.end - b.end));
    for (const occurrence of occurrences) {
      if (occurrence.lookUp) {
        const found = this.scopes.findSymbol(occurrence.scope, occurrence.name);
        const inBody = found !== NONE && this.symbol(found).scope === occurrence.scope;
        occurrence.symbol = occurrence.early && inBody ? this.#outsideOfBody(occurrence, found) : found;
        if (occurrence.role === 'declaration' && occurrence.symbol !== NONE) this.symbol(occurrence.symbol).declarations.push(occurrence);
      }
      if (occurrence.role === 'member' && occurrence.receiver !== undefined) {
        const path = this.#importedPath(occurrence.receiver);
        if (path !== undefined) occurrence.dotted = `${path}.${occurrence.name}`;
      }
    }
    return {
      language,
      scopes: this.scopes.finish(),
      symbols: this.#symbols.map((symbol) => this.#record(symbol)),
      occurrences: occurrences.map(({ lookUp: _, early: __, ...occurrence }): Occurrence => occurrence),
      imports: this.imports,
      hazards: this.hazards.sort((a, b) => a.start - b.start),
      listedExports: this.exportsComputed ? undefined : this.listedExports,
    };
  }

  /** What a name means that its body has not bound yet: in a class body the module's; in a module what is there before it. */
  #outsideOfBody({ scope, start, name }: OccurrenceDraft, found: SymbolIx): SymbolIx {
    if (scope !== 0) return this.scopes.findSymbol(0, name);
    // A function that was called before may have bound it, so only the right side of its very first binding is sure.
    const before = this.symbol(found).declarations.filter((place) => place.start < start);
    const [first, another] = before;
    const atTop = (place: Extent): boolean =>
      this.#occurrences.some((each) => each.start === place.start && each.role === 'declaration' && each.scope === 0);
    return first !== undefined && another === undefined && atTop(first) ? NONE : found;
  }

  /** The dotted path an expression stands for when it is a chain of names from an import. */
  #importedPath(expression: Expression): string | undefined {
    if (expression.kind === 'member') {
      const object = this.#importedPath(expression.object);
      return object === undefined ? undefined : `${object}.${expression.name}`;
    }
    if (expression.kind !== 'name') return undefined;
    const ix = this.scopes.findSymbol(expression.scope, expression.name);
    const symbol = this.#symbols[ix];
    const record = symbol?.kind === 'import' ? this.imports[symbol.import] : undefined;
    if (record === undefined) return undefined;
    if (record.kind === 'import') return record.starAs === undefined ? expression.name : record.specifier;
    const imported = record.names.find((name) => name.symbol === ix);
    if (imported === undefined) return undefined;
    return /^\.*$/.test(record.specifier) ? record.specifier + imported.name : `${record.specifier}.${imported.name}`;
  }

  #record(draft: SymbolDraft): SymbolRecord {
    const inModule = draft.scope === 0 && draft.container === NONE && draft.kind !== 'typeParameter';
    return {
      name: draft.name,
      kind: draft.kind,
      scope: draft.scope,
      container: draft.container,
      nameExtent: draft.nameExtent,
      extent: draft.extent,
      declarations: extents(draft.declarations.length === 0 ? [draft.nameExtent] : draft.declarations),
      exports: inModule ? [draft.name] : [],
      members: draft.members === undefined ? undefined : nullObject(draft.members),
      bases: draft.bases,
      value: oneValue(draft.values),
      type: draft.type,
      decorators: draft.decorators,
      modifiers: [...draft.modifiers],
      import: draft.import,
      parameters: draft.parameters,
    };
  }
}

/** A variable of a class body is an attribute (of an enumeration, a member), a function in one a method; in capitals at module level it is a constant. */
function kindIn(scope: ScopeKind, name: string, kind: SymbolKind, inEnum: boolean): SymbolKind {
  if (kind === 'variable' && scope === 'class') return inEnum && !name.startsWith('_') ? 'enumMember' : 'attribute';
  if (kind === 'variable' && scope === 'module' && isConstantName(name)) return 'constant';
  return kind === 'function' && scope === 'class' ? 'method' : kind;
}

/** In broken code a token may be reached twice; what was recorded first says more. */
function onePerPlace(sorted: readonly OccurrenceDraft[]): readonly OccurrenceDraft[] {
  return sorted.filter((occurrence, i) => {
    const before = sorted[i - 1];
    return before === undefined || before.start !== occurrence.start || before.end !== occurrence.end;
  });
}

function extents(places: readonly Extent[]): readonly Extent[] {
  return places.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start);
}

/** Without a prototype: a member may well be called `constructor` or `toString`. */
function nullObject(members: ReadonlyMap<string, SymbolIx>): Readonly<Record<string, SymbolIx>> {
  return Object.assign(Object.create(null) as Record<string, SymbolIx>, Object.fromEntries(members));
}

function oneValue(values: readonly Expression[]): Expression | undefined {
  if (values.length <= 1) return values[0];
  if (values.length > valuesMax) return { kind: 'unknown' };
  const some = values.filter((value) => !(value.kind === 'builtin' && value.name === 'none'));
  return some.length <= 1 ? (some[0] ?? values[0]) : { kind: 'union', of: some };
}
