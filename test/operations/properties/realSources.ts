/** Real code as workspaces in memory: sources of installed packages, read where they lie. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownFilesPort } from '../../../server/core/ports/knownFilesPort.ts';
import type { ParsedFile } from '../../../server/core/ports/syntaxPort.ts';
import { type DeepLanguageId, deepLanguageOfPath } from '../../../server/core/terrain/languageId.ts';
import type { Files } from '../../support/memoryWorkspace.ts';
import { sharedSyntax } from '../../support/sharedSyntax.ts';

const modules = join(import.meta.dirname, '../../../node_modules');

/** Of each package the folders that hold its sources, and where these stand in the workspace. */
const packages = {
  gyp: [['node-gyp/gyp/pylib/gyp', 'gyp']],
  rxjs: [['rxjs/src', 'src']],
  zod: [
    ['zod/src/v4/core', 'core'],
    ['zod/src/v4/classic', 'classic'],
  ],
  commander: [
    ['commander/lib', 'lib'],
    ['commander/typings', 'typings'],
  ],
} as const satisfies Record<string, readonly (readonly [string, string])[]>;

export type SourceName = keyof typeof packages;
export const sourceNames = Object.keys(packages) as readonly SourceName[];

/** One package in memory. */
export interface Sources {
  readonly name: SourceName;
  readonly files: Files;
}

/** A folder's files in a language understood in depth, tests and locales left out: there are enough others like them. */
const passedOver = /(^|\/)(node_modules|tests?|testing|locales|__pycache__)(\/|$)|\.d\.ts$/;
const loaded = new Map<SourceName, Sources>();

export function sourcesOf(name: SourceName): Sources {
  let sources = loaded.get(name);
  if (!sources) {
    const files = new Map<string, string>();
    for (const [folder, at] of packages[name]) {
      if (!existsSync(join(modules, folder))) throw new Error(`${folder} is not installed; the properties are held on its sources`);
      for (const path of readdirSync(join(modules, folder), { recursive: true, encoding: 'utf8' }).sort()) {
        if (deepLanguageOfPath(path) === undefined || passedOver.test(path)) continue;
        files.set(`${at}/${path.replaceAll('\\', '/')}`, readFileSync(join(modules, folder, path), 'utf8'));
      }
    }
    sources = { name, files };
    loaded.set(name, sources);
  }
  return sources;
}

const parsed = new Map<string, ParsedFile>();

/** The index of a text, made once for all times it is read. */
export async function parsedText(language: DeepLanguageId, text: string): Promise<ParsedFile> {
  let found = parsed.get(text);
  if (!found) {
    found = (await sharedSyntax()).index(language, text);
    parsed.set(text, found);
  }
  return found;
}

export const keptIndexes: KnownFilesPort = {
  parsed: (language, { text }) => parsedText(language, text),
  declaredNames: () => undefined,
};
