/** Modules that words name, for operations on all that a module holds: each is one file that is understood. */
import type { Step } from '../../core/facts/facts.ts';
import type { Refusal } from '../../core/operation/operation.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { type Phrase, refusal } from '../target/candidates.ts';
import { resolveTarget } from '../target/targetResolver.ts';

export function moduleMeant(resolver: Resolver, spec: TargetSpec, phrase: Phrase): Step<WorkspacePath, Refusal> {
  const { terrain } = resolver;
  const paths = terrain.facts.paths();
  if (!paths) return { kind: 'need', requests: [{ kind: 'paths' }] };
  const kind = spec.kind === 'file' ? 'file' : 'module';
  const found = resolveTarget(resolver, spec.cursor ? spec : { ...spec, kind }, phrase);
  if (found.kind !== 'done') return found;
  const target = found.value;
  if (target.kind === 'module') return { kind: 'done', value: target.path };
  if (target.kind === 'symbols' && spec.name === '') return { kind: 'done', value: target.primary.path };
  const what = target.kind === 'folder' ? `${target.path} is a folder of several modules` : `“${spec.name}” is no module`;
  return { kind: 'refused', error: refusal('move-impossible', `${what}.`, [], 'Name one file.') };
}
