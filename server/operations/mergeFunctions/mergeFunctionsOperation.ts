/** Merge functions: functions that are the same but for some values become one that takes these as parameters. */
import { targetInWords } from '../../core/intent/meaning/targetWords.ts';
import type { Operation, OperationDocumentation } from '../../core/operation/operation.ts';
import { Resolver } from '../../core/terrain/resolver.ts';
import { type RulesByFamily, Terrain } from '../../core/terrain/terrain.ts';
import { proposals } from '../proposals.ts';
import { followRenames } from '../target/followRenames.ts';
import { type MergeFunctionsArguments, mergeFunctionsSchema, parseMergeFunctions } from './arguments.ts';
import { locateMergeFunctions } from './locate.ts';

const documentation: OperationDocumentation = {
  summary: 'Makes one function of several that are the same but for some values, which it takes as parameters; every call passes its own.',
  before:
    'def read_csv(path):\n    return rows(path, delimiter=",")\n\ndef read_tsv(path):\n    return rows(path, delimiter="\\t")\n\nread_csv("a")\nread_tsv("b")',
  after:
    'def read_table(path, delimiter):\n    return rows(path, delimiter=delimiter)\n\nread_table("a", delimiter=",")\nread_table("b", delimiter="\\t")',
  examples: [
    'merge read_csv and read_tsv into read_table with a parameter delimiter',
    'read_csv + read_tsv → read_table(delimiter)',
    'deduplicate read_csv and read_tsv: keep read_csv and give it a parameter delimiter',
  ],
  preserves:
    'What the program does. Names of parameters and locals may differ; literals, names and whole expressions that do become parameters, and one block that only one of them has becomes a flag. The one that keeps its name gets the parameter with its own value as the default, so that its callers stay as they are. Where one is handed on without being called, a partial or an arrow function passes the value; names that are public stay as thin wrappers, unless they are to go. It refuses what differs by local values, by statements in several places, by types, decorators or kinds of functions, and what a call could change before it is used.',
};

export function mergeFunctionsOperation(rules: RulesByFamily): Operation<MergeFunctionsArguments> {
  return {
    name: 'mergeFunctions',
    documentation,
    argumentsSchema: mergeFunctionsSchema,
    describe: ({ targets, name, parameters }) =>
      `Merge ${targets.map((target) => target.selector ?? targetInWords(target)).join(', ')} into one function${name === undefined ? '' : ` ${name}`}${parameters === undefined ? '' : ` with ${parameters.join(', ')}`}`,
    parseArguments: parseMergeFunctions,
    following: (args, earlier) => {
      const targets = args.targets.map((target) => followRenames(target, earlier));
      return targets.every((target, i) => target === args.targets[i]) ? args : { ...args, targets };
    },
    locate: (args, facts) => locateMergeFunctions(new Resolver(new Terrain(facts, rules)), args),
    edit: (_args, located, paths, facts) => proposals(located, paths, facts),
    explore: (_args, located) => ({ kind: 'done', value: located }),
  };
}
