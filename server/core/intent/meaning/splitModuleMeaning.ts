/** What asking for a module to be split means: one call with all parts, in the order they were said. */
import { ok, type Result } from '../../../base/result.ts';
import type { TargetSpec } from '../../operation/target.ts';
import type { Ask } from '../phrases/phraseValue.ts';
import { type AskContext, type MeantCall, type Problem, problem, type ResolvedThing } from './operationMeaning.ts';
import { targetBriefly, targetInWords, withoutAbsent } from './targetWords.ts';

export function splitModuleMeaning(ask: Ask, things: readonly ResolvedThing[], context: AskContext): Result<readonly MeantCall[], Problem> {
  const [module, ...others] = things;
  const said = ask.details?.parts;
  const each = ask.details?.each;
  if (module === undefined || said?.kind !== 'splitParts') return problem('it does not say what goes where');
  const parts: { readonly to: string; readonly targets: readonly TargetSpec[] }[] = [];
  const assumptions: string[] = [];
  let rest: string | undefined;
  let taken = 0;
  for (const part of said.items) {
    const found = part.destination && context.destination(part.destination, undefined);
    if (found && !found.ok) return found;
    const to = found?.value.spec.path ?? '';
    if (part.destination !== undefined && to === '') return problem('each part needs a name');
    if (part.things.length === 0) {
      if (to !== '') rest = to;
      continue;
    }
    const specs = others.filter(({ thing }) => part.things.includes(thing)).map(({ spec }) => spec);
    taken += specs.length;
    const known = parts.find((one) => one.to === to);
    if (known) parts[parts.indexOf(known)] = { to, targets: [...known.targets, ...specs.map(within(module.spec))] };
    else parts.push({ to, targets: specs.map(within(module.spec)) });
    assumptions.push(...(found?.value.assumptions ?? []));
  }
  if (taken < others.length) return problem('it is not clear which part gets what');
  const keepOld = ask.keepOld !== undefined;
  const words = [
    ...parts.map(
      ({ to, targets }) =>
        `${targets.map((target) => (target.selector === undefined ? target.name : targetInWords(target))).join(', ')} to ${to}`,
    ),
    ...(each?.kind === 'words' ? [`each ${each.text} to a file of its own`] : []),
    ...(rest === undefined ? [] : [`the rest to ${rest}`]),
  ].join('; ');
  return ok([
    {
      operation: 'splitModule',
      arguments: {
        module: withoutAbsent(module.spec),
        ...(parts.length > 0 && { parts: parts.map(({ to, targets }) => ({ to, targets: targets.map(withoutAbsent) })) }),
        ...(each?.kind === 'words' && { each: each.text }),
        ...(rest !== undefined && { rest }),
        ...(keepOld && { keepOld: true }),
        ...(ask.also !== undefined && ask.also.length > 0 && { also: ask.also }),
      },
      target: module.spec,
      result: words,
      summary: `Split ${targetInWords(module.spec)}: ${words}${keepOld ? '; the old module goes on offering all of it' : ''}`,
      explained: `split ${targetBriefly(module.spec)}: ${words}`,
      assumptions,
    },
  ]);
}

/** The module said first is where the others are, unless they say otherwise; a selector looks there. */
function within(module: TargetSpec): (spec: TargetSpec) => TargetSpec {
  return (spec) => {
    if (spec.selector !== undefined)
      return /(?:^|\s)in:/.test(spec.selector) || module.name === '' ? spec : { ...spec, selector: `${spec.selector} in:${module.name}` };
    return spec.pathHint === undefined ? { ...spec, cursor: undefined } : spec;
  };
}
