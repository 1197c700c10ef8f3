/** The arguments of turning a function into a method. */
import type { Result } from '../../base/result.ts';
import type { ArgumentsSchema } from '../../core/operation/operation.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import type { SwarmError } from '../../protocol/errors.ts';
import { absent, optionalOneOf, optionalText, readArguments } from '../target/argumentReading.ts';
import { readTarget, targetSchema } from '../target/targetArguments.ts';

export interface FunctionToMethodArguments {
  readonly target: TargetSpec;
  readonly className?: TargetSpec | undefined; // the class it becomes a method of
  readonly parameter?: string | undefined; // the parameter that becomes the object
  readonly newName?: string | undefined; // of the method
  readonly as?: Manner | undefined; // left out: of objects
}

export type Manner = 'static' | 'class';

const manners: readonly Manner[] = ['static', 'class'];

export const functionToMethodSchema: ArgumentsSchema = {
  properties: {
    target: targetSchema('The function, by its name or by a cursor on it.'),
    className: targetSchema(
      'The class it becomes a method of; left out: the class that the parameter’s annotation, or else its name, tells.',
    ),
    parameter: {
      type: 'string',
      description: 'The parameter that becomes the object; left out: the first, or the only one of that class.',
    },
    newName: { type: 'string', description: 'What the method is to be called; left out: as the function.' },
    as: {
      type: 'string',
      enum: manners,
      description:
        'static: a static method, which keeps all parameters; class: a class method of Python, static in TypeScript and JavaScript. Left out: a method of objects, one of which a parameter becomes.',
    },
  },
  required: ['target'],
};

export function parseFunctionToMethod(json: unknown): Result<FunctionToMethodArguments, SwarmError> {
  const fields = ['target', 'className', 'parameter', 'newName', 'as'];
  return readArguments(json, 'turning a function into a method', fields, (object) => {
    const parameter = optionalText(object.parameter, 'parameter');
    const newName = optionalText(object.newName, 'newName');
    const as = optionalOneOf(object.as, 'as', manners);
    return {
      target: readTarget(object.target, 'target'),
      ...(!absent(object.className) && { className: readTarget(object.className, 'className') }),
      ...(parameter !== undefined && { parameter }),
      ...(newName !== undefined && { newName }),
      ...(as !== undefined && { as }),
    };
  });
}
