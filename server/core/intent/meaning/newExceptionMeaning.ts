/** What asking for a new exception means: one call, with what it is made from and where it is raised instead of what. */
import { ok, type Result } from '../../../base/result.ts';
import type { Ask } from '../phrases/phraseValue.ts';
import { type AskContext, type MeantCall, type Problem, problem, type ResolvedThing } from './operationMeaning.ts';
import { plainTarget, wordOf } from './shapeMeaning.ts';
import { targetBriefly, targetInWords, withoutAbsent } from './targetWords.ts';

export function newExceptionMeaning(
  ask: Ask,
  things: readonly ResolvedThing[],
  { around }: AskContext,
): Result<readonly MeantCall[], Problem> {
  const name = wordOf(ask, 'name');
  if (name === undefined) return problem('it does not say what the exception is to be called', 'introduce ConfigError (a ValueError)');
  const base = wordOf(ask, 'base');
  const insteadOf = wordOf(ask, 'old');
  const module = plainTarget(ask, 'home')?.name;
  const places = things.length > 0 ? things.map(({ spec }) => spec) : insteadOf === undefined ? [] : around;
  const made = base === undefined ? '' : ` from ${base}`;
  const used =
    insteadOf === undefined && places.length === 0
      ? ''
      : ` and raise it${insteadOf === undefined ? '' : ` instead of ${insteadOf}`}${places.length === 0 ? '' : ` in ${places.map(targetInWords).join(', ')}`}`;
  const at = module === undefined ? '' : ` in ${module}`;
  return ok([
    {
      operation: 'newException',
      arguments: {
        name,
        ...(base !== undefined && { base }),
        ...(insteadOf !== undefined && { insteadOf }),
        ...(places.length > 0 && { places: places.map(withoutAbsent) }),
        ...(module !== undefined && { module }),
      },
      target: { name, kind: 'class', pathHint: undefined, containerHint: undefined, cursor: undefined },
      result: `the exception ${name}`,
      summary: `Introduce the exception ${name}${made}${at}${used}`,
      explained: `new exception ${name}${made}${at}${used === '' ? '' : `, raised${insteadOf === undefined ? '' : ` instead of ${insteadOf}`} in ${places.length === 0 ? 'all files' : places.map(targetBriefly).join(', ')}`}`,
    },
  ]);
}
