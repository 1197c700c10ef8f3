/** What asking for a function as a method means: for each function named, the call with its class if one was said. */
import { ok, type Result } from '../../../base/result.ts';
import type { Ask } from '../phrases/phraseValue.ts';
import { type MeantCall, type Problem, problem, type ResolvedThing } from './operationMeaning.ts';
import { plainTarget, wordOf } from './shapeMeaning.ts';
import { targetBriefly, targetInWords, withoutAbsent } from './targetWords.ts';

export function functionToMethodMeaning(ask: Ask, things: readonly ResolvedThing[]): Result<readonly MeantCall[], Problem> {
  const newName = ask.newNames[0]?.named.name.text;
  if (newName !== undefined && things.length > 1)
    return problem(`several functions cannot all become the one method ${newName}`, 'make area a method of Shape called size');
  const parameter = wordOf(ask, 'parameter');
  const owner = plainTarget(ask, 'class');
  if (owner === undefined && ask.details?.class !== undefined) return problem('it does not name the class', 'make area a method of Shape');
  const of = owner === undefined ? '' : ` of ${targetInWords(owner)}`;
  const said = ask.details?.as;
  const kind = said?.kind === 'words' && (said.text === 'static' || said.text === 'class') ? said.text : undefined;
  const method = kind === undefined ? 'a method' : `a ${kind} method`;
  const as = newName === undefined ? '' : ` called ${newName}`;
  return ok(
    things.map(({ spec: target }) => ({
      operation: 'functionToMethod',
      arguments: {
        target: withoutAbsent(target),
        ...(owner && { className: withoutAbsent(owner) }),
        ...(parameter !== undefined && { parameter }),
        ...(newName !== undefined && { newName }),
        ...(kind !== undefined && { as: kind }),
      },
      target,
      result: `${method}${of}${as}`,
      afterwards: {
        ...target,
        name: newName ?? target.name,
        kind: 'method',
        containerHint: owner?.name ?? target.containerHint,
        pathHint: owner === undefined ? target.pathHint : owner.pathHint,
      },
      summary: `Make ${targetInWords(target)} ${method}${of}${as}`,
      explained: `function to ${kind === undefined ? '' : `${kind} `}method, target ${targetBriefly(target)}${of}${as}`,
    })),
  );
}
