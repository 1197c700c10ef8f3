/** New exception: a class of its own for an error, raised where it was asked for instead of a more general one. */
import type { Operation, OperationDocumentation } from '../../core/operation/operation.ts';
import { Resolver } from '../../core/terrain/resolver.ts';
import { type RulesByFamily, Terrain } from '../../core/terrain/terrain.ts';
import { proposals } from '../proposals.ts';
import { followRenames } from '../target/followRenames.ts';
import { type NewExceptionArguments, newExceptionSchema, parseNewException } from './arguments.ts';
import { locateNewException } from './locate.ts';

const documentation: OperationDocumentation = {
  summary: 'Introduces an exception, made from another one, and raises it at the places named.',
  before: 'def load(path):\n    raise ValueError(path)',
  after: 'class ConfigError(ValueError):\n    pass\n\n\ndef load(path):\n    raise ConfigError(path)',
  examples: [
    'introduce ConfigError (a ValueError) and raise it instead of ValueError in config.py',
    'load should raise ConfigError instead of ValueError',
    'add a new exception ConfigError in errors.py',
  ],
  preserves:
    'What is caught: the new exception is made from the one that was raised, unless you name another, so that whoever caught that catches this one. It is declared where the exceptions around are (errors.py, exceptions.py, errors.ts), else where it is raised. Only places that raise or throw the exception themselves change. Made from another one, those who catch the old one are listed, and asked about.',
};

export function newExceptionOperation(rules: RulesByFamily): Operation<NewExceptionArguments> {
  return {
    name: 'newException',
    documentation,
    argumentsSchema: newExceptionSchema,
    describe: ({ name, base, insteadOf }) =>
      `Introduce the exception ${name}${base === undefined ? '' : ` (${base})`}${insteadOf === undefined ? '' : ` and raise it instead of ${insteadOf}`}`,
    parseArguments: parseNewException,
    following: (args, earlier) => {
      const places = args.places?.map((target) => followRenames(target, earlier));
      return places === undefined || places.every((target, i) => target === args.places?.[i]) ? args : { ...args, places };
    },
    locate: (args, facts) => locateNewException(new Resolver(new Terrain(facts, rules)), args),
    edit: (_args, located, paths, facts) => proposals(located, paths, facts),
    explore: (_args, located) => ({ kind: 'done', value: located }),
  };
}
