/** Which processes have the ledger open: so that what a dead one left unfinished is told from what a living one is doing. */
import type { Clock } from '../../base/clock.ts';
import { WRITER_ROWS_KEPT_MS } from './bounds.ts';
import type { LedgerDatabase } from './database.ts';
import { type Liveness, livenessOf, type ProcessIdentity } from './processIdentity.ts';

interface WriterRow {
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

  /** A writer that is not listed has left, or is long gone. */
  liveness(writerId: string): Liveness {
    const row = this.#database.read(() =>
      this.#database.statement('SELECT host, pid, process_start FROM writers WHERE writer_id = ?').get(writerId),
    ) as WriterRow | undefined;
    return row ? livenessOf({ host: row.host, pid: row.pid, start: row.process_start }, this.#process) : 'dead';
  }
}
