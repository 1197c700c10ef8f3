/** What the domain asks of the ledger. Appending is synchronous: an event is durable before its effects run. */
import type { MessageInitShape } from '@bufbuild/protobuf';
import type { AgentRole, ChangeAuthor, FileChange, SwarmEvent, SwarmEventSchema } from '../../protocol/generated/events_pb.js';
import type { AgentId, ChangeSetId, ContentHash, EventId, MissionId, TicketId, WorkspacePath } from '../../protocol/ids.ts';

type PayloadInit = NonNullable<MessageInitShape<typeof SwarmEventSchema>['payload']>;
/** What happened, e.g. `{ case: 'ticketBid', value: { score: 1 } }`. */
export type EventPayload = Exclude<PayloadInit, { case?: undefined }>;
export type EventKind = EventPayload['case'];

/** An event before the ledger gave it its place: the envelope's remaining fields are the ledger's to fill. */
export interface EventDraft {
  readonly payload: EventPayload;
  readonly role: AgentRole;
  readonly agentId?: AgentId | undefined;
  readonly missionId?: MissionId | undefined;
  readonly parentMissionId?: MissionId | undefined;
  readonly ticketId?: TicketId | undefined;
  readonly changeSetId?: ChangeSetId | undefined;
  readonly causationId?: EventId | undefined;
  readonly eventId?: EventId | undefined; // given when other drafts of the batch refer to it
}

/** 'process': survives the death of the process. 'power': on the disk when the call returns. */
export type Durability = 'process' | 'power';

export interface LedgerHead {
  readonly sequence: number; // 0 for an empty ledger
  readonly hash: string; // hex; 64 zeros for an empty ledger
}

export interface EventFilter {
  readonly afterSequence?: number;
  readonly untilSequence?: number;
  readonly missionId?: MissionId;
  readonly changeSetId?: ChangeSetId;
  readonly kinds?: readonly EventKind[];
  readonly path?: WorkspacePath; // StateChange events of this file
  readonly authors?: readonly ChangeAuthor[]; // StateChange events only of these; says nothing of other kinds
  readonly newestFirst?: boolean;
  readonly limit?: number;
}

/** A file as the ledger knows it at some moment. */
export interface FileState {
  readonly path: WorkspacePath;
  readonly hash: ContentHash | undefined; // undefined: not there
  readonly mode: number;
  readonly sequence: number; // of the StateChange that says so
  readonly author: number; // ChangeAuthor
}

export interface LedgerPort {
  readonly ledgerId: string;
  readonly writerId: string;
  /**
   * Appends all or none, in order. `onlyIf` is asked at a moment at which no other process can append; when it says no,
   * nothing is appended and the answer is empty. Throws SwarmFailure: disk-full, ledger-unwritable, ledger-damaged.
   */
  append(drafts: readonly EventDraft[], durability: Durability, onlyIf?: () => boolean): readonly SwarmEvent[];
  head(): LedgerHead;
  event(idOrSequence: EventId | number): SwarmEvent | undefined;
  events(filter: EventFilter): Iterable<SwarmEvent>;
  /** Called after each append of this process, and (when polled) of others, in order. */
  onAppended(listener: (events: readonly SwarmEvent[]) => void): { dispose(): void };

  /**
   * Looks at the ledger as it is at one moment, whatever others append meanwhile; nothing may be written on the way. Many
   * questions asked together also cost less than one by one.
   */
  atOneMoment<T>(look: () => T): T;

  /** Stores bytes under their hash; a second time costs a look-up. Durable at the latest with the next append. */
  putContent(bytes: Uint8Array): ContentHash;
  hasContent(hash: ContentHash): boolean;
  content(hash: ContentHash): Uint8Array | undefined;

  /** The newest state of a known file at or before a sequence (default: now). undefined: not known by then. */
  fileState(path: WorkspacePath, atSequence?: number): FileState | undefined;
  /** All known files at or before a sequence, by path. */
  fileStates(atSequence?: number): readonly FileState[];
  /** StateChange history of a file after a sequence, oldest first. */
  fileHistory(path: WorkspacePath, afterSequence: number): readonly FileState[];
  /** Files with any StateChange after a sequence. */
  pathsChangedAfter(sequence: number): readonly WorkspacePath[];

  /** Missions with a change set applied after a sequence, in the order in which they first wrote. */
  missionsAppliedAfter(sequence: number): readonly MissionId[];

  /** Change sets that were intended and neither applied nor undone, oldest first. */
  unfinishedChangeSets(): readonly UnfinishedChangeSet[];
}

export interface UnfinishedChangeSet {
  readonly changeSetId: ChangeSetId;
  readonly missionId: MissionId | undefined;
  readonly writerId: string;
  readonly sequence: number;
  readonly files: readonly FileChange[];
}
