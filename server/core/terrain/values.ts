/**
 * What an expression denotes, by light inference: constructor calls, annotations, attributes of self, return types,
 * elements of containers. Nothing is run, depth is bounded, and what cannot be told is 'unknown'.
 */
import type { WorkspacePath } from '../../protocol/ids.ts';
import { type ClassLine, ClassLines, isTypeLike } from './classLines.ts';
import { type Expression, NONE, type SymbolRecord } from './fileIndex.ts';
import type { FileView } from './fileView.ts';
import { externalLink, handedLink, type Link, type SymbolRef, symbolKey, symbolLink, unknownLink } from './symbolRef.ts';
import type { Terrain } from './terrain.ts';
import {
  type Argument,
  awaited,
  bounded,
  element,
  handed,
  makesItsOwn,
  managing,
  memberOfContainer,
  passesOn,
  unknown,
  type Value,
} from './value.ts';

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

/** Decorators that make a context manager of a generator. */
const contextManager = /(^|\.)(async)?contextmanager$/;

export class Values {
  readonly terrain: Terrain;
  readonly #lines: ClassLines;
  readonly #symbolValues = new Map<string, readonly Value[]>();

  constructor(terrain: Terrain) {
    this.terrain = terrain;
    this.#lines = new ClassLines(this);
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
        return bounded(this.of(path, expression.of, depth + 1).flatMap((value) => element(value, expression.part)));
      case 'self':
        return expression.class === NONE ? [unknown] : [{ kind: 'instance', ref: { path, symbol: expression.class }, of: [] }];
      case 'cls':
        return expression.class === NONE ? [unknown] : [{ kind: 'symbol', ref: { path, symbol: expression.class } }];
      case 'super':
        return expression.class === NONE ? [unknown] : [{ kind: 'super', ref: { path, symbol: expression.class } }];
      case 'generic': {
        const held = expression.arguments.map((part) => this.of(path, part, depth + 1));
        return this.of(path, expression.base, depth + 1).map((base) => (base.kind === 'builtin' ? { ...base, of: held } : base));
      }
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
    if (type.kind === 'element') return bounded(this.ofType(path, type.of, depth + 1).flatMap((value) => element(value, type.part)));
    if (type.kind === 'call') return bounded(this.of(path, type.callee, depth + 1).flatMap((callee) => this.#result(callee, depth + 1)));
    const base = type.kind === 'generic' ? type.base : type;
    const written = type.kind === 'generic' ? type.arguments.map((part) => this.ofType(path, part, depth + 1)) : [];
    const name = lastName(base);
    if (type.kind === 'generic' && name !== undefined && transparentTypes.has(name)) return bounded(written.flat());
    // `type[C]` is C itself, not one of its instances.
    if (type.kind === 'generic' && (name === 'type' || name === 'Type'))
      return bounded(written.flat().map((value) => (value.kind === 'instance' ? { kind: 'symbol', ref: value.ref } : unknown)));
    return bounded(this.of(path, base, depth + 1).flatMap((value) => this.#instance(value, name ?? '', written, depth + 1)));
  }

  /** What a type parameter stands for: something that fits its constraint; without one, its default as likely as anything. */
  #bound(path: WorkspacePath, { type, value }: SymbolRecord, depth: number): readonly Value[] {
    if (type) return this.ofType(path, type, depth + 1);
    return value ? bounded([...this.ofType(path, value, depth + 1), unknown]) : [unknown];
  }

  /** What a call of such a function gives: one that is named, or any of a type that is. */
  #result(callee: Value, depth: number): readonly Value[] {
    const symbol = callee.kind === 'symbol' ? this.terrain.view(callee.ref.path)?.symbol(callee.ref.symbol) : undefined;
    if (symbol?.kind !== 'type' && symbol?.kind !== 'interface') return this.#called(callee, depth);
    return this.#instance(callee, symbol.name, [], depth).flatMap((value) => this.#called(value, depth + 1));
  }

  #instance(value: Value, name: string, of: readonly Argument[], depth: number): readonly Value[] {
    switch (value.kind) {
      case 'symbol': {
        const symbol = this.terrain.view(value.ref.path)?.symbol(value.ref.symbol);
        if (symbol?.kind === 'type' && symbol.members === undefined) {
          const meant = symbol.type ?? symbol.value;
          return meant ? this.ofType(value.ref.path, meant, depth + 1) : [unknown];
        }
        if (symbol?.kind === 'typeParameter') return this.#bound(value.ref.path, symbol, depth);
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
    const held = memberOfContainer(object, name);
    if (held) return held;
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
        const made: Value = { kind: 'instance', ref: callee.ref, of: [] };
        // With parameters it is a function as well, which replaces the class or is replaced by it.
        if (symbol.kind === 'class' || symbol.kind === 'interface') return symbol.parameters.length > 0 ? [made, unknown] : [made];
        if (symbol.kind === 'enum') return [{ kind: 'instance', ref: callee.ref, of: [] }];
        if (symbol.kind !== 'function' && symbol.kind !== 'method') return [unknown];
        const given = symbol.type
          ? this.ofType(callee.ref.path, symbol.type, depth + 1)
          : symbol.value
            ? this.of(callee.ref.path, symbol.value, depth + 1)
            : [unknown];
        return symbol.decorators.some((name) => contextManager.test(name)) ? [managing(given)] : given;
      }
      case 'external':
        if (!callee.made && passesOn(callee.name)) return [unknown];
        return [callee.made || !makesItsOwn(callee.name) ? handed : { ...callee, made: true }];
      case 'builtin':
        return callee.name === 'function' ? (callee.of[0] ?? [handed]) : [handed];
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
          return this.members(this.#bound(object.ref.path, symbol, depth), name, depth + 1);
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

  /** The class with its ancestors, in the order of look-up. */
  line(ref: SymbolRef, depth = 0): ClassLine {
    return this.#lines.of(ref, depth);
  }
}

function lastName(expression: Expression): string | undefined {
  return expression.kind === 'name' || expression.kind === 'member' ? expression.name : undefined;
}
