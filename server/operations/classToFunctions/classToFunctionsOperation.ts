/** Class to functions: a class that has static methods alone goes, and its methods stand in its place as functions. */
import { targetInWords } from '../../core/intent/meaning/targetWords.ts';
import type { Operation, OperationDocumentation } from '../../core/operation/operation.ts';
import { Resolver } from '../../core/terrain/resolver.ts';
import { type RulesByFamily, Terrain } from '../../core/terrain/terrain.ts';
import { proposals } from '../proposals.ts';
import { followRenames } from '../target/followRenames.ts';
import { type ClassToFunctionsArguments, classToFunctionsSchema, parseClassToFunctions } from './arguments.ts';
import { locateClassToFunctions } from './locate.ts';

const documentation: OperationDocumentation = {
  summary: 'Dissolves a class that has static methods alone into functions.',
  before: 'class Store:\n    @staticmethod\n    def load(text): ...\n\nStore.load("1")',
  after: 'def load(text): ...\n\nload("1")',
  examples: ['turn the class Store into functions', 'dissolve the class Store into plain functions'],
  preserves:
    'What the program does: `Store.load(x)` becomes `load(x)`, imported where it is needed; imports and lists of the class name the functions. It refuses classes with anything but static methods, with a base or with heirs, and where the class itself is used. Its own docstring goes.',
};

export function classToFunctionsOperation(rules: RulesByFamily): Operation<ClassToFunctionsArguments> {
  return {
    name: 'classToFunctions',
    documentation,
    argumentsSchema: classToFunctionsSchema,
    describe: ({ target }) => `Dissolve ${targetInWords(target)} into functions`,
    parseArguments: parseClassToFunctions,
    following: (args, earlier) => {
      const target = followRenames(args.target, earlier);
      return target === args.target ? args : { target };
    },
    locate: (args, facts) => locateClassToFunctions(new Resolver(new Terrain(facts, rules)), args),
    edit: (_args, located, paths, facts) => proposals(located, paths, facts),
    explore: (_args, located) => ({ kind: 'done', value: located }),
  };
}
