/** Makes a language server's command of an executable on PATH or of one that the person named. Starts nothing. */
import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { basename, delimiter, dirname, extname, isAbsolute, join } from 'node:path';
import type { ServerChoice, ServerCommand } from './physicsOptions.ts';
import type { ServerKind } from './serverKinds.ts';
import { locateServer, type ServerPlaces } from './serverLocations.ts';

export type Machine = Omit<ServerPlaces, 'modules'>;

/** undefined: none is there. TypeScript counts from version 7 on, the first that is a language server. */
export function serverOnPath(kind: ServerKind, searchPath: string, machine: Machine): ServerChoice | undefined {
  for (const path of executablesOnPath(kind.executable, searchPath, machine)) {
    const packaged = packagedServer(kind, path, machine);
    if (packaged !== undefined) return { available: true, command: packaged };
    if (kind.id === 'typescript' || path.endsWith('.cmd')) continue;
    return { available: true, command: { command: path, args: kind.args, name: nameOf(path), version: '' } };
  }
  return undefined;
}

/** The executables of this name in the folders of PATH, in their order. */
export function executablesOnPath(name: string, searchPath: string, { platform }: Pick<Machine, 'platform'>): string[] {
  const endings = platform === 'win32' && extname(name) === '' ? ['.exe', '.cmd'] : [''];
  const folders = searchPath.split(delimiter).filter(isAbsolute);
  return folders.flatMap((folder) => endings.map((ending) => join(folder, `${name}${ending}`))).filter(isExecutable);
}

/** A package manager's executable is a link or a small script; the server is in the package it stands for. */
export function packagedServer({ id }: Pick<ServerKind, 'id'>, path: string, machine: Machine): ServerCommand | undefined {
  const folder = dirname(path);
  const inside = /^.*[\\/]node_modules(?=[\\/])/.exec(realpathSync(path))?.[0];
  const modules = [...(inside ? [inside] : []), join(folder, 'node_modules'), dirname(folder)];
  const choice = locateServer(id, { ...machine, modules });
  return choice?.available === true ? choice.command : undefined;
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

export const nameOf = (path: string): string => basename(path, extname(path));
