/** The arguments of turning a method into a function. */
import type { Result } from '../../base/result.ts';
import type { ArgumentsSchema } from '../../core/operation/operation.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import type { SwarmError } from '../../protocol/errors.ts';
import { optionalText, readArguments } from '../target/argumentReading.ts';
import { readTarget, targetSchema } from '../target/targetArguments.ts';

export interface MethodToFunctionArguments {
  readonly target: TargetSpec;
  readonly newName?: string | undefined; // of the function
  readonly parameter?: string | undefined; // what stands for the object
  readonly module?: string | undefined; // the file it is to stand in
}

export const methodToFunctionSchema: ArgumentsSchema = {
  properties: {
    target: targetSchema('The method, by its name and its class, or by a cursor on it.'),
    newName: {
      type: 'string',
      description: 'What the function is to be called; left out: as the method, or as class and method where that is taken.',
    },
    parameter: { type: 'string', description: 'What its parameter for the object is to be called; left out: as the class, in lower case.' },
    module: {
      type: 'string',
      description: 'The file it is to stand in: only the one of its class; it is moved to another one afterwards.',
    },
  },
  required: ['target'],
};

export function parseMethodToFunction(json: unknown): Result<MethodToFunctionArguments, SwarmError> {
  return readArguments(json, 'turning a method into a function', ['target', 'newName', 'parameter', 'module'], (object) => {
    const newName = optionalText(object.newName, 'newName');
    const parameter = optionalText(object.parameter, 'parameter');
    const module = optionalText(object.module, 'module');
    return {
      target: readTarget(object.target, 'target'),
      ...(newName !== undefined && { newName }),
      ...(parameter !== undefined && { parameter }),
      ...(module !== undefined && { module }),
    };
  });
}
