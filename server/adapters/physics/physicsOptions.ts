/** What the host gives physics: where the servers are, what they may use, and every bound, named with its unit. */
import type { Clock } from '../../base/clock.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { FoundServer } from './serverKinds.ts';

/** How to start a language server. */
export interface ServerCommand {
  readonly command: string; // absolute path of an executable
  readonly args: readonly string[];
  readonly name: string; // "pyright"
  readonly version: string; // '' if unknown
}

export type ServerChoice =
  | { readonly available: true; readonly command: ServerCommand }
  | { readonly available: false; readonly name: string; readonly why: string };

/** Where a Python environment may be, besides the workspace itself. From the person's shell or settings. */
export interface PythonHints {
  readonly virtualEnv?: string | undefined; // VIRTUAL_ENV
  readonly condaPrefix?: string | undefined; // CONDA_PREFIX
  readonly poetryEnvironments?: string | undefined; // folder in which Poetry keeps its environments
  readonly pyenvVersions?: string | undefined; // folder in which pyenv keeps its versions and environments
}

export interface PhysicsBounds {
  readonly filesMax: number; // open in a server at once
  readonly textBytesMax: number; // of all open texts together
  readonly fileBytesMax: number;
  readonly placesMax: number; // in one answer
  readonly checkMs: number;
  readonly requestMs: number;
  readonly startMs: number;
  readonly serverMemoryBytesMax: number; // resident
  readonly outputBytesMax: number; // a server may write for one question
  readonly failuresMax: number; // in a row, before a server is not started again
  readonly restartDelayMs: number; // doubled with each failure in a row
  readonly givenUpMs: number; // after too many failures, before a server gets another chance
  readonly idleMs: number; // without a question, before a server is stopped
  readonly loadMs: number; // a question waits at most so long for a server to load the project
  readonly quietMs: number; // without news after which a server that publishes by itself is taken to be done
  readonly silenceMs: number; // without a word about a file before it counts as not checked
  readonly mirrorFilesMax: number;
  readonly mirrorBytesMax: number;
}

export const defaultPhysicsBounds: PhysicsBounds = {
  filesMax: 1_500,
  textBytesMax: 64 * 1024 * 1024,
  fileBytesMax: 2 * 1024 * 1024,
  placesMax: 100_000,
  checkMs: 120_000,
  requestMs: 60_000,
  startMs: 30_000,
  serverMemoryBytesMax: 2 * 1024 * 1024 * 1024,
  outputBytesMax: 256 * 1024 * 1024,
  failuresMax: 3,
  restartDelayMs: 250,
  givenUpMs: 300_000,
  idleMs: 600_000,
  loadMs: 30_000,
  quietMs: 800,
  silenceMs: 10_000,
  mirrorFilesMax: 20_000,
  mirrorBytesMax: 256 * 1024 * 1024,
};

/** Texts that stand in an editor and not on disk: servers are to believe them, as the person does. */
export interface UnsavedTexts {
  paths(): readonly WorkspacePath[];
  /** `stamp` differs for different texts. */
  at(path: WorkspacePath): { readonly text: string; readonly stamp: string } | undefined;
}

export const nothingUnsaved: UnsavedTexts = { paths: () => [], at: () => undefined };

export interface PhysicsSignal {
  readonly status: 'started' | 'failed' | 'retired' | 'idle'; // retired: it grew too large; idle: stopped until it is needed again
  readonly text: string;
  readonly memoryBytes: number; // of the server, 0 if unknown
}

export interface PhysicsOptions {
  readonly root: string; // absolute real path of the workspace folder
  readonly clock: Clock;
  /** The first that covers a file judges it. */
  readonly servers: readonly FoundServer[];
  /** Environment variables of the servers. They need PATH (pyright asks the machine's Python for its library) and nothing secret. */
  readonly environment: Readonly<Record<string, string>>;
  /** Variables by which toolchains find their own homes, for servers that run one: HOME, GOPATH, CARGO_HOME. */
  readonly toolEnvironment?: Readonly<Record<string, string>>;
  /** Folder for the servers' own temporary files and for mirror trees; never inside the workspace. */
  readonly temporaryFolder: string;
  /** All files of the workspace that are not ignored. */
  readonly listFiles: (signal: AbortSignal) => Promise<readonly WorkspacePath[]>;
  readonly pythonHints?: PythonHints;
  readonly unsaved?: UnsavedTexts;
  readonly bounds?: Partial<PhysicsBounds>;
  readonly onSignal?: (signal: PhysicsSignal) => void;
}
