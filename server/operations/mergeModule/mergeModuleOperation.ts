/** Merges modules into another one and removes them; imports follow everywhere. */
import { targetInWords } from '../../core/intent/meaning/targetWords.ts';
import type { Operation, OperationDocumentation } from '../../core/operation/operation.ts';
import { Resolver } from '../../core/terrain/resolver.ts';
import { type RulesByFamily, Terrain } from '../../core/terrain/terrain.ts';
import { proposals } from '../proposals.ts';
import { followRenames } from '../target/followRenames.ts';
import { type MergeModuleArguments, mergeModuleSchema, parseMergeModule } from './arguments.ts';
import { locateMerge } from './locateMerge.ts';

const documentation: OperationDocumentation = {
  summary: 'Moves all that a module defines into another one and removes it; every import follows.',
  before: '# dates.py\ndef parse(text): ...\n\n# times.py\ndef now(): ...\n\n# app.py\nfrom dates import parse',
  after: '# times.py\ndef now(): ...\n\ndef parse(text): ...\n\n# app.py\nfrom times import parse',
  examples: [
    'merge dates.py into times.py',
    'merge a.py into b.py and delete it',
    'fold the module helpers into utils',
    'inline src/consts.ts into src/config.ts',
    'combine the modules a and b into b',
  ],
  preserves:
    'What the program does. Definitions, and code that runs when the module is loaded, keep their order; a logger or a constant that both have, written alike, is one. Importers, stars, re-exports, `__all__`, mock targets and other strings that are code follow. Its docstring goes with it, and is said. Not proven: `__name__` and its like, names put together at run time, objects that were pickled.',
};

export function mergeModuleOperation(rules: RulesByFamily): Operation<MergeModuleArguments> {
  return {
    name: 'mergeModule',
    documentation,
    argumentsSchema: mergeModuleSchema,
    describe: ({ modules, into }) => `Merge ${modules.map(targetInWords).join(' and ')} into ${targetInWords(into)}`,
    parseArguments: parseMergeModule,
    following: (args, earlier) => {
      const modules = args.modules.map((target) => followRenames(target, earlier));
      const into = followRenames(args.into, earlier);
      return into === args.into && modules.every((target, i) => target === args.modules[i]) ? args : { modules, into };
    },
    locate: (args, facts) => locateMerge(new Resolver(new Terrain(facts, rules)), args),
    edit: (_args, located, paths, facts) => proposals(located, paths, facts),
    explore: (_args, located) => ({ kind: 'done', value: located }),
  };
}
