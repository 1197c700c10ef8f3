/**
 * A mission as a value: who works on it, what there is to do, what is held and what is awaited. Plain data that can be
 * cloned; full texts are not here but with the runner, by their hash. Only `step` makes a new one.
 */
import type { ErrorCode } from '../../protocol/errors.ts';
import type { Located, Surprise } from '../operation/operation.ts';
import type { Lease } from '../ports/leasePort.ts';
import type { Closing } from './closing.ts';
import type { View } from './effects.ts';
import type {
  AgentId,
  CallId,
  Charter,
  DraftedFile,
  EventRef,
  MissionNote,
  OperationRequest,
  TicketId,
  TimerId,
  TimerName,
  WorkspacePath,
} from './words.ts';

export type CrewRole = 'supervisor' | 'scout' | 'coder' | 'critic';

export interface Agent {
  readonly id: AgentId;
  readonly role: CrewRole;
  readonly capabilities: readonly string[]; // "language:python", "operation:rename"
  readonly mailbox: readonly Mail[];
  readonly held: readonly TicketId[];
  readonly files: readonly WorkspacePath[]; // worked on, the newest last; bounded
}

/** What one agent tells another. Each was recorded by the event `cause` when it was sent. */
export type Mail =
  | { readonly kind: 'award'; readonly ticketId: TicketId; readonly cause: EventRef }
  | { readonly kind: 'veto'; readonly ticketId: TicketId; readonly code: ErrorCode; readonly text: string; readonly cause: EventRef }
  | { readonly kind: 'hazard'; readonly ticketId: TicketId; readonly hazard: PeerHazard; readonly cause: EventRef }
  | { readonly kind: 'found'; readonly ticketId: TicketId; readonly cause: EventRef } // a scout located or explored
  | { readonly kind: 'stale'; readonly ticketId: TicketId; readonly text: string; readonly cause: EventRef } // the base changed under a coder
  | { readonly kind: 'violation'; readonly ticketId: TicketId; readonly cause: EventRef }
  | { readonly kind: 'passed'; readonly ticketId: TicketId; readonly cause: EventRef };

/** A peer's warning: a place in its files lives by what another's ticket changes. */
export interface PeerHazard {
  readonly from: AgentId;
  readonly fromTicket: TicketId;
  readonly path: WorkspacePath;
  readonly line: number; // from 1; 0 when not known
  readonly start: number;
  readonly end: number;
}

export type TicketKind = 'locate' | 'edit' | 'check' | 'explore';
export type TicketStatus = 'posted' | 'working' | 'finished' | 'failed' | 'superseded';

export interface Ticket {
  readonly id: TicketId;
  readonly kind: TicketKind;
  readonly title: string;
  readonly stage: number;
  readonly dependsOn: readonly TicketId[];
  readonly readSet: readonly WorkspacePath[];
  readonly writeSet: readonly WorkspacePath[];
  readonly needs: readonly string[];
  readonly expectedFiles: readonly WorkspacePath[];
  readonly expectedReferences: number;
  readonly expectsCleanPhysics: boolean;
  readonly status: TicketStatus;
  readonly holder: AgentId | undefined;
  readonly attempt: number; // 0 before it is started
  readonly veto: string | undefined; // why the last attempt, or the plan before this one, did not hold
  readonly hazards: readonly PeerHazard[];
  readonly proposed: readonly DraftedFile[]; // of this attempt, while the reflexes look at it
  readonly cause: EventRef; // its newest event
}

/** One operation of the intent, carried out on top of the stages before it. */
export interface Stage {
  readonly index: number;
  readonly view: View; // what it starts from
  readonly request: OperationRequest;
  readonly located: Located | undefined;
  readonly lines: readonly number[]; // beside located.references
  readonly accepted: Readonly<Record<string, DraftedFile>>; // proposals that passed the reflexes, by draftKey
  readonly passed: boolean; // the critic's word
}

/** What the critic found wrong, until it has been explored in the stages that may be its cause. */
export interface Violation {
  readonly code: ErrorCode; // of the veto, if nothing more is found
  readonly text: string;
  readonly stage: number; // being explored; goes down
  readonly surprises: readonly Surprise[]; // places in what that stage started from
  readonly explored: { readonly located: Located; readonly lines: readonly number[] } | undefined; // what the scout came back with
}

export interface LeaseTable {
  readonly held: readonly Lease[];
  readonly wanted: readonly WorkspacePath[]; // not held yet, in path order
  readonly state: 'settled' | 'asking' | 'waiting';
  readonly tries: number; // refusals in a row
}

/** An effect under way. */
export interface Call {
  readonly id: CallId;
  readonly purpose:
    | 'understand'
    | 'locate'
    | 'edit'
    | 'explore'
    | 'reflexes'
    | 'physics'
    | 'acquire'
    | 'renew'
    | 'release'
    | 'approve'
    | 'write';
  readonly agentId: AgentId | undefined;
  readonly ticketId: TicketId | undefined;
  readonly cause: EventRef;
}

/** 'working' is everything from the first thought to the last check. */
export type Phase = 'opening' | 'working' | 'approving' | 'writing' | 'releasing' | 'closed';

export interface SwarmState {
  readonly charter: Charter | undefined; // undefined before the mission started
  readonly phase: Phase;
  readonly startedMs: number;
  readonly nowMs: number;
  readonly counts: {
    readonly events: number;
    readonly calls: number;
    readonly tickets: number;
    readonly timers: number;
    readonly views: number;
  };
  readonly tokens: number;
  /** The time allowed was over while the person still looked at the preview, which was then taken back. */
  readonly overdue: boolean;
  readonly replans: number;
  readonly opened: EventRef; // MissionOpened
  readonly hazards: number;
  readonly agents: readonly Agent[];
  readonly tickets: readonly Ticket[]; // in the order they were posted
  readonly stages: readonly Stage[];
  readonly violation: Violation | undefined;
  readonly leases: LeaseTable;
  readonly calls: readonly Call[];
  readonly timers: Readonly<Partial<Record<TimerName, TimerId>>>;
  readonly notes: readonly MissionNote[];
  readonly closing: Closing | undefined;
}

export const initialState: SwarmState = {
  charter: undefined,
  phase: 'opening',
  startedMs: 0,
  nowMs: 0,
  counts: { events: 0, calls: 0, tickets: 0, timers: 0, views: 0 },
  tokens: 0,
  overdue: false,
  replans: 0,
  opened: 'e0',
  hazards: 0,
  agents: [],
  tickets: [],
  stages: [],
  violation: undefined,
  leases: { held: [], wanted: [], state: 'settled', tries: 0 },
  calls: [],
  timers: {},
  notes: [],
  closing: undefined,
};
