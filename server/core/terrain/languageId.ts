/**
 * The languages Swarm knows, and which file is written in which. Deep: names are resolved within and across files. Wide:
 * symbols, outline, imports, syntax and structural search; which those are, the folders of `grammars/` say.
 */

import { wideByExtension, wideByFileName, wideByInterpreter, wideLanguages } from './generated/wideLanguages.ts';
import { nameOf } from './workspacePaths.ts';

export const deepLanguages = ['python', 'typescript', 'tsx', 'javascript'] as const;
export type DeepLanguageId = (typeof deepLanguages)[number];

export { wideLanguages };
export type WideLanguageId = (typeof wideLanguages)[number];

export type LanguageId = DeepLanguageId | WideLanguageId;

const deepByExtension: Readonly<Record<string, DeepLanguageId>> = {
  '.py': 'python',
  '.pyi': 'python',
  '.pyw': 'python',
  '.ts': 'typescript',
  '.mts': 'typescript',
  '.cts': 'typescript',
  '.tsx': 'tsx',
  '.js': 'javascript',
  '.mjs': 'javascript',
  '.cjs': 'javascript',
  '.jsx': 'javascript',
};

/** The language of a file by its name, or undefined if Swarm does not understand it in depth. */
export function deepLanguageOfPath(path: string): DeepLanguageId | undefined {
  return own(deepByExtension, extensionOf(nameOf(path)));
}

/** The language of a file by its name, deep or wide. `languageOfFile` knows better where the text is at hand. */
export function languageOfPath(path: string): LanguageId | undefined {
  const name = nameOf(path);
  const extension = extensionOf(name);
  return own(deepByExtension, extension) ?? own(wideByFileName, name) ?? own(wideByExtension, extension);
}

/** What people call a language beside its own name and the endings of its files. */
const spokenNames: Readonly<Record<string, LanguageId>> = { 'c#': 'csharp', golang: 'go', shell: 'bash' };

/** The language that a word means: by its name, by an ending of its files ("ts", ".py", "c++"), or as people call it. */
export function spokenLanguage(word: string): LanguageId | undefined {
  const said = word.trim().toLowerCase();
  const ending = said.startsWith('.') ? said : `.${said}`;
  return (
    [...deepLanguages, ...wideLanguages].find((language) => language === said) ??
    own(deepByExtension, ending) ??
    own(wideByExtension, ending) ??
    own(spokenNames, said)
  );
}

/** Units at the beginning of a text that are looked at to tell its language. */
const lookedAtUnits = 100_000;

/**
 * The language of a file by its name and its text: a header may be of C or of C++, and a script without an ending says in its
 * first line what runs it.
 */
export function languageOfFile(path: string, text: string): LanguageId | undefined {
  const language = languageOfPath(path);
  if (language === 'c' && path.endsWith('.h') && isCpp(text.slice(0, lookedAtUnits))) return 'cpp';
  if (language !== undefined || nameOf(path).includes('.')) return language;
  const interpreter = /^#![ \t]*(?:\S*\/)?(?:env[ \t]+(?:-\S+[ \t]+)*)?([^\s/]+)/.exec(text.slice(0, 200))?.[1]?.replace(/[\d.]+$/, '');
  return interpreter === undefined ? undefined : own(wideByInterpreter, interpreter);
}

/** What no C header says outside of its `#ifdef __cplusplus`. */
function isCpp(text: string): boolean {
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|^[ \t]*#[ \t]*ifdef[ \t]+__cplusplus[\s\S]*?^[ \t]*#[ \t]*endif/gm, '');
  return /^[ \t]*(?:class\s+\w|namespace\b|template\s*<|using\s+\w|(?:public|private|protected)\s*:|constexpr\b|enum\s+class\b)|\bstd::/m.test(
    code,
  );
}

function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot).toLowerCase();
}

/** Not what every object has: a file may be called `constructor`. */
function own<L>(table: Readonly<Record<string, L>>, key: string): L | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

export function isDeep(language: LanguageId): language is DeepLanguageId {
  return deepLanguages.some((deep) => deep === language);
}

/** Families share a name space: TypeScript and JavaScript files import each other, Python imports neither. */
export type LanguageFamily = 'python' | 'ecmascript';

export function familyOf(language: DeepLanguageId): LanguageFamily {
  return language === 'python' ? 'python' : 'ecmascript';
}
