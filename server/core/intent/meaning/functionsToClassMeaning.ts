/** What asking for functions in a class means: one call with all of them. */
import { ok, type Result } from '../../../base/result.ts';
import type { Ask } from '../phrases/phraseValue.ts';
import { type MeantCall, type Problem, problem, type ResolvedThing } from './operationMeaning.ts';
import { wordOf } from './shapeMeaning.ts';
import { listed, targetBriefly, targetInWords, withoutAbsent } from './targetWords.ts';

export function functionsToClassMeaning(ask: Ask, things: readonly ResolvedThing[]): Result<readonly MeantCall[], Problem> {
  const className = wordOf(ask, 'class');
  const [first] = things;
  if (className === undefined || first === undefined)
    return problem('it does not say what the class is to be called', 'turn area and double into a class Measure');
  const said = ask.details?.as;
  const as = said?.kind === 'words' && (said.text === 'methods' || said.text === 'statics') ? said.text : undefined;
  const how = as === undefined ? '' : as === 'statics' ? ', as static methods' : ', as methods';
  const targets = things.map(({ spec }) => spec);
  return ok([
    {
      operation: 'functionsToClass',
      arguments: { targets: targets.map(withoutAbsent), className, ...(as !== undefined && { as }) },
      target: first.spec,
      result: `methods of ${className}`,
      summary: `Gather ${listed(targets.map(targetInWords))} in the new class ${className}${how}`,
      explained: `functions to class, targets ${targets.map(targetBriefly).join(', ')}, class ${className}${how}`,
    },
  ]);
}
