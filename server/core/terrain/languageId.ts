/**
 * The languages Swarm knows, and which file is written in which. Deep: names are resolved within and across files. Wide:
 * symbols, outline, imports, syntax and structural search, all told by the queries in `grammars/`.
 */
export const deepLanguages = ['python', 'typescript', 'tsx', 'javascript'] as const;
export type DeepLanguageId = (typeof deepLanguages)[number];

export const wideLanguages = ['go', 'rust', 'java', 'c', 'cpp', 'csharp', 'ruby', 'php', 'bash', 'json', 'css', 'html'] as const;
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

const wideByExtension: Readonly<Record<string, WideLanguageId>> = {
  '.go': 'go',
  '.rs': 'rust',
  '.java': 'java',
  '.c': 'c',
  '.h': 'c',
  '.cc': 'cpp',
  '.cpp': 'cpp',
  '.cxx': 'cpp',
  '.hh': 'cpp',
  '.hpp': 'cpp',
  '.hxx': 'cpp',
  '.cs': 'csharp',
  '.rb': 'ruby',
  '.rake': 'ruby',
  '.php': 'php',
  '.sh': 'bash',
  '.bash': 'bash',
  '.json': 'json',
  '.css': 'css',
  '.html': 'html',
  '.htm': 'html',
};

/** The language of a file by its name, or undefined if Swarm does not understand it in depth. */
export function deepLanguageOfPath(path: string): DeepLanguageId | undefined {
  return byExtension(deepByExtension, path);
}

/** The language of a file by its name, deep or wide. */
export function languageOfPath(path: string): LanguageId | undefined {
  return byExtension<LanguageId>(deepByExtension, path) ?? byExtension<LanguageId>(wideByExtension, path);
}

function byExtension<L extends LanguageId>(table: Readonly<Record<string, L>>, path: string): L | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? undefined : table[name.slice(dot).toLowerCase()];
}

export function isDeep(language: LanguageId): language is DeepLanguageId {
  return deepLanguages.some((deep) => deep === language);
}

/** Families share a name space: TypeScript and JavaScript files import each other, Python imports neither. */
export type LanguageFamily = 'python' | 'ecmascript';

export function familyOf(language: DeepLanguageId): LanguageFamily {
  return language === 'python' ? 'python' : 'ecmascript';
}
