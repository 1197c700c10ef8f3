/** The language servers of a session, for missions that ask them and for those that do without. Starts none by itself. */
import { createPhysics, type Physics } from '../../adapters/physics/physics.ts';
import type { PhysicsOptions, PhysicsSignal } from '../../adapters/physics/physicsOptions.ts';
import type { Clock } from '../../base/clock.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Environment } from '../environment.ts';
import { gatedPhysics } from '../gatedPhysics.ts';
import { findLanguageServers, type OwnServers, serverEnvironment, switchedOff, withoutPhysics } from '../languageServers.ts';
import { physicsInTurn, type SecondPhysics } from '../physicsInTurn.ts';
import { pythonHints } from '../pythonHints.ts';
import { type Sight, unsavedTexts } from './sight.ts';

export interface PhysicsWishes {
  /** False: none is started for any mission of the session. */
  readonly physics: boolean;
  /** Asked before each question to a language server; while it says no, none is started. Default: yes. */
  readonly mayStartProcesses?: (() => boolean) | undefined;
  /** The person's own language servers, by language; see ClientAbilities. */
  readonly languageServers?: OwnServers | undefined;
  readonly onPhysicsSignal?: ((signal: PhysicsSignal) => void) | undefined;
}

export interface SessionPhysics {
  readonly physics: Physics;
  /** What a mission is judged by. `physics`: false, if it wishes for no language servers; then nobody is asked in their place. */
  of(wishes: { readonly physics?: boolean | undefined; readonly secondPhysics?: SecondPhysics | undefined }): Physics;
  /** Whether physics is wished for, and no language server of ours judges this file. */
  unjudged(path: WorkspacePath): boolean;
  dispose(): Promise<void>;
}

interface Ground {
  readonly root: string;
  readonly clock: Clock;
  readonly environment: Environment;
  readonly temporaryFolder: string;
  readonly sight: Sight;
}

export function sessionPhysics(wishes: PhysicsWishes, { root, clock, environment, temporaryFolder, sight }: Ground): SessionPhysics {
  const { workspace, edited } = sight;
  const { searchPath } = environment;
  const servers = findLanguageServers({ workspace: root, searchPath, own: wishes.languageServers ?? {} });
  const options: Omit<PhysicsOptions, 'servers'> = {
    root,
    clock,
    environment: serverEnvironment(searchPath),
    toolEnvironment: environment.toolHomes,
    temporaryFolder,
    listFiles: async (signal) => (await workspace.list(signal)).paths,
    pythonHints: pythonHints(environment),
    ...(edited ? { unsaved: unsavedTexts(edited.seen) } : {}),
    ...(wishes.onPhysicsSignal ? { onSignal: wishes.onPhysicsSignal } : {}),
  };
  const without = (why: string): Physics => createPhysics({ ...options, servers: withoutPhysics(servers, why) }); // starts nothing
  const none = without(switchedOff);
  const physics = wishes.physics
    ? gatedPhysics(
        createPhysics({ ...options, servers }),
        without('the workspace is not trusted'),
        wishes.mayStartProcesses ?? (() => true),
      )
    : none;
  return {
    physics,
    of({ physics: asked = true, secondPhysics }) {
      if (!asked) return none;
      if (secondPhysics === undefined) return physics;
      return physicsInTurn(physics, wishes.physics ? secondPhysics : renamesOnly(secondPhysics));
    },
    unjudged: (path) => wishes.physics && !physics.covers(path),
    async dispose() {
      await physics.dispose();
      await none.dispose();
    },
  };
}

/** Without physics code in depth is judged by Swarm alone; what Swarm does not understand still needs somebody who does. */
function renamesOnly(second: SecondPhysics): SecondPhysics {
  const silent = () => Promise.resolve({ answered: false, why: switchedOff } as const);
  return {
    references: silent,
    definition: silent,
    rename: (...question) => second.rename(...question),
    check: (changed) => second.check(changed),
  };
}
