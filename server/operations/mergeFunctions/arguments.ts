/** The arguments of merging near-equal functions under a parameter. */
import type { Result } from '../../base/result.ts';
import type { ArgumentsSchema } from '../../core/operation/operation.ts';
import type { KeepOld, TargetSpec } from '../../core/operation/target.ts';
import type { SwarmError } from '../../protocol/errors.ts';
import { filledText, list, optionalOneOf, optionalText, readArguments } from '../target/argumentReading.ts';
import { readTargets, targetsSchema } from '../target/targetArguments.ts';

/** What becomes of the names that are merged away. */
export type OldNames = KeepOld | 'remove';

export interface MergeFunctionsArguments {
  readonly targets: readonly TargetSpec[];
  readonly name?: string | undefined; // of the merged one: one of theirs, or a new one; left out: that of the first
  readonly parameters?: readonly string[] | undefined; // names for what differs, in the order in which it stands
  readonly module?: string | undefined; // the file of one of them, in which the merged one is to stand
  readonly old?: OldNames | undefined; // left out: public names stay as thin wrappers, the others go
}

const oldNames: readonly OldNames[] = ['alias', 'deprecated', 'remove'];
const PARAMETERS_MAX = 8;

export const mergeFunctionsSchema: ArgumentsSchema = {
  properties: {
    targets: targetsSchema('The functions that are nearly the same, or the methods of one class; the first lends its text and its place.'),
    name: { type: 'string', description: 'What the merged one is called: one of their names, or a new one. Left out: that of the first.' },
    parameters: {
      type: 'array',
      items: { type: 'string' },
      maxItems: PARAMETERS_MAX,
      description: 'Names of the parameters for what differs, in the order in which it stands in the function.',
    },
    module: { type: 'string', description: 'The file of one of them in which the merged one is to stand; left out: that of the first.' },
    old: {
      type: 'string',
      enum: oldNames,
      description:
        'What becomes of the names that go: they stay as thin wrappers (alias), as wrappers that say that they are deprecated, or go even where they are public. Left out: public ones stay as wrappers.',
    },
  },
  required: ['targets'],
};

export function parseMergeFunctions(json: unknown): Result<MergeFunctionsArguments, SwarmError> {
  return readArguments(json, 'merging functions', ['targets', 'name', 'parameters', 'module', 'old'], (object) => {
    const name = optionalText(object.name, 'name');
    const module = optionalText(object.module, 'module');
    const old = optionalOneOf(object.old, 'old', oldNames);
    const parameters =
      object.parameters === undefined || object.parameters === null
        ? undefined
        : list(object.parameters, 'parameters', PARAMETERS_MAX, filledText);
    return {
      targets: readTargets(object.targets, 'targets'),
      ...(name !== undefined && { name }),
      ...(parameters !== undefined && { parameters }),
      ...(module !== undefined && { module }),
      ...(old !== undefined && { old }),
    };
  });
}
