/**
 * Which language servers may judge the changes of a workspace, in this order: the person's own from their settings, those
 * beside which Swarm is installed, the workspace's own, those on PATH. Starts none; whether one may start is asked elsewhere.
 */
import { dirname, join } from 'node:path';
import { ownServer } from '../adapters/physics/ownServers.ts';
import type { ServerChoice } from '../adapters/physics/physicsOptions.ts';
import { serverOnPath } from '../adapters/physics/serverExecutables.ts';
import { type FoundServer, foundServer, type ServerKind, serverKinds } from '../adapters/physics/serverKinds.ts';
import { locateServer } from '../adapters/physics/serverLocations.ts';
import type { OwnLanguageServer } from '../protocol/messages.ts';

/** The person's own, by language, family, or name of a server. */
export type OwnServers = Readonly<Record<string, OwnLanguageServer>>;

export interface ServerSearch {
  readonly workspace: string; // its folder
  readonly searchPath: string; // PATH
  /** In place of all others for their languages. They speak the protocol on stdin and stdout. */
  readonly own?: OwnServers;
  /** Folder of Swarm's bundle. */
  readonly installation?: string;
}

/** The `node_modules` of this folder and of every folder around it, nearest first: where Node itself would look. */
function moduleFolders(folder: string): readonly string[] {
  const outer = dirname(folder);
  return [join(folder, 'node_modules'), ...(outer === folder ? [] : moduleFolders(outer))];
}

/** The first that covers a file is asked about it. One that cannot be started says why, unless nobody would miss it. */
export function findLanguageServers(search: ServerSearch): readonly FoundServer[] {
  const machine = { nodePath: process.execPath, platform: process.platform, arch: process.arch };
  const named = Object.entries(search.own ?? {}).filter(([, entry]) => entry !== ''); // empty: as if it were not there
  const own = named.map(([name, entry]) => ownServer(name, entry, search.searchPath, machine));
  const others = serverKinds.flatMap((kind) => {
    const languages = kind.languages.filter((language) => !own.some((server) => server.languages.includes(language)));
    if (languages.length === 0) return [];
    const choice = findServer(kind, search);
    return choice.available || kind.isMissed ? [foundServer(kind, choice, languages)] : [];
  });
  return [...own, ...others];
}

function findServer(kind: ServerKind, { workspace, searchPath, installation }: ServerSearch): ServerChoice {
  const machine = { nodePath: process.execPath, platform: process.platform, arch: process.arch };
  const beside = locateServer(kind.id, { ...machine, modules: moduleFolders(installation ?? import.meta.dirname) });
  if (beside?.available === true) return beside;
  const inWorkspace = locateServer(kind.id, { ...machine, modules: [join(workspace, 'node_modules')] });
  if (inWorkspace?.available === true) return inWorkspace;
  const why = beside === undefined ? `${kind.id} is not on PATH` : `${beside.why}, nor in the workspace's node_modules, nor on PATH`;
  return serverOnPath(kind, searchPath, machine) ?? { available: false, name: kind.id, why };
}

/** Why there is none when the person said so: `--no-physics`, or the setting. */
export const switchedOff = 'physics was switched off with --no-physics';

/** What would have been asked, and why it is not. */
export function withoutPhysics(servers: readonly FoundServer[], why: string): readonly FoundServer[] {
  return servers.map((server) => {
    const name = server.choice.available ? server.choice.command.name : server.choice.name;
    return { ...server, choice: { available: false, name, why } };
  });
}

/** What the servers are started with: they ask the machine's Python for its library, and get nothing secret. */
export function serverEnvironment(searchPath: string): Readonly<Record<string, string>> {
  // In a desktop editor this process is run by Electron, and so are servers written in JavaScript.
  return { PATH: searchPath, ...(process.versions['electron'] ? { ELECTRON_RUN_AS_NODE: '1' } : {}) };
}
