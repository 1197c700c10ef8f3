/** What is to become a static or class method of a class that it is a method of already: another kind of method, not another home. */
import type { OperationRequest } from '../../core/brain/brain.ts';
import type { Step } from '../../core/facts/facts.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { resolveTarget } from '../target/targetResolver.ts';

interface Turning {
  readonly target: Partial<TargetSpec>;
  readonly className?: Partial<TargetSpec>;
  readonly as?: string;
}

/** The other wish; undefined where it is a function, or nothing of that class. */
export function alreadyMethod(resolver: Resolver, request: OperationRequest): Step<readonly OperationRequest[] | undefined, never> {
  if (request.operation !== 'functionToMethod') return { kind: 'done', value: undefined };
  const { target, className, as } = request.arguments as Turning;
  const owner = className?.name;
  if (as === undefined || owner === undefined || target.name === undefined || target.name.includes('.') || target.kind === 'function')
    return { kind: 'done', value: undefined };
  const asked = { name: target.name, pathHint: target.pathHint, containerHint: undefined, cursor: undefined } as const;
  const own = resolveTarget(resolver, { ...asked, kind: 'method', containerHint: owner, pathHint: className?.pathHint }, (words) => words);
  if (own.kind === 'need') return own;
  const free = resolver.terrain.facts.mentions(target.name);
  if (free === undefined) return { kind: 'need', requests: [{ kind: 'mentions', word: target.name }] };
  const isFunction = free.code.some((path) => isFunctionThere(resolver, path, target.name ?? ''));
  if (resolver.terrain.needs.any) return { kind: 'need', requests: resolver.terrain.needs.requests };
  if (isFunction || own.kind !== 'done') return { kind: 'done', value: undefined };
  const method = { name: `${owner}.${target.name}`, ...(className?.pathHint !== undefined && { pathHint: className.pathHint }) };
  return { kind: 'done', value: [{ ...request, operation: 'methodKind', arguments: { target: method, to: as } }] };
}

function isFunctionThere({ terrain }: Resolver, path: WorkspacePath, name: string): boolean {
  const view = terrain.view(path);
  return view?.symbol(view.boundIn(0, name))?.kind === 'function';
}
