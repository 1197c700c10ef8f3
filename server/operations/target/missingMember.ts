/** A member that a class was said to have and has not: the refusal says so and names those of its members that are near. */
import type { Step } from '../../core/facts/facts.ts';
import type { Refusal, TargetCandidate } from '../../core/operation/operation.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import { nearestNames } from '../../core/terrain/find/names/nearestNames.ts';
import { dottedName, kindWord } from '../../core/terrain/naming.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { SymbolRef } from '../../core/terrain/symbolRef.ts';
import { type Phrase, refusal } from './candidates.ts';
import type { ResolvedTarget } from './targetResolver.ts';

const NEAREST_MAX = 5;

/** Undefined when no member was asked for, or what should have it is no one class. */
export function missingMember(
  resolver: Resolver,
  { name, pathHint, containerHint }: TargetSpec,
  phrase: Phrase,
  resolve: (spec: TargetSpec) => Step<ResolvedTarget, Refusal>,
): Step<Refusal | undefined, never> {
  const dot = name.lastIndexOf('.');
  const around = dot > 0 ? name.slice(0, dot) : containerHint;
  const member = name.slice(dot + 1);
  if (around === undefined) return { kind: 'done', value: undefined };
  const owner = resolve({ name: around, kind: undefined, pathHint, containerHint: undefined, cursor: undefined });
  if (owner.kind === 'need') return owner;
  if (owner.kind !== 'done' || owner.value.kind !== 'symbols') return { kind: 'done', value: undefined };
  const { primary, symbolKind } = owner.value;
  if (symbolKind !== 'class' && symbolKind !== 'interface' && symbolKind !== 'enum') return { kind: 'done', value: undefined };
  const members = membersOf(resolver, primary);
  if (resolver.terrain.needs.any) return { kind: 'need', requests: resolver.terrain.needs.requests };
  const ownerName = dottedName(resolver.terrain, primary);
  const near = nearestNames(member, [...members.keys()], NEAREST_MAX);
  const candidates = near.flatMap((each): TargetCandidate[] => {
    const ref = members.get(each);
    const symbol = ref && resolver.terrain.view(ref.path)?.symbol(ref.symbol);
    if (ref === undefined || symbol === undefined) return [];
    const dotted = dottedName(resolver.terrain, ref);
    const place = { path: ref.path, ...symbol.nameExtent };
    return [{ name: dotted, kind: kindWord(symbol.kind), place, suggestion: phrase(`${dotted} in ${ref.path}`) }];
  });
  const message = `The ${kindWord(symbolKind)} “${ownerName}” in ${primary.path} has no “${member}”.`;
  const hint = candidates.length > 0 ? `Did you mean ${candidates.map((each) => `“${each.name}”`).join(', ')}?` : undefined;
  return { kind: 'done', value: refusal('symbol-not-found', message, candidates, hint) };
}

/** Its own members, and those it has from the classes above it, by name. */
function membersOf(resolver: Resolver, ref: SymbolRef): ReadonlyMap<string, SymbolRef> {
  const members = new Map<string, SymbolRef>();
  for (const { path, symbol } of resolver.values.line(ref).classes) {
    const declared = resolver.terrain.view(path)?.symbol(symbol)?.members ?? {};
    for (const [name, ix] of Object.entries(declared)) if (!members.has(name)) members.set(name, { path, symbol: ix });
  }
  return members;
}
