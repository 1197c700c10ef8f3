/** The arguments of gathering functions in a new class. */
import type { Result } from '../../base/result.ts';
import type { ArgumentsSchema } from '../../core/operation/operation.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import type { SwarmError } from '../../protocol/errors.ts';
import { filledText, optionalOneOf, readArguments } from '../target/argumentReading.ts';
import { readTargets, targetsSchema } from '../target/targetArguments.ts';

type Manner = 'methods' | 'statics';

export interface FunctionsToClassArguments {
  readonly targets: readonly TargetSpec[];
  readonly className: string;
  readonly as?: Manner | undefined;
}

const manners: readonly Manner[] = ['methods', 'statics'];

export const functionsToClassSchema: ArgumentsSchema = {
  properties: {
    targets: targetsSchema('The functions, all of one module.'),
    className: { type: 'string', description: 'What the new class is to be called.' },
    as: {
      type: 'string',
      enum: manners,
      description:
        'methods: the first parameter, which all share, becomes what the constructor is given; statics: all become static methods. Left out: methods where all share their first parameter.',
    },
  },
  required: ['targets', 'className'],
};

export function parseFunctionsToClass(json: unknown): Result<FunctionsToClassArguments, SwarmError> {
  return readArguments(json, 'gathering functions in a class', ['targets', 'className', 'as'], (object) => {
    const as = optionalOneOf(object.as, 'as', manners);
    return {
      targets: readTargets(object.targets, 'targets'),
      className: filledText(object.className, 'className'),
      ...(as !== undefined && { as }),
    };
  });
}
