/** The bodies of Python's functions, as the core sees them. */
import type { BodyRules } from '../../../core/terrain/bodies/writtenBody.ts';
import { effectOf, isFresh, isOneTime } from './effects.ts';
import { and, negated, resultOf, resultTypes } from './results.ts';
import { bodyOf } from './statements.ts';

export const bodyRules: BodyRules = {
  bodyOf,
  resultOf,
  resultTypes,
  effectOf,
  callTypes: new Set(['call']),
  callableTypes: new Set(['function_definition', 'lambda']),
  isOneTime,
  isFresh,
  negated,
  and,
};
