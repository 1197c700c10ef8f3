/** Language servers that are not part of Swarm, where a machine has them on PATH or where SWARM_TEST_SERVERS says. */
import { spawnSync } from 'node:child_process';
import { delimiter } from 'node:path';
import { executablesOnPath } from '../../../server/adapters/physics/serverExecutables.ts';
import { type FoundServer, foundServer, serverKinds } from '../../../server/adapters/physics/serverKinds.ts';

const searchPath = [process.env.SWARM_TEST_SERVERS ?? '', process.env.PATH ?? ''].join(delimiter);

/** The server of this kind; undefined where there is none. */
export function serverHere(id: string): FoundServer | undefined {
  const kind = serverKinds.find((one) => one.id === id)!;
  const [command] = executablesOnPath(kind.executable, searchPath, { platform: process.platform });
  // A toolchain's stand-in for a part that was never installed is found on PATH, too.
  const runs = command !== undefined && spawnSync(command, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
  return !runs ? undefined : foundServer(kind, { available: true, command: { command, args: kind.args, name: id, version: '' } });
}

/** What toolchains look for. */
export const toolHomes: Readonly<Record<string, string>> = { HOME: process.env.HOME ?? '/' };
