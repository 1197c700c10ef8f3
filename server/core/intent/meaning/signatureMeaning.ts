/** What asking for a change of signature means: the call with its targets, changes and rules for calls. */
import { ok, type Result } from '../../../base/result.ts';
import type { CallRule, ChangeSignatureArguments, ParameterChange } from '../../operation/signatureChange.ts';
import type { TargetSpec } from '../../operation/target.ts';
import type { Ask } from '../phrases/phraseValue.ts';
import { type MeantCall, type Problem, problem, type ResolvedThing } from './operationMeaning.ts';
import { changesInWords } from './signatureWords.ts';
import { targetBriefly } from './targetWords.ts';

const example = 'add a parameter timeout: float = 10 to fetch';

export function signatureMeaning(ask: Ask, things: readonly ResolvedThing[]): Result<readonly MeantCall[], Problem> {
  const wish = ask.details?.wish;
  if (wish?.kind !== 'signatureWish') return problem('what should change is missing', example);
  const [first] = things;
  if (first === undefined) return problem('the function whose parameters should change is not named', example);
  if (wish.changes.length === 0 && wish.calls.length === 0)
    return problem('it says what should stay, and nothing that should change', example);
  const targets = things.map(({ spec }) => (spec.kind === 'parameter' ? { ...spec, kind: undefined } : spec));
  const args: ChangeSignatureArguments = { targets, changes: wish.changes, calls: named(wish.changes, wish.calls) };
  const summary = changesInWords(args);
  return ok([
    {
      operation: 'changeSignature',
      arguments: withoutAbsent(args),
      target: first.spec,
      result: summary,
      summary,
      explained: `change the signature of ${targets.map(targetBriefly).join(' and ')}: ${summary}`,
      ...partOf(targets, wish.changes),
    },
  ]);
}

/** “Make sep of parse_row keyword-only and rename it”: the one parameter that stays and that the words were about. */
function partOf(targets: readonly TargetSpec[], changes: readonly ParameterChange[]): Pick<MeantCall, 'part'> {
  const [target] = targets;
  const [change] = changes;
  if (!target || targets.length > 1 || target.name === '' || !change || changes.length > 1) return {};
  switch (change.change) {
    case 'keywordOnly':
    case 'positional':
    case 'optional':
    case 'default':
    case 'noDefault':
    case 'type':
    case 'noType':
    case 'place':
      break;
    case 'add':
    case 'remove':
    case 'rename':
    case 'reorder':
    case 'swap':
    case 'whole':
      return {};
  }
  if (change.parameter.startsWith('#')) return {};
  const containerHint = [target.containerHint, target.name].filter((part) => part !== undefined).join('.');
  return { part: { name: change.parameter, kind: 'parameter', pathHint: target.pathHint, containerHint, cursor: undefined } };
}

/** A value without a name is meant for the one parameter that comes in. */
function named(changes: readonly ParameterChange[], calls: readonly CallRule[]): readonly CallRule[] {
  const added = changes.flatMap((change) => (change.change === 'add' ? [change.parameter] : []));
  const [only] = added;
  return calls.map((rule) =>
    rule.parameter === undefined && added.length === 1 && only !== undefined ? { ...rule, parameter: only } : rule,
  );
}

/** As it will be read back from JSON: absent fields are not there at all. */
function withoutAbsent(args: ChangeSignatureArguments): unknown {
  const { targets, changes, calls } = args;
  return {
    targets: targets.map(present<TargetSpec>),
    ...(changes.length > 0 && { changes: changes.map(present<ParameterChange>) }),
    ...(calls.length > 0 && { calls: calls.map(presentRule) }),
  };
}

function present<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined && each !== false)) as Partial<T>;
}

function presentRule(rule: CallRule): unknown {
  const { inside, outside, ...rest } = rule;
  return { ...present(rest), ...(inside.length > 0 && { inside }), ...(outside.length > 0 && { outside }) };
}
