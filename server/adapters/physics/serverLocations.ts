/** Finds the language servers that come with Swarm, below a `node_modules` folder. Starts nothing. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerChoice } from './physicsOptions.ts';

export interface ServerPlaces {
  readonly modules: readonly string[]; // node_modules folders, the first that has a server wins
  readonly nodePath: string; // the Node that runs servers written in JavaScript
  readonly platform: string; // as process.platform
  readonly arch: string; // as process.arch
}

/** The choice for a kind of server that comes in packages; undefined for every other. */
export function locateServer(id: string, places: ServerPlaces): ServerChoice | undefined {
  return id === 'pyright' ? locatePyright(places) : id === 'typescript' ? locateTypescript(places) : undefined;
}

function locatePyright({ modules, nodePath }: ServerPlaces): ServerChoice {
  for (const folder of modules) {
    const script = join(folder, 'pyright', 'langserver.index.js');
    const version = versionOf(join(folder, 'pyright'));
    if (version === undefined || !existsSync(script)) continue;
    return { available: true, command: { command: nodePath, args: [script, '--stdio'], name: 'pyright', version } };
  }
  return { available: false, name: 'pyright', why: 'pyright is not installed beside Swarm' };
}

/** The package `typescript` holds a launcher only; the server itself is in a package per platform. */
function locateTypescript({ modules, platform, arch }: ServerPlaces): ServerChoice {
  const packageName = `typescript-${platform}-${arch}`;
  for (const folder of modules) {
    for (const home of [join(folder, '@typescript', packageName), join(folder, 'typescript', 'node_modules', '@typescript', packageName)]) {
      const executable = join(home, 'lib', platform === 'win32' ? 'tsc.exe' : 'tsc');
      const version = versionOf(home);
      if (version === undefined || !existsSync(executable)) continue;
      return { available: true, command: { command: executable, args: ['--lsp', '--stdio'], name: 'typescript', version } };
    }
  }
  return { available: false, name: 'typescript', why: `TypeScript 7 is not installed beside Swarm for ${platform}-${arch}` };
}

function versionOf(packageFolder: string): string | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
    const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : undefined;
    return typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}
