/** Parameter object: parameters that go together become one, whose class or interface stands beside the function. */
import { objectInWords } from '../../core/intent/meaning/parameterObjectMeaning.ts';
import type { Operation, OperationDocumentation } from '../../core/operation/operation.ts';
import type { ParameterObjectArguments } from '../../core/operation/parameterObject.ts';
import { Resolver } from '../../core/terrain/resolver.ts';
import { type RulesByFamily, Terrain } from '../../core/terrain/terrain.ts';
import { proposals } from '../proposals.ts';
import { followRenames } from '../target/followRenames.ts';
import { parameterObjectSchema, parseParameterObject } from './arguments.ts';
import { locateObject } from './locateObject.ts';

const documentation: OperationDocumentation = {
  summary:
    'Makes one object of parameters that go together: its class or interface is written beside the function, and every call makes one.',
  before: 'def draw(x, y, width=1, height=1): ...\n\ndraw(0, 0, 2)',
  after:
    '@dataclass\nclass Size:\n    width: int = 1\n    height: int = 1\n\n\ndef draw(x, y, size: Size | None = None): ...\n\ndraw(0, 0, size=Size(width=2))',
  examples: [
    'group the parameters width and height of draw into a class Size',
    'introduce a parameter object for draw',
    'turn the parameters of draw into an options object',
  ],
  preserves:
    'What the function gets: each value comes to the field of its name, defaults included. Calls whose arguments are spread, and functions handed over as values, are asked about.',
};

export function parameterObjectOperation(rules: RulesByFamily): Operation<ParameterObjectArguments> {
  return {
    name: 'parameterObject',
    documentation,
    argumentsSchema: parameterObjectSchema,
    describe: objectInWords,
    parseArguments: parseParameterObject,
    following: (args, earlier) => {
      const target = followRenames(args.target, earlier);
      return target === args.target ? args : { ...args, target };
    },
    locate: (args, facts) =>
      locateObject(new Resolver(new Terrain(facts, rules)), args, (words) => `introduce a parameter object for ${words}`),
    edit: (_args, located, paths, facts) => proposals(located, paths, facts),
    explore: (_args, located) => ({ kind: 'done', value: located }),
  };
}
