/** The arguments of merging one module into another. */
import type { Result } from '../../base/result.ts';
import type { ArgumentsSchema } from '../../core/operation/operation.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import type { SwarmError } from '../../protocol/errors.ts';
import { readArguments } from '../target/argumentReading.ts';
import { readTarget, readTargets, targetSchema, targetsSchema } from '../target/targetArguments.ts';

export interface MergeModuleArguments {
  readonly modules: readonly TargetSpec[];
  readonly into: TargetSpec;
}

export const mergeModuleSchema: ArgumentsSchema = {
  properties: {
    modules: targetsSchema('The modules that go; all that they define moves.'),
    into: targetSchema('The module that takes them in. It has to be there.'),
  },
  required: ['modules', 'into'],
};

export function parseMergeModule(json: unknown): Result<MergeModuleArguments, SwarmError> {
  return readArguments(json, 'a merge of modules', ['modules', 'into'], (object) => ({
    modules: readTargets(object.modules, 'modules'),
    into: readTarget(object.into, 'into'),
  }));
}
