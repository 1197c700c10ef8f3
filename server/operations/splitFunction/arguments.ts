/** The arguments of splitting a function. */
import type { Result } from '../../base/result.ts';
import type { ArgumentsSchema } from '../../core/operation/operation.ts';
import type { SplitFunctionArguments, SplitFunctionPart } from '../../core/operation/splitFunction.ts';
import type { SwarmError } from '../../protocol/errors.ts';
import { absent, filledText, list, optionalOneOf, optionalText, readArguments, record } from '../target/argumentReading.ts';
import { readTarget, targetSchema } from '../target/targetArguments.ts';

const PARTS_MAX = 20;
const wrapper = ['wrapper'] as const;

export const splitFunctionSchema: ArgumentsSchema = {
  properties: {
    target: targetSchema('The function or method that returns several values at once.'),
    parts: {
      type: 'array',
      description: 'The functions it becomes, in the order of the values; left out: one for each value, named by custom.',
      maxItems: PARTS_MAX,
      items: {
        type: 'object',
        properties: {
          name: { type: 'string', description: 'What it is called; left out: by custom.' },
          values: {
            type: 'array',
            items: { type: 'string' },
            description: 'The values it returns, by their names or by position ("#1"); left out: the one at its place.',
          },
        },
        additionalProperties: false,
      },
    },
    keep: {
      type: 'string',
      enum: wrapper,
      description: 'Only when asked: the old function stays, calls the new ones, and callers stay as they are.',
    },
  },
  required: ['target'],
};

export function parseSplitFunction(json: unknown): Result<SplitFunctionArguments, SwarmError> {
  return readArguments(json, 'a split of a function', ['target', 'parts', 'keep'], (object) => {
    const keep = optionalOneOf(object.keep, 'keep', wrapper);
    const none = absent(object.parts) || (Array.isArray(object.parts) && object.parts.length === 0);
    return {
      target: readTarget(object.target, 'target'),
      parts: none ? [] : list(object.parts, 'parts', PARTS_MAX, readPart),
      ...(keep && { keep }),
    };
  });
}

function readPart(json: unknown, field: string): SplitFunctionPart {
  const object = record(json, field, ['name', 'values']);
  const name = optionalText(object.name, `${field}.name`);
  const none = absent(object.values) || (Array.isArray(object.values) && object.values.length === 0);
  return {
    ...(name !== undefined && { name }),
    values: none ? [] : list(object.values, `${field}.values`, PARTS_MAX, filledText),
  };
}
