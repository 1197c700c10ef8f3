/** Where ripgrep's executable may be: beside Swarm, in the editor that runs it, on PATH. Starts nothing. */
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join } from 'node:path';

export interface RipgrepPlaces {
  /** Folder of Swarm's own files; its packages are in a node_modules there or above. */
  readonly home: string;
  /** The executable that runs this process; an editor's own brings its ripgrep along. */
  readonly runtime: string;
  /** Folder of the editor's application, where one told it. */
  readonly editor?: string | undefined;
  readonly searchPath: string;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
}

const foldersUpMax = 8;

/** undefined: there is none. */
export function findRipgrep(places: RipgrepPlaces): string | undefined {
  return [...candidates(places)].find(isExecutable);
}

function* candidates({ home, runtime, editor, searchPath, platform, arch }: RipgrepPlaces): Generator<string> {
  const name = platform === 'win32' ? 'rg.exe' : 'rg';
  const platformPackage = join('@vscode', `ripgrep-${platform}-${arch}`, 'bin', name);
  for (const folder of upwards(home)) yield join(folder, 'node_modules', platformPackage);
  const applications = [...(editor === undefined ? [] : [editor]), ...applicationsOf(runtime)];
  for (const application of applications) {
    for (const modules of ['node_modules', 'node_modules.asar.unpacked']) {
      yield join(application, modules, '@vscode', 'ripgrep', 'bin', name);
      yield join(application, modules, platformPackage);
    }
  }
  for (const folder of searchPath.split(delimiter).filter(isAbsolute)) yield join(folder, name);
}

/** An editor on the desktop keeps its application beside its executable, one in the browser above its Node. */
function applicationsOf(runtime: string): readonly string[] {
  const folder = dirname(runtime);
  return [folder, join(folder, 'resources', 'app'), join(folder, '..', 'Resources', 'app'), join(folder, '..')];
}

function* upwards(folder: string): Generator<string> {
  for (let at = folder, up = 0; up < foldersUpMax; up++) {
    yield at;
    const above = dirname(at);
    if (above === at) return;
    at = above;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
