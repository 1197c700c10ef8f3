/** Replaces a duplicate by an import: of two definitions that are the same one goes, and its users take the other. */
import { targetInWords } from '../../core/intent/meaning/targetWords.ts';
import type { Operation, OperationDocumentation } from '../../core/operation/operation.ts';
import { Resolver } from '../../core/terrain/resolver.ts';
import { type RulesByFamily, Terrain } from '../../core/terrain/terrain.ts';
import { proposals } from '../proposals.ts';
import { followRenames } from '../target/followRenames.ts';
import { parseReplaceDuplicate, type ReplaceDuplicateArguments, replaceDuplicateSchema } from './arguments.ts';
import { locateDuplicate } from './locateDuplicate.ts';

const documentation: OperationDocumentation = {
  summary: 'Deletes a function, class or value that another module defines just so, and imports that one instead.',
  before: '# b.py\ndef clean(row):\n    return row.strip()\n\nprint(clean(" x "))',
  after: '# b.py\nfrom a import clean\n\nprint(clean(" x "))',
  examples: [
    'replace the duplicate clean in b.py by an import from a.py',
    'b.py has its own copy of clean; use the one from a.py',
    'deduplicate clean, keep the one in a.py',
  ],
  preserves:
    'What the program does: both must be written alike but for layout and comments, and every name in them must lead to the same; else it refuses and names the difference. It makes no circle of imports. Where only the documentation differs it asks. That a class is told apart by its module cannot be seen.',
};

export function replaceDuplicateOperation(rules: RulesByFamily): Operation<ReplaceDuplicateArguments> {
  return {
    name: 'replaceDuplicate',
    documentation,
    argumentsSchema: replaceDuplicateSchema,
    describe: ({ target, keep }) =>
      `Replace the duplicate ${targetInWords(target)} by an import${keep === undefined ? '' : ` from ${keep}`}`,
    parseArguments: parseReplaceDuplicate,
    following: (args, earlier) => {
      const target = followRenames(args.target, earlier);
      return target === args.target ? args : { ...args, target };
    },
    locate: (args, facts) => locateDuplicate(new Resolver(new Terrain(facts, rules)), args),
    edit: (_args, located, paths, facts) => proposals(located, paths, facts),
    explore: (_args, located) => ({ kind: 'done', value: located }),
  };
}
