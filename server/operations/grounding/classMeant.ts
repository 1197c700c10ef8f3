/** "Turn X into functions" where X is a class: it is dissolved, where a method would be taken out of its class. */
import type { OperationRequest } from '../../core/brain/brain.ts';
import type { Step } from '../../core/facts/facts.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { resolveTarget } from '../target/targetResolver.ts';

/** The other wish; undefined where a method is meant, or more is said than holds for a class. */
export function classMeant(resolver: Resolver, request: OperationRequest): Step<readonly OperationRequest[] | undefined, never> {
  if (request.operation !== 'methodToFunction') return { kind: 'done', value: undefined };
  const { target, ...more } = request.arguments as { readonly target: Partial<TargetSpec> };
  const { name = '', kind, pathHint, containerHint, cursor, selector } = target;
  if (Object.keys(more).length > 0 || kind !== undefined || selector !== undefined) return { kind: 'done', value: undefined };
  const found = resolveTarget(resolver, { name, kind, pathHint, containerHint, cursor }, (words) => words);
  if (found.kind === 'need') return found;
  const isClass = found.kind === 'done' && found.value.kind === 'symbols' && found.value.symbolKind === 'class';
  return { kind: 'done', value: isClass ? [{ ...request, operation: 'classToFunctions', arguments: { target } }] : undefined };
}
