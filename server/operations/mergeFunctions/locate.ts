/** Locates what merging functions concerns: which of them lends its text, in what they differ, every use, and what becomes of their names. */
import type { Step } from '../../core/facts/facts.ts';
import type { Located, Refusal } from '../../core/operation/operation.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { symbolKey } from '../../core/terrain/symbolRef.ts';
import { classSubject, whyTakenInClass } from '../callables/classPlace.ts';
import { whyTakenInModule } from '../callables/freeNames.ts';
import { placesInWords } from '../callables/surroundings.ts';
import { refusedAs, unfit } from '../callables/unfit.ts';
import { refusal } from '../target/candidates.ts';
import { pathFits } from '../target/hints.ts';
import { resolveTargets } from '../target/severalTargets.ts';
import type { ResolvedTarget } from '../target/targetResolver.ts';
import type { MergeFunctionsArguments } from './arguments.ts';
import { type Comparison, comparisonOf } from './comparison.ts';
import { designOf, type NewParameter } from './design.ts';
import { writeMerged } from './merged.ts';
import { type MergePlan, positionOf } from './plan.ts';
import { type MergedSubject, mergedSubject } from './subject.ts';
import { mayBeDefault } from './values.ts';

export function locateMergeFunctions(resolver: Resolver, args: MergeFunctionsArguments): Step<Located, Refusal> {
  const { terrain } = resolver;
  const targets = resolveTargets(resolver, args.targets, (words) => `merge ${words} and another function`);
  if (targets.kind !== 'done') return targets;
  const subjects = subjectsIn(resolver, targets.value);
  if (subjects.kind !== 'done') return subjects;
  const plan = planOf(resolver, subjects.value, args);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  if ('error' in plan) return { kind: 'refused', error: plan };
  const why = whyTaken(resolver, plan);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  if (why) return { kind: 'refused', error: why };
  return writeMerged(resolver, plan, args.old);
}

function subjectsIn(resolver: Resolver, targets: readonly ResolvedTarget[]): Step<readonly MergedSubject[], Refusal> {
  const subjects: MergedSubject[] = [];
  for (const target of targets) {
    const step = mergedSubject(resolver, target);
    if (step.kind !== 'done') return step;
    if (!subjects.some(({ subject }) => symbolKey(subject.ref) === symbolKey(step.value.subject.ref))) subjects.push(step.value);
  }
  const [first] = subjects;
  if (first === undefined || subjects.length < 2)
    return refusedAs(
      `only ${first === undefined ? 'nothing' : `“${first.subject.dotted}”`} was named; there is nothing to merge it with`,
      'Name two functions.',
    );
  for (const { subject, owner } of subjects) {
    if (subject.view.family !== first.subject.view.family) return refusedAs(`“${subject.dotted}” is written in another language`);
    if ((owner && symbolKey(owner)) !== (first.owner && symbolKey(first.owner)))
      return refusedAs(
        `“${first.subject.dotted}” and “${subject.dotted}” do not belong to the same class`,
        'Move them together first, or turn them into functions.',
      );
  }
  return { kind: 'done', value: subjects };
}

/** The function that lends its text is the first, or else the first one that has all that the others have. */
function planOf(resolver: Resolver, subjects: readonly MergedSubject[], args: MergeFunctionsArguments): MergePlan | Refusal {
  const named = subjects.find(({ subject }) => subject.name === args.name);
  const placed = args.module === undefined ? undefined : subjects.find(({ subject }) => pathFits(subject.ref.path, args.module ?? ''));
  if (args.module !== undefined && placed === undefined)
    return unfit(`none of them is in ${args.module}`, 'Merge them, then move the result.');
  const first = placed ?? named ?? subjects[0];
  if (first === undefined) return unfit('No function was named');
  const name = args.name ?? first.subject.name;
  const refused: { readonly refusal: Refusal; readonly late: boolean }[] = [];
  for (const base of [first, ...subjects.filter((each) => each !== first)]) {
    const compared = comparedWith(resolver, base, subjects, args.parameters ?? []);
    if ('refusal' in compared) {
      refused.push(compared);
      continue;
    }
    const kept = subjects.find(({ subject }) => subject.name === name);
    const place = first.subject.ref.path === base.subject.ref.path ? first : base;
    return planned({ base, place }, compared, name, kept);
  }
  // Who has all that the others have tells best why that is not enough.
  return (refused.find(({ late }) => late) ?? refused[0])?.refusal ?? unfit('they differ');
}

function comparedWith(
  resolver: Resolver,
  base: MergedSubject,
  subjects: readonly MergedSubject[],
  said: readonly string[],
):
  | { readonly comparisons: readonly Comparison[]; readonly parameters: readonly NewParameter[] }
  | { readonly refusal: Refusal; readonly late: boolean } {
  const comparisons: Comparison[] = [];
  for (const other of subjects) {
    if (other === base) continue;
    const compared = comparisonOf(resolver, base, other);
    if ('whyNot' in compared) return early(unlike(resolver, base, other, compared));
    const unsupplied = compared.supplied.find(
      ({ parameter, differences }) => differences.length === 0 && !parameter.hasDefault && !parameter.optional,
    );
    if (unsupplied)
      return early(
        unlike(resolver, base, other, {
          whyNot: `nothing says what “${unsupplied.parameter.name}” is in the other`,
          at: unsupplied.parameter,
        }),
      );
    const torn = compared.supplied.find(({ differences }) => new Set(differences.map((each) => each.other.text)).size > 1);
    if (torn)
      return early(
        unlike(resolver, base, other, { whyNot: `the other has several values for “${torn.parameter.name}”`, at: torn.parameter }),
      );
    comparisons.push(compared);
  }
  const designed = designOf(resolver, base, comparisons, said);
  if ('whyNot' in designed) return { refusal: unlike(resolver, base, comparisons[0]?.other ?? base, designed), late: true };
  const used = designed.length;
  if (said.length > used && !comparisons.some(({ supplied }) => supplied.length > 0))
    return {
      refusal: unfit(
        `they differ in ${used === 0 ? 'nothing' : `${used} thing${used === 1 ? '' : 's'}`}, so that there is nothing for “${said[used] ?? ''}”`,
      ),
      late: true,
    };
  return { comparisons, parameters: designed };
}

function early(refusal: Refusal): { readonly refusal: Refusal; readonly late: boolean } {
  return { refusal, late: false };
}

function unlike(
  resolver: Resolver,
  base: MergedSubject,
  other: MergedSubject,
  { whyNot, at }: { readonly whyNot: string; readonly at: { readonly start: number; readonly end: number } },
): Refusal {
  const place = placesInWords(resolver.terrain, [{ path: base.subject.ref.path, ...at }]);
  return unfit(`“${base.subject.name}” and “${other.subject.name}” cannot be one: ${whyNot} (${place})`);
}

function planned(
  { base, place }: Pick<MergePlan, 'base' | 'place'>,
  { comparisons, parameters }: { readonly comparisons: readonly Comparison[]; readonly parameters: readonly NewParameter[] },
  name: string,
  kept: MergedSubject | undefined,
): MergePlan {
  const withFallbacks = parameters.map((parameter) => {
    const value = kept && parameter.values.get(kept);
    // A flag that is new may be left out by whoever did without.
    const standing = value ?? (parameter.guarded ? [...parameter.values.values()].find(({ text }) => /^false$/i.test(text)) : undefined);
    return { ...parameter, fallback: standing && mayBeDefault(standing, base) ? standing : undefined };
  });
  const ordered = [...withFallbacks.filter(({ fallback }) => !fallback), ...withFallbacks.filter(({ fallback }) => fallback)];
  const all = ordered.every(({ fallback }) => fallback !== undefined);
  return {
    base,
    place,
    comparisons,
    path: base.subject.ref.path,
    name,
    kept,
    parameters: all ? ordered : noFallbacks(base, ordered),
    locals: new Map(),
    position: positionOf(base, all),
  };
}

/** Without names for arguments those with and without a default cannot be told apart where others may be left out. */
function noFallbacks(base: MergedSubject, parameters: MergePlan['parameters']): MergePlan['parameters'] {
  return base.definition.family === 'python' ? parameters : parameters.map((parameter) => ({ ...parameter, fallback: undefined }));
}

function whyTaken(resolver: Resolver, { base, name, kept, parameters }: MergePlan): Refusal | undefined {
  const { subject, owner } = base;
  const rules = resolver.terrain.rulesOf(subject.ref.path);
  const illegal = rules?.whyIllegalName(name, owner ? 'method' : 'function');
  if (illegal !== undefined) return refusal('name-illegal', illegal);
  for (const parameter of parameters) {
    const why = rules?.whyIllegalName(parameter.name, 'parameter');
    if (why !== undefined) return refusal('name-illegal', why);
  }
  if (kept !== undefined && kept.subject.ref.path === subject.ref.path) return undefined;
  if (owner === undefined) {
    const taken = whyTakenInModule(resolver, subject.view, name);
    return taken === undefined ? undefined : unfit(taken, 'Give the function another name.');
  }
  const around = classSubject(resolver, owner);
  if (around.kind !== 'done') return undefined; // its needs are noted
  const taken = whyTakenInClass(resolver, around.value, name);
  return taken === undefined ? undefined : unfit(taken, 'Give the method another name.');
}
