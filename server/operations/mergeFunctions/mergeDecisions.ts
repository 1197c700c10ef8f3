/** What was decided as functions became one: what their parameter is called and why, what stays of their names, what cannot be proven. */
import type { OperationDecision } from '../../core/operation/operation.ts';
import { extentOf } from '../../core/syntax/nodeSearch.ts';
import type { FoundReference } from '../../core/terrain/relations/references/reference.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { isDocstring } from '../callables/plainCode.ts';
import type { Fate } from './merged.ts';
import { type MergePlan, subjectsOf } from './plan.ts';
import type { MergedSubject } from './subject.ts';
import { brief } from './values.ts';

export function mergeDecisions(
  resolver: Resolver,
  plan: MergePlan,
  fates: readonly Fate[],
  followed: readonly FoundReference[],
): readonly OperationDecision[] {
  const { base } = plan;
  const about = subjectsOf(plan).map(({ subject }) => ({ path: subject.ref.path, ...subject.symbol.nameExtent }));
  const say = (choice: string, rationale: string, confidence: number, places = about): OperationDecision => ({
    kind: 'plan',
    choice,
    rationale,
    rejected: [],
    confidence,
    about: places,
  });
  const names = subjectsOf(plan).map(({ subject }) => `“${subject.name}”`);
  const differ =
    plan.parameters.length === 0 ? 'in nothing but names of their own' : `in ${plan.parameters.map(({ name }) => `“${name}”`).join(', ')}`;
  return [
    say(`${names.join(' and ')} become “${plan.name}” in ${plan.path}`, `node by node they are the same, and differ ${differ}`, 0.95),
    ...plan.parameters.flatMap(({ name, naming, values, fallback, places }) => [
      ...(naming === undefined
        ? []
        : [
            say(
              `assumed the parameter “${name}”`,
              naming.why,
              0.8,
              places.map((node) => ({ path: plan.path, ...extentOf(node) })),
            ),
          ]),
      ...(fallback === undefined
        ? []
        : [
            say(
              `“${name}” is ${brief(fallback)} where it is left out`,
              plan.kept ? `“${plan.name}” did so before` : 'a flag that is new is not set',
              0.9,
            ),
          ]),
      ...[...values.values()].flatMap(({ note }) => (note === undefined ? [] : [say(`passes it as “${name}”`, note, 0.75)])),
    ]),
    ...(resolver.terrain.rulesOf(plan.path)?.signatures.keywords && plan.parameters.length > 0
      ? [say('calls give it by name', 'assumed: an argument that was not there before explains itself so', 0.85)]
      : []),
    ...fates.flatMap((fate) => fateSaid(plan, fate, say)),
    ...documentation(plan, say),
    ...(followed.length === 0
      ? []
      : [
          say(
            `strings that lead to it name “${plan.name}”`,
            'what stands in for it there is called with the new argument, which checks on its calls may not expect',
            0.7,
            followed.map(({ path, start, end }) => ({ path, start, end })),
          ),
        ]),
    ...(plan.comparisons.some(({ heads }) => heads.typesAdded)
      ? [say(`types are those of “${base.subject.name}”`, 'not all of them said them', 0.8)]
      : []),
  ];
}

type Say = (choice: string, rationale: string, confidence: number) => OperationDecision;

function fateSaid({ name, base }: MergePlan, { subject, kind, why }: Fate, say: Say): readonly OperationDecision[] {
  const own = `“${subject.subject.name}”`;
  if (kind === 'wrapped')
    return [say(`${own} stays as a thin wrapper of “${name}”`, `${why}; say “remove the old names” to have it gone`, 0.85)];
  if (kind === 'gone' && subject !== base) return [say(`${own} goes`, `“${name}” does what it did, and its callers call that`, 0.9)];
  return [];
}

/** Documentation of the others goes with them. */
function documentation({ base, comparisons }: MergePlan, say: Say): readonly OperationDecision[] {
  const own = docsOf(base);
  const lost = comparisons.filter(({ other }) => docsOf(other) !== '' && docsOf(other) !== own);
  if (lost.length === 0) return [];
  const names = lost.map(({ other }) => `“${other.subject.name}”`).join(', ');
  return [say(`the documentation is that of “${base.subject.name}”`, `${names} said something else, which may be worth taking over`, 0.7)];
}

function docsOf({ definition }: MergedSubject): string {
  const doc = definition.body?.namedChildren.find(isDocstring)?.text ?? '';
  const above = definition.statement.previousSibling;
  const comment = above?.type === 'comment' && above.text.startsWith('/**') ? above.text : '';
  return `${doc}${comment}`.replaceAll(/[\s*/"']+/g, ' ').trim();
}
