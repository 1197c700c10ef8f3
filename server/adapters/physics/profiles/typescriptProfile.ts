/** TypeScript 7's own language server, for TypeScript and JavaScript. It finds the tsconfigs by the files opened. */
import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { deepLanguageOfPath } from '../../../core/terrain/languageId.ts';
import type { WorkspacePath } from '../../../protocol/ids.ts';
import { type MirrorLink, type ProfileContext, plainTraits, type ServerProfile } from './serverProfile.ts';

const settingsOfAllSections = {
  // Automatic acquisition would ask the network for types; the import suggestions cost memory and are for typists.
  tsserver: { automaticTypeAcquisition: { enabled: false } },
  disableAutomaticTypeAcquisition: true,
  suggest: { autoImports: false },
};

const languageIds: Readonly<Record<string, string>> = {
  tsx: 'typescriptreact',
  jsx: 'javascriptreact',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
};

export function typescriptProfile({ root, bounds }: ProfileContext): ServerProfile {
  return {
    ...plainTraits, // no canary: no option of a tsconfig silences single errors
    diagnostics: 'asked',
    loading: { kind: 'firstAnswer' },
    settings: async () => ({
      initializationOptions: { disablePushDiagnostics: true, enableTelemetry: false },
      configuration: (section) => (section === '' ? null : settingsOfAllSections),
      environment: { GOMEMLIMIT: `${Math.floor(bounds.serverMemoryBytesMax * 0.9)}` },
    }),
    languageIdOf: (path) => (isOfTheFamily(path) ? (languageIds[extensionOf(path)] ?? 'typescript') : undefined),
    insertion(path, text) {
      // JavaScript is checked for syntax alone unless the file or the project asks for more. A broken import would pass,
      // so the server is shown the file as if it asked; what was wrong before is not held against the change set.
      if (!isJavaScript(path) || speaksAboutChecking(text)) return { at: 0, text: '' };
      const hashbang = /^#![^\r\n]*(\r\n|\r|\n)/.exec(text);
      return { at: hashbang?.[0].length ?? 0, text: '// @ts-check\n' };
    },
    blindness: (_, text) => (/^\s*(\/\/|\/\*)[/*\s]*@ts-nocheck/m.test(text) ? 'asks not to be checked (@ts-nocheck)' : undefined),
    leansOn: (path) => /\.([mc]?[jt]sx?|json)$/i.test(path),
    mirrorLinks: (paths, mirrorRoot) => nodeModulesLinks(root, paths, mirrorRoot),
  };
}

function isOfTheFamily(path: string): boolean {
  const language = deepLanguageOfPath(path);
  return language !== undefined && language !== 'python';
}

function extensionOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase();
}

function isJavaScript(path: string): boolean {
  return /^[mc]?jsx?$/.test(extensionOf(path));
}

function speaksAboutChecking(text: string): boolean {
  return /@ts-(no)?check/.test(text);
}

/**
 * Installed packages are reached through links one by one: those that are links back into the workspace (a monorepo's
 * own packages) must lead into the mirror, or a mirror's file would be checked against the untouched original.
 */
async function nodeModulesLinks(root: string, paths: readonly WorkspacePath[], mirrorRoot: string): Promise<MirrorLink[]> {
  const folders = new Set<string>(['']);
  for (const path of paths) {
    for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) folders.add(path.slice(0, slash));
  }
  const links: MirrorLink[] = [];
  for (const folder of folders) {
    const modules = folder === '' ? 'node_modules' : `${folder}/node_modules`;
    for (const entry of await entriesOf(join(root, modules))) {
      const name = `${modules}/${entry.name}`;
      const scoped = entry.name.startsWith('@') ? await entriesOf(join(root, name)) : undefined;
      for (const at of scoped === undefined ? [name] : scoped.map((inner) => `${name}/${inner.name}`)) {
        links.push({ at, target: await mirroredTarget(root, join(root, at), mirrorRoot) });
      }
    }
  }
  return links;
}

async function mirroredTarget(root: string, path: string, mirrorRoot: string): Promise<string> {
  const isLink = await lstat(path).then(
    (stats) => stats.isSymbolicLink(),
    () => false,
  );
  const real = await realpath(path).catch(() => path);
  const inside = relative(root, real);
  const ofTheWorkspace = isLink && !inside.startsWith('..') && !isAbsolute(inside) && !inside.split(sep).includes('node_modules');
  return ofTheWorkspace ? join(mirrorRoot, inside) : real;
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch(() => []);
}
