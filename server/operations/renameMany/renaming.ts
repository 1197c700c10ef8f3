/** One of several renames that are one change. */
import type { KeepOld } from '../../core/operation/target.ts';
import type { Wish } from '../../core/operation/wish.ts';
import type { ResolvedTarget } from '../target/targetResolver.ts';

/** One thing with its new name. */
export interface Renaming {
  readonly target: ResolvedTarget;
  readonly newName: string;
  readonly named: boolean; // by itself; else one of those that a selector means, which are left out where they cannot be renamed
  readonly keepOld?: KeepOld | undefined;
  readonly also?: readonly Wish[] | undefined;
}
