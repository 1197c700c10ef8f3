/**
 * The code that is compared when no folder is named: sources as packages bring them. JavaScript and TypeScript come with
 * the project's own dependencies; of Python there is one, and the others are downloaded once into the user's cache.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { LanguageFamily } from '../../../server/core/terrain/languageId.ts';
import { type Codebase, javascriptConfig, layOut, packaged } from '../../whole/realCode/codebase.ts';
import { pythonDistributions } from './pythonDistributions.ts';

export interface Chosen {
  readonly name: string;
  readonly folder: string;
  readonly families: readonly LanguageFamily[];
  readonly temporary: boolean; // to be removed afterwards
}

/** CommonJS, which most of npm still is. */
const nodeGyp: Codebase = {
  name: 'node-gyp',
  family: 'ecmascript',
  copies: [
    ['node-gyp/lib', 'lib'],
    ['node-gyp/package.json', 'package.json'],
  ],
  files: { 'tsconfig.json': javascriptConfig(['lib']) },
  packages: true,
};

const shipped: readonly Codebase[] = [
  packaged.gyp,
  packaged.rxjs,
  packaged.zod,
  packaged['dependency-cruiser'],
  packaged.commander,
  nodeGyp,
];

/** Folders as they were named; they are read where they are. */
export function namedFolders(folders: readonly string[]): readonly Chosen[] {
  return folders.map((folder) => ({
    name: basename(resolve(folder)),
    folder: resolve(folder),
    families: ['python', 'ecmascript'],
    temporary: false,
  }));
}

/** `say` is told what is downloaded, and what could not be. */
export function packagedCode(say: (text: string) => void): readonly Chosen[] {
  const installed = shipped.flatMap((codebase): readonly Chosen[] => {
    const missing = codebase.copies
      .map(([source]) => source)
      .find((source) => !existsSync(join(import.meta.dirname, '../../../node_modules', source)));
    if (missing !== undefined) {
      say(`${codebase.name} is left out: ${missing} is not installed.`);
      return [];
    }
    const folder = temporaryFolder(codebase.name);
    layOut(codebase, folder);
    return [{ name: codebase.name, folder, families: [codebase.family], temporary: true }];
  });
  const downloaded = pythonDistributions(say).map(({ name, source }): Chosen => {
    const folder = temporaryFolder(name);
    mkdirSync(folder, { recursive: true });
    cpSync(source, join(folder, basename(source)), { recursive: true, filter: (path) => !path.endsWith('__pycache__') });
    return { name, folder, families: ['python'], temporary: true };
  });
  return [...installed, ...downloaded];
}

function temporaryFolder(name: string): string {
  return realpathSync.native(mkdtempSync(join(tmpdir(), `swarm-accuracy-${name}-`)));
}
