/** The arguments of merging one module into another. */
import type { Result } from '../../base/result.ts';
import type { ArgumentsSchema } from '../../core/operation/operation.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import type { Wish } from '../../core/operation/wish.ts';
import type { SwarmError } from '../../protocol/errors.ts';
import { readArguments } from '../target/argumentReading.ts';
import { readTarget, readTargets, targetSchema, targetsSchema } from '../target/targetArguments.ts';
import { readWishes, wishSchema } from '../texts/wishes.ts';

export interface MergeModuleArguments {
  readonly modules: readonly TargetSpec[];
  readonly into: TargetSpec;
  readonly also?: readonly Wish[];
}

export const mergeModuleSchema: ArgumentsSchema = {
  properties: {
    modules: targetsSchema('The modules that go; all that they define moves.'),
    into: targetSchema('The module that takes them in. It has to be there.'),
    also: wishSchema,
  },
  required: ['modules', 'into'],
};

export function parseMergeModule(json: unknown): Result<MergeModuleArguments, SwarmError> {
  return readArguments(json, 'a merge of modules', ['modules', 'into', 'also'], (object) => {
    const also = readWishes(object.also);
    return {
      modules: readTargets(object.modules, 'modules'),
      into: readTarget(object.into, 'into'),
      ...(also.length > 0 && { also }),
    };
  });
}
