/** What asking for a method as a function means: for each method named, the call with its new name if one was said. */
import { ok, type Result } from '../../../base/result.ts';
import type { Ask } from '../phrases/phraseValue.ts';
import { classToFunctionsMeaning } from './classToFunctionsMeaning.ts';
import { type AskContext, type MeantCall, type Problem, problem, type ResolvedThing } from './operationMeaning.ts';
import { wordOf } from './shapeMeaning.ts';
import { targetBriefly, targetInWords, withoutAbsent } from './targetWords.ts';

export function methodToFunctionMeaning(
  ask: Ask,
  things: readonly ResolvedThing[],
  context: AskContext,
): Result<readonly MeantCall[], Problem> {
  const newName = ask.newNames[0]?.named.name.text;
  if (things.every(({ spec }) => spec.kind === 'class'))
    return newName === undefined
      ? classToFunctionsMeaning(ask, things)
      : problem(`a class becomes several functions, which cannot all be called ${newName}`);
  const module = things.find(({ spec }) => spec.kind === 'module' || spec.kind === 'file');
  if (module !== undefined) return problem(`${module.spec.name} is a module, not a method`);
  if (newName !== undefined && things.length > 1)
    return problem(`several methods cannot all become the one function ${newName}`, 'turn Shape.area into a function called shape_area');
  const parameter = wordOf(ask, 'parameter');
  const home = ask.details?.module;
  const meant = home?.kind === 'destination' ? context.destination(home, things[0]?.spec) : undefined;
  if (meant && !meant.ok) return meant;
  const file = meant?.value.spec.path;
  const where = file === undefined ? '' : ` in ${file}`;
  return ok(
    things.map(({ spec }) => {
      const target = spec.kind === undefined || spec.kind === 'function' ? { ...spec, kind: undefined } : spec;
      const as = newName === undefined ? '' : ` called ${newName}`;
      return {
        operation: 'methodToFunction',
        arguments: {
          target: withoutAbsent(target),
          ...(newName !== undefined && { newName }),
          ...(parameter !== undefined && { parameter }),
          ...(file !== undefined && { module: file }),
        },
        target,
        result: `a function${as}`,
        afterwards: {
          ...target,
          name: newName ?? target.name.replace(/^.*\./, ''),
          kind: 'function',
          containerHint: undefined,
          cursor: undefined,
          ...(file !== undefined && { pathHint: file }),
        },
        summary: `Turn ${targetInWords(target)} into a function${as}${where}`,
        explained: `method to function, target ${targetBriefly(target)}${as}${where}`,
        ...(meant && { assumptions: meant.value.assumptions }),
      };
    }),
  );
}
