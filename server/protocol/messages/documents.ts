/** What a change set needs of an editor beyond `workspace/applyEdit`: saving what was clean, and being told what became of it. */
import { type InFolder, notification, request } from './message.ts';

/** Which of these a client can do; sent as `initializationOptions.swarm`. What is absent is false. */
export interface ClientAbilities {
  /** Answers saveDocuments. Without it, edited documents stay unsaved. */
  readonly save?: boolean;
  /** Shows change annotations that need confirmation as a preview. */
  readonly preview?: boolean;
  /** Shows with the preview what comes beside the edits (ShownBesides). Without it such a change is asked about with its plan. */
  readonly besides?: boolean;
  /** Edits documents that are not open as well; without it the server writes those to disk itself. */
  readonly editsClosedFiles?: boolean;
  /** Answers workspace/applyEdit; the server takes it, and the three below, from the protocol's own capabilities. */
  readonly edits?: boolean;
  /** Understands change annotations. */
  readonly annotations?: boolean;
  /** Shows progress that the server begins. */
  readonly progress?: boolean;
  /** Tells of changes of files on disk (workspace/didChangeWatchedFiles). */
  readonly watches?: boolean;
  /** Shows the progress of the missions it starts by itself, so that the server begins none. */
  readonly ownProgress?: boolean;
  /** Answers what its editor's extensions know of the code: the messages `swarm/editor/…`. */
  readonly providers?: boolean;
  /** Answers windowPresent, and only while the window it speaks for is there. */
  readonly presence?: boolean;
  /** Answers approveMission. */
  readonly approve?: boolean;
  /** Wants every event in full (eventsAppended). */
  readonly events?: boolean;
  /** Shows decisions on hover by itself (whyLine), so that the server offers no hover. */
  readonly ownHover?: boolean;
  /** Wants code lenses over decisions. Absent: its setting `swarm.codeLens` says so, if it has settings. */
  readonly codeLenses?: boolean;
  /** False: look and plan, but write nothing and start no process. Default: true. trustChanged grants it later. */
  readonly trusted?: boolean;
  /** False: no language server judges changes. Default: true. */
  readonly physics?: boolean;
  /**
   * The person's own language servers, by language ("go"), by family ("python", "ecmascript") or by the server's own name. From
   * their settings, never a workspace's.
   */
  readonly languageServers?: Readonly<Record<string, OwnLanguageServer>>;
}

/** An executable, by its absolute path or by its name on PATH; or one with what it is to be told. */
export type OwnLanguageServer =
  | string
  | {
      readonly command: string;
      readonly args?: readonly string[];
      /** Languages, or endings of file names such as ".lua", whose files are told to be of the entry's name. */
      readonly languages?: readonly string[];
      readonly initializationOptions?: unknown;
      /** What the server may ask for, by section. */
      readonly settings?: unknown;
    };

/**
 * In the params of a `workspace/applyEdit` that a client with the ability `besides` is to show first: what comes with the edits and is written
 * to disk once they are applied. It is only to be shown.
 */
export interface ShownBesides {
  readonly swarm?: { readonly folder: string; readonly files: readonly BesideView[] };
}

/** A file that comes, goes or moves. */
export interface BesideView {
  readonly path: string; // as it was
  readonly newPath: string;
  readonly before?: string; // absent: it was not there
  readonly after?: string; // absent: it will not be there
}

/** Server to client: save these documents, which were clean before the edit; others are not to be touched. */
export const saveDocuments = request<
  { readonly uris: readonly string[] },
  { readonly failed: readonly { readonly uri: string; readonly why: string }[] }
>('swarm/documents/save');

/**
 * Server to client, when somebody else joins: is the window still there? As long as it does not answer, its documents do not
 * count as open, and its missions are stopped.
 */
export const windowPresent = request<InFolder, Record<string, never>>('swarm/window/present');

/** A document that is open somewhere and differs from what is on disk. */
export interface UnsavedText {
  readonly path: string;
  /** Absent: it is too long to be told. */
  readonly text?: string;
}

/** Client to server: what anybody in the folder has not saved, but for files of which two editors hold different texts. */
export const unsavedDocuments = request<InFolder, { readonly documents: readonly UnsavedText[] }>('swarm/documents/unsaved');

/** Client to server: the person trusts the workspace now. Trust is never taken back while a server runs. */
export const trustGranted = notification<InFolder>('swarm/trust');

/** Client to server: what Claude is reached with, for this client's missions only. Kept in memory, never recorded or logged. */
export const configureBrain = request<
  {
    readonly apiKey?: string;
    readonly baseUrl?: string;
    readonly model?: string;
    readonly tokensMax?: number;
    readonly costUsdMax?: number;
  } & InFolder,
  { readonly available: readonly string[] }
>('swarm/brain/configure');

/** Server to client: files moved or went, by whomever and in whichever direction; what shows them may follow. */
export const filesMoved = notification<FilesMoved & InFolder>('swarm/files/moved');

/** URIs. */
export interface FilesMoved {
  readonly moves: readonly { readonly from: string; readonly to: string }[];
  readonly gone: readonly string[];
}
