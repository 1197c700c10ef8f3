/** What a caller of the swarm says and gets: the shell, an editor and a simulator alike. */
import type { SwarmError } from '../../protocol/errors.ts';
import type { ContentHash, MissionId, WorkspacePath } from '../../protocol/ids.ts';
import type { MissionOutcomeView, NoteView } from '../../protocol/messages/missions.ts';
import type { OperationRequest } from '../brain/brain.ts';
import type { Place } from '../facts/facts.ts';
import type { TargetCandidate } from '../operation/operation.ts';
import type { CursorSpec } from '../operation/target.ts';

export interface MissionBounds {
  readonly attemptsPerTicketMax: number;
  readonly replansMax: number;
  readonly ticketsMax: number;
  readonly depthMax: number;
  readonly filesMax: number;
  readonly tokensMax: number;
  readonly durationMsMax: number;
}

export const defaultBounds: MissionBounds = {
  attemptsPerTicketMax: 3,
  replansMax: 2,
  ticketsMax: 500,
  depthMax: 3,
  filesMax: 5_000,
  tokensMax: 1_000_000,
  durationMsMax: 30 * 60_000,
};

export interface MissionRequest {
  readonly instruction: string;
  readonly cursor: CursorSpec | undefined;
  /** What is asked for when it is not asked for in words, in order; the instruction then only says it. Nobody has to understand it. */
  readonly ordered?: readonly OperationRequest[] | undefined;
  readonly planOnly: boolean;
  /** 'given': apply without asking (--yes). 'ask': `approve` is called with the plan. 'preview': the editor shows the edits when they are to be made. */
  readonly approval: 'given' | 'ask' | 'preview';
  readonly bounds: MissionBounds;
}

export type MissionOutcome = MissionOutcomeView;

export interface MissionNote {
  readonly kind: NoteView['kind'];
  readonly text: string;
  readonly at: Place | undefined;
}

/** One file of the plan: before and after. */
export interface PlannedFile {
  readonly path: WorkspacePath;
  readonly newPath: WorkspacePath;
  readonly before: string;
  readonly after: string;
  readonly baseHash: ContentHash | undefined; // undefined: it comes in
  readonly newHash: ContentHash | undefined; // undefined: it goes
  readonly edits: number;
  readonly mode?: number | undefined; // POSIX permission bits, of a file that comes or goes
}

export interface MissionReport {
  readonly missionId: MissionId;
  readonly outcome: MissionOutcome;
  readonly summary: string; // one sentence
  readonly error: SwarmError | undefined;
  readonly operations: readonly OperationRequest[];
  readonly files: readonly PlannedFile[]; // as planned, also when vetoed or not approved
  readonly notes: readonly MissionNote[];
  readonly candidates: readonly TargetCandidate[];
  /** Set when the person took less than was planned. */
  readonly partial?: PartialResult | undefined;
  readonly wallMs: number;
}

export interface PartialResult {
  readonly editsApplied: number;
  readonly editsPlanned: number;
  readonly changedPaths: readonly WorkspacePath[];
  /** What breaks without the rest; empty when the part stands by itself. Places are in the texts that are there. */
  readonly findings: readonly { readonly text: string; readonly at: Place | undefined }[];
}

/** Shown before a person approves. */
export interface MissionPlan {
  readonly missionId: MissionId;
  readonly operations: readonly OperationRequest[];
  readonly files: readonly PlannedFile[];
  readonly notes: readonly MissionNote[];
}

export interface MissionHandle {
  readonly missionId: MissionId;
  /** Never rejects: an internal error is a report with outcome 'failed'. */
  readonly done: Promise<MissionReport>;
  /** Stops at once; nothing is written after it returns. A change set already being written is completed first. */
  cancel(): void;
}
