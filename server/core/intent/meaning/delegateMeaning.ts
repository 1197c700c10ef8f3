/** What asking for delegation means: who delegates, to whom, which members, and whether callers follow. */
import { ok, type Result } from '../../../base/result.ts';
import type { TargetSpec } from '../../operation/target.ts';
import type { Ask, Thing } from '../phrases/phraseValue.ts';
import { type AskContext, type MeantCall, type Problem, problem, type ResolvedThing } from './operationMeaning.ts';
import { targetBriefly, targetInWords, withoutAbsent } from './targetWords.ts';

export function delegateMeaning(ask: Ask, things: readonly ResolvedThing[], context: AskContext): Result<readonly MeantCall[], Problem> {
  const [first] = things;
  const said = ask.details?.to;
  if (first === undefined || said?.kind !== 'thing') return problem('it does not say who the work is handed on to');
  // “Its cart” is what the one that delegates has.
  const meant = context.thing({ ...said, places: said.places.filter(({ what }) => what !== 'it') });
  if (!meant.ok) return meant;
  const to = asSaid(said, meant.value);
  if (isFile(first.spec) || isFile(to))
    return problem(`${isFile(to) ? to.name : first.spec.name} is a module, and has nothing to delegate by`);
  const target = withOwner(ask, first.spec);
  const members = membersOf(ask);
  const callers = ask.details?.callers?.kind === 'words' ? ask.details.callers.text : undefined;
  const what = members ? ` ${members.join(', ')}` : '';
  const and = callers === 'follow' ? ', with its callers' : '';
  return ok([
    {
      operation: 'delegate',
      arguments: {
        target: withoutAbsent(target),
        to: withoutAbsent(to),
        ...(members && { members }),
        ...(callers === 'follow' && { callers }),
      },
      // What is delegated is not there yet; the next may be of the same class.
      target: members ? { ...target, name: members.join(', '), kind: undefined, containerHint: target.name } : target,
      afterwards: target,
      result: `delegating${what} to ${to.name}`,
      summary: `Let ${targetInWords(target)} delegate${what} to ${targetInWords(to)}${and}`,
      explained: `delegate, from ${targetBriefly(target)}${members ? `, members${what}` : ''}, to ${targetBriefly(to)}${and}`,
    },
  ]);
}

/** The place and the cursor of what delegates are not those of whom it delegates to. */
function asSaid(said: Thing, spec: TargetSpec): TargetSpec {
  if (said.named === undefined) return spec;
  const placed = said.places.some(({ what }) => what !== 'it') || said.named.name.file !== undefined;
  return { ...spec, cursor: undefined, ...(!placed && { pathHint: undefined, containerHint: undefined }) };
}

/** "Move total from Order to …" */
function withOwner({ details }: Ask, target: TargetSpec): TargetSpec {
  const owner = details?.owner;
  if (owner?.kind !== 'thing' || owner.named === undefined || target.containerHint !== undefined) return target;
  return { ...target, containerHint: owner.named.name.text };
}

/** Undefined: all of them. */
function membersOf({ details }: Ask): readonly string[] | undefined {
  const members = details?.members;
  if (members?.kind !== 'things') return undefined;
  const names = members.items.flatMap(({ named }) => (named ? [named.name.text.replace(/^.*\./, '')] : []));
  return names.length > 0 ? names : undefined;
}

function isFile({ kind }: TargetSpec): boolean {
  return kind === 'module' || kind === 'file';
}
