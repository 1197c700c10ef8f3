/** The arguments of a module's move. */
import type { Result } from '../../base/result.ts';
import type { ArgumentsSchema } from '../../core/operation/operation.ts';
import type { KeepOld, TargetSpec } from '../../core/operation/target.ts';
import type { Wish } from '../../core/operation/wish.ts';
import type { SwarmError } from '../../protocol/errors.ts';
import { filledText, optionalOneOf, readArguments } from '../target/argumentReading.ts';
import { readTarget, targetSchema } from '../target/targetArguments.ts';
import { readWishes, wishSchema } from '../texts/wishes.ts';
import type { Relation } from './destination.ts';

export interface MoveModuleArguments {
  readonly target: TargetSpec;
  readonly to: string;
  readonly relation?: Relation | undefined;
  /** Instead of another place: a module becomes a package of the same name, or a package of one file a module. */
  readonly shape?: 'package' | 'module' | undefined;
  readonly keepOld?: KeepOld | undefined;
  readonly also?: readonly Wish[] | undefined;
}

const relations: readonly Relation[] = ['into', 'as'];
const shapes = ['package', 'module'] as const;
const waysToKeep: readonly KeepOld[] = ['alias', 'deprecated'];

export const moveModuleSchema: ArgumentsSchema = {
  properties: {
    target: targetSchema('The module, package, file or folder that moves.'),
    to: { type: 'string', description: 'Where to: a path ("lib/times.py"), a folder ("lib/"), a package or dotted name ("app.core").' },
    relation: {
      type: 'string',
      enum: relations,
      description:
        'into: "to" is the folder or package that is to hold it; as: it is the module’s own new path. Leave it out to have it found out.',
    },
    shape: { type: 'string', enum: shapes, description: 'Turns a module into a package, or back, where it is; "to" is then its own name.' },
    keepOld: { type: 'string', enum: waysToKeep, description: 'Only when asked: keeps the old path importable, maybe with a warning.' },
    also: wishSchema,
  },
  required: ['target', 'to'],
};

export function parseMoveModule(json: unknown): Result<MoveModuleArguments, SwarmError> {
  return readArguments(json, 'a module’s move', ['target', 'to', 'relation', 'shape', 'keepOld', 'also'], (object) => {
    const relation = optionalOneOf(object.relation, 'relation', relations);
    const shape = optionalOneOf(object.shape, 'shape', shapes);
    const keepOld = optionalOneOf(object.keepOld, 'keepOld', waysToKeep);
    const also = readWishes(object.also);
    return {
      target: readTarget(object.target, 'target'),
      to: filledText(object.to, 'to'),
      ...(relation && { relation }),
      ...(shape && { shape }),
      ...(keepOld && { keepOld }),
      ...(also.length > 0 && { also }),
    };
  });
}
