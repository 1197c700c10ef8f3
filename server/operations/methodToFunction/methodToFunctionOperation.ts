/** Method to function: a method stands beside its class, takes the object as a parameter, and is called as a function everywhere. */
import { targetInWords } from '../../core/intent/meaning/targetWords.ts';
import type { Operation, OperationDocumentation } from '../../core/operation/operation.ts';
import { Resolver } from '../../core/terrain/resolver.ts';
import { type RulesByFamily, Terrain } from '../../core/terrain/terrain.ts';
import { proposals } from '../proposals.ts';
import { followRenames } from '../target/followRenames.ts';
import { type MethodToFunctionArguments, methodToFunctionSchema, parseMethodToFunction } from './arguments.ts';
import { locateMethodToFunction } from './locate.ts';

const documentation: OperationDocumentation = {
  summary: 'Turns a method into a function beside its class, which takes the object as its first parameter.',
  before: 'class Shape:\n    def area(self):\n        return self.width * self.height\n\nprint(shape.area())',
  after: 'class Shape:\n    ...\n\ndef area(shape):\n    return shape.width * shape.height\n\nprint(area(shape))',
  examples: [
    'turn the method Shape.area into a function',
    'Shape.area should be a plain function',
    'make Shape.area a function called shape_area',
  ],
  preserves:
    'What the program does: the object becomes the first parameter, called as the class is in lower case, or goes where nothing uses it; calls through the object, the class and `super()` follow, with imports; a method that is handed on is bound to its object (`functools.partial`, `bind`). It refuses methods that are overridden or override, that use `super` or what only the class may use, and says where. What users outside of the workspace call cannot be seen.',
};

export function methodToFunctionOperation(rules: RulesByFamily): Operation<MethodToFunctionArguments> {
  return {
    name: 'methodToFunction',
    documentation,
    argumentsSchema: methodToFunctionSchema,
    describe: ({ target, newName }) => `Turn ${targetInWords(target)} into a function${newName === undefined ? '' : ` called ${newName}`}`,
    parseArguments: parseMethodToFunction,
    following: (args, earlier) => {
      const target = followRenames(args.target, earlier);
      return target === args.target ? args : { ...args, target };
    },
    locate: (args, facts) => locateMethodToFunction(new Resolver(new Terrain(facts, rules)), args),
    edit: (_args, located, paths, facts) => proposals(located, paths, facts),
    explore: (_args, located) => ({ kind: 'done', value: located }),
  };
}
