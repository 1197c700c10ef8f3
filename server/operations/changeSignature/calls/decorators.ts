/** Decorators around a function: whether they hand all arguments on, as their own code shows, or may give it something else. */
import type { Place } from '../../../core/facts/facts.ts';
import type { Resolver } from '../../../core/terrain/resolver.ts';
import type { SymbolRef } from '../../../core/terrain/symbolRef.ts';
import { type Definition, definitionsOf } from '../definitions/family.ts';
import { type FamilyChange, leftAt, placeOfName } from '../familyChange.ts';

/** Decorators that leave a function's parameters what they are. */
const transparent =
  /^(?:staticmethod|classmethod|property|(?:abc\.)?abstractmethod|(?:typing\.)?(?:override|overload|final)|(?:functools\.)?(?:wraps|lru_cache|cache|singledispatch)|(?:contextlib\.)?(?:async)?contextmanager|(?:dataclasses\.)?dataclass)$/;

/** `breaking`: calls that were right before would be wrong now. */
export function judgeDecorators(change: FamilyChange, breaking: boolean): void {
  const { resolver, family, findings } = change;
  for (const definition of family.definitions) {
    for (const name of definition.symbol.decorators) {
      if (transparent.test(name)) continue;
      const seen = handedBy(resolver, definition, name);
      if (seen === 'all') continue;
      if (seen !== 'unknown') {
        const why = `the decorator “${name}” calls it with arguments of its own`;
        if (breaking) findings.unsettled.push(...seen.map((place) => leftAt(change, place, why)));
        continue;
      }
      findings.decisions.push({
        kind: 'plan',
        choice: `took the decorator “${name}” for one that hands all arguments on`,
        rationale: 'what it gives the function cannot be told from its name; look whether it names parameters',
        rejected: [],
        confidence: 0.6,
        about: [placeOfName(definition)],
      });
    }
  }
}

/** The calls in a decorator that give the function arguments of their own; or that there are none. */
function handedBy(resolver: Resolver, definition: Definition, name: string): 'all' | 'unknown' | readonly Place[] {
  const ref = decoratorOf(resolver, definition, name);
  const [decorator] = ref ? definitionsOf(resolver, ref) : [];
  const view = decorator && resolver.terrain.view(decorator.path);
  const rules = decorator && resolver.terrain.rulesOf(decorator.path)?.signatures;
  const body = decorator?.signature.body;
  if (!decorator || !view || !rules || !body || decorator.fields) return 'unknown';
  const own: Place[] = [];
  let handsOn = false;
  for (const occurrence of view.index.occurrences) {
    if (occurrence.start < body.startIndex || occurrence.end > body.endIndex || occurrence.role !== 'reference') continue;
    const symbol = view.symbol(occurrence.symbol);
    if (symbol?.kind !== 'parameter') continue;
    const use = rules.useAt(decorator.root, occurrence);
    if (use.kind === 'call') {
      const spreads =
        use.call.arguments.length > 0 && use.call.arguments.every(({ kind }) => kind === 'spread' || kind === 'keywordSpread');
      handsOn ||= spreads;
      if (!spreads) own.push({ path: decorator.path, start: occurrence.start, end: occurrence.end });
    } else if (use.kind === 'value' && use.passedTo === undefined) handsOn = true; // it is given back as it is
  }
  if (own.length > 0) return own;
  return handsOn ? 'all' : 'unknown';
}

/** What the decorator's name stands for, where the function is. */
function decoratorOf(resolver: Resolver, { path, symbol, signature }: Definition, name: string): SymbolRef | undefined {
  const view = resolver.terrain.view(path);
  const last = name.split('.').at(-1) ?? name;
  const head = view?.occurrencesOf(last).find(({ start, end }) => symbol.extent.start <= start && end <= signature.node.startIndex);
  const refs = view && head ? resolver.links(view, head).flatMap(({ target }) => (target.kind === 'symbol' ? [target.ref] : [])) : [];
  return refs.length === 1 ? refs[0] : undefined;
}
