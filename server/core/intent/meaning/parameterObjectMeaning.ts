/** What asking for a parameter object means: the call with its function, its parameters and what the object is called. */
import { ok, type Result } from '../../../base/result.ts';
import type { ParameterObjectArguments } from '../../operation/parameterObject.ts';
import type { Ask } from '../phrases/phraseValue.ts';
import { type MeantCall, type Problem, problem, type ResolvedThing } from './operationMeaning.ts';
import { targetBriefly, targetInWords } from './targetWords.ts';

export function parameterObjectMeaning(ask: Ask, things: readonly ResolvedThing[]): Result<readonly MeantCall[], Problem> {
  const [first, second] = things;
  if (first === undefined || second !== undefined) return problem('one function has to be named', 'introduce a parameter object for draw');
  const named = ask.details?.parameters;
  const form = ask.details?.form;
  const called = ask.details?.called;
  const args: ParameterObjectArguments = {
    target: first.spec,
    parameters: named?.kind === 'parameters' ? named.names : [],
    ...(called?.kind === 'code' && { className: called.text }),
    ...(form?.kind === 'words' && form.text !== '' && { form: form.text as ParameterObjectArguments['form'] }),
  };
  const summary = objectInWords(args);
  const target = Object.fromEntries(Object.entries(first.spec).filter(([, value]) => value !== undefined));
  return ok([
    {
      operation: 'parameterObject',
      arguments: { ...args, target },
      target: first.spec,
      result: summary,
      summary,
      explained: `parameter object, target ${targetBriefly(first.spec)}: ${summary}`,
    },
  ]);
}

export function objectInWords({ target, parameters, className, form }: ParameterObjectArguments): string {
  const which = parameters.length === 0 ? 'the parameters' : `the parameters ${parameters.join(', ')}`;
  const kind = { dataclass: 'dataclass', namedTuple: 'named tuple', typedDict: 'typed dict', interface: 'interface', type: 'type' };
  const what = `${form === undefined ? 'object' : kind[form]}${className === undefined ? '' : ` ${className}`}`;
  return `Make one ${what} of ${which} of ${targetInWords(target)}`;
}
