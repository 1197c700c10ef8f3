/** The small words that inputs, effects and state share, so that each of those can be read by itself. */
import type { AgentId, ChangeSetId, ContentHash, MissionId, TicketId, WorkspacePath } from '../../protocol/ids.ts';
import type { OperationRequest } from '../brain/brain.ts';
import type { ReasonedEdit } from '../operation/operation.ts';
import type { CursorSpec } from '../operation/target.ts';
import type { MissionBounds, MissionNote } from './mission.ts';

export type { AgentId, ChangeSetId, ContentHash, MissionId, MissionNote, OperationRequest, TicketId, WorkspacePath };

/** Names an effect that will be answered: "c7". */
export type CallId = `c${number}`;
/** Names an event before the runner gave it its id: "e12". */
export type EventRef = `e${number}`;
export type TimerId = `t${number}`;
export type TimerName = 'duration' | 'heartbeat' | 'leaseRetry';

/** What a mission starts from; fixed for its life. */
export interface Charter {
  readonly missionId: MissionId;
  readonly changeSetId: ChangeSetId;
  readonly parentMissionId: MissionId | undefined;
  readonly depth: number;
  readonly brain: string;
  readonly instruction: string;
  readonly cursor: CursorSpec | undefined;
  readonly ordered: readonly OperationRequest[]; // empty: the instruction is to be understood
  readonly planOnly: boolean;
  readonly approval: 'given' | 'ask' | 'preview';
  readonly bounds: MissionBounds;
}

/** An edit with the lines it stands on, from 1: in the text it was made for, and in the text it leads to. */
export interface LinedEdit extends ReasonedEdit {
  readonly line: number;
  readonly newLine: number;
}

/** A coder's proposal for one file, whose texts are known by their hashes. */
export interface DraftedFile {
  readonly path: WorkspacePath; // in the stage's view
  readonly newPath: WorkspacePath | undefined;
  readonly baseHash: ContentHash | undefined; // undefined: it comes in, and the edits are to the empty text
  readonly hash: ContentHash | undefined; // undefined: it goes
  readonly edits: readonly LinedEdit[];
}

/** What became of one file over all stages: where it was on disk and is to be, and the edits of each stage in order. */
export interface ChangedFile {
  readonly origin: WorkspacePath; // on disk; of a file that comes in the same as `path`
  readonly path: WorkspacePath; // after the change set; of a file that goes the same as `origin`
  readonly baseHash: ContentHash | undefined; // on disk; undefined: it comes in
  readonly hash: ContentHash | undefined; // after the change set; undefined: it goes
  readonly steps: readonly DraftedFile[];
}
