/** What is said about a split: what was taken for granted, what is done more often than before, and what may be seen outside. */
import type { LeftAlone, OperationDecision, Refusal } from '../../core/operation/operation.ts';
import type { SplitFunctionArguments } from '../../core/operation/splitFunction.ts';
import type { WrittenStatement } from '../../core/terrain/bodies/writtenBody.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { placesInWords } from '../callables/surroundings.ts';
import { unfit } from '../callables/unfit.ts';
import type { OutsideEffect, StatementEffects } from './bodyEffects.ts';
import type { ChosenParts } from './partNames.ts';
import { keptBy, type SlicedParts } from './parts.ts';
import type { KeptUse, SplitSubject, SplitUses } from './splitSubject.ts';
import { everyStatement, ownStretches } from './statements.ts';
import type { WrittenUse } from './writtenAssignments.ts';

const TEXT_MAX = 160;
/** Calls that a sentence names before it only counts the rest. */
const CALLS_NAMED_MAX = 5;

/** What each statement does, beside the parts that keep it. */
function everyEffect(sliced: SlicedParts): readonly { readonly found: StatementEffects; readonly parts: number }[] {
  const { body, effects, slices } = sliced;
  if (body.result) {
    const node = body.result;
    const found = effects.of({ kind: 'plain', node, start: node.startIndex, end: node.endIndex }, [
      { start: node.startIndex, end: node.endIndex },
    ]);
    return [{ found, parts: slices.length }];
  }
  const all = body.block ? [...everyStatement(body.block)] : [];
  const keepers = slices.map((slice) => new Set(keptBy(sliced, slice).map(({ node }) => node.id)));
  return all.map((statement: WrittenStatement) => ({
    found: effects.of(statement, ownStretches(statement)),
    parts: statement.kind === 'return' ? 1 : keepers.filter((kept) => kept.has(statement.node.id)).length,
  }));
}

/** A refusal where something is done that must not be done twice; else what a person has to look at. */
export function effectsLeft(
  terrain: Terrain,
  subject: SplitSubject,
  sliced: SlicedParts,
): Refusal | { readonly unsettled: readonly LeftAlone[] } {
  const { path } = subject.ref;
  const { text } = subject.file;
  const outside = everyEffect(sliced).flatMap(({ found, parts }) => found.outside.filter(({ lasting }) => lasting || parts > 1));
  const sure = outside.find((each) => each.sure);
  if (sure)
    return unfit(
      `“${subject.dotted}” ${sure.why} (${placesInWords(terrain, [{ path, ...sure }])}), which would be done once for each part`,
      'Take that out into its caller, or into a function of its own, first.',
    );
  return { unsettled: outside.map((each) => asked(path, each, text)) };
}

function asked(path: WorkspacePath, { start, end, why }: OutsideEffect, text: string): LeftAlone {
  return {
    path,
    start,
    end,
    why: `${why}, and would be done once for each part`,
    text: text.slice(start, end).replaceAll(/\s+/g, ' ').slice(0, TEXT_MAX),
  };
}

interface Said {
  readonly subject: SplitSubject;
  readonly sliced: SlicedParts;
  readonly chosen: ChosenParts;
  readonly kept: readonly KeptUse[];
  readonly keep: SplitFunctionArguments['keep'];
  readonly uses: SplitUses;
  readonly calls: readonly { readonly path: WorkspacePath; readonly written: WrittenUse }[];
  readonly typesLost: boolean;
}

export function decisionsOf(resolver: Resolver, said: Said): readonly OperationDecision[] {
  const { subject, chosen } = said;
  const about = [{ path: subject.ref.path, ...subject.symbol.nameExtent }];
  const plan = (
    choice: string,
    rationale: string,
    confidence: number,
    rejected: OperationDecision['rejected'] = [],
  ): OperationDecision => ({ kind: 'plan', choice, rationale, rejected, confidence, about });
  return [
    ...chosen.decisions.map((decision) => ({ ...decision, about })),
    ...costs(said, plan),
    ...oldStays(resolver, said, plan),
    ...callsBound(said),
    ...documentation(said, plan),
    ...publicity(said, plan),
  ];
}

type Plan = (choice: string, rationale: string, confidence: number, rejected?: OperationDecision['rejected']) => OperationDecision;

function costs({ sliced }: Said, plan: Plan): readonly OperationDecision[] {
  const twice = everyEffect(sliced).filter(({ parts }) => parts > 1);
  const named = (calls: readonly { readonly text: string }[]): string => {
    const names = [...new Set(calls.map(({ text }) => `“${text.replaceAll(/\s+/g, ' ').slice(0, 40)}”`))];
    const more = names.length - CALLS_NAMED_MAX;
    return more > 0 ? `${names.slice(0, CALLS_NAMED_MAX).join(', ')} and ${more} more` : names.join(', ');
  };
  const unknown = twice.flatMap(({ found }) => found.unknown);
  const looks = twice.flatMap(({ found }) => found.looks);
  return [
    ...(unknown.length > 0
      ? [
          plan(
            `each part makes the calls it needs by itself: ${named(unknown)}`,
            'they are used for what they give; that they do nothing else cannot be proven, and who needs all values pays for them more than once',
            0.75,
          ),
        ]
      : []),
    ...(looks.length > 0
      ? [plan(`each part reads by itself: ${named(looks)}`, 'what is read is taken to be the same both times', 0.7)]
      : []),
  ];
}

function oldStays(resolver: Resolver, { subject, kept, keep }: Said, plan: Plan): readonly OperationDecision[] {
  if (keep === 'wrapper') return [plan(`“${subject.dotted}” stays and calls the parts`, 'as asked; its callers stay as they are', 1)];
  const [first] = kept;
  if (first === undefined) return [];
  return [
    plan(`“${subject.dotted}” stays and calls the parts`, `a place ${first.why} (${placesInWords(resolver.terrain, kept)})`, 0.9, [
      { choice: `remove “${subject.dotted}”`, whyNot: 'those places would have nothing to call' },
    ]),
  ];
}

function callsBound({ calls }: Said): readonly OperationDecision[] {
  const about = calls.flatMap(({ path, written }) =>
    written.bound.length > 0 ? written.rewritings.slice(0, 1).map(({ extent }) => ({ path, ...extent })) : [],
  );
  if (about.length === 0) return [];
  return [
    {
      kind: 'edit',
      choice: 'gives what is handed over a name before the calls',
      rationale: 'it would be worked out, or used up, once for each part',
      rejected: [],
      confidence: 0.9,
      about,
    },
  ];
}

function documentation({ subject, typesLost }: Said, plan: Plan): readonly OperationDecision[] {
  const { text } = subject.file;
  const { definition } = subject;
  const inside = /^\s*[rRuU]?(?:"""|'''|"|')/.test(definition.body?.text ?? '');
  const above = /\*\/\s*$/.test(text.slice(0, definition.start));
  return [
    ...(inside || above
      ? [plan('each part keeps the documentation as it is', 'what it says of what is returned speaks of all values together', 0.8)]
      : []),
    ...(typesLost
      ? [plan('the parts are written without the type of what they return', 'the old type does not say it value by value', 0.9)]
      : []),
  ];
}

function publicity({ subject, kept, keep }: Said, plan: Plan): readonly OperationDecision[] {
  if (keep === 'wrapper' || kept.length > 0 || /^[_#]/.test(subject.name)) return [];
  return [
    plan(
      `“${subject.dotted}” is no longer there for users outside of this workspace`,
      'every call here follows; what others call cannot be seen',
      0.8,
    ),
  ];
}
