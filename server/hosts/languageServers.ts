/** Where the bundled language servers are on this machine, found from where Swarm itself is installed. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ServerChoice } from '../adapters/physics/physicsOptions.ts';
import type { LanguageFamily } from '../core/terrain/languageId.ts';

const require = createRequire(import.meta.url);

/** Folder of an installed package, or undefined. */
function packageFolder(name: string, from: NodeJS.Require = require): string | undefined {
  try {
    return dirname(from.resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
}

function versionOf(folder: string): string {
  const manifest: { version?: string } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return manifest.version ?? 'unknown version';
}

/** TypeScript 7's native server: the executable lies in a package of its own per platform, beside `typescript`. */
function typescriptServer(): ServerChoice {
  const name = 'typescript';
  const typescript = packageFolder('typescript');
  if (!typescript) return { available: false, name, why: 'the package "typescript" is not installed beside Swarm' };
  const platform = `@typescript/typescript-${process.platform}-${process.arch}`;
  const folder = packageFolder(platform, createRequire(join(typescript, 'package.json')));
  const command = folder && join(folder, 'lib', process.platform === 'win32' ? 'tsc.exe' : 'tsc');
  if (!command || !existsSync(command))
    return { available: false, name, why: `there is no TypeScript server for ${process.platform}-${process.arch}` };
  return { available: true, command: { command, args: ['--lsp', '--stdio'], name, version: versionOf(typescript) } };
}

function pyrightServer(): ServerChoice {
  const name = 'pyright';
  const folder = packageFolder('pyright');
  const script = folder && join(folder, 'langserver.index.js');
  if (!folder || !script || !existsSync(script))
    return { available: false, name, why: 'the package "pyright" is not installed beside Swarm' };
  return { available: true, command: { command: process.execPath, args: [script, '--stdio'], name, version: versionOf(folder) } };
}

export function findLanguageServers(): Readonly<Record<LanguageFamily, ServerChoice>> {
  return { python: pyrightServer(), ecmascript: typescriptServer() };
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
