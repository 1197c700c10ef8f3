/**
 * Finds a project's Python environment by its files alone. Its interpreter is never started: an environment inside the
 * workspace is as untrusted as the rest of it, and an interpreter runs the code that installed packages put in its way.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { foldersOfPth, projectNameOf, versionOfPyvenv } from '../../../core/physics/pythonEnvironmentFiles.ts';
import type { WorkspacePath } from '../../../protocol/ids.ts';
import type { PythonHints } from '../physicsOptions.ts';

export interface PythonEnvironment {
  readonly folders: readonly string[]; // absolute; most trusted first, empty when there is none
  readonly searchPaths: readonly string[]; // absolute: site-packages, and what its .pth files add
}

/** Packages deeper than this have no environment of their own that anybody would look for. */
const PACKAGE_DEPTH_MAX = 2;
const SMALL_FILE_BYTES_MAX = 64 * 1024;
const PTH_FILES_MAX = 100;
const usualNames = ['.venv', 'venv', 'env', '.env'];

/** The first environment that is one: the activated one, the workspace's, its packages', Poetry's, pyenv's, conda's. */
export async function findPythonEnvironment(root: string, paths: readonly WorkspacePath[], hints: PythonHints): Promise<PythonEnvironment> {
  const inWorkspace = packageFolders(paths).flatMap((folder) => usualNames.map((name) => join(root, folder, name)));
  const candidates = [
    hints.virtualEnv,
    ...inWorkspace,
    ...(await poetryFolders(root, hints)),
    await pyenvFolder(root, hints),
    hints.condaPrefix,
  ];
  for (const candidate of candidates) {
    if (candidate === undefined || !isAbsolute(candidate)) continue;
    const sitePackages = await sitePackagesOf(candidate);
    if (sitePackages.length === 0) continue;
    const folder = await realpath(candidate).catch(() => candidate);
    const added = await Promise.all(sitePackages.map(foldersAddedIn));
    return { folders: folder === candidate ? [candidate] : [candidate, folder], searchPaths: [...sitePackages, ...added.flat()] };
  }
  return { folders: [], searchPaths: [] };
}

/** The root, and the folders in which a Python project is declared, not too deep. */
function packageFolders(paths: readonly WorkspacePath[]): string[] {
  const folders = new Set<string>(['']);
  for (const path of paths) {
    const match = /^(.*)\/(?:pyproject\.toml|setup\.py|setup\.cfg|requirements\.txt|Pipfile)$/.exec(path);
    if (match?.[1] !== undefined && match[1].split('/').length <= PACKAGE_DEPTH_MAX) folders.add(match[1]);
  }
  return [...folders];
}

/** Poetry names a project's environment after the project and a digest of the folder it is in. */
async function poetryFolders(root: string, hints: PythonHints): Promise<string[]> {
  if (hints.poetryEnvironments === undefined) return [];
  const name = projectNameOf(await smallText(join(root, 'pyproject.toml')));
  if (name === undefined) return [];
  const safe = name
    .toLowerCase()
    .replaceAll(/[ $`!*@"\\\r\n\t]/g, '_')
    .slice(0, 42);
  const digest = createHash('sha256').update(root).digest('base64url').slice(0, 8);
  const all = await readdir(hints.poetryEnvironments).catch(() => []);
  const own = all.filter((entry) => entry.startsWith(`${safe}-${digest}-py`)).sort();
  return own.reverse().map((entry) => join(hints.poetryEnvironments ?? '', entry));
}

/** The version or environment that the workspace's .python-version names. */
async function pyenvFolder(root: string, { pyenvVersions }: PythonHints): Promise<string | undefined> {
  if (pyenvVersions === undefined) return undefined;
  const name = (await smallText(join(root, '.python-version'))).split(/\s/)[0] ?? '';
  return /^[\w.-]+$/.test(name) && name !== '..' ? join(pyenvVersions, name) : undefined;
}

async function sitePackagesOf(environment: string): Promise<string[]> {
  const version = versionOfPyvenv(await smallText(join(environment, 'pyvenv.cfg')));
  const libraries = await readdir(join(environment, 'lib')).catch(() => []);
  const versions = libraries.filter((name) => /^(python|pypy)\d/.test(name));
  const wanted = versions.filter((name) => version !== undefined && name.endsWith(version));
  const unix = (wanted.length > 0 ? wanted : versions).map((name) => join(environment, 'lib', name, 'site-packages'));
  const found: string[] = [];
  for (const folder of [...unix, join(environment, 'Lib', 'site-packages')]) {
    if ((await isFolder(folder)) && !found.some((known) => known.toLowerCase() === folder.toLowerCase())) found.push(folder);
  }
  return found;
}

async function foldersAddedIn(sitePackages: string): Promise<string[]> {
  const files = (await readdir(sitePackages).catch(() => [])).filter((name) => name.endsWith('.pth')).slice(0, PTH_FILES_MAX);
  const texts = await Promise.all(files.map((name) => smallText(join(sitePackages, name))));
  const named = texts.flatMap(foldersOfPth).map((folder) => (isAbsolute(folder) ? folder : join(sitePackages, folder)));
  const exist = await Promise.all(named.map(isFolder));
  return named.filter((_, i) => exist[i]);
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}

async function smallText(path: string): Promise<string> {
  try {
    return (await stat(path)).size > SMALL_FILE_BYTES_MAX ? '' : await readFile(path, 'utf8');
  } catch {
    return '';
  }
}
