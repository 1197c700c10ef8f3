/** Makes a language server's command of an executable: one that the person named, or one that is on PATH. Starts nothing. */
import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { basename, delimiter, dirname, extname, isAbsolute, join } from 'node:path';
import type { LanguageFamily } from '../../core/terrain/languageId.ts';
import type { ServerChoice } from './physicsOptions.ts';
import { locateServers, type ServerPlaces } from './serverLocations.ts';

export type Machine = Omit<ServerPlaces, 'modules'>;

const known = {
  python: { name: 'pyright', executable: 'pyright-langserver', args: ['--stdio'] },
  ecmascript: { name: 'typescript', executable: 'tsc', args: ['--lsp', '--stdio'] },
} as const satisfies Record<LanguageFamily, object>;

/** The person's own server, which takes the place of every other: if it cannot be started, none is. */
export function namedServer(family: LanguageFamily, path: string, machine: Machine): ServerChoice {
  const { name, args } = known[family];
  const no = (why: string): ServerChoice => ({ available: false, name, why });
  if (!isAbsolute(path)) return no(`the settings name “${path}”, which is not an absolute path`);
  if (!isExecutable(path)) return no(`the settings name “${path}”, which is not there or cannot be run`);
  const packaged = packagedServer(family, path, machine);
  if (packaged.available) return packaged;
  const spoken = nameOf(path) === known[family].executable ? args : ['--stdio']; // as almost every other server is started
  return { available: true, command: { command: path, args: spoken, name: nameOf(path), version: '' } };
}

/** undefined: none is there. TypeScript counts from version 7 on, the first that is a language server. */
export function serverOnPath(family: LanguageFamily, searchPath: string, machine: Machine): ServerChoice | undefined {
  const { executable, args } = known[family];
  const endings = machine.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  for (const folder of searchPath.split(delimiter).filter(isAbsolute)) {
    for (const ending of endings) {
      const path = join(folder, `${executable}${ending}`);
      if (!isExecutable(path)) continue;
      const packaged = packagedServer(family, path, machine);
      if (packaged.available) return packaged;
      if (family === 'python' && ending !== '.cmd') {
        return { available: true, command: { command: path, args, name: nameOf(path), version: '' } };
      }
    }
  }
  return undefined;
}

/** A package manager's executable is a link or a small script; the server is in the package it stands for. */
function packagedServer(family: LanguageFamily, path: string, machine: Machine): ServerChoice {
  const folder = dirname(path);
  const inside = /^.*[\\/]node_modules(?=[\\/])/.exec(realpathSync(path))?.[0];
  const modules = [...(inside ? [inside] : []), join(folder, 'node_modules'), dirname(folder)];
  return locateServers({ ...machine, modules })[family];
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

const nameOf = (path: string): string => basename(path, extname(path));
