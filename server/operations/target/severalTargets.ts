/** From what an instruction calls several things to the things themselves: each by its name, or all that a selector means. */
import type { Step } from '../../core/facts/facts.ts';
import type { Refusal } from '../../core/operation/operation.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { type SymbolRef, symbolKey } from '../../core/terrain/symbolRef.ts';
import type { Phrase } from './candidates.ts';
import { selectedTargets } from './selectedTargets.ts';
import { type ResolvedTarget, resolveTarget } from './targetResolver.ts';

/** In the order they were named, those of a selector by path and place; each thing once, however often it was named. Never empty. */
export function resolveTargets(resolver: Resolver, specs: readonly TargetSpec[], phrase: Phrase): Step<readonly ResolvedTarget[], Refusal> {
  const steps = specs.map(
    (spec): Step<readonly ResolvedTarget[], Refusal> =>
      spec.selector === undefined ? alone(resolveTarget(resolver, spec, phrase)) : selectedTargets(resolver, spec.selector, phrase),
  );
  const refused = steps.find((step) => step.kind === 'refused');
  if (refused) return refused;
  const requests = steps.flatMap((step) => (step.kind === 'need' ? step.requests : []));
  if (requests.length > 0) return { kind: 'need', requests };
  return { kind: 'done', value: eachOnce(steps.flatMap((step) => (step.kind === 'done' ? step.value : []))) };
}

function alone(step: Step<ResolvedTarget, Refusal>): Step<readonly ResolvedTarget[], Refusal> {
  return step.kind === 'done' ? { kind: 'done', value: [step.value] } : step;
}

/** A method and what overrides it are one thing, whichever of them was named. */
function eachOnce(targets: readonly ResolvedTarget[]): readonly ResolvedTarget[] {
  const seen = new Set<string>();
  return targets.filter((target) => {
    const keys = keysOf(target);
    const isNew = !keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    return isNew;
  });
}

function keysOf(target: ResolvedTarget): readonly string[] {
  switch (target.kind) {
    case 'symbols':
      return target.refs.map((ref: SymbolRef) => symbolKey(ref));
    case 'place':
      return [`place ${target.sigil}${target.name} ${target.place.path}`];
    case 'module':
    case 'folder':
      return [`${target.kind} ${target.path}`];
  }
}
