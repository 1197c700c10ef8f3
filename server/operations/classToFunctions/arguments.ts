/** The arguments of dissolving a class into functions. */
import type { Result } from '../../base/result.ts';
import type { ArgumentsSchema } from '../../core/operation/operation.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import type { SwarmError } from '../../protocol/errors.ts';
import { readArguments } from '../target/argumentReading.ts';
import { readTarget, targetSchema } from '../target/targetArguments.ts';

export interface ClassToFunctionsArguments {
  readonly target: TargetSpec;
}

export const classToFunctionsSchema: ArgumentsSchema = {
  properties: { target: targetSchema('The class, which has static methods alone.') },
  required: ['target'],
};

export function parseClassToFunctions(json: unknown): Result<ClassToFunctionsArguments, SwarmError> {
  return readArguments(json, 'dissolving a class into functions', ['target'], (object) => ({
    target: readTarget(object.target, 'target'),
  }));
}
