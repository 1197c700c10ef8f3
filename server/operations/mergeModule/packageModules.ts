/** A package that is merged as a whole: its modules, all of which go. What it holds besides code, and what is too much, is refused. */
import type { Refusal } from '../../core/operation/operation.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';
import { folderOf, nameOf } from '../../core/terrain/workspacePaths.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { refusal } from '../target/candidates.ts';

/** More than that is no small package any more, and one module no good place for it. */
const MODULES_MAX = 20;
const NAMED_MAX = 5;

/** Whether the words name the package, and not the file that stands for it. */
export function isPackageSaid({ name, cursor }: TargetSpec, path: WorkspacePath): boolean {
  return cursor === undefined && isPackageFile(path) && !/(?:__init__|index)(?:\.[A-Za-z]+)?$/.test(name);
}

export function isPackageFile(path: string): boolean {
  return /^(?:__init__\.pyi?|index\.[cm]?[jt]sx?)$/.test(nameOf(path));
}

/** Its own file last: what it hands on is defined before it. */
export function packageModules(terrain: Terrain, main: WorkspacePath, into: WorkspacePath): readonly WorkspacePath[] | Refusal {
  const folder = folderOf(main);
  if (into.startsWith(`${folder}/`))
    return refusal(
      'move-impossible',
      `${into} is a part of ${folder}, which would have to go with it.`,
      [],
      'Merge its modules one by one.',
    );
  const all = (terrain.facts.paths()?.paths ?? []).filter((path) => path.startsWith(`${folder}/`));
  const family = terrain.rulesOf(main)?.family;
  const foreign = all.filter((path) => terrain.rulesOf(path)?.family !== family);
  if (foreign.length > 0)
    return refusal('move-impossible', `${folder} also holds ${foreign.slice(0, NAMED_MAX).join(', ')}, which no module can take in.`);
  if (all.length > MODULES_MAX)
    return refusal(
      'move-impossible',
      `${folder} has ${all.length} modules; up to ${MODULES_MAX} become one at a time.`,
      [],
      'Merge some of its modules first.',
    );
  return [...all.filter((path) => path !== main), main];
}
