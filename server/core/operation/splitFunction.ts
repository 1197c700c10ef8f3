/** What may be asked of a function that returns several values at once, as plain data. */
import type { TargetSpec } from './target.ts';

export interface SplitFunctionPart {
  readonly name?: string | undefined; // undefined: by custom
  /** The values it returns: by name, or by position from 1 ("#2"). None: the one at the place of the part. */
  readonly values: readonly string[];
}

export interface SplitFunctionArguments {
  readonly target: TargetSpec;
  readonly parts: readonly SplitFunctionPart[]; // none: one for each value
  /** The old function stays and calls the parts; its callers stay as they are. */
  readonly keep?: 'wrapper' | undefined;
}
