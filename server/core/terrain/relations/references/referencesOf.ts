/**
 * Everything that refers to a symbol, with a confidence: the one question that rename, callers, the shell and the benchmark
 * ask. Put together from the survey of all files that mention the name and the settlement of what that left open.
 */
import type { Step } from '../../../facts/facts.ts';
import type { Resolver } from '../../resolver.ts';
import { type DoubtfulSighting, type FoundReference, placeOfSighting, type Witnesses } from './reference.ts';
import { type Settled, settle } from './settlement.ts';
import { type Subject, subjectOf } from './subject.ts';
import { type Survey, survey } from './survey.ts';
import type { SymbolTarget } from './symbolTarget.ts';

export interface SymbolReferences extends Settled {
  readonly subject: Subject;
  readonly survey: Survey;
}

/** Of two things at once: whoever asks what uses this one wants to know; whoever changes it must look at `survey.torn`. */
function tornReference(sighting: DoubtfulSighting): FoundReference {
  return { ...sighting, ...placeOfSighting(sighting), how: 'hierarchy', confidence: 0.7, spelling: 'name' };
}

export function referencesOf(resolver: Resolver, target: SymbolTarget, witnesses: Witnesses): Step<SymbolReferences, never> {
  const { needs } = resolver.terrain;
  const subject = subjectOf(resolver, target);
  if (subject.kind !== 'done') return subject;
  const found = survey(resolver, subject.value);
  if (needs.any) return { kind: 'need', requests: needs.requests };
  const settled = settle(
    resolver,
    subject.value,
    { ...found, references: [...found.references, ...found.torn.map(tornReference)] },
    witnesses,
  );
  if (settled.kind !== 'done') return settled;
  if (needs.any) return { kind: 'need', requests: needs.requests };
  return { kind: 'done', value: { ...settled.value, subject: subject.value, survey: found } };
}
