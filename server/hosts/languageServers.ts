/** The language servers beside which Swarm itself is installed, or none when the person does not want physics. */
import { dirname, join } from 'node:path';
import type { ServerChoice } from '../adapters/physics/physicsOptions.ts';
import { locateServers } from '../adapters/physics/serverLocations.ts';
import type { LanguageFamily } from '../core/terrain/languageId.ts';

/** The `node_modules` of this folder and of every folder around it, nearest first: where Node itself would look. */
function moduleFolders(folder: string): readonly string[] {
  const outer = dirname(folder);
  return [join(folder, 'node_modules'), ...(outer === folder ? [] : moduleFolders(outer))];
}

export function findLanguageServers(): Readonly<Record<LanguageFamily, ServerChoice>> {
  const modules = moduleFolders(import.meta.dirname);
  return locateServers({ modules, nodePath: process.execPath, platform: process.platform, arch: process.arch });
}

/** For `--no-physics`: what would have been asked, and that the person did not want it. */
export function withoutPhysics(servers: Readonly<Record<LanguageFamily, ServerChoice>>): Readonly<Record<LanguageFamily, ServerChoice>> {
  const off = (choice: ServerChoice): ServerChoice => ({
    available: false,
    name: choice.available ? choice.command.name : choice.name,
    why: 'physics was switched off with --no-physics',
  });
  return { python: off(servers.python), ecmascript: off(servers.ecmascript) };
}
