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
  if (command === undefined || isStandIn(command)) return undefined;
  return foundServer(kind, { available: true, command: { command, args: kind.args, name: id, version: '' } });
}

/** A toolchain's stand-in for a part that was never installed is found on PATH, too. */
function isStandIn(command: string): boolean {
  const asked = spawnSync(command, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return asked.status !== 0 && /\btoolchain\b/.test(asked.stderr);
}

/** What toolchains look for. */
export const toolHomes: Readonly<Record<string, string>> = { HOME: process.env.HOME ?? '/' };
