/** Which processes have the ledger open: so that what a dead one left unfinished is told from what a living one is doing. */
import type { Clock } from '../../base/clock.ts';
import { UNSEEN_WRITER_LIVES_MS, WRITER_ROWS_KEPT_MS } from './bounds.ts';
import type { LedgerDatabase } from './database.ts';
import { livenessOf, type ProcessIdentity } from './processIdentity.ts';

interface WriterRow {
  readonly opened_ms: number;
  readonly host: string;
  readonly pid: number;
  readonly process_start: string;
}

export class Writers {
  readonly #database: LedgerDatabase;
  readonly #process: ProcessIdentity;

  constructor(database: LedgerDatabase, process: ProcessIdentity) {
    this.#database = database;
    this.#process = process;
  }

  /** Says that this process has the ledger open from now on, and forgets those that surely do not any more. */
  enter(writerId: string, clock: Clock): void {
    const nowMs = clock.wallMs();
    const { host, pid, start } = this.#process;
    this.#database.write('process', () => {
      this.#database.statement('DELETE FROM writers WHERE opened_ms < ?').run(nowMs - WRITER_ROWS_KEPT_MS);
      this.#database
        .statement('INSERT INTO writers (writer_id, opened_ms, host, pid, process_start) VALUES (?, ?, ?, ?, ?)')
        .run(writerId, nowMs, host, pid, start);
    });
  }

  leave(writerId: string): void {
    this.#database.write('process', () => this.#database.statement('DELETE FROM writers WHERE writer_id = ?').run(writerId));
  }

  /**
   * Whether a writer may still be at work. One that is not listed has left; one that cannot be seen from here, on another
   * machine or before a restart of this one, is believed for a day.
   */
  mayLive(writerId: string, clock: Clock): boolean {
    const row = this.#database.read(() =>
      this.#database.statement('SELECT opened_ms, host, pid, process_start FROM writers WHERE writer_id = ?').get(writerId),
    ) as WriterRow | undefined;
    if (row === undefined) return false;
    const liveness = livenessOf({ host: row.host, pid: row.pid, start: row.process_start }, this.#process);
    return liveness === 'alive' || (liveness === 'unknown' && row.opened_ms > clock.wallMs() - UNSEEN_WRITER_LIVES_MS);
  }
}
