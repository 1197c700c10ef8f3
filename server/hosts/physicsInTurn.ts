/**
 * Physics from two sources that answer the same questions: language servers of our own, and what else knows the code, for languages
 * that none of ours covers and where ours could not answer. Whoever asks learns who answered by its name alone.
 */
import type { Physics } from '../adapters/physics/physics.ts';
import type { ServerAnswer, ServerRename } from '../core/facts/facts.ts';
import type { Overlay, PhysicsVerdict } from '../core/ports/physicsPort.ts';
import { languageOfPath } from '../core/terrain/languageId.ts';
import type { WorkspacePath } from '../protocol/ids.ts';

export interface SecondPhysics {
  references(path: WorkspacePath, offset: number, overlay: Overlay, signal: AbortSignal): Promise<ServerAnswer>;
  definition(path: WorkspacePath, offset: number, overlay: Overlay, signal: AbortSignal): Promise<ServerAnswer>;
  rename(path: WorkspacePath, offset: number, newName: string, overlay: Overlay, signal: AbortSignal): Promise<ServerRename>;
  /** Of changed files that no server of ours says anything about. */
  check(changed: readonly WorkspacePath[]): PhysicsVerdict;
}

/** Starts and ends with `servers`, whose life is theirs. */
export function physicsInTurn(servers: Physics, second: SecondPhysics): Physics {
  return {
    references: (path, offset, overlay, openFirst, signal) =>
      inTurn(
        () => servers.references(path, offset, overlay, openFirst, signal),
        () => second.references(path, offset, overlay, signal),
      ),
    definition: (path, offset, overlay, signal) =>
      inTurn(
        () => servers.definition(path, offset, overlay, signal),
        () => second.definition(path, offset, overlay, signal),
      ),
    rename: (path, offset, newName, overlay, openFirst, signal) =>
      inTurn(
        () => servers.rename(path, offset, newName, overlay, openFirst, signal),
        () => second.rename(path, offset, newName, overlay, signal),
      ),
    async check(changeSet, dependents, signal) {
      const verdicts = await servers.check(changeSet, dependents, signal);
      const judged = new Set(verdicts.flatMap(({ checkedPaths, uncheckedPaths }) => [...checkedPaths, ...uncheckedPaths]));
      const rest = [...changeSet.values()].flatMap(({ path, newPath }) => (judged.has(path) || judged.has(newPath) ? [] : [newPath]));
      const code = rest.filter((path) => languageOfPath(path) !== undefined);
      return code.length === 0 ? verdicts : [...verdicts, second.check(code)];
    },
    covers: (path) => servers.covers(path),
    running: () => servers.running(),
    prewarm: (paths) => servers.prewarm(paths),
    diskChanged: (paths) => servers.diskChanged(paths),
    dispose: () => servers.dispose(),
  };
}

type Answer = ServerAnswer | ServerRename;

/** Both reasons are told when neither answers. */
async function inTurn<A extends Answer>(first: () => Promise<A>, second: () => Promise<A>): Promise<A> {
  const own = await first();
  if (own.answered) return own;
  const other = await second();
  return other.answered ? other : { ...other, why: `${own.why}; ${other.why}` };
}
