/** Renames said one after the other, where the second is of what the first made: "rename f to g, then rename g to h" — one after the other, not at once. */
import type { OperationRequest } from '../../core/brain/brain.ts';
import type { Step } from '../../core/facts/facts.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { resolveTarget } from '../target/targetResolver.ts';

interface Pair {
  readonly target: Partial<TargetSpec>;
  readonly newName: string;
}

/** The renames in the order in which they were said; undefined when they can be made at once. */
export function unchained(
  resolver: Resolver,
  { operation, arguments: given, ...rest }: OperationRequest,
): Step<readonly OperationRequest[] | undefined, never> {
  const { mapping, ...wishes } = given as { readonly mapping?: readonly Pair[] };
  if (operation !== 'renameMany' || mapping === undefined) return { kind: 'done', value: undefined };
  for (const [i, { target }] of mapping.entries()) {
    const { name = '', kind, pathHint, containerHint, cursor } = target;
    if (!mapping.slice(0, i).some((earlier) => earlier.newName === name.slice(name.lastIndexOf('.') + 1))) continue;
    const found = resolveTarget(resolver, { name, kind, pathHint, containerHint, cursor }, (words) => words);
    if (found.kind === 'need') return found;
    if (found.kind === 'refused' && found.error.error.code === 'symbol-not-found')
      return { kind: 'done', value: mapping.map((pair) => ({ ...rest, operation: 'rename', arguments: { ...pair, ...wishes } })) };
  }
  return { kind: 'done', value: undefined };
}
