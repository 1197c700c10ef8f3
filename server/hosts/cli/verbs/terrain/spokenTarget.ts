/** From a name as it is said on the command line to the symbol it means. */
import type { Facts, Step } from '../../../../core/facts/facts.ts';
import type { Refusal } from '../../../../core/operation/operation.ts';
import type { TargetSpec } from '../../../../core/operation/target.ts';
import { Resolver } from '../../../../core/terrain/resolver.ts';
import type { SymbolRef } from '../../../../core/terrain/symbolRef.ts';
import { Terrain } from '../../../../core/terrain/terrain.ts';
import { asSpoken } from '../../../../operations/target/asSpoken.ts';
import { refusal } from '../../../../operations/target/candidates.ts';
import { type ResolvedTarget, resolveTarget } from '../../../../operations/target/targetResolver.ts';
import { languageRules } from '../../../languageRules.ts';

export interface SpokenSymbol {
  readonly resolver: Resolver;
  readonly target: Extract<ResolvedTarget, { kind: 'symbols' }>;
  readonly meant: readonly SymbolRef[]; // those of it that the name says: a method in the class that was named
}

export function spokenTarget(name: string): TargetSpec {
  return { name, kind: undefined, pathHint: undefined, containerHint: undefined, cursor: undefined };
}

/** The one symbol that a name means. `view`: how the question is repeated for a candidate, "callers". */
export function spokenSymbol(resolver: Resolver, name: string, view: string): Step<SpokenSymbol, Refusal> {
  const target = resolveTarget(resolver, spokenTarget(name), (words) => `swarm terrain ${view} ${words}`);
  if (target.kind !== 'done') return target;
  if (target.value.kind !== 'symbols')
    return {
      kind: 'refused',
      error: refusal(
        'symbol-not-found',
        `“${name}” is a module, and this is told of symbols.`,
        [],
        'Name a function, a class or the like.',
      ),
    };
  return { kind: 'done', value: { resolver, target: target.value, meant: asSpoken(resolver.terrain, target.value, name) } };
}

/** Asks about a symbol, from facts that grow until nothing is missing. */
export function aboutSymbol<T>(
  facts: Facts,
  name: string,
  view: string,
  question: (symbol: SpokenSymbol) => Step<T, Refusal>,
): Step<T, Refusal> {
  const resolver = new Resolver(new Terrain(facts, languageRules));
  const symbol = spokenSymbol(resolver, name, view);
  if (symbol.kind !== 'done') return symbol;
  const answer = question(symbol.value);
  const { needs } = resolver.terrain;
  return answer.kind === 'done' && needs.any ? { kind: 'need', requests: needs.requests } : answer;
}
