/** History: the moments one can go back to, what going there would change, and going there. */
import type { SwarmError } from '../errors.ts';
import { type InFolder, notification, type PlaceView, request } from './message.ts';

export type MomentKind = 'start' | 'mission' | 'save' | 'undo' | 'rewind' | 'redo' | 'head-moved';

/** A moment worth a mark: right after what it names. */
export interface MomentView {
  readonly sequence: number; // a rewind target: files as they were right after this event
  readonly eventId: string;
  readonly wallMs: number;
  readonly kind: MomentKind;
  readonly label: string; // one line
  readonly missionId: string;
  readonly paths: readonly string[]; // changed with it, at most 50
  readonly files: number; // changed with it, all
  readonly current: boolean; // the files are as they were right after this one
}
/** Client to server: moments, oldest first; the newest `limit` of them (default 500, at most 5,000) at or before `beforeSequence`. */
export const history = request<
  { readonly limit?: number; readonly beforeSequence?: number } & InFolder,
  { readonly moments: readonly MomentView[]; readonly total: number }
>('swarm/history');

/** Server to client: there are new moments. */
export const historyChanged = notification<InFolder>('swarm/history/changed');

export interface RewindParams extends InFolder {
  /** As in `swarm rewind TARGET`: an event id or its sequence, a mission, a time; "redo" takes the last rewind back. */
  readonly target: string;
  readonly preview?: boolean; // nothing is written
}
export interface RewindReportView {
  readonly missionId: string | undefined;
  readonly kind: 'rewind' | 'redo';
  readonly outcome: string; // as a mission's
  readonly summary: string;
  readonly error: SwarmError | undefined;
  readonly files: readonly RewindFileView[];
  readonly takesBack: readonly { readonly missionId: string; readonly kind: string; readonly instruction: string }[];
  readonly keptPersonEdits: readonly string[];
  readonly conflicts: readonly RewindConflictView[];
  readonly unknown: readonly { readonly path: string; readonly why: string }[];
  readonly warnings: readonly string[];
  readonly patch: string;
  /** The moment that was meant, in words too. Absent when it was not found. */
  readonly target?: { readonly sequence: number; readonly words: string } | undefined;
}
export interface RewindConflictView {
  readonly path: string;
  readonly why: string;
  readonly at: PlaceView | undefined;
  /** `ours` is what would be put back, `theirs` the person's own lines, each from a line on in its text. */
  readonly regions?: readonly {
    readonly line: number;
    readonly theirsLine: number;
    readonly ours: string;
    readonly base: string;
    readonly theirs: string;
  }[];
}
export interface RewindFileView {
  readonly path: string;
  readonly action: 'modify' | 'create' | 'delete';
  readonly renamedFrom: string | undefined;
  readonly before: string | undefined; // undefined: not there, or not text
  readonly after: string | undefined;
  readonly baseHash: string;
  readonly newHash: string;
  readonly beforeMode?: number; // POSIX permission bits, 0 when not there
  readonly afterMode?: number;
}
/** Client to server: puts files back, the person's own edits since kept. Unsaved buffers are rewound too, and left unsaved. */
export const rewind = request<RewindParams, RewindReportView>('swarm/rewind');

/** Client to server: takes back what one change set did and nothing else; later edits elsewhere stay. */
export const revertChangeSet = request<{ readonly changeSetId: string; readonly preview?: boolean } & InFolder, RewindReportView>(
  'swarm/changeSet/revert',
);

/** Client to server: a content of the ledger by its hash, as text without BOM. `text` is null when it is not there or no text. */
export const content = request<{ readonly hash: string } & InFolder, { readonly text: string | null }>('swarm/content');
