/** A function or a method that an instruction names: where it does not say which of the two, the one that the operation is for. */
import type { Step } from '../../core/facts/facts.ts';
import type { Refusal } from '../../core/operation/operation.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { Phrase } from '../target/candidates.ts';
import { type ResolvedTarget, resolveTarget } from '../target/targetResolver.ts';

export function resolveCallable(
  resolver: Resolver,
  spec: TargetSpec,
  meant: 'function' | 'method',
  phrase: Phrase,
): Step<ResolvedTarget, Refusal> {
  const open = resolveTarget(resolver, spec, phrase);
  if (open.kind !== 'refused' || open.error.error.code !== 'symbol-ambiguous' || spec.kind !== undefined) return open;
  const narrowed = resolveTarget(resolver, { ...spec, kind: meant }, phrase);
  return narrowed.kind === 'refused' ? open : narrowed;
}
