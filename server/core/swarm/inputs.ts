/** What can happen to a mission: the answers to its effects, the passing of time, and the person's stop. */
import type { ErrorCode, SwarmError } from '../../protocol/errors.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Understanding } from '../brain/brain.ts';
import type { Located, OperationFinding, Refusal } from '../operation/operation.ts';
import type { Lease, LeaseAnswer } from '../ports/leasePort.ts';
import type { PhysicsVerdict } from '../ports/physicsPort.ts';
import type { CallId, Charter, DraftedFile, TimerId } from './words.ts';

/** A brain's answer as the swarm sees it: texts replaced by their hashes, places given their lines. */
export type SwarmAnswer =
  | { readonly kind: 'understood'; readonly understanding: Understanding }
  /** `lines` runs beside `located.references`: the line of each, from 1, or 0 where it is not known. */
  | { readonly kind: 'located'; readonly located: Located; readonly lines: readonly number[] }
  | { readonly kind: 'edited'; readonly files: readonly DraftedFile[]; readonly faults: readonly DraftFault[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'failed'; readonly error: SwarmError };

/** A proposal that could not even be drafted: its edits do not fit the text they name. */
export interface DraftFault {
  readonly path: WorkspacePath;
  readonly code: ErrorCode;
  readonly text: string;
}

export type ReflexName = 'scope' | 'base-hash' | 'syntax' | 'bindings';

/** What one reflex said about one proposal. */
export interface ReflexVerdict {
  readonly reflex: ReflexName;
  readonly passed: boolean;
  readonly findings: readonly OperationFinding[];
  readonly code: ErrorCode | undefined; // of the veto; undefined when passed
  readonly filesChecked: number;
  readonly durationMs: number;
}

/** Of a change set less was taken than was planned; what is there was judged again. */
export interface PartTaken {
  readonly editsApplied: number;
  readonly editsPlanned: number;
  readonly leftOutPaths: readonly WorkspacePath[];
  readonly changedPaths: readonly WorkspacePath[]; // where anything was taken
  readonly reflexes: readonly ReflexVerdict[];
  readonly physics: readonly PhysicsVerdict[];
}

interface At {
  readonly atMs: number; // monotonic, as the runner's clock has it
}

export type SwarmInput = At &
  (
    | { readonly kind: 'missionStarted'; readonly charter: Charter }
    | { readonly kind: 'brainSpoke'; readonly callId: CallId; readonly text: string; readonly brain?: string | undefined }
    | {
        readonly kind: 'brainAnswered';
        readonly callId: CallId;
        readonly answer: SwarmAnswer;
        readonly tokensIn: number;
        readonly tokensOut: number;
        /** Who spent them, when it is not the brain the mission was opened with. */
        readonly brain?: string | undefined;
      }
    | { readonly kind: 'reflexesJudged'; readonly callId: CallId; readonly verdicts: readonly ReflexVerdict[] }
    | {
        readonly kind: 'physicsJudged';
        readonly callId: CallId;
        readonly verdicts: readonly PhysicsVerdict[];
        readonly dependentsLeftOut: number; // beyond the bound, so not given to the servers
      }
    | { readonly kind: 'leasesAnswered'; readonly callId: CallId; readonly answer: LeaseAnswer }
    | { readonly kind: 'leasesRenewed'; readonly callId: CallId; readonly held: boolean }
    | { readonly kind: 'leasesReleased'; readonly callId: CallId; readonly leases: readonly Lease[] }
    | { readonly kind: 'approvalAnswered'; readonly callId: CallId; readonly approved: boolean }
    | {
        readonly kind: 'changeSetWritten';
        readonly callId: CallId;
        readonly error: SwarmError | undefined;
        readonly part?: PartTaken | undefined; // without error only
        readonly shown?: PhysicsVerdict | undefined; // without error and part only: new errors that the editor showed then
      }
    | { readonly kind: 'timerFired'; readonly timerId: TimerId }
    /** The effect threw, or its port refused: nothing else will be heard of the call. */
    | { readonly kind: 'effectFailed'; readonly callId: CallId; readonly error: SwarmError }
    | { readonly kind: 'cancelRequested' }
    /** A handler threw: a bug. The mission ends, and releases what it holds. */
    | { readonly kind: 'brokeDown'; readonly text: string }
  );

export type InputOf<K extends SwarmInput['kind']> = Extract<SwarmInput, { kind: K }>;
