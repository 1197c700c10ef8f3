/** What is particular to one language's server: settings, what it is shown of a file, and what a mirror tree needs. */
import type { LanguageFamily } from '../../core/terrain/languageId.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { PhysicsBounds } from './physicsOptions.ts';

export interface ServerSettings {
  readonly initializationOptions: unknown;
  readonly configuration: (section: string) => unknown;
  readonly environment: Readonly<Record<string, string>>; // on top of the host's
}

export interface ServerProfile {
  readonly family: LanguageFamily;
  /** Settings for a server over `root`, which is the workspace or a mirror of it. */
  settings(root: string, signal: AbortSignal): Promise<ServerSettings>;
  /** The protocol's language id of a file. */
  languageIdOf(path: WorkspacePath): string;
  /** A line to be shown on top of the file's own, so that the server looks closer; empty text for none. */
  insertion(path: WorkspacePath, text: string): { readonly at: number; readonly text: string };
  /** Why a file's diagnostics tell little, although the server answers; undefined when they count in full. */
  blindness(path: WorkspacePath, text: string): string | undefined;
  /** A text with one error of each of these rules, to see which of them a project has switched off. */
  readonly canary: { readonly name: string; readonly text: string; readonly rules: readonly string[] } | undefined;
  /**
   * Whether a message of the server's log says that it knows the project's files. Asked before references only: until
   * then a server searches just what was opened. Undefined for a server that is ready with its first answer.
   */
  readonly knowsFiles: ((message: string) => boolean) | undefined;
  /** Whether an answer without a result id means that the server does not know the file. */
  readonly resultIdExpected: boolean;
  /** Whether a file must be in a mirror tree, because files of the language may lean on it. */
  belongsInMirror(path: WorkspacePath): boolean;
  /** Folders to be linked, not copied, into a mirror: link (relative to the root) to target (absolute). */
  mirrorLinks(paths: readonly WorkspacePath[], mirrorRoot: string): Promise<readonly MirrorLink[]>;
}

export interface MirrorLink {
  readonly at: string; // relative to the mirror's root, forward slashes
  readonly target: string; // absolute
}

export interface ProfileContext {
  readonly root: string;
  readonly bounds: PhysicsBounds;
  readonly listFiles: (signal: AbortSignal) => Promise<readonly WorkspacePath[]>;
}
