/** Function to method: a function moves into a class, and is called on the object that was one of its parameters, or on the class itself. */
import { targetInWords } from '../../core/intent/meaning/targetWords.ts';
import type { Operation, OperationDocumentation } from '../../core/operation/operation.ts';
import { Resolver } from '../../core/terrain/resolver.ts';
import { type RulesByFamily, Terrain } from '../../core/terrain/terrain.ts';
import { proposals } from '../proposals.ts';
import { followRenames } from '../target/followRenames.ts';
import { type FunctionToMethodArguments, functionToMethodSchema, parseFunctionToMethod } from './arguments.ts';
import { locateFunctionToMethod } from './locate.ts';

const documentation: OperationDocumentation = {
  summary: 'Turns a function into a method: of the class of one of its parameters, which becomes the object, or a static or class method.',
  before: 'class Shape: ...\n\ndef area(shape: Shape):\n    return shape.width * shape.height\n\nprint(area(shape))',
  after: 'class Shape:\n    def area(self):\n        return self.width * self.height\n\nprint(shape.area())',
  examples: [
    'make area a method of Shape',
    'turn the function area into a method',
    'move the function next_row into the class Reader as a method',
    'make parse a static method of Config',
    'convert the function parse to a classmethod of Config',
  ],
  preserves:
    'What the program does: the parameter becomes `self` or `this`, calls are made on what they handed over, or on the class where it becomes static or a class method and keeps its parameters; imports and lists of the function go, and what the function needs is imported where its class is. It refuses where the class, one above or one below has such a member, where a call hands over something that is no object of the class, and where the parameter may be left out. That all objects are of the class where nothing tells their types cannot be proven.',
};

export function functionToMethodOperation(rules: RulesByFamily): Operation<FunctionToMethodArguments> {
  return {
    name: 'functionToMethod',
    documentation,
    argumentsSchema: functionToMethodSchema,
    describe: ({ target, className, newName, as }) =>
      `Make ${targetInWords(target)} a ${as === undefined ? '' : `${as} `}method${className === undefined ? '' : ` of ${targetInWords(className)}`}${newName === undefined ? '' : ` called ${newName}`}`,
    parseArguments: parseFunctionToMethod,
    following: (args, earlier) => {
      const target = followRenames(args.target, earlier);
      const className = args.className && followRenames(args.className, earlier);
      return target === args.target && className === args.className ? args : { ...args, target, className };
    },
    locate: (args, facts) => locateFunctionToMethod(new Resolver(new Terrain(facts, rules)), args),
    edit: (_args, located, paths, facts) => proposals(located, paths, facts),
    explore: (_args, located) => ({ kind: 'done', value: located }),
  };
}
