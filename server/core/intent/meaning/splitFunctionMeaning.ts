/** What asking for a function to be split means: one call, with the names or the values of its parts as far as they were said. */
import { ok, type Result } from '../../../base/result.ts';
import type { SplitFunctionPart } from '../../operation/splitFunction.ts';
import type { Ask } from '../phrases/phraseValue.ts';
import { type MeantCall, type Problem, problem, type ResolvedThing } from './operationMeaning.ts';
import { targetBriefly, targetInWords, withoutAbsent } from './targetWords.ts';

export function splitFunctionMeaning(ask: Ask, things: readonly ResolvedThing[]): Result<readonly MeantCall[], Problem> {
  const [first, second] = things;
  if (first === undefined || second !== undefined) return problem('one function has to be named', 'split min_max into minimum and maximum');
  const target = first.spec.kind === 'function' || first.spec.kind === 'property' ? { ...first.spec, kind: undefined } : first.spec;
  const names = namesOf(ask, 'names');
  const values = namesOf(ask, 'values');
  if (names.length > 0 && values.length > 0 && names.length !== values.length)
    return problem(`${names.length} functions are named for ${values.length} values`);
  const count = Math.max(names.length, values.length);
  const parts = Array.from({ length: count }, (_, i): SplitFunctionPart => {
    const name = names[i];
    const value = values[i];
    return { ...(name !== undefined && { name }), values: value === undefined ? [] : [value] };
  });
  const wrapper = ask.details?.wrapper !== undefined || ask.keepOld !== undefined;
  const said =
    names.length > 0 ? names.join(' and ') : values.length > 0 ? `functions for ${values.join(' and ')}` : 'a function for each value';
  const result = `${said}${wrapper ? ', keeping the old one as a wrapper' : ''}`;
  return ok([
    {
      operation: 'splitFunction',
      arguments: {
        target: withoutAbsent(target),
        ...(parts.length > 0 && { parts: parts.map((part) => (part.values.length > 0 ? part : { name: part.name })) }),
        ...(wrapper && { keep: 'wrapper' }),
      },
      target,
      result,
      summary: `Split ${targetInWords(target)} into ${result}`,
      explained: `split function, target ${targetBriefly(target)}, into ${result}`,
    },
  ]);
}

function namesOf({ details }: Ask, role: string): readonly string[] {
  const said = details?.[role];
  return said?.kind === 'newNames' ? said.items.map(({ named }) => named.name.text) : [];
}
