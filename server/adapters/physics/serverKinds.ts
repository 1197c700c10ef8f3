/** The language servers that physics knows by name: which languages they judge, what they are called on PATH, their profiles. */
import { type LanguageId, languageOfPath } from '../../core/terrain/languageId.ts';
import type { ServerChoice } from './physicsOptions.ts';
import { clangdProfile } from './profiles/clangdProfile.ts';
import { goplsProfile } from './profiles/goplsProfile.ts';
import { type PlainOptions, plainProfile, protocolIdAmong } from './profiles/plainProfile.ts';
import { pyrightProfile } from './profiles/pyrightProfile.ts';
import { rustAnalyzerProfile } from './profiles/rustAnalyzerProfile.ts';
import type { ProfileContext, ServerProfile } from './profiles/serverProfile.ts';
import { typescriptProfile } from './profiles/typescriptProfile.ts';

export interface ServerKind {
  readonly id: string;
  readonly languages: readonly LanguageId[];
  readonly executable: string; // on PATH, without an ending
  readonly args: readonly string[];
  /** Whether a verdict says that it is missing. For what is data rather than code nobody expects to be told. */
  readonly isMissed: boolean;
  readonly profile: (context: ProfileContext) => ServerProfile;
}

/** A language server for the files it covers, or why there is none for them. */
export interface FoundServer {
  readonly id: string; // of its kind, or of the entry in the person's settings
  readonly languages: readonly string[]; // for people: "C, C++"
  readonly covers: (path: string) => boolean;
  readonly choice: ServerChoice;
  readonly profile: (context: ProfileContext) => ServerProfile;
}

export const serverKinds: readonly ServerKind[] = [
  {
    id: 'pyright',
    languages: ['python'],
    executable: 'pyright-langserver',
    args: ['--stdio'],
    isMissed: true,
    profile: pyrightProfile,
  },
  {
    id: 'typescript',
    languages: ['typescript', 'tsx', 'javascript'],
    executable: 'tsc',
    args: ['--lsp', '--stdio'],
    isMissed: true,
    profile: typescriptProfile,
  },
  { id: 'gopls', languages: ['go'], executable: 'gopls', args: [], isMissed: true, profile: goplsProfile },
  { id: 'rust-analyzer', languages: ['rust'], executable: 'rust-analyzer', args: [], isMissed: true, profile: rustAnalyzerProfile },
  { id: 'clangd', languages: ['c', 'cpp'], executable: 'clangd', args: [], isMissed: true, profile: clangdProfile },
  plainKind('bash-language-server', 'bash', 'bash-language-server', ['start']),
  // It says nothing of a file unless it is told to.
  plainKind('css-language-server', 'css', 'vscode-css-language-server', ['--stdio'], {
    configuration: (section) => (section === 'css' ? { validate: true } : null),
  }),
  plainKind('html-language-server', 'html', 'vscode-html-language-server', ['--stdio']),
  // Schemas that a file names by an address are not fetched.
  plainKind('json-language-server', 'json', 'vscode-json-language-server', ['--stdio'], {
    initializationOptions: { handledSchemaProtocols: ['file'] },
  }),
];

function plainKind(
  id: string,
  language: LanguageId,
  executable: string,
  args: readonly string[],
  more: Pick<PlainOptions, 'initializationOptions' | 'configuration'> = {},
): ServerKind {
  const profile = ({ toolEnvironment }: ProfileContext) =>
    plainProfile({ ...more, languageIdOf: protocolIdAmong([language]), environment: toolEnvironment });
  return { id, languages: [language], executable, args, isMissed: false, profile };
}

/** A known server as it was found, for the languages it judges or for some of them. */
export function foundServer(kind: ServerKind, choice: ServerChoice, languages: readonly LanguageId[] = kind.languages): FoundServer {
  return { id: kind.id, languages, covers: coversAmong(languages), choice, profile: kind.profile };
}

export function coversAmong(languages: readonly LanguageId[]): (path: string) => boolean {
  return (path) => {
    const language = languageOfPath(path);
    return language !== undefined && languages.includes(language);
  };
}
