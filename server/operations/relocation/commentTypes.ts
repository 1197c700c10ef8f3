/** Types that a script gives a name in a comment: `@typedef {import(…).Argument} Argument`. What they name needs no import there. */
import type { WantedImport } from '../../core/terrain/importEditing.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Changing } from './changing.ts';

const typedef = /@typedef\s+\{\s*import\(\s*(['"])([^'"]+)\1\s*\)\.([\w$]+)\s*\}\s+([\w$]+)/g;

/** The name under which a comment of the file has the type already. */
export function namedInComment({ ground, order }: Changing, to: WorkspacePath, { module, what }: WantedImport): string | undefined {
  const target = order.fresh.has(to) ? undefined : ground.module(to);
  if (target?.view.family !== 'ecmascript' || what.kind !== 'name') return undefined;
  for (const [, , specifier = '', name, local] of target.text.matchAll(typedef)) {
    if (name !== what.name) continue;
    const answer = ground.terrain.module(to, specifier, 0);
    const same =
      module.kind === 'spelt'
        ? module.specifier === specifier
        : answer.kind === 'files' && answer.paths.some((path) => path === module.path);
    if (same) return local;
  }
  return undefined;
}
