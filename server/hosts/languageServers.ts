/**
 * Which language servers may judge the changes of a workspace, in this order: the person's own from their settings, those
 * beside which Swarm is installed, the workspace's own, those on PATH. Starts none; whether one may start is asked elsewhere.
 */
import { dirname, join } from 'node:path';
import type { ServerChoice } from '../adapters/physics/physicsOptions.ts';
import { namedServer, serverOnPath } from '../adapters/physics/serverExecutables.ts';
import { locateServers } from '../adapters/physics/serverLocations.ts';
import type { LanguageFamily } from '../core/terrain/languageId.ts';

export type LanguageServers = Readonly<Record<LanguageFamily, ServerChoice>>;

export interface ServerSearch {
  readonly workspace: string; // its folder
  readonly searchPath: string; // PATH
  /** The person's own executables, by family, in place of all others. They speak the protocol on stdin and stdout. */
  readonly own?: Readonly<Record<string, string>>;
  /** Folder of Swarm's bundle. */
  readonly installation?: string;
}

/** The `node_modules` of this folder and of every folder around it, nearest first: where Node itself would look. */
function moduleFolders(folder: string): readonly string[] {
  const outer = dirname(folder);
  return [join(folder, 'node_modules'), ...(outer === folder ? [] : moduleFolders(outer))];
}

export function findLanguageServers(search: ServerSearch): LanguageServers {
  return { python: findServer('python', search), ecmascript: findServer('ecmascript', search) };
}

function findServer(family: LanguageFamily, { workspace, searchPath, own = {}, installation }: ServerSearch): ServerChoice {
  const machine = { nodePath: process.execPath, platform: process.platform, arch: process.arch };
  const named = own[family];
  if (named !== undefined && named !== '') return namedServer(family, named, machine);
  const beside = locateServers({ ...machine, modules: moduleFolders(installation ?? import.meta.dirname) })[family];
  if (beside.available) return beside;
  const inWorkspace = locateServers({ ...machine, modules: [join(workspace, 'node_modules')] })[family];
  if (inWorkspace.available) return inWorkspace;
  const why = `${beside.why}, nor in the workspace's node_modules, nor on PATH`;
  return serverOnPath(family, searchPath, machine) ?? { ...beside, why };
}

/** Why there is none when the person said so: `--no-physics`, or the setting. */
export const switchedOff = 'physics was switched off with --no-physics';

/** What would have been asked, and why it is not. */
export function withoutPhysics(servers: LanguageServers, why: string): LanguageServers {
  const off = (choice: ServerChoice): ServerChoice => ({
    available: false,
    name: choice.available ? choice.command.name : choice.name,
    why,
  });
  return { python: off(servers.python), ecmascript: off(servers.ecmascript) };
}

/** What the servers are started with: they ask the machine's Python for its library, and get nothing secret. */
export function serverEnvironment(searchPath: string): Readonly<Record<string, string>> {
  // In a desktop editor this process is run by Electron, and so are servers written in JavaScript.
  return { PATH: searchPath, ...(process.versions['electron'] ? { ELECTRON_RUN_AS_NODE: '1' } : {}) };
}
