/** A mission's plan as a patch that `git apply` takes. */
import type { PlannedFile } from '../core/swarm/mission.ts';
import { gitPatch } from './gitPatch.ts';

export function planPatch(files: readonly PlannedFile[]): string {
  return gitPatch(
    files.map(({ path, newPath, before, after, baseHash, newHash, mode }) => ({
      path: baseHash === undefined ? undefined : path,
      newPath: newHash === undefined ? undefined : newPath,
      before,
      after,
      ...(mode === undefined ? {} : { mode }),
    })),
  );
}
