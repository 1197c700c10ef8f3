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

/** Asks about a symbol. `view`: how the question is repeated for a candidate, "callers". */
export function aboutSymbol<T>(
  facts: Facts,
  name: string,
  view: string,
  question: (symbol: SpokenSymbol) => Step<T, Refusal>,
): Step<T, Refusal> {
  const resolver = new Resolver(new Terrain(facts, languageRules));
  const target = resolveTarget(resolver, spokenTarget(name), (words) => `swarm terrain ${view} ${words}`);
  if (target.kind !== 'done') return target;
  if (target.value.kind !== 'symbols')
    return { kind: 'refused', error: refusal('symbol-not-found', `“${name}” is a module, and ${view} are told of symbols.`) };
  const answer = question({ resolver, target: target.value, meant: asSpoken(resolver.terrain, target.value, name) });
  const { needs } = resolver.terrain;
  return answer.kind === 'done' && needs.any ? { kind: 'need', requests: needs.requests } : answer;
}
