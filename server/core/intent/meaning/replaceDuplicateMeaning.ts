/** What asking for a duplicate to be replaced means: one call for each name, with the module that keeps its definition. */
import { ok, type Result } from '../../../base/result.ts';
import type { Ask } from '../phrases/phraseValue.ts';
import type { MeantCall, Problem, ResolvedThing } from './operationMeaning.ts';
import { targetBriefly, targetInWords, withoutAbsent } from './targetWords.ts';
import { writtenPlace } from './writtenPlace.ts';

export function replaceDuplicateMeaning(ask: Ask, things: readonly ResolvedThing[]): Result<readonly MeantCall[], Problem> {
  const keep = writtenPlace(ask, 'keep');
  const where = keep === undefined ? '' : ` from ${keep}`;
  return ok(
    things.map(({ spec }) => ({
      operation: 'replaceDuplicate',
      arguments: { target: withoutAbsent(spec), ...(keep !== undefined && { keep }) },
      target: spec,
      result: `imported${where}`,
      summary: `Replace the duplicate ${targetInWords(spec)} by an import${where}`,
      explained: `replace duplicate, ${targetBriefly(spec)}${keep === undefined ? '' : `, keeping that of ${keep}`}`,
    })),
  );
}
