/** Missions: starting, approving, stopping, and what came of them. */
import type { SwarmError } from '../errors.ts';
import { type InFolder, notification, type PlaceView, type Range, request } from './message.ts';

export type BrainName = 'offline' | 'claude';

export interface StartMissionParams extends InFolder {
  readonly instruction: string;
  /**
   * What is asked for when it is not asked for in words: operations with their arguments, in order, as an offer has them. Nobody
   * has to understand anything then; the instruction may be empty, and in the ledger these stand as the person's own order.
   */
  readonly operations?: readonly OrderedOperation[];
  /** Changes nothing; the report holds what would change. */
  readonly planOnly?: boolean;
  /** What the person pointed at on purpose: a cursor (an empty range) or a selection. */
  readonly at?: { readonly uri: string; readonly range: Range };
  /** Default: the offline engine; and where it does not understand, Claude when a key is configured. */
  readonly brain?: BrainName;
  /**
   * How the person agrees. `given`: with this request. `ask`: by approveMissionRequest to whoever started the mission.
   * `preview`: in the client's own preview of a workspace edit, where single places may be left out. Default: `given`.
   */
  readonly approval?: 'given' | 'ask' | 'preview';
  /** False: language servers are neither asked nor heard. Default: true. */
  readonly physics?: boolean;
  readonly durationMsMax?: number;
}
export interface OrderedOperation {
  readonly operation: string;
  readonly arguments: unknown; // by the operation's own schema
}
export interface StartMissionResult {
  readonly missionId: string;
}
/** Client to server: opens a mission and answers at once with its id; the report comes with missionClosed. Errors: workspace-missing, bound-reached, untrusted; of operations: operation-unknown, and what is wrong with the arguments. */
export const startMission = request<StartMissionParams, StartMissionResult>('swarm/mission/start');

export interface StopMissionParams extends InFolder {
  /** Absent: every mission that runs in the folder. */
  readonly missionId?: string;
}
export interface StopMissionResult {
  readonly stopped: readonly string[]; // mission ids
}
/** Client to server: stops at once; a change set that is being written is completed first. */
export const stopMission = request<StopMissionParams, StopMissionResult>('swarm/mission/stop');

/** Server to client, to whoever started the mission, when it said `approval: 'ask'`. Answers whether to go on; null counts as no. */
export const approveMission = request<{ readonly plan: MissionPlanView } & InFolder, boolean>('swarm/mission/approve');

/** Server to client: a mission ended. Every client of the folder hears it. */
export const missionClosed = notification<{ readonly report: MissionReportView } & InFolder>('swarm/mission/closed');

export interface MissionReportParams extends InFolder {
  readonly missionId: string;
}
/** `report` is null while the mission runs: then it comes with missionClosed. */
export interface MissionReportResult {
  readonly report: MissionReportView | null;
}
/**
 * Client to server: how a mission ended, for whoever did not hear it because the server they started it with died. What was
 * cut off is settled first. From the ledger, so without plan, notes and patch. Error: target-not-found.
 */
export const missionReport = request<MissionReportParams, MissionReportResult>('swarm/mission/report');

export type MissionOutcomeView =
  | 'done'
  | 'planned'
  | 'not-understood'
  | 'ambiguous'
  | 'vetoed'
  | 'conflict'
  | 'bound-reached'
  | 'cancelled'
  | 'failed'
  | 'nothing-to-do';

export interface OperationView {
  readonly operation: string;
  readonly arguments: unknown;
  readonly summary: string; // one sentence
  readonly clause: string; // the words of the instruction it came from
}

export interface PlannedFileView {
  readonly path: string; // as it was
  readonly newPath: string;
  readonly before: string;
  readonly after: string;
  readonly baseHash: string; // empty: it comes in
  readonly newHash: string; // empty: it goes
  readonly edits: number;
  readonly mode?: number | undefined; // POSIX permission bits, of a file that comes or goes
}

export interface NoteView {
  readonly kind: 'not-rewritten' | 'not-checked' | 'assumed' | 'not-understood' | 'warning';
  readonly text: string;
  readonly at: PlaceView | undefined;
}

export interface CandidateView {
  readonly name: string;
  readonly kind: string;
  readonly suggestion: string; // what to say instead
  readonly at: PlaceView | undefined; // in the text as the person sees it
}

export interface MissionPlanView {
  readonly missionId: string;
  readonly operations: readonly OperationView[];
  readonly files: readonly PlannedFileView[];
  readonly notes: readonly NoteView[];
}

export interface MissionReportView extends MissionPlanView {
  readonly instruction: string;
  readonly outcome: MissionOutcomeView;
  readonly summary: string; // one sentence
  readonly error: SwarmError | undefined;
  readonly candidates: readonly CandidateView[];
  readonly changedPaths: readonly string[]; // really changed
  /** Set when the person left out places of the preview: how many were taken of how many, and what the rest was found to break. */
  readonly partial: PartialView | undefined;
  readonly patch: string; // a patch `git apply` takes
  readonly wallMs: number;
}

export interface PartialView {
  readonly editsApplied: number;
  readonly editsPlanned: number;
  /** What breaks without the rest; empty when the part stands by itself. */
  readonly findings: readonly { readonly text: string; readonly at: PlaceView | undefined }[];
}

/** `waiting`: for a person's approval. */
export type MissionStateView = 'understanding' | 'working' | 'waiting' | 'writing' | 'closed';
export type TicketStateView = 'posted' | 'working' | 'finished' | 'failed';

export interface MissionView {
  readonly missionId: string;
  readonly kind: 'refactor' | 'rewind' | 'redo';
  readonly instruction: string;
  readonly state: MissionStateView;
  readonly outcome: MissionOutcomeView | undefined; // once closed
  readonly summary: string; // of the outcome; empty while it runs
  readonly openedMs: number;
  readonly closedMs: number | undefined;
  readonly sequence: number; // of its opening
  readonly closedSequence: number | undefined;
  readonly running: boolean; // by a living process; only such a one can be stopped
  readonly changeSetId: string | undefined; // of an applied change set
  /** Whether its change set is still in place: false when a rewind, or an undo in the editor, took it back. */
  readonly inPlace: boolean;
  readonly tickets: readonly TicketView[];
  readonly files: readonly MissionFileView[]; // really changed
}

export interface TicketView {
  readonly ticketId: string;
  readonly title: string;
  readonly role: string; // "scout", "coder", "critic"
  readonly agentId: string | undefined;
  readonly state: TicketStateView;
  readonly attempt: number;
  readonly reason: string; // of a failure
  readonly files: readonly string[]; // it may write
}

export interface MissionFileView {
  readonly path: string;
  readonly action: 'modify' | 'create' | 'delete';
  readonly baseHash: string; // contents for a diff; empty when there was none
  readonly newHash: string;
}

/** Client to server: the newest missions, newest first. `limit`: default 50, at most 500. */
export const listMissions = request<{ readonly limit?: number } & InFolder, { readonly missions: readonly MissionView[] }>(
  'swarm/missions',
);

/** Server to client: some of these changed; at most a few times a second. Whoever shows them asks again for what it shows. */
export const missionsChanged = notification<{ readonly missionIds: readonly string[] } & InFolder>('swarm/missions/changed');
