/** What may be asked of parameters that become one object, as plain data. */
import type { TargetSpec } from './target.ts';

export const objectForms = ['dataclass', 'namedTuple', 'typedDict', 'interface', 'type'] as const;
export type ObjectForm = (typeof objectForms)[number];

export interface ParameterObjectArguments {
  readonly target: TargetSpec;
  readonly parameters: readonly string[]; // none: all that a call gives
  readonly className?: string | undefined;
  readonly form?: ObjectForm | undefined;
  readonly parameterName?: string | undefined;
}
