/** Method kind: a method becomes static, one of the class, or one of objects, and is called as such. */
import { targetInWords } from '../../core/intent/meaning/targetWords.ts';
import type { Operation, OperationDocumentation } from '../../core/operation/operation.ts';
import { Resolver } from '../../core/terrain/resolver.ts';
import { type RulesByFamily, Terrain } from '../../core/terrain/terrain.ts';
import { proposals } from '../proposals.ts';
import { followRenames } from '../target/followRenames.ts';
import { type MethodKindArguments, methodKindSchema, parseMethodKind } from './arguments.ts';
import { locateMethodKind } from './locate.ts';

const documentation: OperationDocumentation = {
  summary: 'Makes a method static, a class method, or a method of objects.',
  before: 'class Dates:\n    def parse(self, text):\n        return int(text)',
  after: 'class Dates:\n    @staticmethod\n    def parse(text):\n        return int(text)',
  examples: [
    'make Dates.parse static',
    'Point.origin should be a class method',
    'turn the static method Dates.parse into an instance method',
  ],
  preserves:
    'What the program does: the decorator or the word `static`, the parameter for the object, and calls follow (in TypeScript and JavaScript static methods are called on the class, which is imported where needed). It refuses, and names the lines, where the method uses an object that it would no longer have, where it is called with no object at hand, and where it is overridden.',
};

const inWords = { static: 'static', class: 'a class method', instance: 'an instance method' } as const;

export function methodKindOperation(rules: RulesByFamily): Operation<MethodKindArguments> {
  return {
    name: 'methodKind',
    documentation,
    argumentsSchema: methodKindSchema,
    describe: ({ target, to }) => `Make ${targetInWords(target)} ${inWords[to]}`,
    parseArguments: parseMethodKind,
    following: (args, earlier) => {
      const target = followRenames(args.target, earlier);
      return target === args.target ? args : { ...args, target };
    },
    locate: (args, facts) => locateMethodKind(new Resolver(new Terrain(facts, rules)), args),
    edit: (_args, located, paths, facts) => proposals(located, paths, facts),
    explore: (_args, located) => ({ kind: 'done', value: located }),
  };
}
