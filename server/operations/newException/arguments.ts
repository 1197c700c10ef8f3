/** The arguments of a new exception and its use. */
import type { Result } from '../../base/result.ts';
import type { ArgumentsSchema } from '../../core/operation/operation.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import type { SwarmError } from '../../protocol/errors.ts';
import { absent, filledText, optionalText, readArguments } from '../target/argumentReading.ts';
import { readTargets, targetsSchema } from '../target/targetArguments.ts';

export interface NewExceptionArguments {
  readonly name: string;
  readonly base?: string | undefined; // what it is made from
  readonly insteadOf?: string | undefined; // what is raised now
  readonly places?: readonly TargetSpec[] | undefined; // where it is raised instead
  readonly module?: string | undefined; // the file it is declared in
}

export const newExceptionSchema: ArgumentsSchema = {
  properties: {
    name: { type: 'string', description: 'What the new exception is to be called.' },
    base: { type: 'string', description: 'The exception it is made from; left out: the one that is raised now, else Exception or Error.' },
    insteadOf: {
      type: 'string',
      description:
        'Only when asked: the exception that is raised now, where the new one is to be raised; left out with `places`: the only one raised there.',
    },
    places: targetsSchema('The modules, classes or functions in which the new one is raised. With `insteadOf`, left out: everywhere.'),
    module: { type: 'string', description: 'The file it is declared in, as a path; left out: where the exceptions around are.' },
  },
  required: ['name'],
};

export function parseNewException(json: unknown): Result<NewExceptionArguments, SwarmError> {
  return readArguments(json, 'a new exception', ['name', 'base', 'insteadOf', 'places', 'module'], (object) => {
    const base = optionalText(object.base, 'base');
    const insteadOf = optionalText(object.insteadOf, 'insteadOf');
    const module = optionalText(object.module, 'module');
    return {
      name: filledText(object.name, 'name'),
      ...(base !== undefined && { base }),
      ...(insteadOf !== undefined && { insteadOf }),
      ...(!absent(object.places) && { places: readTargets(object.places, 'places') }),
      ...(module !== undefined && { module }),
    };
  });
}
