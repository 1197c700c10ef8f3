/** From a path without, with, or with the wrong extension to the file that is meant, as TypeScript and Node look for it. */
import { folderOf, inFolder } from '../../../core/terrain/workspacePaths.ts';

export type Has = (path: string) => boolean;

/** In the order of TypeScript: sources, declarations, then what they describe. */
const looked = ['.ts', '.tsx', '.d.ts', '.mts', '.cts', '.d.mts', '.d.cts', '.js', '.jsx', '.mjs', '.cjs', '.json'] as const;

/** What a written extension may stand for: `.js` is what a `.ts` file becomes. */
const standsFor: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.d.ts', '.js', '.jsx'],
  '.jsx': ['.tsx', '.d.ts', '.jsx'],
  '.mjs': ['.mts', '.d.mts', '.mjs'],
  '.cjs': ['.cts', '.d.cts', '.cjs'],
};

const scriptEnding = /(?:\.d)?\.[cm]?[jt]sx?$/;

/** The part of a file's name that imports leave out or write as another: ".ts", ".d.ts", ".mjs"; '' for other files. */
export function scriptExtension(path: string): string {
  return scriptEnding.exec(path)?.[0] ?? '';
}

export function withoutExtension(path: string): string {
  return path.slice(0, path.length - scriptExtension(path).length);
}

export function isIndex(path: string): boolean {
  return /(?:^|\/)index$/.test(withoutExtension(path));
}

/** The files a path may mean, the best first; a declaration file brings along what it describes. */
export function sourceFiles(path: string, has: Has): string[] {
  const written = /\.[cm]?jsx?$/.exec(path)?.[0] ?? '';
  const stem = path.slice(0, path.length - written.length);
  const exact = standsFor[written]?.map((extension) => stem + extension) ?? [path];
  const found = firstOf([...exact, ...looked.map((extension) => path + extension)], has);
  return found === undefined ? indexFiles(path, has) : withDescribed(found, has);
}

/** The files that stand for a folder. */
export function indexFiles(folder: string, has: Has): string[] {
  const index = firstOf(
    looked.map((extension) => inFolder(folder, `index${extension}`)),
    has,
  );
  return index === undefined ? [] : withDescribed(index, has);
}

/** Whether an import of the path without an extension finds a file, so that a folder of that name is not looked into. */
export function hidesFolder(path: string, has: Has): boolean {
  return (
    firstOf(
      looked.map((extension) => path + extension),
      has,
    ) !== undefined
  );
}

function firstOf(candidates: readonly string[], has: Has): string | undefined {
  return candidates.find((candidate) => candidate !== '' && has(candidate));
}

/** `a.d.ts` beside `a.js`: both are the module. */
function withDescribed(found: string, has: Has): string[] {
  const declaration = /\.d\.([cm]?)ts$/.exec(found);
  if (declaration === null) return [found];
  const stem = withoutExtension(found);
  const described = [`.${declaration[1]}js`, '.jsx'].map((extension) => stem + extension).filter((path) => has(path));
  return [found, ...described];
}

/** The extension an import writes for a file when it writes the one of the compiled file. */
export function compiledExtension(extension: string, written: string): string {
  switch (extension) {
    case '.ts':
    case '.d.ts':
      return '.js';
    case '.tsx':
      return written === '.jsx' ? '.jsx' : '.js';
    case '.mts':
    case '.d.mts':
      return '.mjs';
    case '.cts':
    case '.d.cts':
      return '.cjs';
    default:
      return extension;
  }
}

/** `a/index.ts` is the module a. */
export function folderModule(path: string): string | undefined {
  return isIndex(path) ? folderOf(path) : undefined;
}
