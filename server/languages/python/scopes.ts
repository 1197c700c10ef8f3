/**
 * Python's scopes while a file is being read: which names each binds, and which scope a name means. Follows "Naming and
 * binding" of the language reference; the rules for class bodies and for type parameters (PEP 695) are in `findSymbol`.
 */
import { defined } from '../../base/assert.ts';
import { type Extent, NONE, type Scope, type ScopeIx, type ScopeKind, type SymbolIx } from '../../core/terrain/fileIndex.ts';
import { mangled } from './names.ts';

/** The first parameter of a method, which is the instance or the class. */
export interface Receiver {
  readonly name: string;
  readonly kind: 'self' | 'cls';
  readonly class: SymbolIx;
}

export interface ScopeDraft extends Extent {
  readonly ix: ScopeIx;
  readonly kind: ScopeKind;
  readonly parent: ScopeDraft | undefined;
  readonly owner: SymbolIx;
  readonly bindings: Map<string, SymbolIx>; // by the name the compiler makes of it
  readonly elsewhere: Map<string, 'global' | 'nonlocal'>;
  readonly className: string | undefined; // of the innermost class around it
  receiver: Receiver | undefined;
}

export class ScopeTable {
  readonly #scopes: ScopeDraft[] = [];

  add(kind: ScopeKind, parent: ScopeIx, extent: Extent, owner: SymbolIx, className?: string): ScopeIx {
    const ix = this.#scopes.length;
    const outer = this.#scopes[parent];
    this.#scopes.push({
      ix,
      kind,
      parent: outer,
      owner,
      start: extent.start,
      end: extent.end,
      bindings: new Map(),
      elsewhere: new Map(),
      className: className ?? outer?.className,
      receiver: undefined,
    });
    return ix;
  }

  at(ix: ScopeIx): ScopeDraft {
    return defined(this.#scopes[ix], `scope ${ix}`);
  }

  keyOf(ix: ScopeIx, name: string): string {
    return name.startsWith('__') ? mangled(name, this.at(ix).className) : name;
  }

  /** The scope in which a binding made in `ix` takes effect; undefined for `nonlocal`, whose scope is known only at the end. */
  bindingScope(ix: ScopeIx, key: string): ScopeDraft | undefined {
    const scope = this.at(ix);
    const declared = scope.elsewhere.get(key);
    if (declared === undefined) return scope;
    return declared === 'global' ? this.at(0) : undefined;
  }

  /** Where an assignment expression binds: comprehensions have no say. */
  outsideComprehensions(ix: ScopeIx): ScopeIx {
    let scope = this.at(ix);
    while (scope.kind === 'comprehension' && scope.parent !== undefined) scope = scope.parent;
    return scope.ix;
  }

  /** The symbol a name means when it is used in a scope, or NONE: a builtin, or a name from a star import. */
  findSymbol(ix: ScopeIx, name: string): SymbolIx {
    const key = this.keyOf(ix, name);
    let scope: ScopeDraft | undefined = this.at(ix);
    // Names of a class body are seen in the body itself and in type parameters directly in it, and nowhere deeper.
    let seesClass = true;
    while (scope !== undefined) {
      if (scope.kind !== 'class' || seesClass) {
        const declared = scope.elsewhere.get(key);
        if (declared === 'global') return this.at(0).bindings.get(key) ?? NONE;
        const found = declared === undefined ? scope.bindings.get(key) : undefined;
        if (found !== undefined) return found;
      } else if (key === '__class__') return NONE; // methods have it from the compiler
      if (scope.kind !== 'typeParameters') seesClass = false;
      scope = scope.parent;
    }
    return NONE;
  }

  /** What `name` is in the method around, if it is the method's own first parameter and nothing nearer has taken the name. */
  receiverNamed(ix: ScopeIx, name: string): Receiver | undefined {
    for (let scope: ScopeDraft | undefined = this.at(ix); scope !== undefined; scope = scope.parent) {
      if (scope.receiver?.name === name) return scope.receiver;
      if (scope.kind !== 'class' && (scope.bindings.has(name) || scope.elsewhere.has(name))) return undefined;
    }
    return undefined;
  }

  /** The class whose body, or one of whose methods, a scope is in; NONE outside classes. */
  classAround(ix: ScopeIx): SymbolIx {
    for (let scope: ScopeDraft | undefined = this.at(ix); scope !== undefined; scope = scope.parent) {
      if (scope.kind === 'class') return scope.owner;
    }
    return NONE;
  }

  finish(): readonly Scope[] {
    return this.#scopes.map(({ kind, parent, owner, start, end, elsewhere }) => ({
      kind,
      parent: parent?.ix ?? NONE,
      owner,
      start,
      end,
      declaredElsewhere: [...elsewhere].map(([name, where]) => ({ name, where })),
    }));
  }
}
