/** Renames a module: it moves within its folder, and every import, dotted use and string that names it follows. */
import type { Step } from '../../core/facts/facts.ts';
import type { Located, Refusal } from '../../core/operation/operation.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { folderOf } from '../../core/terrain/workspacePaths.ts';
import { locateMove, type MoveWishes } from '../moveModule/locateMove.ts';
import { type ModuleTarget, mainOf, movingTo } from '../moveModule/moving.ts';
import { refusal } from '../target/candidates.ts';

export function locateModule(resolver: Resolver, target: ModuleTarget, asked: string, wishes: MoveWishes): Step<Located, Refusal> {
  const { terrain } = resolver;
  if (!terrain.facts.paths()) return { kind: 'need', requests: [{ kind: 'paths' }] };
  const found = mainOf(terrain, target);
  const place = found?.folder ?? found?.main ?? target.path;
  const moving = movingTo(terrain, target, { folder: folderOf(place), name: bareName(asked, target.path) });
  if ('error' in moving) return { kind: 'refused', error: moving };
  if (moving.newName === moving.name)
    return { kind: 'refused', error: refusal('name-unchanged', `It is called “${moving.newName}” already.`) };
  return locateMove(resolver, moving, wishes);
}

/** "helpers.py", "pkg/helpers" and "helpers" all ask for the name helpers. */
function bareName(asked: string, path: string): string {
  const last = asked.split(/[/\\]/).at(-1) ?? asked;
  const extension = /\.[A-Za-z]+$/.exec(path)?.[0];
  return extension && last.endsWith(extension) ? last.slice(0, -extension.length) : last;
}
