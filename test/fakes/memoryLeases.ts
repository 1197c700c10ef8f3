/** Leases in memory that keep the promises of LeasePort. The table outlives its writers, as the ledger's database does. */
import type { Clock } from '../../server/base/clock.ts';
import type { Lease, LeaseAnswer, LeasePort } from '../../server/core/ports/leasePort.ts';
import type { MissionId, WorkspacePath } from '../../server/protocol/ids.ts';

interface Row {
  readonly missionId: MissionId;
  readonly writerId: string;
  readonly fencingToken: number;
  readonly untilMs: number;
}

export class MemoryLeaseTable {
  readonly clock: Clock;
  readonly rows = new Map<WorkspacePath, Row>();
  readonly tokens = new Map<WorkspacePath, number>();
  readonly deadWriters = new Set<string>();

  constructor(clock: Clock) {
    this.clock = clock;
  }

  open(writerId: string): LeasePort {
    return new MemoryLeases(this, writerId);
  }

  /** Plays the death of a process: its leases are free at once. */
  kill(writerId: string): void {
    this.deadWriters.add(writerId);
  }

  holder(path: WorkspacePath): Row | undefined {
    const row = this.rows.get(path);
    return row !== undefined && row.untilMs > this.clock.monotonicMs() && !this.deadWriters.has(row.writerId) ? row : undefined;
  }
}

class MemoryLeases implements LeasePort {
  readonly #table: MemoryLeaseTable;
  readonly #writerId: string;

  constructor(table: MemoryLeaseTable, writerId: string) {
    this.#table = table;
    this.#writerId = writerId;
  }

  acquire(missionId: MissionId, paths: readonly WorkspacePath[], ttlMs: number): LeaseAnswer {
    const ordered = [...new Set(paths)].sort();
    for (const path of ordered) {
      const holder = this.#table.holder(path);
      if (holder !== undefined && (holder.missionId !== missionId || holder.writerId !== this.#writerId)) {
        return {
          granted: false,
          path,
          holderMissionId: holder.missionId,
          holderWriterId: holder.writerId,
          reason: `${path} is being changed by another mission`,
        };
      }
    }
    const untilMs = this.#table.clock.monotonicMs() + ttlMs;
    const leases = ordered.map((path): Lease => {
      const fencingToken = (this.#table.tokens.get(path) ?? 0) + 1;
      this.#table.tokens.set(path, fencingToken);
      this.#table.rows.set(path, { missionId, writerId: this.#writerId, fencingToken, untilMs });
      return { path, fencingToken };
    });
    return { granted: true, leases, ttlMs };
  }

  renew(missionId: MissionId, leases: readonly Lease[], ttlMs: number): boolean {
    if (!this.held(missionId, leases)) return false;
    const untilMs = this.#table.clock.monotonicMs() + ttlMs;
    for (const { path, fencingToken } of leases) this.#table.rows.set(path, { missionId, writerId: this.#writerId, fencingToken, untilMs });
    return true;
  }

  release(missionId: MissionId, leases: readonly Lease[]): void {
    for (const lease of leases) if (this.held(missionId, [lease])) this.#table.rows.delete(lease.path);
  }

  held(missionId: MissionId, leases: readonly Lease[]): boolean {
    return leases.every(({ path, fencingToken }) => {
      const holder = this.#table.holder(path);
      return holder?.missionId === missionId && holder.writerId === this.#writerId && holder.fencingToken === fencingToken;
    });
  }
}
