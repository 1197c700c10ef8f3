/** Imports from the defining module: whoever takes a name from a module that only passes it on takes it from where it is defined. */
import { targetsInWords } from '../../core/intent/meaning/targetWords.ts';
import type { Operation, OperationDocumentation } from '../../core/operation/operation.ts';
import { Resolver } from '../../core/terrain/resolver.ts';
import { type RulesByFamily, Terrain } from '../../core/terrain/terrain.ts';
import { proposals } from '../proposals.ts';
import { followRenames } from '../target/followRenames.ts';
import { type ImportFromSourceArguments, importFromSourceSchema, parseImportFromSource } from './arguments.ts';
import { locateDetours } from './locateDetours.ts';

const documentation: OperationDocumentation = {
  summary: 'Makes importers take names from the module that defines them, and not from one that passes them on.',
  before: "import { clean, load } from './index';",
  after: "import { clean } from './rows';\nimport { load } from './files';",
  examples: [
    'import clean from where it is defined',
    'import everything in src/views from the defining modules instead of the barrel src/index.ts',
    'stop importing through app/__init__.py and remove its re-exports',
  ],
  preserves:
    'What the program does: the same thing is imported under the same name. The re-exports stay, unless it is asked to remove those that nobody takes any more. What is private to a package, or belongs to another, goes on being taken from where that offers it. That a module that is no longer loaded had effects is said.',
};

export function importFromSourceOperation(rules: RulesByFamily): Operation<ImportFromSourceArguments> {
  return {
    name: 'importFromSource',
    documentation,
    argumentsSchema: importFromSourceSchema,
    describe: ({ targets, within }) =>
      `Import ${targets === undefined ? 'everything' : targetsInWords(targets)} from the defining module${within === undefined ? '' : ` in ${within}`}`,
    parseArguments: parseImportFromSource,
    following: (args, earlier) => {
      const targets = args.targets?.map((target) => followRenames(target, earlier));
      return targets === undefined || targets.every((target, i) => target === args.targets?.[i]) ? args : { ...args, targets };
    },
    locate: (args, facts) => locateDetours(new Resolver(new Terrain(facts, rules)), args),
    edit: (_args, located, paths, facts) => proposals(located, paths, facts),
    explore: (_args, located) => ({ kind: 'done', value: located }),
  };
}
