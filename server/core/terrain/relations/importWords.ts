/**
 * Which imports a file that comes or goes may concern: by the words both have in them. It errs on the side of looking
 * again; an import that shares no word with a path cannot lead there.
 */
import type { FileImport } from './fileImports.ts';

/** Stands for imports that may lead anywhere: through a mapping, or a package's own list of what it exports. */
const anywhere = '*';
const ending = /\.(?:d\.)?[A-Za-z0-9]+$/;
const scripts = /\.[cm]?[jt]sx?$/;

/** `mapped`: whether names that are no relative paths go through configuration. */
export function importWords(imports: readonly FileImport[], mapped: boolean): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { specifier, names } of imports) {
    if (mapped && !/^\.{1,2}(?:\/|$)/.test(specifier)) words.add(anywhere);
    if (/(?:^|\/)\.{0,2}$/.test(specifier)) words.add('index'); // a folder: "..", "./a/"
    const bare = mapped ? specifier.replace(scripts, '') : specifier;
    for (const word of [...bare.split(/[/\\.]+/), ...names]) if (word !== '') words.add(word);
  }
  return words;
}

export function wordsOfPath(path: string): readonly string[] {
  const words = path.replace(ending, '').split(/[/.]+/);
  return scripts.test(path) ? [...words, anywhere] : words;
}

/** A file that makes its folder a Python package: where everything below is imported from depends on it. */
export function isPackageFile(path: string): boolean {
  return /(?:^|\/)__init__\.pyi?$/.test(path);
}
