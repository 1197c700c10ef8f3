/**
 * What the runner needs beside the ports, as one small interface: facts, reflexes, the writing of a change set and the
 * signing of the ledger's head. A host composes it; a simulator brings its own.
 */
import type { Result } from '../../base/result.ts';
import type { SwarmError } from '../../protocol/errors.ts';
import type { AgentRole } from '../../protocol/generated/events_pb.js';
import type { AgentId, ContentHash, EventId, MissionId, WorkspacePath } from '../../protocol/ids.ts';
import type { FactSource } from '../brain/brain.ts';
import type { ReadyChangeSet } from '../changeSet/changeSet.ts';
import type { Taken } from '../changeSet/editorPart.ts';
import type { ReasonedEdit } from '../operation/operation.ts';
import type { Overlay, PhysicsVerdict } from '../ports/physicsPort.ts';
import type { ReflexVerdict } from '../swarm/inputs.ts';

export interface MissionServices {
  /** POSIX permission bits of files that come in. */
  readonly newFileMode: number;
  /** Opens a reading of the workspace: every file is read once, and all facts drawn from it agree. */
  openSnapshot(): Snapshot;
  /** The fast checks, on every proposal. One verdict per reflex, in the order they should be heard. */
  runReflexes(check: ReflexCheck, signal: AbortSignal): Promise<readonly ReflexVerdict[]>;
  /** Carries out wholly or not at all, recording intended and applied. After an error nothing is changed. */
  applyChangeSet(
    ready: ReadyChangeSet,
    author: ChangeSetWriter,
    way: ChangeSetWay,
  ): Result<CarriedOut | undefined, SwarmError> | Promise<Result<CarriedOut | undefined, SwarmError>>;
  /** Called once MissionClosed is in the ledger. */
  signHead(): void | Promise<void>;
}

export interface Snapshot {
  /** Facts over this reading, with proposed texts laid on top. */
  facts(overlay: Overlay): FactSource;
}

/** How a change set is to be carried out. */
export interface ChangeSetWay {
  /** The person is to see the edits in their editor first, and may leave some out. */
  readonly confirm: boolean;
  /** Takes back the question to the person. What has begun to be written is completed. */
  readonly signal: AbortSignal;
}

export interface CarriedOut {
  /** Set when the person took less than was planned. */
  readonly taken: Taken | undefined;
  /** New errors that the editor showed when it was written, in files that no language server of ours judges. */
  readonly shown?: PhysicsVerdict | undefined;
}

export interface ChangeSetWriter {
  readonly role: AgentRole;
  readonly agentId?: AgentId | undefined;
  readonly parentMissionId?: MissionId | undefined;
  readonly causationId?: EventId | undefined;
}

/** All that one coder proposes at a time. */
export interface ReflexCheck {
  readonly files: readonly ReflexFile[];
  readonly writeSet: readonly WorkspacePath[]; // of the ticket, by path in the stage's view
  readonly written: readonly WorkspacePath[]; // by all tickets of the stage: what comes into one file may be from another
  readonly vacated: readonly WorkspacePath[]; // where no file will be any more, whichever ticket sees to it
  readonly facts: FactSource; // what the proposal was made on
}

export interface ReflexFile {
  readonly path: WorkspacePath; // in the stage's view
  readonly newPath: WorkspacePath; // the same unless the file moves
  readonly origin: WorkspacePath; // on disk
  readonly diskHash: ContentHash | undefined; // what must still be on disk; undefined: nothing
  readonly baseHash: ContentHash | undefined; // of baseText; undefined: it comes in
  readonly baseText: string;
  readonly text: string; // as proposed
  readonly deleted?: boolean; // it goes; the text is empty
  readonly edits: readonly ReasonedEdit[]; // from the one to the other
}
