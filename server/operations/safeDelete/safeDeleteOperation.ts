/** Safe delete: takes out what nothing uses, with all that is left over by it; refuses to touch what something does. */
import { targetInWords } from '../../core/intent/meaning/targetWords.ts';
import type { Operation, OperationDocumentation } from '../../core/operation/operation.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import { Resolver } from '../../core/terrain/resolver.ts';
import { type RulesByFamily, Terrain } from '../../core/terrain/terrain.ts';
import { proposals } from '../proposals.ts';
import { followRenames } from '../target/followRenames.ts';
import { parseSafeDelete, type SafeDeleteArguments, safeDeleteSchema } from './arguments.ts';
import { locateSafeDelete } from './locateDelete.ts';

const documentation: OperationDocumentation = {
  summary: 'Deletes functions, classes, members, values, types and modules that nothing uses.',
  before: 'import json\n\ndef dump(x):\n    return json.dumps(x)\n\ndef load(x):\n    return x',
  after: 'def load(x):\n    return x',
  examples: [
    'delete dump',
    'safely delete the class Legacy in app/models.py',
    'remove everything unused in utils.py',
    'delete old_total with its tests',
  ],
  preserves:
    'What the program does: whatever is used is refused, with the places. Imports, re-exports and `__all__` entries that are left over go along. What a decorator, a library or the language may call without naming it, and what users outside of the workspace use, cannot be seen; the first is asked about, the second said.',
};

export function safeDeleteOperation(rules: RulesByFamily): Operation<SafeDeleteArguments> {
  return {
    name: 'safeDelete',
    documentation,
    argumentsSchema: safeDeleteSchema,
    describe: ({ targets, withTests }) =>
      `Delete ${targets.map(spoken).join(', ')}${withTests === true ? ' and the tests that use it' : ''}`,
    parseArguments: parseSafeDelete,
    following: (args, earlier) => {
      const targets = args.targets.map((target) => followRenames(target, earlier));
      return targets.every((target, i) => target === args.targets[i]) ? args : { ...args, targets };
    },
    locate: (args, facts) => locateSafeDelete(new Resolver(new Terrain(facts, rules)), args),
    edit: (_args, located, paths, facts) => proposals(located, paths, facts),
    explore: (_args, located) => ({ kind: 'done', value: located }),
  };
}

function spoken(target: TargetSpec): string {
  return target.selector === undefined ? targetInWords(target) : `what “${target.selector}” selects`;
}
