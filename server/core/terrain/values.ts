/**
 * What an expression denotes, by light inference: constructor calls, annotations, attributes of self, return types,
 * elements of containers. Nothing is run, depth is bounded, and what cannot be told is 'unknown'.
 */
import type { WorkspacePath } from '../../protocol/ids.ts';
import { type Expression, NONE, type SymbolRecord } from './fileIndex.ts';
import type { FileView } from './fileView.ts';
import { externalLink, handedLink, type Link, type SymbolRef, symbolKey, symbolLink, unknownLink } from './symbolRef.ts';
import type { Terrain } from './terrain.ts';
import { awaited, bounded, element, handed, makesItsOwn, unknown, type Value } from './value.ts';

const DEPTH_MAX = 14;

/** Type constructors that stand for what they wrap, whatever library they come from. */
const transparentTypes = new Set([
  'Optional',
  'Union',
  'Annotated',
  'Final',
  'ClassVar',
  'Readonly',
  'Partial',
  'Required',
  'NonNullable',
  'ReadOnly',
  'NotRequired',
]);
/** Kinds whose symbol is itself what expressions mean by the name. */
export function isTypeLike(symbol: SymbolRecord): boolean {
  return (
    symbol.kind === 'class' ||
    symbol.kind === 'interface' ||
    symbol.kind === 'enum' ||
    symbol.kind === 'type' ||
    symbol.kind === 'namespace'
  );
}

export interface ClassLine {
  readonly classes: readonly SymbolRef[]; // the class first, then its ancestors in order
  readonly outside: boolean; // an ancestor is installed or builtin
  readonly unsure: boolean; // an ancestor could not be told
  readonly outsideImported: boolean; // such an ancestor comes from a library, not from the language's own builtins
}

export class Values {
  readonly terrain: Terrain;
  readonly #lines = new Map<string, ClassLine>();
  readonly #symbolValues = new Map<string, readonly Value[]>();

  constructor(terrain: Terrain) {
    this.terrain = terrain;
  }

  /** What the expression evaluates to, each possibility once. */
  of(path: WorkspacePath, expression: Expression, depth = 0): readonly Value[] {
    const view = this.terrain.view(path);
    if (!view || depth > DEPTH_MAX) return [unknown];
    switch (expression.kind) {
      case 'name':
        return this.#linksToValues(this.nameLinks(view, expression), depth, expression.name);
      case 'member':
        return bounded(this.of(path, expression.object, depth + 1).flatMap((object) => this.#read(object, expression.name, depth + 1)));
      case 'call':
        return bounded(this.of(path, expression.callee, depth + 1).flatMap((callee) => this.#called(callee, depth + 1)));
      case 'await':
        return bounded(this.of(path, expression.of, depth + 1).flatMap(awaited));
      case 'element':
        return bounded(this.of(path, expression.of, depth + 1).flatMap(element));
      case 'self':
        return expression.class === NONE ? [unknown] : [{ kind: 'instance', ref: { path, symbol: expression.class }, of: [] }];
      case 'cls':
        return expression.class === NONE ? [unknown] : [{ kind: 'symbol', ref: { path, symbol: expression.class } }];
      case 'super':
        return expression.class === NONE ? [unknown] : [{ kind: 'super', ref: { path, symbol: expression.class } }];
      case 'generic':
        return this.of(path, expression.base, depth + 1);
      case 'union':
        return bounded(expression.of.flatMap((part) => this.of(path, part, depth + 1)));
      case 'builtin':
        return [{ kind: 'builtin', name: expression.name, of: [] }];
      case 'unknown':
        return [unknown];
    }
  }

  /** What an annotation says its bearer holds: instances of the type it names. */
  ofType(path: WorkspacePath, type: Expression, depth = 0): readonly Value[] {
    if (depth > DEPTH_MAX) return [unknown];
    if (type.kind === 'union') return bounded(type.of.flatMap((part) => this.ofType(path, part, depth + 1)));
    if (type.kind === 'builtin' || type.kind === 'unknown' || type.kind === 'self') return this.of(path, type, depth);
    if (type.kind === 'element') return bounded(this.ofType(path, type.of, depth + 1).flatMap(element));
    const base = type.kind === 'generic' ? type.base : type;
    const written = type.kind === 'generic' ? type.arguments.flatMap((part) => this.ofType(path, part, depth + 1)) : [];
    const name = lastName(base);
    if (type.kind === 'generic' && name !== undefined && transparentTypes.has(name)) return bounded(written);
    return bounded(this.of(path, base, depth + 1).flatMap((value) => this.#instance(value, name ?? '', written, depth + 1)));
  }

  #instance(value: Value, name: string, of: readonly Value[], depth: number): readonly Value[] {
    switch (value.kind) {
      case 'symbol': {
        const symbol = this.terrain.view(value.ref.path)?.symbol(value.ref.symbol);
        if (symbol?.kind === 'type' && symbol.members === undefined) {
          const meant = symbol.type ?? symbol.value;
          return meant ? this.ofType(value.ref.path, meant, depth + 1) : [unknown];
        }
        if (symbol?.kind === 'typeParameter') return symbol.type ? this.ofType(value.ref.path, symbol.type, depth + 1) : [unknown];
        if (symbol && !isTypeLike(symbol)) return [unknown];
        return [{ kind: 'instance', ref: value.ref, of }];
      }
      case 'external':
        return [{ kind: 'external', name, made: true, of }];
      case 'builtin':
        return [{ ...value, of: of.length > 0 ? of : value.of }];
      case 'instance':
      case 'super':
      case 'module':
      case 'folder':
      case 'unknown':
        return [value.kind === 'instance' ? value : unknown];
    }
  }

  /** Where a bare name leads: through this file's scopes, its star imports, else outside. */
  nameLinks(view: FileView, name: { readonly name: string; readonly scope: number; readonly at: number }): readonly Link[] {
    const at = view.occurrencesAt(name.at).filter((occurrence) => occurrence.name === name.name);
    const here = at.find((occurrence) => occurrence.symbol !== NONE);
    // Python resolves every bare name of a file when it is indexed: one that was not found there is not bound in it.
    const unbound = view.family === 'python' && at.some((occurrence) => occurrence.role === 'reference');
    const symbol = here ? here.symbol : unbound ? NONE : view.lookup(name.scope, name.name);
    if (symbol !== NONE) return this.terrain.follow({ path: view.path, symbol });
    const rules = this.terrain.rulesOf(view.path);
    const starred = view.family === 'python' ? this.terrain.starred(view, name.name, 0) : undefined;
    if (starred) return starred;
    return rules?.builtinNames.has(name.name) ? [externalLink] : [unknownLink];
  }

  /** What reading `object.name` gives. */
  #read(object: Value, name: string, depth: number): readonly Value[] {
    // What a module or class from outside holds is from outside; what an object holds may have been put there by us.
    if (object.kind === 'external') return object.made ? [handed] : [{ ...object, name }];
    if (object.kind === 'builtin' || object.kind === 'unknown')
      return [object.kind === 'builtin' && object.name !== 'none' ? handed : object];
    return this.#linksToValues(this.members([object], name, depth), depth, name);
  }

  #linksToValues(links: readonly Link[], depth: number, name: string): readonly Value[] {
    return bounded(links.flatMap((link) => this.#linkValue(link, depth, name)));
  }

  #linkValue({ target }: Link, depth: number, name: string): readonly Value[] {
    switch (target.kind) {
      case 'symbol':
        return this.ofSymbol(target.ref, depth + 1);
      case 'module':
      case 'folder':
        return [{ kind: target.kind, path: target.path }];
      case 'external':
        return [{ kind: 'external', name, made: false, of: [] }];
      case 'unknown':
        return [target.handed ? handed : unknown];
    }
  }

  /** What a symbol holds when it is read. */
  ofSymbol(ref: SymbolRef, depth = 0): readonly Value[] {
    if (depth > DEPTH_MAX) return [unknown];
    const key = symbolKey(ref);
    const known = this.#symbolValues.get(key);
    if (known) return known;
    this.#symbolValues.set(key, [unknown]); // what a cycle comes to
    const values = this.#symbolValue(ref, depth);
    this.#symbolValues.set(key, values);
    return values;
  }

  #symbolValue(ref: SymbolRef, depth: number): readonly Value[] {
    const symbol = this.terrain.view(ref.path)?.symbol(ref.symbol);
    if (!symbol) return [unknown];
    switch (symbol.kind) {
      case 'function':
      case 'method':
      case 'class':
      case 'interface':
      case 'type':
      case 'enum':
      case 'namespace':
      case 'typeParameter':
        return [{ kind: 'symbol', ref }];
      case 'enumMember': {
        const container = symbol.container;
        return container === NONE ? [unknown] : [{ kind: 'instance', ref: { path: ref.path, symbol: container }, of: [] }];
      }
      case 'import':
        if (symbol.import === NONE) return symbol.value ? this.of(ref.path, symbol.value, depth + 1) : [unknown];
        return this.#linksToValues(this.terrain.follow(ref), depth, symbol.name);
      case 'property':
      case 'attribute':
      case 'variable':
      case 'constant':
      case 'parameter':
        if (symbol.type) return this.ofType(ref.path, symbol.type, depth + 1);
        if (symbol.members) return [{ kind: 'instance', ref, of: [] }]; // an object literal, which is its own type
        return symbol.value ? this.of(ref.path, symbol.value, depth + 1) : [unknown];
    }
  }

  #called(callee: Value, depth: number): readonly Value[] {
    switch (callee.kind) {
      case 'symbol': {
        const symbol = this.terrain.view(callee.ref.path)?.symbol(callee.ref.symbol);
        if (!symbol) return [unknown];
        if (symbol.kind === 'class' || symbol.kind === 'interface') return [{ kind: 'instance', ref: callee.ref, of: [] }];
        if (symbol.kind === 'enum') return [{ kind: 'instance', ref: callee.ref, of: [] }];
        if (symbol.kind !== 'function' && symbol.kind !== 'method') return [unknown];
        if (symbol.type) return this.ofType(callee.ref.path, symbol.type, depth + 1);
        return symbol.value ? this.of(callee.ref.path, symbol.value, depth + 1) : [unknown];
      }
      case 'external':
        return [callee.made || !makesItsOwn(callee.name) ? handed : { ...callee, made: true }];
      case 'builtin':
        return [handed];
      case 'instance':
      case 'super':
      case 'module':
      case 'folder':
        return [unknown];
      case 'unknown':
        return [callee];
    }
  }

  /** Where `object.name` leads, for every value the object may have. */
  members(objects: readonly Value[], name: string, depth = 0): readonly Link[] {
    // Nothing is read from a none: a name that only ever got one is given its real value where it was not seen.
    const held = objects.filter((object) => object.kind !== 'builtin' || object.name !== 'none');
    const links = held.flatMap((object) => this.#member(object, name, depth));
    return links.length > 0 ? links : [unknownLink];
  }

  #member(object: Value, name: string, depth: number): readonly Link[] {
    switch (object.kind) {
      case 'instance':
        return this.memberOfClass(object.ref, name, false, depth);
      case 'super':
        return this.memberOfClass(object.ref, name, true, depth);
      case 'symbol': {
        const symbol = this.terrain.view(object.ref.path)?.symbol(object.ref.symbol);
        if (symbol?.kind === 'typeParameter' && symbol.type)
          return this.members(this.ofType(object.ref.path, symbol.type, depth + 1), name, depth + 1);
        return symbol && (isTypeLike(symbol) || symbol.members) ? this.memberOfClass(object.ref, name, false, depth) : [unknownLink];
      }
      case 'module':
      case 'folder':
        return this.terrain.memberOfModule({ kind: object.kind, path: object.path }, name);
      case 'builtin':
      case 'external':
        return [externalLink];
      case 'unknown':
        return [object.handed ? handedLink : unknownLink];
    }
  }

  /** A member of a class or of the nearest ancestor that has it. `above`: the class itself is left out, as by `super()`. */
  memberOfClass(ref: SymbolRef, name: string, above: boolean, depth = 0): readonly Link[] {
    const line = this.line(ref, depth);
    for (const at of above ? line.classes.slice(1) : line.classes) {
      const member = this.ownMember(at, name);
      if (member) return [symbolLink(member)];
    }
    // Not found in ours: in an ancestor from outside, or set from elsewhere.
    return line.unsure || !line.outside ? [unknownLink] : [externalLink];
  }

  ownMember(ref: SymbolRef, name: string): SymbolRef | undefined {
    const members = this.terrain.view(ref.path)?.symbol(ref.symbol)?.members;
    const member = members && Object.hasOwn(members, name) ? members[name] : undefined;
    return member === undefined || member === NONE ? undefined : { path: ref.path, symbol: member };
  }

  /** The class with its ancestors, nearest first. Bounded and safe against cycles. */
  line(ref: SymbolRef, depth = 0): ClassLine {
    const key = symbolKey(ref);
    const known = this.#lines.get(key);
    if (known) return known;
    this.#lines.set(key, { classes: [ref], outside: false, unsure: false, outsideImported: false });
    const symbol = this.terrain.view(ref.path)?.symbol(ref.symbol);
    const classes = new Map<string, SymbolRef>([[key, ref]]);
    let outside = false;
    let outsideImported = false;
    let unsure = symbol === undefined;
    for (const above of this.#augmented(ref, symbol)) for (const at of this.line(above, depth + 1).classes) classes.set(symbolKey(at), at);
    for (const base of symbol?.bases ?? []) {
      for (const value of this.of(ref.path, base, depth + 1)) {
        if (value.kind === 'symbol' || value.kind === 'instance') {
          const above = this.line(this.#aliasedClass(value.ref, depth) ?? value.ref, depth + 1);
          for (const at of above.classes) classes.set(symbolKey(at), at);
          outside ||= above.outside;
          outsideImported ||= above.outsideImported;
          unsure ||= above.unsure;
        } else if (value.kind === 'external' || value.kind === 'builtin') {
          outside = true;
          outsideImported ||= !this.#isBuiltinName(ref.path, base);
        } else unsure = true;
      }
    }
    const line: ClassLine = { classes: [...classes.values()], outside, unsure, outsideImported };
    this.#lines.set(key, line);
    return line;
  }

  /** What an interface in `declare module '…'` says more of: its members are the declaration's own as well. */
  #augmented(ref: SymbolRef, symbol: SymbolRecord | undefined): readonly SymbolRef[] {
    if (!symbol || symbol.import === NONE || !isTypeLike(symbol)) return [];
    return this.terrain.follow(ref).flatMap(({ target }) => (target.kind === 'symbol' ? [target.ref] : []));
  }

  /** `type Base = Other` used as a base: the class it names. */
  #aliasedClass(ref: SymbolRef, depth: number): SymbolRef | undefined {
    const symbol = this.terrain.view(ref.path)?.symbol(ref.symbol);
    if (symbol?.kind !== 'type' || symbol.members !== undefined || depth > DEPTH_MAX) return undefined;
    const [meant] = this.ofType(ref.path, symbol.type ?? symbol.value ?? { kind: 'unknown' }, depth + 1);
    return meant?.kind === 'instance' ? meant.ref : undefined;
  }

  #isBuiltinName(path: WorkspacePath, base: Expression): boolean {
    const bare = base.kind === 'generic' ? base.base : base;
    const view = this.terrain.view(path);
    if (bare.kind === 'builtin') return true;
    return bare.kind === 'name' && view !== undefined && view.lookup(bare.scope, bare.name) === NONE;
  }
}

function lastName(expression: Expression): string | undefined {
  return expression.kind === 'name' || expression.kind === 'member' ? expression.name : undefined;
}
