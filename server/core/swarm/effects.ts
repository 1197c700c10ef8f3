/** What a step asks of the world. The runner performs effects after the step's events are durable, and answers with inputs. */
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { BrainTask } from '../brain/brain.ts';
import type { Lease } from '../ports/leasePort.ts';
import type { Closing } from './closing.ts';
import type { AgentId, CallId, ChangedFile, DraftedFile, MissionNote, OperationRequest, TicketId, TimerId, TimerName } from './words.ts';

/** What facts are seen through: the disk as first read for this view, with the results of earlier stages laid on top. */
export interface View {
  readonly id: number; // two views with one id are the same view
  readonly snapshot: number; // grows when everything is to be read afresh
  readonly changes: readonly ChangedFile[];
}

export type SwarmEffect =
  | {
      readonly kind: 'askBrain';
      readonly callId: CallId;
      readonly agentId: AgentId;
      readonly ticketId: TicketId | undefined;
      readonly task: BrainTask;
      readonly view: View;
    }
  | {
      readonly kind: 'runReflexes';
      readonly callId: CallId;
      readonly view: View;
      readonly files: readonly DraftedFile[];
      readonly writeSet: readonly WorkspacePath[];
      readonly written: readonly WorkspacePath[]; // by all tickets of the stage
      readonly vacated: readonly WorkspacePath[]; // paths of this stage's view where no file will be any more, whoever sees to it
    }
  | {
      readonly kind: 'runPhysics';
      readonly callId: CallId;
      readonly changes: readonly ChangedFile[];
      readonly words: readonly string[]; // files mentioning one of these may depend on the change
      readonly dependentsMax: number;
    }
  | { readonly kind: 'acquireLeases'; readonly callId: CallId; readonly paths: readonly WorkspacePath[]; readonly ttlMs: number }
  | { readonly kind: 'renewLeases'; readonly callId: CallId; readonly leases: readonly Lease[]; readonly ttlMs: number }
  | { readonly kind: 'releaseLeases'; readonly callId: CallId; readonly leases: readonly Lease[] }
  | {
      readonly kind: 'askApproval';
      readonly callId: CallId;
      readonly operations: readonly OperationRequest[];
      readonly changes: readonly ChangedFile[];
      readonly notes: readonly MissionNote[];
    }
  | {
      readonly kind: 'writeChangeSet';
      readonly callId: CallId;
      readonly confirm: boolean; // the person sees the edits in their editor first
      readonly words: readonly string[]; // files mentioning one of these may depend on the change
      readonly dependentsMax: number;
      readonly summary: string;
      readonly changes: readonly ChangedFile[];
      readonly leases: readonly Lease[];
    }
  | { readonly kind: 'setTimer'; readonly timerId: TimerId; readonly timer: TimerName; readonly delayMs: number }
  | { readonly kind: 'stopTimer'; readonly timerId: TimerId }
  /** Aborts work; an answer may come nevertheless, and counts if it is still awaited. */
  | { readonly kind: 'abortCalls'; readonly callIds: readonly CallId[] }
  | {
      readonly kind: 'closeMission';
      readonly closing: Closing;
      readonly operations: readonly OperationRequest[];
      readonly changes: readonly ChangedFile[];
      readonly notes: readonly MissionNote[];
    };
