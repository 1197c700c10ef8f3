/** Leases: the right to write a file for a bounded time. They live in the ledger's database, so every process sees them. */
import type { MissionId, WorkspacePath } from '../../protocol/ids.ts';

export interface Lease {
  readonly path: WorkspacePath;
  readonly fencingToken: number; // grows with every grant of the path; a write with an older one is refused
}

export type LeaseAnswer =
  | { readonly granted: true; readonly leases: readonly Lease[]; readonly ttlMs: number }
  | {
      readonly granted: false;
      readonly path: WorkspacePath;
      readonly holderMissionId: string;
      readonly holderWriterId: string;
      readonly reason: string;
    };

export interface LeasePort {
  /** All or none, in path order, so that two missions cannot wait for each other. A dead process's leases are free at once. */
  acquire(missionId: MissionId, paths: readonly WorkspacePath[], ttlMs: number): LeaseAnswer;
  /** False when one of them was lost meanwhile. */
  renew(missionId: MissionId, leases: readonly Lease[], ttlMs: number): boolean;
  release(missionId: MissionId, leases: readonly Lease[]): void;
  /** Whether all are still held by this process. */
  held(missionId: MissionId, leases: readonly Lease[]): boolean;
}
