/** What asking for another kind of method means: for each method named, the call with what it is to be called on. */
import { ok, type Result } from '../../../base/result.ts';
import type { MethodKind } from '../../operation/target.ts';
import type { Ask } from '../phrases/phraseValue.ts';
import { type MeantCall, type Problem, problem, type ResolvedThing } from './operationMeaning.ts';
import { targetBriefly, targetInWords, withoutAbsent } from './targetWords.ts';

const inWords: Readonly<Record<MethodKind, string>> = { static: 'static', class: 'a class method', instance: 'an instance method' };

export function methodKindMeaning(ask: Ask, things: readonly ResolvedThing[]): Result<readonly MeantCall[], Problem> {
  const said = ask.details?.to;
  const to = said?.kind === 'words' ? (Object.keys(inWords) as MethodKind[]).find((kind) => kind === said.text) : undefined;
  if (to === undefined) return problem('it does not say what the method is to be called on', 'make Dates.parse static');
  return ok(
    things.map(({ spec }) => {
      const target = spec.kind === 'function' ? { ...spec, kind: undefined } : spec;
      return {
        operation: 'methodKind',
        arguments: { target: withoutAbsent(target), to },
        target,
        result: inWords[to],
        summary: `Make ${targetInWords(target)} ${inWords[to]}`,
        explained: `method kind, target ${targetBriefly(target)}, to ${inWords[to]}`,
      };
    }),
  );
}
