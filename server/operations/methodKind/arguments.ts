/** The arguments of making a method one of objects, of the class, or of neither. */
import type { Result } from '../../base/result.ts';
import type { ArgumentsSchema } from '../../core/operation/operation.ts';
import type { MethodKind, TargetSpec } from '../../core/operation/target.ts';
import type { SwarmError } from '../../protocol/errors.ts';
import { Malformed, optionalOneOf, readArguments } from '../target/argumentReading.ts';
import { readTarget, targetSchema } from '../target/targetArguments.ts';

export interface MethodKindArguments {
  readonly target: TargetSpec;
  readonly to: MethodKind;
}

const kinds: readonly MethodKind[] = ['static', 'class', 'instance'];

export const methodKindSchema: ArgumentsSchema = {
  properties: {
    target: targetSchema('The method, by its name and its class, or by a cursor on it.'),
    to: {
      type: 'string',
      enum: kinds,
      description: 'static: called on nothing; class: on the class (`cls`; in ECMAScript the same as static); instance: on objects.',
    },
  },
  required: ['target', 'to'],
};

export function parseMethodKind(json: unknown): Result<MethodKindArguments, SwarmError> {
  return readArguments(json, 'making a method static', ['target', 'to'], (object) => {
    const to = optionalOneOf(object.to, 'to', kinds);
    if (to === undefined) throw new Malformed('to is missing');
    return { target: readTarget(object.target, 'target'), to };
  });
}
