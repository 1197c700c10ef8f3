/** The arguments of a move. */
import type { Result } from '../../base/result.ts';
import type { ArgumentsSchema } from '../../core/operation/operation.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import type { Wish } from '../../core/operation/wish.ts';
import type { SwarmError } from '../../protocol/errors.ts';
import { absent, Malformed, optionalFlag, optionalOneOf, optionalText, readArguments } from '../target/argumentReading.ts';
import { readTarget, readTargets, targetSchema, targetsSchema } from '../target/targetArguments.ts';
import { readWishes, wishSchema } from '../texts/wishes.ts';

export interface MoveArguments {
  readonly targets: readonly TargetSpec[];
  readonly to: string; // a module; empty: a file of its own
  /** In the file of that, instead; or a new module in the folder of that. */
  readonly with?: TargetSpec;
  readonly beside?: TargetSpec;
  readonly newModule?: boolean;
  readonly keepOld?: boolean;
  /** What becomes of a module of which nothing is left; unsaid, it goes unless something names it as a whole. */
  readonly emptied?: 'keep' | 'remove' | undefined;
  readonly also?: readonly Wish[];
}

const emptiedWays = ['keep', 'remove'] as const;

export const moveSchema: ArgumentsSchema = {
  properties: {
    targets: targetsSchema('What moves: functions, classes, constants, types of a module. Members and locals cannot.'),
    to: {
      type: 'string',
      description:
        'The module it moves to, there or new: a path ("utils/dates.py"), a dotted or a bare name. Left out: a new file that is named after it.',
    },
    with: targetSchema('Instead of "to": what stands in the module it moves to.'),
    beside: targetSchema('What a new module stands next to, in the same folder.'),
    newModule: { type: 'boolean', description: 'Only when a new module is asked for in so many words.' },
    keepOld: { type: 'boolean', description: 'Only when asked: keeps it importable from the old module as well.' },
    emptied: {
      type: 'string',
      enum: emptiedWays,
      description: 'Only when asked: an old module of which nothing is left stays, or has to go.',
    },
    also: wishSchema,
  },
  required: ['targets'],
};

export function parseMoveArguments(json: unknown): Result<MoveArguments, SwarmError> {
  return readArguments(json, 'a move', ['targets', 'to', 'with', 'beside', 'newModule', 'keepOld', 'emptied', 'also'], (object) => {
    const targets = readTargets(object.targets, 'targets');
    if (targets.some(({ kind }) => kind === 'module' || kind === 'file'))
      throw new Malformed('a target is a module; “moveModule” moves those');
    const also = readWishes(object.also);
    const emptied = optionalOneOf(object.emptied, 'emptied', emptiedWays);
    return {
      targets,
      to: optionalText(object.to, 'to') ?? '',
      ...(!absent(object.with) && { with: readTarget(object.with, 'with') }),
      ...(!absent(object.beside) && { beside: readTarget(object.beside, 'beside') }),
      ...(optionalFlag(object.newModule, 'newModule') && { newModule: true }),
      ...(optionalFlag(object.keepOld, 'keepOld') && { keepOld: true }),
      ...(emptied && { emptied }),
      ...(also.length > 0 && { also }),
    };
  });
}
