/** Splits a module into several; imports follow everywhere. */
import { targetInWords } from '../../core/intent/meaning/targetWords.ts';
import type { Operation, OperationDocumentation } from '../../core/operation/operation.ts';
import { Resolver } from '../../core/terrain/resolver.ts';
import { type RulesByFamily, Terrain } from '../../core/terrain/terrain.ts';
import { proposals } from '../proposals.ts';
import { followRenames } from '../target/followRenames.ts';
import { parseSplitModule, type SplitModuleArguments, splitModuleSchema } from './arguments.ts';
import { locateSplit } from './locateSplit.ts';

const documentation: OperationDocumentation = {
  summary: 'Takes a module apart into several, by names, by a rule, or each class by itself; every import follows.',
  before: '# utils.py\ndef parse_date(text): ...\n\ndef strip(text): ...\n\n# app.py\nfrom utils import parse_date, strip',
  after:
    '# dates.py\ndef parse_date(text): ...\n\n# strings.py\ndef strip(text): ...\n\n# app.py\nfrom dates import parse_date\nfrom strings import strip',
  examples: [
    'split utils.py into dates.py and strings.py: dates gets parse_date and format_date, strings gets strip',
    'split utils.py: parse_date and format_date go to dates.py, the rest to misc.py',
    'split models.py into one file per class',
    'split the module helpers into io (read, write) and text (strip)',
    'break up utils: all functions starting with parse_ into parsing, all functions starting with format_ into formatting',
  ],
  preserves:
    'What the program does. As in a move, what belongs together stays together, helpers that several parts need stay in the old module or go where they are used, and circles of imports are broken. What is in no part stays; a module of which nothing is left is removed, unless it is to go on offering all of it.',
};

export function splitModuleOperation(rules: RulesByFamily): Operation<SplitModuleArguments> {
  return {
    name: 'splitModule',
    documentation,
    argumentsSchema: splitModuleSchema,
    describe: ({ module, parts, each, rest, keepOld }) => {
      const said = [
        ...parts.map(({ to, targets }) => `${targets.map(targetInWords).join(' and ')} to ${to}`),
        ...(each ? [`each ${each} to a file of its own`] : []),
        ...(rest === undefined ? [] : [`the rest to ${rest}`]),
      ];
      return `Split ${targetInWords(module)}: ${said.join('; ')}${keepOld ? '; the old module goes on offering all of it' : ''}`;
    },
    parseArguments: parseSplitModule,
    following: (args, earlier) => {
      const module = followRenames(args.module, earlier);
      return module === args.module ? args : { ...args, module };
    },
    locate: (args, facts) => locateSplit(new Resolver(new Terrain(facts, rules)), args),
    edit: (_args, located, paths, facts) => proposals(located, paths, facts),
    explore: (_args, located) => ({ kind: 'done', value: located }),
  };
}
