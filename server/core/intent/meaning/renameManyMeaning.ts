/** What asking for many new names means: one call with its things and the rule, or with the two that swap. */
import { ok, type Result } from '../../../base/result.ts';
import { type CaseStyle, caseStyles, type NameRule, nameEdges, ruleInWords } from '../../operation/nameRule.ts';
import type { KeepOld, TargetSpec } from '../../operation/target.ts';
import type { Wish } from '../../operation/wish.ts';
import type { Ask } from '../phrases/phraseValue.ts';
import { type MeantCall, type Problem, problem, type ResolvedThing } from './operationMeaning.ts';
import { followingInWords, keptInWords, targetInWords, targetsInWords, withoutAbsent } from './targetWords.ts';

export function renameManyMeaning(ask: Ask, things: readonly ResolvedThing[]): Result<readonly MeantCall[], Problem> {
  const targets = things.map(({ spec }) => spec);
  if (wordIn(ask, 'rule') === 'swap') return swapped(ask, targets);
  const rule = ruleOf(ask);
  if (rule === undefined) return problem('the rule for the new names is not understood');
  const [first] = targets;
  if (first === undefined) return problem('it does not say what is to get other names');
  const tail = `${keptInWords(ask.keepOld)}${followingInWords(ask.also)}`;
  const words = `${targetsInWords(targets)} ${ruleInWords(rule)}${tail}`;
  return ok([
    {
      operation: 'renameMany',
      arguments: { targets: targets.map(withoutAbsent), rule, ...wishesOf(ask) },
      target: first,
      result: ruleInWords(rule),
      summary: `Rename ${words}`,
      explained: `rename many, ${words}`,
    },
  ]);
}

function wordIn({ details }: Ask, role: string): string | undefined {
  const value = details?.[role];
  return value?.kind === 'words' ? value.text : undefined;
}

function ruleOf(ask: Ask): NameRule | undefined {
  const kind = wordIn(ask, 'rule');
  const text = wordIn(ask, 'text') ?? '';
  switch (kind) {
    case 'addPrefix':
    case 'addSuffix':
    case 'removePrefix':
    case 'removeSuffix':
      return { kind, text: text.replaceAll('*', '').replace(/-$/, '') };
    case 'case': {
      const style: CaseStyle | undefined = caseStyles.find((each) => each === text);
      return style && { kind, style };
    }
    case 'replace': {
      const at = nameEdges.find((each) => each === wordIn(ask, 'at'));
      return { kind, part: (wordIn(ask, 'part') ?? '').replaceAll('*', ''), by: text.replaceAll('*', ''), ...(at && { at }) };
    }
    default:
      return undefined;
  }
}

function swapped(ask: Ask, [one, other]: readonly TargetSpec[]): Result<readonly MeantCall[], Problem> {
  if (one === undefined || other === undefined || one.selector !== undefined || other.selector !== undefined)
    return problem('two things have to be named whose names are to be swapped', 'swap the names of f and g');
  const pairs = [
    { target: one, newName: lastOf(other.name) },
    { target: other, newName: lastOf(one.name) },
  ];
  return ok([mappingCall(pairs, ask)]);
}

interface Pair {
  readonly target: TargetSpec;
  readonly newName: string;
}

export function mappingCall(pairs: readonly Pair[], wishes: { readonly keepOld?: KeepOld; readonly also?: readonly Wish[] }): MeantCall {
  const tail = `${keptInWords(wishes.keepOld)}${followingInWords(wishes.also)}`;
  const words = pairs.map(({ target, newName }) => `${targetInWords(target)} to ${newName}`).join(', ');
  return {
    operation: 'renameMany',
    arguments: { mapping: pairs.map(({ target, newName }) => ({ target: withoutAbsent(target), newName })), ...wishesOf(wishes) },
    target: pairs[0]?.target ?? { name: '', kind: undefined, pathHint: undefined, containerHint: undefined, cursor: undefined },
    result: words,
    summary: `Rename ${words}, in one step${tail}`,
    explained: `rename many, ${words}${tail}`,
  };
}

function wishesOf({ keepOld, also = [] }: { readonly keepOld?: KeepOld; readonly also?: readonly Wish[] }): object {
  return { ...(keepOld && { keepOld }), ...(also.length > 0 && { also }) };
}

function lastOf(dotted: string): string {
  return dotted.slice(dotted.lastIndexOf('.') + 1);
}
