/** The arguments of splitting a module. */
import type { Result } from '../../base/result.ts';
import type { ArgumentsSchema } from '../../core/operation/operation.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import type { Wish } from '../../core/operation/wish.ts';
import type { SwarmError } from '../../protocol/errors.ts';
import {
  absent,
  filledText,
  list,
  Malformed,
  optionalFlag,
  optionalOneOf,
  optionalText,
  readArguments,
  record,
} from '../target/argumentReading.ts';
import { readTarget, readTargets, targetSchema, targetsSchema } from '../target/targetArguments.ts';
import { readWishes, wishSchema } from '../texts/wishes.ts';

/** One module, and what goes into it. */
export interface SplitPart {
  readonly to: string;
  readonly targets: readonly TargetSpec[];
}

export interface SplitModuleArguments {
  readonly module: TargetSpec;
  readonly parts: readonly SplitPart[];
  /** Every class, or every function, into a file of its own. */
  readonly each?: 'class' | 'function' | undefined;
  /** Where what is in no part goes; it stays where it is when nothing is said. */
  readonly rest?: string | undefined;
  readonly keepOld?: boolean;
  readonly also?: readonly Wish[];
}

const PARTS_MAX = 50;
const kinds = ['class', 'function'] as const;

export const splitModuleSchema: ArgumentsSchema = {
  properties: {
    module: targetSchema('The module that is split.'),
    parts: {
      type: 'array',
      description: 'The modules it is split into, with what each gets.',
      maxItems: PARTS_MAX,
      items: {
        type: 'object',
        properties: { to: { type: 'string' }, targets: targetsSchema('What goes there.') },
        required: ['to', 'targets'],
        additionalProperties: false,
      },
    },
    each: { type: 'string', enum: kinds, description: 'Instead of parts: a file of its own for each class, or each function.' },
    rest: { type: 'string', description: 'The module for all that is in no part.' },
    keepOld: { type: 'boolean', description: 'Only when asked: the old module goes on offering all of it.' },
    also: wishSchema,
  },
  required: ['module'],
};

export function parseSplitModule(json: unknown): Result<SplitModuleArguments, SwarmError> {
  return readArguments(json, 'a split of a module', ['module', 'parts', 'each', 'rest', 'keepOld', 'also'], (object) => {
    const each = optionalOneOf(object.each, 'each', kinds);
    const also = readWishes(object.also);
    const rest = optionalText(object.rest, 'rest');
    const parts =
      absent(object.parts) || (Array.isArray(object.parts) && object.parts.length === 0)
        ? []
        : list(object.parts, 'parts', PARTS_MAX, readPart);
    if (parts.length === 0 && each === undefined) throw new Malformed('neither parts nor each says what goes where');
    return {
      module: readTarget(object.module, 'module'),
      parts,
      ...(each && { each }),
      ...(rest !== undefined && { rest }),
      ...(optionalFlag(object.keepOld, 'keepOld') && { keepOld: true }),
      ...(also.length > 0 && { also }),
    };
  });
}

function readPart(json: unknown, field: string): SplitPart {
  const object = record(json, field, ['to', 'targets']);
  return { to: filledText(object.to, `${field}.to`), targets: readTargets(object.targets, `${field}.targets`) };
}
