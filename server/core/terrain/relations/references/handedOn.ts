/** Keywords that a function takes by `**kwargs` and may hand on to the one whose parameter is looked for. */
import { NONE } from '../../fileIndex.ts';
import { ownersOf } from '../../naming.ts';
import type { Resolver } from '../../resolver.ts';
import type { SymbolRef } from '../../symbolRef.ts';
import type { Sighting } from './reference.ts';
import type { Subject } from './subject.ts';

/** Names the function called with the keyword when it takes any keyword and its body mentions the one that has the parameter. */
export function handsOn(resolver: Resolver, subject: Subject, { view, occurrence }: Sighting): string | undefined {
  if (subject.reach !== 'keywords' || occurrence.role !== 'keyword' || !occurrence.receiver) return undefined;
  const wanted = ownerNames(resolver, subject);
  for (const value of resolver.values.of(view.path, occurrence.receiver)) {
    if (value.kind !== 'symbol') continue;
    const called = constructorOf(resolver, value.ref) ?? value.ref;
    const there = resolver.terrain.view(called.path);
    const symbol = there?.symbol(called.symbol);
    if (!there || !symbol?.parameters.some((ix) => there.symbol(ix)?.modifiers.includes('keywordRest'))) continue;
    const mentions = [...wanted].some((name) =>
      there
        .occurrencesOf(name)
        .some(({ start, role }) => role !== 'declaration' && symbol.extent.start <= start && start < symbol.extent.end),
    );
    if (mentions) return symbol.name;
  }
  return undefined;
}

function constructorOf(resolver: Resolver, ref: SymbolRef): SymbolRef | undefined {
  return resolver.values.ownMember(ref, '__init__');
}

/** What is written to call the functions with the parameter; of a constructor, its class or `super().__init__`. */
function ownerNames(resolver: Resolver, subject: Subject): ReadonlySet<string> {
  const names = new Set<string>();
  for (const ref of subject.refs) {
    const view = resolver.terrain.view(ref.path);
    const owner = view?.symbol(ref.symbol)?.container ?? NONE;
    const called = view?.symbol(owner);
    if (!view || !called) continue;
    names.add(called.name);
    if (called.name === '__init__') names.add(ownersOf(view, owner)[0] ?? called.name);
  }
  return names;
}
