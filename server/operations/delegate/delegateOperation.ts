/** Delegate: a function, a method or a class hands its work on to another, and its callers need not know. */
import { targetInWords } from '../../core/intent/meaning/targetWords.ts';
import type { Operation, OperationDocumentation } from '../../core/operation/operation.ts';
import { Resolver } from '../../core/terrain/resolver.ts';
import { type RulesByFamily, Terrain } from '../../core/terrain/terrain.ts';
import { proposals } from '../proposals.ts';
import { followRenames } from '../target/followRenames.ts';
import { type DelegateArguments, delegateSchema, parseDelegate } from './arguments.ts';
import { locateDelegate } from './locateDelegate.ts';

const documentation: OperationDocumentation = {
  summary:
    'Lets a class hand members of an object it holds on, moves a method to what its object holds and leaves one that delegates, or makes one function only call another.',
  before:
    'class Order:\n    def __init__(self):\n        self.cart = Cart()\n\n    def total(self):\n        return sum(self.cart.prices)\n\nclass Cart:\n    def add(self, item):\n        ...',
  after:
    'class Order:\n    def __init__(self):\n        self.cart = Cart()\n\n    def total(self):\n        return self.cart.total()\n\nclass Cart:\n    def add(self, item):\n        ...\n\n    def total(self):\n        return sum(self.prices)',
  examples: [
    'move the method total of Order to its cart and let Order delegate to it',
    'let Order delegate add and clear to its cart',
    'make old_f a thin wrapper around new_f',
  ],
  preserves:
    'What callers get: a method that goes keeps its work, reaches its old object by a parameter where it needs more of it than the field, and leaves one line behind, or has its callers follow where that is asked; new methods take and give what the other class says, with the types that they name; a wrapper gives its parameters on by their names. It refuses names that are taken, `super`, what only a class may use, and signatures that do not fit. That two functions do the same cannot be proven, and is said.',
};

export function delegateOperation(rules: RulesByFamily): Operation<DelegateArguments> {
  return {
    name: 'delegate',
    documentation,
    argumentsSchema: delegateSchema,
    describe: ({ target, to, members }) =>
      `Let ${targetInWords(target)} delegate${members ? ` ${members.join(', ')}` : ''}${to ? ` to ${targetInWords(to)}` : ''}`,
    parseArguments: parseDelegate,
    following: (args, earlier) => {
      const target = followRenames(args.target, earlier);
      const to = args.to && followRenames(args.to, earlier);
      return target === args.target && to === args.to ? args : { ...args, target, to };
    },
    locate: (args, facts) => locateDelegate(new Resolver(new Terrain(facts, rules)), args),
    edit: (_args, located, paths, facts) => proposals(located, paths, facts),
    explore: (_args, located) => ({ kind: 'done', value: located }),
  };
}
