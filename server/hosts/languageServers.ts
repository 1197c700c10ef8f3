/** The language servers beside which Swarm itself is installed, or none when the person does not want physics. */
import { basename, dirname, isAbsolute, join } from 'node:path';
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

/** Why there is none when the person said so: `--no-physics`, or the setting. */
export const switchedOff = 'physics was switched off with --no-physics';

/** What would have been asked, and why it is not. */
export function withoutPhysics(
  servers: Readonly<Record<LanguageFamily, ServerChoice>>,
  why: string,
): Readonly<Record<LanguageFamily, ServerChoice>> {
  const off = (choice: ServerChoice): ServerChoice => ({
    available: false,
    name: choice.available ? choice.command.name : choice.name,
    why,
  });
  return { python: off(servers.python), ecmascript: off(servers.ecmascript) };
}

/** The person's own executables, by family, in place of what comes with Swarm. They speak the protocol on stdin and stdout. */
export function withOwnServers(
  servers: Readonly<Record<LanguageFamily, ServerChoice>>,
  own: Readonly<Record<string, string>>,
): Readonly<Record<LanguageFamily, ServerChoice>> {
  const choose = (family: LanguageFamily): ServerChoice => {
    const command = own[family];
    if (command === undefined || command === '') return servers[family];
    const name = basename(command);
    if (!isAbsolute(command)) return { available: false, name, why: `“${command}” is no absolute path` };
    const args = family === 'ecmascript' && /^tsc(\.|$)/.test(name) ? ['--lsp', '--stdio'] : ['--stdio'];
    return { available: true, command: { command, args, name, version: '' } };
  };
  return { python: choose('python'), ecmascript: choose('ecmascript') };
}
