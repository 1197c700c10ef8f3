/** What asking for a class as functions means: for each class named, one call. */
import { ok, type Result } from '../../../base/result.ts';
import type { Ask } from '../phrases/phraseValue.ts';
import type { MeantCall, Problem, ResolvedThing } from './operationMeaning.ts';
import { targetBriefly, targetInWords, withoutAbsent } from './targetWords.ts';

export function classToFunctionsMeaning(_ask: Ask, things: readonly ResolvedThing[]): Result<readonly MeantCall[], Problem> {
  return ok(
    things.map(({ spec: target }) => ({
      operation: 'classToFunctions',
      arguments: { target: withoutAbsent(target) },
      target,
      result: 'functions',
      summary: `Dissolve ${targetInWords(target)} into functions`,
      explained: `class to functions, target ${targetBriefly(target)}`,
    })),
  );
}
