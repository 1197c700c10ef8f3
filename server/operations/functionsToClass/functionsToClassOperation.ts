/** Functions to class: functions of a module become the methods of a new class, with the parameter they share as its state, or static ones. */
import { targetInWords } from '../../core/intent/meaning/targetWords.ts';
import type { Operation, OperationDocumentation } from '../../core/operation/operation.ts';
import { Resolver } from '../../core/terrain/resolver.ts';
import { type RulesByFamily, Terrain } from '../../core/terrain/terrain.ts';
import { proposals } from '../proposals.ts';
import { followRenames } from '../target/followRenames.ts';
import { type FunctionsToClassArguments, functionsToClassSchema, parseFunctionsToClass } from './arguments.ts';
import { locateFunctionsToClass } from './locate.ts';

const documentation: OperationDocumentation = {
  summary: 'Gathers functions of a module in a new class: as methods of an object made of the parameter they share, or as static methods.',
  before: 'def area(shape):\n    return shape.w * shape.h\n\ndef double(shape):\n    return area(shape) * 2',
  after:
    'class Measure:\n    def __init__(self, shape):\n        self.shape = shape\n\n    def area(self):\n        return self.shape.w * self.shape.h\n\n    def double(self):\n        return self.area() * 2',
  examples: [
    'turn area and double into a class Measure',
    'group the functions area and double into a class called Measure',
    'make load and dump static methods of a new class Store',
  ],
  preserves:
    'What the program does: the class stands where the first function stood, in the order of the file; `area(x)` becomes `Measure(x).area()`, or `Measure.area(x)` for static methods; imports, `__all__`, re-exports and exports name the class. It refuses functions of several modules, a shared parameter that is given another value, and names that are taken. What users outside of the workspace import cannot be seen.',
};

export function functionsToClassOperation(rules: RulesByFamily): Operation<FunctionsToClassArguments> {
  return {
    name: 'functionsToClass',
    documentation,
    argumentsSchema: functionsToClassSchema,
    describe: ({ targets, className, as }) =>
      `Gather ${targets.map((target) => target.selector ?? targetInWords(target)).join(', ')} in the new class ${className}${as === 'statics' ? ', as static methods' : ''}`,
    parseArguments: parseFunctionsToClass,
    following: (args, earlier) => {
      const targets = args.targets.map((target) => followRenames(target, earlier));
      return targets.every((target, i) => target === args.targets[i]) ? args : { ...args, targets };
    },
    locate: (args, facts) => locateFunctionsToClass(new Resolver(new Terrain(facts, rules)), args),
    edit: (_args, located, paths, facts) => proposals(located, paths, facts),
    explore: (_args, located) => ({ kind: 'done', value: located }),
  };
}
