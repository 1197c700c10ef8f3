/** The arguments of importing from the defining module. */
import type { Result } from '../../base/result.ts';
import type { ArgumentsSchema } from '../../core/operation/operation.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import type { SwarmError } from '../../protocol/errors.ts';
import { absent, optionalFlag, optionalText, readArguments } from '../target/argumentReading.ts';
import { readTargets, targetsSchema } from '../target/targetArguments.ts';

export interface ImportFromSourceArguments {
  readonly targets?: readonly TargetSpec[] | undefined; // names that are imported, or modules that only pass them on; left out: all
  readonly within?: string | undefined; // file or folder whose imports change; left out: the whole workspace
  readonly removeRelay?: boolean | undefined; // what passes a name on that nobody takes from it any more goes
}

export const importFromSourceSchema: ArgumentsSchema = {
  properties: {
    targets: targetsSchema(
      'Names that are imported, or modules that pass names on ("app/__init__.py", "src/index.ts"). Left out: everything.',
    ),
    within: { type: 'string', description: 'The file or folder whose imports change; left out: the whole workspace.' },
    removeRelay: { type: 'boolean', description: 'Only when it is asked for: re-exports that nobody takes any more go.' },
  },
  required: [],
};

export function parseImportFromSource(json: unknown): Result<ImportFromSourceArguments, SwarmError> {
  return readArguments(json, 'importing from the source', ['targets', 'within', 'removeRelay'], (object) => {
    const within = optionalText(object.within, 'within');
    return {
      ...(!absent(object.targets) && { targets: readTargets(object.targets, 'targets') }),
      ...(within !== undefined && { within }),
      ...(optionalFlag(object.removeRelay, 'removeRelay') && { removeRelay: true }),
    };
  });
}
