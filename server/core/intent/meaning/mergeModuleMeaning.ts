/** What asking for a merge of modules means: one call for all that go into one. */
import { ok, type Result } from '../../../base/result.ts';
import type { TargetSpec } from '../../operation/target.ts';
import type { Ask } from '../phrases/phraseValue.ts';
import { type AskContext, type MeantCall, type Problem, problem, type ResolvedThing } from './operationMeaning.ts';
import { followingInWords, targetBriefly, targetInWords, withoutAbsent } from './targetWords.ts';

export function mergeModuleMeaning(ask: Ask, things: readonly ResolvedThing[], context: AskContext): Result<readonly MeantCall[], Problem> {
  const destination = ask.details?.destination;
  const [first] = things;
  if (destination?.kind !== 'destination' || first === undefined) return problem('it does not say into which module');
  const meant = context.destination(destination, first.spec);
  if (!meant.ok) return meant;
  const { path } = meant.value.spec;
  if (path === '') return problem('it does not say into which module', 'merge a.py into b.py');
  const into: TargetSpec = { name: path, kind: 'module', pathHint: undefined, containerHint: undefined, cursor: undefined };
  const sources = things.map(({ spec }) => spec).filter(({ name }) => name !== path);
  const [source] = sources;
  if (source === undefined) return problem(`${path} cannot be merged into itself`);
  const named = sources.map(targetInWords).join(' and ');
  return ok([
    {
      operation: 'mergeModule',
      arguments: {
        modules: sources.map(withoutAbsent),
        into: withoutAbsent(into),
        ...(ask.also !== undefined && ask.also.length > 0 && { also: ask.also }),
      },
      target: source,
      result: path,
      summary: `Merge ${named} into ${path}, and remove ${sources.length === 1 ? 'it' : 'them'}${followingInWords(ask.also)}`,
      explained: `merge ${sources.map(targetBriefly).join(', ')} into ${path}`,
      assumptions: meant.value.assumptions,
      ...(sources.length === 1 && { afterwards: 'gone' as const }),
    },
  ]);
}
