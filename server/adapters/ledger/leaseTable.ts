/** Leases as rows of the ledger's database, where every process of every editor and shell sees them. */
import { assert } from '../../base/assert.ts';
import type { Clock } from '../../base/clock.ts';
import type { Lease, LeaseAnswer, LeasePort } from '../../core/ports/leasePort.ts';
import { asWorkspacePath, type MissionId, type WorkspacePath } from '../../protocol/ids.ts';
import { LEASE_PATHS_MAX, LEASE_ROWS_KEPT_MS, LEASE_TTL_MS_MAX } from './bounds.ts';
import type { LedgerDatabase } from './database.ts';
import { type Liveness, livenessOf, type ProcessIdentity } from './processIdentity.ts';

interface LeaseRow {
  readonly path: string;
  readonly fencing_token: number;
  readonly mission_id: string;
  readonly writer_id: string;
  readonly expires_ms: number;
  readonly host: string;
  readonly pid: number;
  readonly process_start: string;
}

/** A lease as people are shown it. */
export interface LeaseListing extends Lease {
  readonly missionId: string;
  readonly writerId: string;
  readonly expiresMs: number;
  readonly pid: number;
  readonly holder: Liveness;
}

export class LeaseTable implements LeasePort {
  readonly #database: LedgerDatabase;
  readonly #clock: Clock;
  readonly #writerId: string;
  readonly #process: ProcessIdentity;

  constructor(database: LedgerDatabase, clock: Clock, writerId: string, process: ProcessIdentity) {
    this.#database = database;
    this.#clock = clock;
    this.#writerId = writerId;
    this.#process = process;
  }

  acquire(missionId: MissionId, paths: readonly WorkspacePath[], ttlMs: number): LeaseAnswer {
    assert(ttlMs > 0 && ttlMs <= LEASE_TTL_MS_MAX, `a lease lives at most ${LEASE_TTL_MS_MAX} ms without a heartbeat`);
    assert(paths.length <= LEASE_PATHS_MAX, `at most ${LEASE_PATHS_MAX} paths are leased at once`);
    const inOrder = [...new Set(paths)].sort();
    return this.#database.write('process', () => {
      const nowMs = this.#clock.wallMs();
      const find = this.#database.statement('SELECT * FROM leases WHERE path = ?');
      for (const path of inOrder) {
        const row = find.get(path) as LeaseRow | undefined;
        if (row && this.#isInTheWay(row, missionId, nowMs)) return refusal(row, path);
      }
      return { granted: true, leases: this.#grant(missionId, inOrder, nowMs + ttlMs), ttlMs };
    });
  }

  renew(missionId: MissionId, leases: readonly Lease[], ttlMs: number): boolean {
    assert(ttlMs > 0 && ttlMs <= LEASE_TTL_MS_MAX, `a lease lives at most ${LEASE_TTL_MS_MAX} ms without a heartbeat`);
    return this.#database.write('process', () => {
      if (!leases.every((lease) => this.#own(missionId, lease) !== undefined)) return false;
      const extend = this.#database.statement('UPDATE leases SET expires_ms = ? WHERE path = ?');
      const expiresMs = this.#clock.wallMs() + ttlMs;
      for (const lease of leases) extend.run(expiresMs, lease.path);
      return true;
    });
  }

  release(missionId: MissionId, leases: readonly Lease[]): void {
    this.#database.write('process', () => {
      const remove = this.#database.statement('DELETE FROM leases WHERE path = ?');
      for (const lease of leases) if (this.#own(missionId, lease)) remove.run(lease.path);
    });
  }

  held(missionId: MissionId, leases: readonly Lease[]): boolean {
    const areHeld = (): boolean => {
      const nowMs = this.#clock.wallMs();
      return leases.every((lease) => (this.#own(missionId, lease)?.expires_ms ?? 0) > nowMs);
    };
    // One row is of one moment by itself. So it is asked for each file of a change set, right before it is written.
    return leases.length === 1 ? this.#database.read(areHeld) : this.#database.readTogether(areHeld);
  }

  /** All leases that were granted and not released, by path; also those that ran out. */
  list(): readonly LeaseListing[] {
    const rows = this.#database.read(() => this.#database.statement('SELECT * FROM leases ORDER BY path').all()) as LeaseRow[];
    return rows.map((row) => ({
      path: asWorkspacePath(row.path),
      fencingToken: row.fencing_token,
      missionId: row.mission_id,
      writerId: row.writer_id,
      expiresMs: row.expires_ms,
      pid: row.pid,
      holder: livenessOf(processOf(row), this.#process),
    }));
  }

  /**
   * Whether a process that holds leases, or did when it was last heard of, may still run. Where that cannot be seen, as
   * on another machine, its heartbeat decides.
   */
  writerMayLive(writerId: string): boolean {
    const rows = this.#database.read(() =>
      this.#database.statement('SELECT * FROM leases WHERE writer_id = ?').all(writerId),
    ) as LeaseRow[];
    const nowMs = this.#clock.wallMs();
    return rows.some((row) => {
      const liveness = livenessOf(processOf(row), this.#process);
      return liveness === 'alive' || (liveness === 'unknown' && row.expires_ms > nowMs);
    });
  }

  /** Removes rows that ran out long ago, unless their process lives: it may have slept with its machine. */
  sweep(): void {
    const find = this.#database.statement('SELECT * FROM leases WHERE expires_ms < ?');
    const remove = this.#database.statement('DELETE FROM leases WHERE path = ? AND fencing_token = ?');
    this.#database.write('process', () => {
      for (const row of find.all(this.#clock.wallMs() - LEASE_ROWS_KEPT_MS) as LeaseRow[]) {
        if (livenessOf(processOf(row), this.#process) !== 'alive') remove.run(row.path, row.fencing_token);
      }
    });
  }

  /**
   * A mission's own lease is no obstacle: it is granted anew, and the older token is thereby fenced off. One that ran out
   * stays in the way while a living process writes a change set under it, however long it was kept from doing so.
   */
  #isInTheWay(row: LeaseRow, missionId: MissionId, nowMs: number): boolean {
    if (row.mission_id === missionId && row.writer_id === this.#writerId) return false;
    const liveness = livenessOf(processOf(row), this.#process);
    if (row.expires_ms > nowMs) return liveness !== 'dead';
    return liveness === 'alive' && this.#isWriting(row.mission_id);
  }

  #isWriting(missionId: string): boolean {
    const sql = `SELECT 1 FROM change_sets c JOIN events e ON e.sequence = c.intended_sequence
                 WHERE c.settled_sequence IS NULL AND e.mission_id = ? LIMIT 1`;
    return this.#database.statement(sql).get(missionId) !== undefined;
  }

  #grant(missionId: MissionId, paths: readonly WorkspacePath[], expiresMs: number): readonly Lease[] {
    const nextToken = this.#database.statement('UPDATE fencing SET last_token = last_token + 1 RETURNING last_token').pluck();
    const put = this.#database.statement(
      `INSERT OR REPLACE INTO leases (path, fencing_token, mission_id, writer_id, expires_ms, host, pid, process_start)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    const { host, pid, start } = this.#process;
    return paths.map((path) => {
      const fencingToken = Number(nextToken.get());
      put.run(path, fencingToken, missionId, this.#writerId, expiresMs, host, pid, start);
      return { path, fencingToken };
    });
  }

  /** The row of a lease if it still is this process's, whether or not its time ran out: nobody else has taken it yet. */
  #own(missionId: MissionId, lease: Lease): LeaseRow | undefined {
    return this.#database
      .statement('SELECT * FROM leases WHERE path = ? AND fencing_token = ? AND mission_id = ? AND writer_id = ?')
      .get(lease.path, lease.fencingToken, missionId, this.#writerId) as LeaseRow | undefined;
  }
}

function processOf(row: LeaseRow): ProcessIdentity {
  return { host: row.host, pid: row.pid, start: row.process_start };
}

function refusal(row: LeaseRow, path: WorkspacePath): LeaseAnswer {
  return {
    granted: false,
    path,
    holderMissionId: row.mission_id,
    holderWriterId: row.writer_id,
    reason: `${path} is leased to mission ${row.mission_id} of process ${row.pid}.`,
  };
}
