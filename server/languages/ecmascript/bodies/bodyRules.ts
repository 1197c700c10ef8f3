/** The bodies of ECMAScript's functions, as the core sees them. */
import type { BodyRules } from '../../../core/terrain/bodies/writtenBody.ts';
import { effectOf, isFresh, isOneTime } from './effects.ts';
import { and, negated, resultOf, resultTypes } from './results.ts';
import { bodyOf } from './statements.ts';

export const bodyRules: BodyRules = {
  bodyOf,
  resultOf,
  resultTypes,
  effectOf,
  callTypes: new Set(['call_expression', 'new_expression']),
  callableTypes: new Set(['arrow_function', 'function_expression', 'function_declaration', 'generator_function', 'method_definition']),
  isOneTime,
  isFresh,
  negated,
  and,
};
