/** What references are looked for: the symbols that share the name, in every class and file where it is one and the same thing. */

import type { WorkspacePath } from '../../../../protocol/ids.ts';
import type { Step } from '../../../facts/facts.ts';
import type { SymbolKind } from '../../fileIndex.ts';
import type { FileView } from '../../fileView.ts';
import { areMerged } from '../../meanings.ts';
import { isLocal } from '../../naming.ts';
import { overrideFamily } from '../../overrides.ts';
import type { Resolver } from '../../resolver.ts';
import { type SymbolRef, symbolKey } from '../../symbolRef.ts';
import type { SymbolTarget } from './symbolTarget.ts';

/** How far the name is seen. */
export type Reach =
  | 'file' // a local variable, a type parameter, an import's alias
  | 'keywords' // a parameter: its function, and the calls that name it
  | 'members' // a member of a class, interface, enum or object type
  | 'module'; // a name at the top of a module

export interface Subject {
  readonly name: string;
  readonly primary: SymbolRef;
  readonly refs: readonly SymbolRef[];
  readonly keys: ReadonlySet<string>;
  readonly kind: SymbolKind;
  readonly reach: Reach;
  readonly classes: readonly SymbolRef[]; // that declare it, when it is a member
  readonly strangers: readonly SymbolRef[]; // members of the same name that are something else
  readonly outside: boolean; // a class that declares it has ancestors that are not of the workspace
  readonly outsideImported: boolean;
  readonly views: readonly FileView[]; // files that may refer to it
  readonly paths: readonly WorkspacePath[];
}

export function subjectOf(resolver: Resolver, target: SymbolTarget): Step<Subject, never> {
  const { terrain } = resolver;
  const view = terrain.view(target.primary.path);
  const symbol = view?.symbol(target.primary.symbol);
  if (!view || !symbol) return { kind: 'need', requests: terrain.needs.requests };
  const reach = reachOf(view, target.primary.symbol);
  const family = reach === 'keywords' ? parameterFamily(resolver, target) : { kind: 'done' as const, value: withMerged(resolver, target) };
  if (family.kind !== 'done') return family;
  const views = reach === 'file' ? { kind: 'done' as const, value: [view] } : viewsMentioning(resolver, target.name);
  if (views.kind !== 'done') return views;
  const overrides = reach === 'members' ? overrideFamily(resolver, family.value, target.name, views.value) : undefined;
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const refs = overrides ? withMerged(resolver, { refs: overrides.members, name: target.name }) : family.value;
  return {
    kind: 'done',
    value: {
      name: target.name,
      primary: target.primary,
      refs,
      keys: new Set(refs.map(symbolKey)),
      kind: target.symbolKind,
      reach,
      classes: overrides?.classes ?? [],
      strangers: overrides?.strangers ?? [],
      outside: overrides?.outside ?? false,
      outsideImported: overrides?.outsideImported ?? false,
      views: views.value,
      paths: views.value.map((each) => each.path),
    },
  };
}

/** The symbols with those that are one with them, whatever words singled them out. */
function withMerged(resolver: Resolver, { refs, name }: Pick<SymbolTarget, 'refs' | 'name'>): readonly SymbolRef[] {
  const all = new Map(refs.map((ref) => [symbolKey(ref), ref]));
  for (const ref of refs) {
    const view = resolver.terrain.view(ref.path);
    view?.index.symbols.forEach((symbol, ix) => {
      const other = { path: ref.path, symbol: ix };
      if (symbol.name === name && areMerged(view, ref, other)) all.set(symbolKey(other), other);
    });
  }
  return [...all.values()];
}

function reachOf(view: FileView, ix: number): Reach {
  const symbol = view.symbol(ix);
  if (!symbol || symbol.kind === 'import' || symbol.kind === 'typeParameter') return 'file';
  if (symbol.kind === 'parameter' && !symbol.modifiers.includes('parameterProperty')) return view.family === 'python' ? 'keywords' : 'file';
  if (symbol.modifiers.includes('parameterProperty') || view.isMember(ix)) return 'members';
  const container = view.symbol(symbol.container);
  if (container?.kind === 'namespace') return 'module';
  return isLocal(view, ix) ? 'file' : 'module';
}

export function viewsMentioning(resolver: Resolver, word: string): Step<readonly FileView[], never> {
  const { terrain } = resolver;
  const mentions = terrain.facts.mentions(word);
  if (!mentions) return { kind: 'need', requests: [{ kind: 'mentions', word }] };
  const views = mentions.code.flatMap((path) => terrain.view(path) ?? []);
  return terrain.needs.any ? { kind: 'need', requests: terrain.needs.requests } : { kind: 'done', value: views };
}

/** A parameter of a method is the same in all its overrides: callers name it without knowing which they call. */
function parameterFamily(resolver: Resolver, target: SymbolTarget): Step<readonly SymbolRef[], never> {
  const { terrain } = resolver;
  const refs = new Map(target.refs.map((ref) => [symbolKey(ref), ref]));
  for (const ref of target.refs) {
    const view = terrain.view(ref.path);
    const owner = view?.symbol(ref.symbol)?.container;
    const method = owner === undefined ? undefined : view?.symbol(owner);
    if (!view || owner === undefined || !method || !view.isMember(owner) || isConstructor(method.name)) continue;
    const views = viewsMentioning(resolver, method.name);
    if (views.kind !== 'done') return views;
    const methods = overrideFamily(resolver, [{ path: ref.path, symbol: owner }], method.name, views.value).members;
    for (const { path, symbol } of methods) {
      const other = terrain.view(path);
      for (const parameter of other?.symbol(symbol)?.parameters ?? []) {
        if (other?.symbol(parameter)?.name === target.name) refs.set(symbolKey({ path, symbol: parameter }), { path, symbol: parameter });
      }
    }
  }
  return terrain.needs.any ? { kind: 'need', requests: terrain.needs.requests } : { kind: 'done', value: [...refs.values()] };
}

/** Constructors are called by their class's name: a subclass's own does not stand for its base's. */
function isConstructor(name: string): boolean {
  return name === '__init__' || name === '__new__' || name === 'constructor';
}
