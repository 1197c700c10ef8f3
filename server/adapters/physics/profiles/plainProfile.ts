/** A server of which nothing particular is known: it is taken at its word, and asked only about files that stay where they are. */
import { type LanguageId, languageOfPath } from '../../../core/terrain/languageId.ts';
import { plainTraits, type ServerProfile } from './serverProfile.ts';

/** The protocol's names, where they are not Swarm's. */
const protocolIds: Partial<Readonly<Record<LanguageId, string>>> = { tsx: 'typescriptreact', bash: 'shellscript' };

export interface PlainOptions {
  readonly languageIdOf: (path: string) => string | undefined;
  readonly initializationOptions?: unknown;
  readonly configuration?: (section: string) => unknown;
  readonly environment?: Readonly<Record<string, string>>;
}

export function plainProfile({ languageIdOf, initializationOptions = {}, configuration, environment = {} }: PlainOptions): ServerProfile {
  return {
    ...plainTraits,
    languageIdOf,
    loading: { kind: 'progress' },
    settings: async () => ({ initializationOptions, configuration: configuration ?? (() => null), environment }),
    leansOn: (path) => languageIdOf(path) !== undefined,
  };
}

/** As the protocol calls the language of a file, when it is one of these. */
export function protocolIdAmong(languages: readonly LanguageId[]): (path: string) => string | undefined {
  return (path) => {
    const language = languageOfPath(path);
    if (language === undefined || !languages.includes(language)) return undefined;
    return /\.jsx$/i.test(path) ? 'javascriptreact' : (protocolIds[language] ?? language);
  };
}
