/** The state folder of a workspace, as the environment and the machine say where it is. */
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { folderNameOf, openStateFolder, type StateFolder, stateBase } from '../adapters/stateFolder.ts';
import { systemClock } from '../base/clock.ts';
import { systemRandomness } from '../base/randomness.ts';
import type { Result } from '../base/result.ts';
import { UuidSource } from '../base/uuid.ts';
import type { SwarmError } from '../protocol/errors.ts';
import type { Environment } from './environment.ts';

/** Finds or makes it. Errors: workspace-missing, ledger-unwritable, disk-full. */
export function stateFolderFor(workspace: string, environment: Environment): Result<StateFolder, SwarmError> {
  const uuids = new UuidSource(systemClock, systemRandomness);
  return openStateFolder({ workspaceRoot: workspace, ...placeOf(environment), uuids, randomness: systemRandomness });
}

/** Where it would be, without making or reading anything in it; undefined when there is no such workspace. */
export function stateFolderPath(workspace: string, environment: Environment): string | undefined {
  try {
    return join(realpathSync.native(stateBase(placeOf(environment))), folderNameOf(realpathSync.native(workspace)));
  } catch {
    return undefined;
  }
}

function placeOf({ stateDirectory, home, xdgStateHome, localAppData }: Environment) {
  return {
    override: stateDirectory,
    platform: process.platform,
    homeFolder: home,
    environment: { XDG_STATE_HOME: xdgStateHome, LOCALAPPDATA: localAppData },
  };
}
