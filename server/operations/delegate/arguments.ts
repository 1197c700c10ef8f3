/** The arguments of delegating. */
import type { Result } from '../../base/result.ts';
import type { ArgumentsSchema } from '../../core/operation/operation.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import type { SwarmError } from '../../protocol/errors.ts';
import { absent, filledText, list, optionalOneOf, optionalText, readArguments } from '../target/argumentReading.ts';
import { readTarget, targetSchema } from '../target/targetArguments.ts';

type Callers = 'follow' | 'stay';

export interface DelegateArguments {
  readonly target: TargetSpec;
  readonly to?: TargetSpec | undefined;
  readonly members?: readonly string[] | undefined;
  readonly callers?: Callers | undefined;
  readonly newName?: string | undefined; // of a method where it goes
}

const callerChoices: readonly Callers[] = ['follow', 'stay'];
const MEMBERS_MAX = 200;

export const delegateSchema: ArgumentsSchema = {
  properties: {
    target: targetSchema('The class, method or function that is to hand its work on.'),
    to: targetSchema(
      'Who does the work: the function or method that is called, or the field that holds the object, or the class of that object. Left out: the only field that holds an object of a class of the workspace.',
    ),
    members: {
      type: 'array',
      items: { type: 'string' },
      minItems: 1,
      maxItems: MEMBERS_MAX,
      description: 'Where a class delegates: the members of the other class that it is to have as well; left out: all public methods.',
    },
    callers: {
      type: 'string',
      enum: callerChoices,
      description:
        'follow: where a method goes, its callers reach it there and nothing stays behind; where a class delegates, callers no longer reach through it. Left out: stay.',
    },
    newName: { type: 'string', description: 'What a method that goes is called there; left out: as before.' },
  },
  required: ['target'],
};

export function parseDelegate(json: unknown): Result<DelegateArguments, SwarmError> {
  return readArguments(json, 'delegating', ['target', 'to', 'members', 'callers', 'newName'], (object) => {
    const callers = optionalOneOf(object.callers, 'callers', callerChoices);
    const newName = optionalText(object.newName, 'newName');
    return {
      target: readTarget(object.target, 'target'),
      ...(!absent(object.to) && { to: readTarget(object.to, 'to') }),
      ...(!absent(object.members) && { members: list(object.members, 'members', MEMBERS_MAX, filledText) }),
      ...(callers !== undefined && { callers }),
      ...(newName !== undefined && { newName }),
    };
  });
}
