/** A method that is to be a function of another module: it becomes one beside its class, and then goes there with what it needs. */
import type { OperationRequest } from '../../core/brain/brain.ts';
import type { Step } from '../../core/facts/facts.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import { moduleSegments } from '../../core/terrain/naming.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { nameOutsideClass } from '../callables/impliedNames.ts';
import { resolveTarget } from '../target/targetResolver.ts';

interface Turning {
  readonly target: Partial<TargetSpec>;
  readonly newName?: string;
  readonly module?: string;
}

/** Both steps, or the one that is enough; undefined where it is not asked for. */
export function inAnotherModule(resolver: Resolver, request: OperationRequest): Step<readonly OperationRequest[] | undefined, never> {
  if (request.operation !== 'methodToFunction') return { kind: 'done', value: undefined };
  const { module, ...turning } = request.arguments as Turning;
  if (module === undefined || typeof turning.target.selector === 'string') return { kind: 'done', value: undefined };
  const { name = '', kind, pathHint, containerHint, cursor } = turning.target;
  const found = resolveTarget(resolver, { name, kind: kind ?? 'method', pathHint, containerHint, cursor }, (words) => words);
  if (found.kind === 'need') return found;
  const method = found.kind === 'done' && found.value.kind === 'symbols' ? found.value.primary : undefined;
  const view = method && resolver.terrain.view(method.path);
  if (resolver.terrain.needs.any) return { kind: 'need', requests: resolver.terrain.needs.requests };
  const symbol = view?.symbol(method?.symbol ?? -1);
  if (method === undefined || view === undefined || symbol === undefined) return { kind: 'done', value: undefined };
  const turned: OperationRequest = { ...request, arguments: turning };
  if (isCalled(method.path, module)) return { kind: 'done', value: [turned] };
  const target = { name: turning.newName ?? nameOutsideClass(symbol.name, view.family), kind: 'function', pathHint: method.path };
  const move: OperationRequest = { ...request, operation: 'move', arguments: { targets: [target], to: module } };
  return { kind: 'done', value: [turned, move] };
}

/** "shapes.py", "lib/shapes.py", "lib.shapes", "shapes" */
function isCalled(path: WorkspacePath, module: string): boolean {
  const asked = module.replaceAll('\\', '/').replace(/^\.\//, '');
  if (path === asked || path.endsWith(`/${asked}`)) return true;
  const own = moduleSegments(path).join('/');
  const dotted = asked.includes('/') ? asked : asked.replaceAll('.', '/');
  return own === dotted || own.endsWith(`/${dotted}`);
}
