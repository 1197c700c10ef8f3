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
      const gone = earlier.flatMap((renamed) => renamed.gone ?? []);
      const left = args.targets.filter((target) => goneFile(target, gone) === undefined);
      const targets = left.map((target) => followRenames(target, earlier));
      if (targets.length === args.targets.length && targets.every((target, i) => target === args.targets[i])) return args;
      return { ...args, targets, alreadyGone: args.targets.flatMap((target) => goneFile(target, gone) ?? []) };
    },
    locate: (args, facts) => locateSafeDelete(new Resolver(new Terrain(facts, rules)), args),
    edit: (_args, located, paths, facts) => proposals(located, paths, facts),
    explore: (_args, located) => ({ kind: 'done', value: located }),
  };
}

/** The file that a target names and that an earlier operation removed, as a move does with a module of which nothing is left. */
function goneFile({ name, kind }: TargetSpec, gone: readonly string[]): string | undefined {
  if (kind !== 'file' && kind !== 'module') return undefined;
  const said = [name, name.replaceAll('.', '/')].map((each) => `/${each.replace(/^\.\//, '')}`);
  return gone.find((path) => said.some((each) => `/${path}`.endsWith(each) || `/${path.replace(/\.[A-Za-z]+$/, '')}`.endsWith(each)));
}

function spoken(target: TargetSpec): string {
  return target.selector === undefined ? targetInWords(target) : `what “${target.selector}” selects`;
}
