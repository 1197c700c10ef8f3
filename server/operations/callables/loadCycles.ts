/** Whether loading one file of Python loads another on the way: then the other cannot import from the first as it is loaded. */
import type { Terrain } from '../../core/terrain/terrain.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';

/** Files that are followed; a package that loads more of itself at once is taken to load all. */
const FILES_FOLLOWED_MAX = 300;

/** Facts that are missing are noted in the terrain; the answer counts only when none were. */
export function loads(terrain: Terrain, from: WorkspacePath, other: WorkspacePath): boolean {
  const seen = new Set<WorkspacePath>([from]);
  for (const path of seen) {
    if (path === other) return true;
    if (seen.size > FILES_FOLLOWED_MAX) return true;
    const view = terrain.view(path);
    for (const record of view?.index.imports ?? []) {
      if (record.scope !== 0 || record.typeOnly) continue;
      const links = record.names.length > 0 ? record.names.flatMap(({ name }) => terrain.importedLinks(path, record, name)) : [];
      const answer = terrain.module(path, record.specifier, record.level);
      for (const next of answer.kind === 'files' ? answer.paths : []) seen.add(next);
      for (const { target } of links) if (target.kind === 'module') seen.add(target.path);
    }
  }
  return false;
}
