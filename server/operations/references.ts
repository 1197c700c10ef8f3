/** Every reference to what a person named, and what has its name and was left alone: the same as a rename would concern, for people who only look. */
import { byPlace, type Facts, type Step } from '../core/facts/facts.ts';
import type { Refusal } from '../core/operation/operation.ts';
import type { TargetSpec } from '../core/operation/target.ts';
import { dottedName, kindWord } from '../core/terrain/naming.ts';
import { referencesOf } from '../core/terrain/relations/references/referencesOf.ts';
import { Resolver } from '../core/terrain/resolver.ts';
import { type RulesByFamily, Terrain } from '../core/terrain/terrain.ts';
import type { FoundReferences } from './foundReferences.ts';
import { leftAlone, unreadLeft } from './rename/leftovers.ts';
import { type Phrase, refusal } from './target/candidates.ts';
import { resolveTarget } from './target/targetResolver.ts';
import { wideReferences } from './wideReferences.ts';

export function findReferences(rules: RulesByFamily, spec: TargetSpec, facts: Facts, phrase: Phrase): Step<FoundReferences, Refusal> {
  const resolver = new Resolver(new Terrain(facts, rules));
  const { terrain } = resolver;
  const target = resolveTarget(resolver, spec, phrase);
  if (target.kind !== 'done') return target;
  if (target.value.kind === 'place') return wideReferences(terrain, target.value);
  if (target.value.kind !== 'symbols') {
    const message = `“${spec.name}” is a module; references are listed for symbols of code.`;
    return { kind: 'refused', error: refusal('symbol-not-found', message) };
  }
  const found = referencesOf(resolver, target.value, 'terrainAndPhysics');
  if (found.kind !== 'done') return found;
  const { subject } = found.value;
  return {
    kind: 'done',
    value: {
      name: dottedName(terrain, target.value.primary),
      kind: kindWord(target.value.symbolKind),
      references: found.value.references
        .map(({ path, start, end, confidence, why, how }) => ({ path, start, end, confidence, why, how }))
        .sort(byPlace),
      left: [
        ...leftAlone(terrain, found.value.left),
        ...(subject.reach === 'file' ? [] : unreadLeft(terrain, subject.views, subject.name)),
      ],
    },
  };
}
