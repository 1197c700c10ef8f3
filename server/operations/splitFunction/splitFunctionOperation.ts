/** Splits a function that returns several values at once into one for each; callers call what they need. */
import { targetInWords } from '../../core/intent/meaning/targetWords.ts';
import type { Operation, OperationDocumentation } from '../../core/operation/operation.ts';
import type { SplitFunctionArguments } from '../../core/operation/splitFunction.ts';
import { Resolver } from '../../core/terrain/resolver.ts';
import { type RulesByFamily, Terrain } from '../../core/terrain/terrain.ts';
import { proposals } from '../proposals.ts';
import { followRenames } from '../target/followRenames.ts';
import { parseSplitFunction, splitFunctionSchema } from './arguments.ts';
import { locateSplitFunction } from './locate.ts';

const documentation: OperationDocumentation = {
  summary: 'Splits a function that returns several values at once into one for each, which keeps just the statements its value needs.',
  before:
    'def min_max(xs):\n    low = min(xs)\n    high = max(xs)\n    return low, high\n\nlow, high = min_max(rows)\nprint(min_max(rows)[1])',
  after:
    'def minimum(xs):\n    low = min(xs)\n    return low\n\n\ndef maximum(xs):\n    high = max(xs)\n    return high\n\nlow = minimum(rows)\nhigh = maximum(rows)\nprint(maximum(rows))',
  examples: [
    'split min_max into minimum and maximum',
    'min_max returns two things; make two functions of it',
    'split stats into total and mean, but keep stats as a wrapper that calls both',
  ],
  preserves:
    'What the program does: each part keeps the statements that its value depends on, and all that may end the function early; callers that take one value call one part, the others call each, and what they hand over is worked out once. It refuses functions that print, write, or change what they are given, since that would be done twice, and asks where that cannot be seen; that calls of unknown functions do nothing else cannot be proven. Where the result is handed on as one thing the old function stays and calls the parts.',
};

export function splitFunctionOperation(rules: RulesByFamily): Operation<SplitFunctionArguments> {
  return {
    name: 'splitFunction',
    documentation,
    argumentsSchema: splitFunctionSchema,
    describe: ({ target, parts, keep }) => {
      const names = parts.flatMap(({ name }) => name ?? []);
      return `Split ${targetInWords(target)} into ${names.length > 0 ? names.join(' and ') : 'a function for each value'}${keep === undefined ? '' : ', and keep it as a wrapper'}`;
    },
    parseArguments: parseSplitFunction,
    following: (args, earlier) => {
      const target = followRenames(args.target, earlier);
      return target === args.target ? args : { ...args, target };
    },
    locate: (args, facts) => locateSplitFunction(new Resolver(new Terrain(facts, rules)), args),
    edit: (_args, located, paths, facts) => proposals(located, paths, facts),
    explore: (_args, located) => ({ kind: 'done', value: located }),
  };
}
