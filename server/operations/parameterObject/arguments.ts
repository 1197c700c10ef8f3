/** The arguments of a parameter object: whose parameters become one, which, and what it is. */
import type { Result } from '../../base/result.ts';
import type { ArgumentsSchema } from '../../core/operation/operation.ts';
import { type ObjectForm, objectForms, type ParameterObjectArguments } from '../../core/operation/parameterObject.ts';
import type { SwarmError } from '../../protocol/errors.ts';
import { absent, filledText, list, optionalOneOf, optionalText, readArguments } from '../target/argumentReading.ts';
import { readTarget, targetSchema } from '../target/targetArguments.ts';

const NAMES_MAX = 100;

/** The same as JSON Schema. */
export const parameterObjectSchema: ArgumentsSchema = {
  properties: {
    target: targetSchema('The function or method whose parameters become one.'),
    parameters: { type: 'array', items: { type: 'string' }, description: 'Their names; left out: all that a call gives.' },
    className: { type: 'string', description: 'What the object’s class or interface is called; left out: after the function.' },
    form: {
      type: 'string',
      enum: objectForms,
      description: 'Python: dataclass (usual), namedTuple, typedDict. ECMAScript: interface (usual), type.',
    },
    parameterName: { type: 'string', description: 'What the one parameter is called; left out: options.' },
  },
  required: ['target'],
};

export function parseParameterObject(json: unknown): Result<ParameterObjectArguments, SwarmError> {
  return readArguments(json, 'a parameter object', ['target', 'parameters', 'className', 'form', 'parameterName'], (object) => ({
    target: readTarget(object.target, 'target'),
    parameters:
      absent(object.parameters) || (Array.isArray(object.parameters) && object.parameters.length === 0)
        ? []
        : list(object.parameters, 'parameters', NAMES_MAX, filledText),
    className: optionalText(object.className, 'className'),
    form: optionalOneOf<ObjectForm>(object.form, 'form', objectForms),
    parameterName: optionalText(object.parameterName, 'parameterName'),
  }));
}
