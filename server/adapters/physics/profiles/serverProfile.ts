/** What is particular to one language server: the files it judges, its settings, what it is shown, what a mirror tree needs. */
import type { WorkspacePath } from '../../../protocol/ids.ts';
import type { PhysicsBounds, PythonHints } from '../physicsOptions.ts';

export interface ServerSettings {
  readonly initializationOptions: unknown;
  readonly configuration: (section: string) => unknown;
  readonly environment: Readonly<Record<string, string>>; // on top of the host's
  readonly args?: readonly string[]; // behind those of the command
  /** Where the process starts: in its own temporary folder, unless a toolchain is chosen by the folder it is called in. */
  readonly startsIn?: 'root';
}

/**
 * How a server lets others know that it has loaded the project, before which its answers are not believed:
 * `firstAnswer`: what it answers is complete from the beginning. `told`: it says so in a message of its own; `before` names
 * what has to wait for that. `progress`: it reports its work as the protocol has it, if at all.
 */
export type Loading =
  | { readonly kind: 'firstAnswer' }
  | {
      readonly kind: 'told';
      readonly reads: (method: string, params: unknown) => 'loading' | 'loaded' | 'failed' | undefined;
      readonly before: 'searches' | 'everything';
    }
  | { readonly kind: 'progress' };

export interface ServerProfile {
  /** The protocol's language id of a file that the server judges; undefined for all others. */
  languageIdOf(path: string): string | undefined;
  /** Settings for a server over `root`, which is the workspace or a mirror of it; `aside` is a folder of its own. */
  settings(root: string, aside: string, signal: AbortSignal): Promise<ServerSettings>;
  readonly loading: Loading;
  /** `asked`: it answers requests for diagnostics. `told`: whatever the server says it does. */
  readonly diagnostics: 'asked' | 'told';
  /** How long to wait for more of what it publishes by itself, if it needs less than others: it says everything at once. */
  readonly quietMs?: number;
  /** A line to be shown on top of the file's own, so that the server looks closer; empty text for none. */
  insertion(path: WorkspacePath, text: string): { readonly at: number; readonly text: string };
  /** Why a file's diagnostics tell little, although the server answers; undefined when they count in full. */
  blindness(path: WorkspacePath, text: string): string | undefined;
  /** A text with one error of each of these rules, to see which of them a project has switched off. */
  readonly canary: { readonly name: string; readonly text: string; readonly rules: readonly string[] } | undefined;
  /** Whether an answer without a result id means that the server does not know the file. */
  readonly resultIdExpected: boolean;
  /** What a change of text is sent with beside it, so that the server looks again at a text that did not change. */
  readonly changeExtras: Readonly<Record<string, unknown>>;
  /** Whether files of the language may lean on a file, so that the server hears of its changes and a mirror tree has it. */
  leansOn(path: WorkspacePath): boolean;
  /** How a mirror tree reaches what is not copied into it; undefined when the server is asked only about files that stay. */
  readonly mirrorLinks: ((paths: readonly WorkspacePath[], mirrorRoot: string) => Promise<readonly MirrorLink[]>) | undefined;
}

/** A folder to be linked, not copied, into a mirror. */
export interface MirrorLink {
  readonly at: string; // relative to the mirror's root, forward slashes
  readonly target: string; // absolute
}

export interface ProfileContext {
  readonly root: string;
  readonly bounds: PhysicsBounds;
  readonly listFiles: (signal: AbortSignal) => Promise<readonly WorkspacePath[]>;
  readonly pythonHints: PythonHints;
  /** Variables by which toolchains find their own homes: GOPATH, CARGO_HOME, HOME. */
  readonly toolEnvironment: Readonly<Record<string, string>>;
  readonly searchPath: string; // PATH of the servers
}

/** What holds for a server of which nothing particular is known. */
export const plainTraits = {
  diagnostics: 'told',
  insertion: () => ({ at: 0, text: '' }),
  blindness: () => undefined,
  canary: undefined,
  resultIdExpected: false,
  changeExtras: {},
  mirrorLinks: undefined,
} as const satisfies Partial<ServerProfile>;
