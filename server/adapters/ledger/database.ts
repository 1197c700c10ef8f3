/**
 * One connection to the ledger's SQLite file: pragmas, durability, transactions that wait for other processes, prepared
 * statements. It knows nothing of events.
 */
import Database from 'better-sqlite3';
import { assert } from '../../base/assert.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { Durability } from '../../core/ports/ledgerPort.ts';
import { type SwarmError, swarmError } from '../../protocol/errors.ts';
import { BUSY_ATTEMPTS_MAX, BUSY_PAUSE_MS, BUSY_TIMEOUT_MS, WAL_PAGES_BEFORE_CHECKPOINT } from './bounds.ts';
import { expectedFailure, isBusy, rethrow } from './sqliteFailure.ts';

/** The addon is built for N-API 10; below that, loading it ends the process without a word. */
const NAPI_VERSION_MIN = 10;

export type Statement = Database.Statement<unknown[], unknown>;

export interface DatabaseOptions {
  readonly path: string;
  /** `process.versions.napi`, given by tests only. */
  readonly napiVersion?: string | undefined;
}

export class LedgerDatabase {
  readonly path: string;
  readonly #sqlite: Database.Database;
  readonly #statements = new Map<string, Statement>();
  readonly #begin: Statement;
  readonly #commit: Statement;
  readonly #rollback: Statement;
  #journalMode = '';
  #durability: Durability | undefined;

  /** Opens or makes the file, and changes nothing in it. */
  static open(options: DatabaseOptions): Result<LedgerDatabase, SwarmError> {
    const napi = Number(options.napiVersion ?? process.versions.napi);
    if (!(napi >= NAPI_VERSION_MIN)) {
      return err(swarmError('node-too-old', `This Node (${process.version}, N-API ${napi}) cannot load SQLite.`));
    }
    let sqlite: Database.Database | undefined;
    try {
      sqlite = new Database(options.path, { timeout: BUSY_TIMEOUT_MS });
      return ok(new LedgerDatabase(sqlite, options.path));
    } catch (failure) {
      sqlite?.close();
      const expected = expectedFailure(failure, options.path);
      if (expected) return err(expected);
      if (isAddonFailure(failure)) {
        return err(
          swarmError('internal', `SQLite does not load on this machine: ${failure.message}`, 'Install Swarm for this platform again.'),
        );
      }
      throw failure;
    }
  }

  private constructor(sqlite: Database.Database, path: string) {
    this.#sqlite = sqlite;
    this.path = path;
    sqlite.pragma(`wal_autocheckpoint = ${WAL_PAGES_BEFORE_CHECKPOINT}`);
    sqlite.pragma('foreign_keys = ON');
    // macOS answers an ordinary fsync before the drive's own cache is written.
    sqlite.pragma('fullfsync = ON');
    sqlite.pragma('checkpoint_fullfsync = ON');
    this.#begin = sqlite.prepare('BEGIN IMMEDIATE');
    this.#commit = sqlite.prepare('COMMIT');
    this.#rollback = sqlite.prepare('ROLLBACK');
  }

  get journalMode(): string {
    return this.#journalMode;
  }

  /**
   * Sets how commits are logged; to be called once the file is known to be a ledger, before the first write. WAL is not
   * allowed on network file systems, where the memory that its readers and writers share does not exist.
   */
  chooseJournal(walAllowed: boolean): void {
    const pragma = `journal_mode = ${walAllowed ? 'WAL' : 'DELETE'}`;
    this.#journalMode = this.read(() => String(this.#sqlite.pragma(pragma, { simple: true })));
  }

  /** A prepared statement, prepared once. */
  statement(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const made: Statement = this.#sqlite.prepare(sql);
    this.#statements.set(sql, made);
    return made;
  }

  /** Several statements without parameters. Only inside `write`. */
  execute(sql: string): void {
    this.#sqlite.exec(sql);
  }

  pragma(text: string): unknown {
    return this.#sqlite.pragma(text, { simple: true });
  }

  /**
   * Runs `work` as one transaction that no other writer can interleave with: all of it or nothing. `work` may run again
   * when another process was in the way, so it must take everything it needs from the database.
   */
  write<T>(durability: Durability, work: () => T): T {
    assert(!this.#sqlite.inTransaction, 'transactions of the ledger do not nest');
    try {
      return withPatience(() => {
        this.#setDurability(durability);
        this.#begin.run();
        try {
          const value = work();
          this.#commit.run();
          return value;
        } catch (failure) {
          // SQLite itself has already rolled back after some failures, a full disk among them.
          if (this.#sqlite.inTransaction) this.#rollback.run();
          throw failure;
        }
      });
    } catch (failure) {
      rethrow(failure, this.path);
    }
  }

  /** Runs reads; their failures become those of the catalogue. */
  read<T>(work: () => T): T {
    try {
      return withPatience(work);
    } catch (failure) {
      rethrow(failure, this.path);
    }
  }

  /** Runs several reads on one state of the ledger. */
  readTogether<T>(work: () => T): T {
    return this.read(() => this.#sqlite.transaction(work).deferred());
  }

  get isOpen(): boolean {
    return this.#sqlite.open;
  }

  close(): void {
    this.#sqlite.close();
  }

  /**
   * With WAL, synchronous=NORMAL writes a commit to the log without a sync: it survives the process. FULL syncs the log
   * after the commit, and with it all earlier commits. Without WAL, FULL does not sync the folder after the rollback
   * journal is deleted, so the journal could come back and undo the commit; EXTRA does.
   */
  #setDurability(durability: Durability): void {
    if (this.#durability === durability) return;
    const strongest = this.#journalMode === 'wal' ? 'FULL' : 'EXTRA';
    this.#sqlite.pragma(`synchronous = ${durability === 'power' ? strongest : 'NORMAL'}`);
    this.#durability = durability;
  }
}

function withPatience<T>(work: () => T): T {
  for (let attempt = 1; ; attempt++) {
    try {
      return work();
    } catch (failure) {
      if (!isBusy(failure) || attempt >= BUSY_ATTEMPTS_MAX) throw failure;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BUSY_PAUSE_MS);
    }
  }
}

function isAddonFailure(failure: unknown): failure is Error {
  return failure instanceof Error && 'code' in failure && (failure.code === 'ERR_DLOPEN_FAILED' || failure.code === 'MODULE_NOT_FOUND');
}
