/**
 * clangd, for C and C++. It keeps its index beside the compilation database, which would be inside the workspace, so it is
 * given a copy of the database in its own folder.
 */
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { WorkspacePath } from '../../../protocol/ids.ts';
import { protocolIdAmong } from './plainProfile.ts';
import { type MirrorLink, type ProfileContext, plainTraits, type ServerProfile } from './serverProfile.ts';

const DATABASE = 'compile_commands.json';
/** Where build systems put the database, and where clangd itself looks. */
const FOLDERS = ['', 'build', 'out', 'builddir', 'cmake-build-debug', 'cmake-build-release'];
const DATABASE_BYTES_MAX = 64 * 1024 * 1024;

export function clangdProfile({ root, toolEnvironment }: ProfileContext): ServerProfile {
  return {
    ...plainTraits,
    languageIdOf: protocolIdAmong(['c', 'cpp']),
    loading: { kind: 'progress' },
    async settings(serverRoot, aside) {
      const database = await databaseCopy(root, serverRoot, aside);
      return {
        initializationOptions: {},
        configuration: () => null,
        environment: { ...toolEnvironment, XDG_CACHE_HOME: join(aside, 'cache') },
        args: [
          ...(database === undefined ? ['--background-index=false'] : ['--background-index', `--compile-commands-dir=${database}`]),
          '--use-dirty-headers', // a proposed header counts in all files that include it
          '--limit-references=0',
          '--rename-file-limit=0',
          '--clang-tidy=false',
          '--header-insertion=never',
          '--log=error',
        ],
      };
    },
    quietMs: 100,
    // Without it clangd looks again only at the files whose own text changed.
    changeExtras: { wantDiagnostics: true, forceRebuild: true },
    leansOn: (path) =>
      /(\.([ch](|c|pp|xx|h|\+\+)|inc|inl|ipp|tpp|def)|(^|\/)(compile_flags\.txt|\.clangd|compile_commands\.json))$/i.test(path),
    mirrorLinks: (paths) => buildFolderLink(root, paths),
  };
}

/** The folder of the copy; paths into the workspace lead into the mirror, if the server looks at one. */
async function databaseCopy(root: string, serverRoot: string, aside: string): Promise<string | undefined> {
  const folder = await databaseFolder(root);
  if (folder === undefined) return undefined;
  const text = await readFile(join(root, folder, DATABASE), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const copy = join(aside, 'database');
  await mkdir(copy, { recursive: true });
  await writeFile(join(copy, DATABASE), root === serverRoot ? text : movedPaths(text, root, serverRoot));
  return copy;
}

/** In JSON, so as JSON spells them; a folder whose name only begins with the root's is another one. */
function movedPaths(database: string, from: string, to: string): string {
  const [old, now] = [JSON.stringify(from).slice(1, -1), JSON.stringify(to).slice(1, -1)];
  return database.split(old).reduce((done, rest) => `${done}${/^[\w.-]/.test(rest) ? old : now}${rest}`);
}

async function databaseFolder(root: string): Promise<string | undefined> {
  for (const folder of FOLDERS) {
    const fits = await stat(join(root, folder, DATABASE)).then(
      (stats) => stats.isFile() && stats.size <= DATABASE_BYTES_MAX,
      () => false,
    );
    if (fits) return folder;
  }
  return undefined;
}

/** Generated headers are in the build folder, which is not listed with the sources. */
async function buildFolderLink(root: string, paths: readonly WorkspacePath[]): Promise<MirrorLink[]> {
  const folder = await databaseFolder(root);
  if (folder === undefined || folder === '' || paths.some((path) => dirname(path).split(sep)[0] === folder)) return [];
  return [{ at: folder, target: join(root, folder) }];
}
