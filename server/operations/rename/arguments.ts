/** The arguments of a rename. */
import type { Result } from '../../base/result.ts';
import type { ArgumentsSchema } from '../../core/operation/operation.ts';
import type { KeepOld, TargetSpec } from '../../core/operation/target.ts';
import type { Wish } from '../../core/operation/wish.ts';
import type { SwarmError } from '../../protocol/errors.ts';
import { filledText, optionalOneOf, readArguments } from '../target/argumentReading.ts';
import { readTarget, targetSchema } from '../target/targetArguments.ts';
import { readWishes, wishSchema } from '../texts/wishes.ts';

export interface RenameArguments {
  readonly target: TargetSpec;
  readonly newName: string;
  readonly keepOld?: KeepOld | undefined;
  readonly also?: readonly Wish[] | undefined; // what is to follow beyond code
}

const waysToKeep: readonly KeepOld[] = ['alias', 'deprecated'];

/** The same as JSON Schema. */
export const renameSchema: ArgumentsSchema = {
  properties: {
    target: targetSchema('What gets another name. Give a name, or a cursor, and as many hints as tell it from others of that name.'),
    newName: { type: 'string', description: 'The new name alone, without a path or a dot: an identifier of the language.' },
    keepOld: {
      type: 'string',
      enum: waysToKeep,
      description: 'Only when asked: keeps the old name for users outside, as an alias, or as one that says that it is deprecated.',
    },
    also: wishSchema,
  },
  required: ['target', 'newName'],
};

export function parseRenameArguments(json: unknown): Result<RenameArguments, SwarmError> {
  return readArguments(json, 'a rename', ['target', 'newName', 'keepOld', 'also'], (object) => {
    const keepOld = optionalOneOf(object.keepOld, 'keepOld', waysToKeep);
    const also = readWishes(object.also);
    return {
      target: readTarget(object.target, 'target'),
      newName: filledText(object.newName, 'newName'),
      ...(keepOld !== undefined && { keepOld }),
      ...(also.length > 0 && { also }),
    };
  });
}
