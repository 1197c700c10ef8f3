/** Every reference to a symbol, and what has its name and was left alone: what a rename would concern, for people who only look. */
import type { Facts, Step } from '../core/facts/facts.ts';
import type { LeftAlone, LocatedReference, Refusal } from '../core/operation/operation.ts';
import type { TargetSpec } from '../core/operation/target.ts';
import { Resolver } from '../core/terrain/resolver.ts';
import { type RulesByFamily, Terrain } from '../core/terrain/terrain.ts';
import { leftAlone } from './rename/leftovers.ts';
import { byPlace } from './rename/renameSymbol.ts';
import { subjectOf } from './rename/subject.ts';
import { survey } from './rename/survey.ts';
import { settle } from './rename/unknowns.ts';
import { refusal } from './target/candidates.ts';
import { dottedName, kindWord } from './target/naming.ts';
import { resolveTarget } from './target/targetResolver.ts';

export interface FoundReferences {
  readonly name: string; // dotted, within its file
  readonly kind: string;
  readonly references: readonly Pick<LocatedReference, 'path' | 'start' | 'end' | 'confidence' | 'why' | 'how'>[];
  readonly left: readonly LeftAlone[];
}

export function findReferences(rules: RulesByFamily, spec: TargetSpec, facts: Facts): Step<FoundReferences, Refusal> {
  const resolver = new Resolver(new Terrain(facts, rules));
  const { terrain } = resolver;
  const target = resolveTarget(resolver, spec, (words) => `swarm terrain refs ${words}`);
  if (target.kind !== 'done') return target;
  if (target.value.kind !== 'symbols') {
    const what = target.value.kind === 'place' ? 'in a file that is not understood in depth' : 'a module';
    return { kind: 'refused', error: refusal('symbol-not-found', `“${spec.name}” is ${what}; references are listed for symbols of code.`) };
  }
  const subject = subjectOf(resolver, target.value, target.value.name);
  if (subject.kind !== 'done') return subject;
  const found = survey(resolver, subject.value);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const settled = settle(resolver, subject.value, found);
  if (settled.kind !== 'done') return settled;
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  return {
    kind: 'done',
    value: {
      name: dottedName(terrain, target.value.primary),
      kind: kindWord(target.value.symbolKind),
      references: settled.value.references
        .map(({ path, start, end, confidence, why, how }) => ({ path, start, end, confidence, why, how }))
        .sort(byPlace),
      left: leftAlone(terrain, settled.value.left),
    },
  };
}
