/** pyright, for Python. The project's own pyrightconfig.json or [tool.pyright] is honoured by pyright itself. */
import { isAbsolute, join, relative, sep } from 'node:path';
import { importRootsOf } from '../../../core/physics/importRoots.ts';
import { deepLanguageOfPath } from '../../../core/terrain/languageId.ts';
import { findPythonEnvironment } from './pythonEnvironment.ts';
import { type ProfileContext, plainTraits, type ServerProfile } from './serverProfile.ts';

export function pyrightProfile({ root, bounds, listFiles, pythonHints: hints }: ProfileContext): ServerProfile {
  return {
    ...plainTraits,
    diagnostics: 'asked',
    languageIdOf: (path) => (deepLanguageOfPath(path) === 'python' ? 'python' : undefined),
    resultIdExpected: true,
    canary: {
      name: 'swarm_canary.py',
      text: '"".no_such_attribute\nno_such_name\nimport no_such_module_anywhere\nlen()\n',
      rules: ['reportAttributeAccessIssue', 'reportUndefinedVariable', 'reportMissingImports', 'reportCallIssue'],
    },
    // pyright lists the project's files behind the scenes, and answers before it is done.
    loading: { kind: 'told', reads: readsLog, before: 'searches' },
    async settings(serverRoot, _aside, signal) {
      const paths = await listFiles(signal);
      const found = await findPythonEnvironment(root, paths, hints);
      const roots = importRootsOf(paths).map((folder) => join(serverRoot, folder));
      const inPlace = (folder: string) => (found.folders.some((home) => isWithin(home, folder)) ? folder : moved(root, serverRoot, folder));
      const analysis = {
        extraPaths: [...roots, ...found.searchPaths.map(inPlace)],
        autoSearchPaths: true,
        diagnosticMode: 'openFilesOnly',
        useLibraryCodeForTypes: true,
        autoImportCompletions: false,
        logLevel: 'Information', // readsLog listens to it
      };
      return {
        initializationOptions: {},
        configuration: (section) => sectionOf(section, analysis),
        environment: { NODE_OPTIONS: `--max-old-space-size=${Math.floor(bounds.serverMemoryBytesMax / 1024 / 1024)}` },
      };
    },
    // A comment that ignores types, before any code, speaks for the whole file.
    blindness: (_, text) => (/^(\s*(#[^\n]*)?\n)*#\s*type:\s*ignore\b/.test(text) ? 'asks not to be checked (# type: ignore)' : undefined),
    leansOn: (path) => /(\.pyi?|\.pyw|(^|\/)(pyproject\.toml|pyrightconfig\.json|setup\.cfg|py\.typed))$/.test(path),
    async mirrorLinks(paths) {
      // An environment inside the workspace is reached where the project's settings expect it.
      const { folders } = await findPythonEnvironment(root, paths, hints);
      return folders
        .filter((folder) => folder !== root && isWithin(root, folder))
        .map((folder) => ({ at: relative(root, folder).split(sep).join('/'), target: folder }));
    },
  };
}

function readsLog(method: string, params: unknown): 'loaded' | undefined {
  if (method !== 'window/logMessage' || typeof params !== 'object' || params === null || !('message' in params)) return undefined;
  return /^(Found \d+|No) source files?\b/.test(String(params.message)) ? 'loaded' : undefined;
}

function sectionOf(section: string, analysis: object): unknown {
  if (section === 'python') return { analysis };
  if (section === 'python.analysis') return analysis;
  if (section === 'pyright') return { disableLanguageServices: false, disableOrganizeImports: true, disableTaggedHints: true };
  return null;
}

function isWithin(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return inside === '' || (!inside.startsWith('..') && !isAbsolute(inside));
}

/** A folder of the workspace as the mirror has it; any other as it is. */
function moved(root: string, serverRoot: string, folder: string): string {
  return isWithin(root, folder) ? join(serverRoot, relative(root, folder)) : folder;
}
