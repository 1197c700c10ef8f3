/** The arguments of deleting what nothing uses. */
import type { Result } from '../../base/result.ts';
import type { ArgumentsSchema } from '../../core/operation/operation.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import type { SwarmError } from '../../protocol/errors.ts';
import { optionalFlag, readArguments } from '../target/argumentReading.ts';
import { readTargets, targetsSchema } from '../target/targetArguments.ts';

export interface SafeDeleteArguments {
  readonly targets: readonly TargetSpec[];
  readonly withTests?: boolean | undefined; // tests that use nothing but them go as well
  readonly alreadyGone?: readonly string[]; // files among what was asked for that an earlier operation of the same mission removed
}

export const safeDeleteSchema: ArgumentsSchema = {
  properties: {
    targets: targetsSchema('What is to go: functions, classes, members, values, types, modules.'),
    withTests: { type: 'boolean', description: 'Only when it is asked for: the tests that use it go as well.' },
  },
  required: ['targets'],
};

export function parseSafeDelete(json: unknown): Result<SafeDeleteArguments, SwarmError> {
  return readArguments(json, 'deleting what is unused', ['targets', 'withTests'], (object) => ({
    targets: readTargets(object.targets, 'targets'),
    ...(optionalFlag(object.withTests, 'withTests') && { withTests: true }),
  }));
}
