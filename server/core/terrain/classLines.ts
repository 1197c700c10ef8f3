/** The ancestors of classes, in the order in which their members are looked up. Bounded and safe against circles. */
import type { WorkspacePath } from '../../protocol/ids.ts';
import { type Expression, NONE, type SymbolRecord } from './fileIndex.ts';
import { type SymbolRef, symbolKey } from './symbolRef.ts';
import type { Values } from './values.ts';

/** Aliases of types that stand for classes are followed this far. */
const ALIAS_DEPTH_MAX = 14;

export interface ClassLine {
  readonly classes: readonly SymbolRef[]; // the class first, then its ancestors in order
  readonly outside: boolean; // an ancestor is installed or builtin
  readonly unsure: boolean; // an ancestor could not be told
  readonly outsideImported: boolean; // such an ancestor comes from a library, not from the language's own builtins
}

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

export class ClassLines {
  readonly #values: Values;
  readonly #known = new Map<string, ClassLine>();

  constructor(values: Values) {
    this.#values = values;
  }

  of(ref: SymbolRef, depth = 0): ClassLine {
    const key = symbolKey(ref);
    const known = this.#known.get(key);
    if (known) return known;
    this.#known.set(key, { classes: [ref], outside: false, unsure: false, outsideImported: false }); // what a circle comes to
    const symbol = this.#values.terrain.view(ref.path)?.symbol(ref.symbol);
    const above = this.#augmented(ref, symbol).map((each) => this.of(each, depth + 1));
    let outside = false;
    let outsideImported = false;
    let unsure = symbol === undefined;
    for (const base of symbol?.bases ?? []) {
      for (const value of this.#values.of(ref.path, base, depth + 1)) {
        if (value.kind === 'symbol' || value.kind === 'instance') {
          above.push(this.of(this.#aliasedClass(value.ref, depth) ?? value.ref, depth + 1));
        } else if (value.kind === 'external' || value.kind === 'builtin') {
          outside = true;
          outsideImported ||= !this.#isBuiltinName(ref.path, base);
        } else unsure = true;
      }
    }
    const line: ClassLine = {
      classes: linearised(ref, above),
      outside: outside || above.some((each) => each.outside),
      unsure: unsure || above.some((each) => each.unsure),
      outsideImported: outsideImported || above.some((each) => each.outsideImported),
    };
    this.#known.set(key, line);
    return line;
  }

  /** What an interface in `declare module '…'` says more of: its members are the declaration's own as well. */
  #augmented(ref: SymbolRef, symbol: SymbolRecord | undefined): readonly SymbolRef[] {
    if (!symbol || symbol.import === NONE || !isTypeLike(symbol)) return [];
    return this.#values.terrain.follow(ref).flatMap(({ target }) => (target.kind === 'symbol' ? [target.ref] : []));
  }

  /** `type Base = Other` used as a base: the class it names. */
  #aliasedClass(ref: SymbolRef, depth: number): SymbolRef | undefined {
    const symbol = this.#values.terrain.view(ref.path)?.symbol(ref.symbol);
    if (symbol?.kind !== 'type' || symbol.members !== undefined || depth > ALIAS_DEPTH_MAX) return undefined;
    const [meant] = this.#values.ofType(ref.path, symbol.type ?? symbol.value ?? { kind: 'unknown' }, depth + 1);
    return meant?.kind === 'instance' ? meant.ref : undefined;
  }

  #isBuiltinName(path: WorkspacePath, base: Expression): boolean {
    const bare = base.kind === 'generic' ? base.base : base;
    const view = this.#values.terrain.view(path);
    if (bare.kind === 'builtin') return true;
    return bare.kind === 'name' && view !== undefined && view.lookup(bare.scope, bare.name) === NONE;
  }
}

/**
 * Python's method resolution order (C3: Barrett et al., “A monotonic superclass linearization for Dylan”); where bases
 * contradict each other, which Python refuses, depth first. For types with one base it is the same as any other order.
 */
function linearised(ref: SymbolRef, above: readonly ClassLine[]): readonly SymbolRef[] {
  const lines = [...above.map(({ classes }) => [...classes]), above.flatMap(({ classes }) => classes.slice(0, 1))];
  const order = new Map([[symbolKey(ref), ref]]);
  for (let open = lines; ; ) {
    open = open.map((line) => line.filter((each) => !order.has(symbolKey(each)))).filter((line) => line.length > 0);
    if (open.length === 0) return [...order.values()];
    const waits = new Set(open.flatMap((line) => line.slice(1).map(symbolKey)));
    const next = open.map((line) => line[0]).find((head) => head !== undefined && !waits.has(symbolKey(head))) ?? open[0]?.[0];
    if (next) order.set(symbolKey(next), next);
  }
}
