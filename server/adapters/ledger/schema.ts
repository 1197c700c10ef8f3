/** The ledger's tables, and how an older file becomes a current one. Migrations are only ever added. */
import { err, ok, type Result } from '../../base/result.ts';
import { type SwarmError, swarmError } from '../../protocol/errors.ts';
import type { LedgerDatabase } from './database.ts';
import { expectedFailure } from './sqliteFailure.ts';

/** "SWRM": tells a ledger from any other SQLite file. */
const APPLICATION_ID = 0x5357524d;

/**
 * `events` is the truth: `hash` = SHA-256(hash of the row before ‖ `body_hash`), `body_hash` = SHA-256(`body`). The other
 * columns and `mirror` repeat what the body says, for people with a SQL shell. `body` is NULL once it was erased.
 * `file_states`, `files` and `change_sets` are derived: folds of the events that could be made anew at any time.
 */
const migrations: readonly string[] = [
  `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE events (
    sequence INTEGER PRIMARY KEY,
    hash BLOB NOT NULL,
    body_hash BLOB NOT NULL,
    body BLOB,
    event_id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    mission_id TEXT,
    ticket_id TEXT,
    change_set_id TEXT,
    agent_id TEXT,
    agent_role INTEGER NOT NULL,
    writer_id TEXT NOT NULL,
    wall_time_ms INTEGER NOT NULL,
    logical_time INTEGER NOT NULL,
    path TEXT,
    mirror TEXT
  ) STRICT;
  CREATE INDEX events_by_kind ON events (kind);
  CREATE INDEX events_by_mission ON events (mission_id) WHERE mission_id IS NOT NULL;
  CREATE INDEX events_by_ticket ON events (ticket_id) WHERE ticket_id IS NOT NULL;
  CREATE INDEX events_by_change_set ON events (change_set_id) WHERE change_set_id IS NOT NULL;
  CREATE INDEX events_by_agent ON events (agent_id) WHERE agent_id IS NOT NULL;
  CREATE INDEX events_by_path ON events (path) WHERE path IS NOT NULL;
  CREATE INDEX events_by_time ON events (wall_time_ms);

  CREATE TABLE file_states (
    path TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    hash TEXT,
    mode INTEGER NOT NULL,
    author INTEGER NOT NULL,
    PRIMARY KEY (path, sequence)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE files (
    path TEXT PRIMARY KEY,
    first_sequence INTEGER NOT NULL,
    last_sequence INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX files_by_last_sequence ON files (last_sequence);

  CREATE TABLE change_sets (
    change_set_id TEXT PRIMARY KEY,
    intended_sequence INTEGER NOT NULL,
    settled_sequence INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX change_sets_unfinished ON change_sets (intended_sequence) WHERE settled_sequence IS NULL;

  CREATE TABLE contents (
    hash TEXT PRIMARY KEY,
    codec TEXT NOT NULL,
    size INTEGER NOT NULL,
    stored_size INTEGER NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;
  CREATE INDEX contents_by_size ON contents (stored_size, size);

  CREATE TABLE leases (
    path TEXT PRIMARY KEY,
    fencing_token INTEGER NOT NULL,
    mission_id TEXT NOT NULL,
    writer_id TEXT NOT NULL,
    expires_ms INTEGER NOT NULL,
    host TEXT NOT NULL,
    pid INTEGER NOT NULL,
    process_start TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE writers (
    writer_id TEXT PRIMARY KEY,
    opened_ms INTEGER NOT NULL,
    host TEXT NOT NULL,
    pid INTEGER NOT NULL,
    process_start TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE fencing (id INTEGER PRIMARY KEY CHECK (id = 1), last_token INTEGER NOT NULL) STRICT;
  INSERT INTO fencing VALUES (1, 0);
  `,
];

/** Version of the tables this Swarm knows. */
const TABLES_VERSION = migrations.length;

/** Whether the file may be used as a ledger: it is one of a version this Swarm knows, or empty. Changes nothing. */
export function recognise(database: LedgerDatabase): Result<true, SwarmError> {
  try {
    return database.readTogether(() => {
      const version = tablesVersion(database);
      const isEmpty = database.statement('SELECT count(*) FROM sqlite_master').pluck().get() === 0;
      if (isEmpty && version === 0) return ok(true as const);
      if (database.pragma('application_id') !== APPLICATION_ID || version === 0) {
        return err(swarmError('ledger-damaged', `${database.path} is a database, but not a ledger; it was left as it is.`));
      }
      if (version > TABLES_VERSION) {
        const message = `The ledger ${database.path} has tables of version ${version}; this Swarm knows ${TABLES_VERSION}.`;
        return err(swarmError('ledger-newer', message));
      }
      return ok(true as const);
    });
  } catch (failure) {
    const expected = expectedFailure(failure, database.path);
    if (expected) return err(expected);
    throw failure;
  }
}

/** Brings a recognised file to the current version. Answers with the ledger's id: the one in the file, or `newId` for an empty one. */
export function migrate(database: LedgerDatabase, newId: string): string {
  if (tablesVersion(database) !== TABLES_VERSION) {
    database.write('power', () => {
      // Another process may have migrated while this one waited for the lock.
      const found = tablesVersion(database);
      for (const migration of migrations.slice(found)) database.execute(migration);
      if (found === 0) {
        database.pragma(`application_id = ${APPLICATION_ID}`);
        database.statement("INSERT INTO meta (key, value) VALUES ('ledger_id', ?)").run(newId);
      }
      if (found < TABLES_VERSION) database.pragma(`user_version = ${TABLES_VERSION}`);
    });
  }
  return database.read(() => String(database.statement("SELECT value FROM meta WHERE key = 'ledger_id'").pluck().get()));
}

function tablesVersion(database: LedgerDatabase): number {
  return Number(database.pragma('user_version'));
}
