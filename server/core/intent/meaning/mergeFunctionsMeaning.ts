/** What asking for functions to be merged means: one call with all of them, what the result is called and takes, and what becomes of their names. */
import { ok, type Result } from '../../../base/result.ts';
import type { Ask } from '../phrases/phraseValue.ts';
import { type MeantCall, type Problem, problem, type ResolvedThing } from './operationMeaning.ts';
import { listed, targetBriefly, targetInWords, withoutAbsent } from './targetWords.ts';

export function mergeFunctionsMeaning(ask: Ask, things: readonly ResolvedThing[]): Result<readonly MeantCall[], Problem> {
  const targets = things.map(({ spec }) => spec);
  const [first] = targets;
  const stranger = targets.find(({ kind }) => kind !== undefined && kind !== 'function' && kind !== 'method');
  if (stranger) return problem(`${targetInWords(stranger)} is no function`, 'merge read_csv and read_tsv into read_table');
  if (first === undefined || (targets.length < 2 && first.selector === undefined))
    return problem('it names only one function', 'merge read_csv and read_tsv into read_table');
  const { name: said, parameters: given, old: wish } = ask.details ?? {};
  const name = said?.kind === 'words' ? said.text : undefined;
  const parameters = given?.kind === 'parameters' ? given.names : [];
  const old = ask.keepOld ?? (wish?.kind === 'words' ? 'remove' : undefined);
  const into = name === undefined ? '' : ` into ${name}`;
  const taking = parameters.length === 0 ? '' : `, with ${listed(parameters)}`;
  const keeping =
    old === undefined
      ? ''
      : old === 'remove'
        ? ', and remove the old names'
        : `, keeping the old names${old === 'deprecated' ? ' as deprecated' : ''}`;
  return ok([
    {
      operation: 'mergeFunctions',
      arguments: {
        targets: targets.map(withoutAbsent),
        ...(name !== undefined && { name }),
        ...(parameters.length > 0 && { parameters }),
        ...(old !== undefined && { old }),
      },
      target: first,
      result: `one function${into}`,
      summary: `Merge ${listed(targets.map(targetInWords))}${into}${taking}${keeping}`,
      explained: `merge functions, targets ${targets.map(targetBriefly).join(', ')}${name === undefined ? '' : `, name ${name}`}${parameters.length === 0 ? '' : `, parameters ${parameters.join(', ')}`}${keeping}`,
      afterwards: { ...first, name: name ?? first.name.slice(first.name.lastIndexOf('.') + 1), cursor: undefined },
    },
  ]);
}
