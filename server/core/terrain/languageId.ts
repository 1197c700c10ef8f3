/** The languages Swarm understands in depth, and which file is written in which. */
export type LanguageId = 'python' | 'typescript' | 'tsx' | 'javascript';

const byExtension: Readonly<Record<string, LanguageId>> = {
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
export function languageOfPath(path: string): LanguageId | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? undefined : byExtension[name.slice(dot).toLowerCase()];
}

/** Families share a name space: TypeScript and JavaScript files import each other, Python imports neither. */
export type LanguageFamily = 'python' | 'ecmascript';

export function familyOf(language: LanguageId): LanguageFamily {
  return language === 'python' ? 'python' : 'ecmascript';
}
