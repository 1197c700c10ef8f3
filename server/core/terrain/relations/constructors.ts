/** Constructors are called by the names of their classes, and by `super(…)`, which is no name at all. */
import type { Place } from '../../facts/facts.ts';
import { NONE } from '../fileIndex.ts';
import type { Resolver } from '../resolver.ts';
import { type SymbolRef, symbolKey } from '../symbolRef.ts';
import type { CallSite } from './callers.ts';
import { descendantsOf } from './hierarchy.ts';

const constructorNames: ReadonlySet<string> = new Set(['__init__', '__new__', 'constructor']);

/** The classes whose objects a constructor makes: its own, and those that inherit it. Empty: it is none. */
export function classesMadeBy(resolver: Resolver, member: SymbolRef): readonly SymbolRef[] {
  const view = resolver.terrain.view(member.path);
  const symbol = view?.symbol(member.symbol);
  if (view === undefined || symbol === undefined || symbol.container === NONE) return [];
  if (!constructorNames.has(symbol.name) || !view.isMember(member.symbol)) return [];
  const owner = { path: member.path, symbol: symbol.container };
  const heirs = descendantsOf(resolver, [owner]).map(({ ref }) => ref);
  // An heir with a constructor of its own calls this one itself, if at all.
  return [owner, ...heirs.filter((heir) => isNearest(resolver, heir, owner, symbol.name))];
}

function isNearest(resolver: Resolver, heir: SymbolRef, owner: SymbolRef, name: string): boolean {
  const nearest = resolver.values.line(heir).classes.find((at) => resolver.values.ownMember(at, name) !== undefined);
  return nearest !== undefined && symbolKey(nearest) === symbolKey(owner);
}

/** `super(…)` of ECMAScript in the constructors of direct heirs of the classes. Python spells the constructor's name there. */
export function superCalls(resolver: Resolver, members: readonly SymbolRef[], classes: readonly SymbolRef[]): readonly CallSite[] {
  const made = new Set(classes.map(symbolKey));
  const name = members.map(({ path, symbol }) => resolver.terrain.view(path)?.symbol(symbol)?.name)[0];
  if (name !== 'constructor' || classes.length === 0) return [];
  return descendantsOf(resolver, classes).flatMap(({ ref, of }) => {
    const own = resolver.values.ownMember(ref, name);
    return own && made.has(symbolKey(of)) ? superIn(resolver, own) : [];
  });
}

function superIn(resolver: Resolver, member: SymbolRef): readonly CallSite[] {
  const file = resolver.terrain.file(member.path);
  const extent = file?.index.symbols[member.symbol]?.extent;
  if (file === undefined || extent === undefined) return [];
  const body = blanked(file.text.slice(extent.start, extent.end));
  return [...body.matchAll(/\bsuper(?=\s*\()/g)].map(({ index }): CallSite => {
    const place: Place = { path: member.path, start: extent.start + index, end: extent.start + index + 'super'.length };
    return {
      ...place,
      how: 'call',
      passedTo: undefined,
      caller: member,
      confidence: 0.95,
      why: 'calls the constructor of the class above',
    };
  });
}

/** Comments and strings as blanks, at the same offsets. */
function blanked(text: string): string {
  return text.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, (found) => ' '.repeat(found.length));
}
