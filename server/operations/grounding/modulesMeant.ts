/** "Merge a and b into c" where a and b are modules and no functions: the words fit both, the terrain tells which is meant. */
import type { OperationRequest } from '../../core/brain/brain.ts';
import type { Step } from '../../core/facts/facts.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { resolveTarget } from '../target/targetResolver.ts';

interface Given {
  readonly targets: readonly Partial<TargetSpec>[];
  readonly name?: string;
  readonly parameters?: readonly string[];
}

/** The merge of modules; undefined where functions are meant, or might be. */
export function modulesMeant(
  resolver: Resolver,
  { operation, arguments: given, ...rest }: OperationRequest,
): Step<readonly OperationRequest[] | undefined, never> {
  if (operation !== 'mergeFunctions') return { kind: 'done', value: undefined };
  const { targets, name, parameters } = given as Given;
  if (name === undefined || parameters !== undefined) return { kind: 'done', value: undefined };
  const modules: Partial<TargetSpec>[] = [];
  for (const target of targets) {
    const { name: called = '', kind, pathHint, containerHint, cursor } = target;
    if (called === '' || kind !== undefined || cursor !== undefined) return { kind: 'done', value: undefined };
    const found = resolveTarget(resolver, { name: called, kind, pathHint, containerHint, cursor }, (words) => words);
    if (found.kind === 'need') return found;
    if (found.kind === 'refused' || found.value.kind !== 'module') return { kind: 'done', value: undefined };
    if (called !== name) modules.push({ ...target, kind: 'module' });
  }
  return { kind: 'done', value: [{ ...rest, operation: 'mergeModule', arguments: { modules, into: { name, kind: 'module' } } }] };
}
