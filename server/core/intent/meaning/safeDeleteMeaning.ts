/** What asking for a deletion means: one call for all things named, as what uses each other can only go together. */
import { ok, type Result } from '../../../base/result.ts';
import type { Ask } from '../phrases/phraseValue.ts';
import { type MeantCall, type Problem, problem, type ResolvedThing } from './operationMeaning.ts';

import { targetBriefly, targetsInWords, withoutAbsent } from './targetWords.ts';

export function safeDeleteMeaning(ask: Ask, things: readonly ResolvedThing[]): Result<readonly MeantCall[], Problem> {
  const targets = things.map(({ spec }) => spec);
  const [first] = targets;
  if (first === undefined) return problem('it does not say what should be deleted', 'delete old_total in utils.py');
  const taken = targets.find(({ kind }) => kind === 'parameter');
  if (taken) return problem(`${taken.name} is a parameter, which a function takes`, `remove the parameter ${taken.name} of parse_row`);
  const withTests = ask.also?.includes('tests') === true;
  const words = targetsInWords(targets);
  const tests = withTests ? ' and the tests that use it' : '';
  return ok([
    {
      operation: 'safeDelete',
      arguments: { targets: targets.map((target) => withoutAbsent(target)), ...(withTests && { withTests: true }) },
      target: first,
      result: 'gone',
      summary: `Delete ${words}${tests}`,
      explained: `safe delete, ${targets.map((target) => targetBriefly(target)).join(', ')}${withTests ? ', with tests' : ''}`,
      afterwards: 'gone',
    },
  ]);
}
