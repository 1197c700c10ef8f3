/** "Merge a and b into c", "move a to c" where a and b are modules and nothing in a module: the words fit both, the terrain tells which is meant. */
import type { OperationRequest } from '../../core/brain/brain.ts';
import type { Step } from '../../core/facts/facts.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { type ResolvedTarget, resolveTarget } from '../target/targetResolver.ts';

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
  if (operation === 'move') return movedAsModules(resolver, { ...rest, operation, arguments: given });
  if (operation !== 'mergeFunctions') return { kind: 'done', value: undefined };
  const { targets, name, parameters } = given as Given;
  if (name === undefined || parameters !== undefined) return { kind: 'done', value: undefined };
  const modules: Partial<TargetSpec>[] = [];
  for (const target of targets) {
    const { name: called = '', kind, pathHint, containerHint, cursor } = target;
    if (called === '' || kind !== undefined || cursor !== undefined) return { kind: 'done', value: undefined };
    const found = resolveTarget(resolver, { name: called, kind, pathHint, containerHint, cursor }, (words) => words);
    if (found.kind === 'need') return found;
    // Whether what they are merged into is there is told when the merge is planned.
    if (found.kind === 'refused' && called === name && found.error.error.code === 'symbol-not-found') continue;
    if (found.kind === 'refused' || found.value.kind !== 'module') return { kind: 'done', value: undefined };
    if (called !== name) modules.push({ ...target, kind: 'module' });
  }
  if (modules.length === 0) return { kind: 'done', value: undefined };
  return { kind: 'done', value: [{ ...rest, operation: 'mergeModule', arguments: { modules, into: { name, kind: 'module' } } }] };
}

interface Moved {
  readonly targets: readonly Partial<TargetSpec>[];
  readonly to?: string;
}

/** Into a folder or package, where all that was named are modules; into one file they would be merged, which is another wish. */
function movedAsModules(
  resolver: Resolver,
  { arguments: given, ...rest }: OperationRequest,
): Step<readonly OperationRequest[] | undefined, never> {
  const { targets, to, ...more } = given as Moved;
  if (to === undefined || Object.keys(more).length > 0) return { kind: 'done', value: undefined };
  for (const { name = '', kind, pathHint, containerHint, cursor, selector } of targets) {
    if (name === '' || kind !== undefined || cursor !== undefined || selector !== undefined) return { kind: 'done', value: undefined };
    const found = resolveTarget(resolver, { name, kind, pathHint, containerHint, cursor }, (words) => words);
    if (found.kind === 'need') return found;
    if (found.kind === 'refused' || found.value.kind !== 'module') return { kind: 'done', value: undefined };
  }
  const place = resolveTarget(
    resolver,
    { name: to, kind: 'module', pathHint: undefined, containerHint: undefined, cursor: undefined },
    (words) => words,
  );
  if (place.kind === 'need') return place;
  if (place.kind === 'refused' || (place.value.kind !== 'folder' && !isPackage(place.value))) return { kind: 'done', value: undefined };
  const requests = targets.map((target) => ({
    ...rest,
    operation: 'moveModule',
    arguments: { target: { ...target, kind: 'module' }, to, relation: 'into' },
  }));
  return { kind: 'done', value: requests };
}

function isPackage(target: ResolvedTarget): boolean {
  return target.kind === 'module' && /(?:^|\/)(?:__init__|index)\.\w+$/.test(target.path);
}
