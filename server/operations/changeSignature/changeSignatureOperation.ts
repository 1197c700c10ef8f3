/** Change signature: what a function takes becomes something else, and everything that calls or stands for it follows. */
import { changesInWords } from '../../core/intent/meaning/signatureWords.ts';
import type { Operation, OperationDocumentation } from '../../core/operation/operation.ts';
import type { ChangeSignatureArguments } from '../../core/operation/signatureChange.ts';
import { Resolver } from '../../core/terrain/resolver.ts';
import { type RulesByFamily, Terrain } from '../../core/terrain/terrain.ts';
import { proposals } from '../proposals.ts';
import { followRenames } from '../target/followRenames.ts';
import { changeSignatureSchema, parseChangeSignature } from './arguments.ts';
import { locateSignature } from './locateSignature.ts';

const documentation: OperationDocumentation = {
  summary: 'Adds, removes, renames, reorders, types or defaults the parameters of a function, and lets every call pass what it takes then.',
  before: 'def fetch(url, debug): ...\n\nfetch("/rows", False)',
  after: 'def fetch(url, *, timeout=10): ...\n\nfetch("/rows")',
  examples: [
    'add a parameter timeout: float = 10 to fetch',
    'remove the unused argument debug from run and from all its calls',
    'make limit of load_rows keyword-only',
    'swap the first two parameters of clamp',
    'give x of scale a default of None',
    'add a parameter timeout to fetch and pass timeout=30 at every call outside the tests',
  ],
  preserves:
    'What calls mean: each argument comes to the parameter it came to before. Overrides, declarations, overloads and stubs follow, and so do calls through `super()`, `functools.partial`, `bind`, and functions that hand all their arguments on. Calls that spread what cannot be seen, and functions handed over as values, are left or asked about. An argument that is no longer passed is no longer evaluated.',
};

export function changeSignatureOperation(rules: RulesByFamily): Operation<ChangeSignatureArguments> {
  return {
    name: 'changeSignature',
    documentation,
    argumentsSchema: changeSignatureSchema,
    describe: (args) => changesInWords(args),
    parseArguments: parseChangeSignature,
    following: (args, earlier) => {
      const targets = args.targets.map((target) => followRenames(target, earlier));
      return targets.every((target, i) => target === args.targets[i]) ? args : { ...args, targets };
    },
    locate: (args, facts) => locateSignature(new Resolver(new Terrain(facts, rules)), args, (words) => changesInWords(args, words)),
    edit: (_args, located, paths, facts) => proposals(located, paths, facts),
    explore: (_args, located) => ({ kind: 'done', value: located }),
  };
}
