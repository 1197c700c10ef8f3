/**
 * Tables that follow from the events and are kept in step within the same transaction: files over time, and change sets
 * that are not finished. They make "the files at this point" an index look-up in a ledger of any length.
 */
import type { FileState, UnfinishedChangeSet } from '../../core/ports/ledgerPort.ts';
import type { SwarmEvent } from '../../protocol/generated/events_pb.js';
import { asChangeSetId, asContentHash, asMissionId, asWorkspacePath, type WorkspacePath } from '../../protocol/ids.ts';
import type { LedgerDatabase } from './database.ts';
import { decodeEvent } from './eventRow.ts';

interface FileStateRow {
  readonly path: string;
  readonly sequence: number;
  readonly hash: string | null;
  readonly mode: number;
  readonly author: number;
}

const STATE = 'path, sequence, hash, mode, author';

export class DerivedTables {
  readonly #database: LedgerDatabase;

  constructor(database: LedgerDatabase) {
    this.#database = database;
  }

  /** Takes over what an event says. Only within the transaction that appends it. */
  record(event: SwarmEvent): void {
    const sequence = Number(event.sequence);
    switch (event.payload.case) {
      case 'stateChange': {
        const { path, newHash, mode, author } = event.payload.value;
        this.#run('INSERT INTO file_states (path, sequence, hash, mode, author) VALUES (?, ?, ?, ?, ?)', [
          path,
          sequence,
          newHash || null,
          mode,
          author,
        ]);
        this.#run(
          `INSERT INTO files (path, first_sequence, last_sequence) VALUES (?, ?, ?)
           ON CONFLICT (path) DO UPDATE SET last_sequence = excluded.last_sequence`,
          [path, sequence, sequence],
        );
        return;
      }
      case 'changeSetIntended':
        // A change set that was undone may be intended once more.
        this.#run(
          `INSERT INTO change_sets (change_set_id, intended_sequence) VALUES (?, ?)
           ON CONFLICT (change_set_id) DO UPDATE SET intended_sequence = excluded.intended_sequence, settled_sequence = NULL`,
          [event.changeSetId, sequence],
        );
        return;
      case 'changeSetApplied':
      case 'changeSetUndone':
        this.#run('UPDATE change_sets SET settled_sequence = ? WHERE change_set_id = ?', [sequence, event.changeSetId]);
        return;
      default:
        return;
    }
  }

  fileState(path: WorkspacePath, atSequence: number): FileState | undefined {
    const sql = `SELECT ${STATE} FROM file_states WHERE path = ? AND sequence <= ? ORDER BY sequence DESC LIMIT 1`;
    return this.#states(sql, [path, atSequence])[0];
  }

  fileStates(atSequence: number): readonly FileState[] {
    return this.#states(
      `SELECT s.path, s.sequence, s.hash, s.mode, s.author FROM files f JOIN file_states s ON s.path = f.path AND s.sequence =
         (SELECT max(t.sequence) FROM file_states t WHERE t.path = f.path AND t.sequence <= ?)
       WHERE f.first_sequence <= ? ORDER BY f.path`,
      [atSequence, atSequence],
    );
  }

  fileHistory(path: WorkspacePath, afterSequence: number): readonly FileState[] {
    return this.#states(`SELECT ${STATE} FROM file_states WHERE path = ? AND sequence > ? ORDER BY sequence`, [path, afterSequence]);
  }

  pathsChangedAfter(sequence: number): readonly WorkspacePath[] {
    const statement = this.#database.statement('SELECT path FROM files WHERE last_sequence > ? ORDER BY path').pluck();
    return this.#database.read(() => statement.all(sequence)).map((path) => asWorkspacePath(String(path)));
  }

  unfinishedChangeSets(): readonly UnfinishedChangeSet[] {
    const statement = this.#database
      .statement(
        `SELECT e.body FROM change_sets c JOIN events e ON e.sequence = c.intended_sequence
         WHERE c.settled_sequence IS NULL ORDER BY c.intended_sequence`,
      )
      .pluck();
    return this.#database.read(() => statement.all()).flatMap((body) => unfinished(decodeEvent(body)));
  }

  #states(sql: string, parameters: readonly (string | number)[]): readonly FileState[] {
    return this.#database.read(() => this.#database.statement(sql).all(...parameters) as FileStateRow[]).map(fileStateOf);
  }

  #run(sql: string, parameters: readonly (string | number | null)[]): void {
    this.#database.statement(sql).run(...parameters);
  }
}

function fileStateOf(row: FileStateRow): FileState {
  return {
    path: asWorkspacePath(row.path),
    hash: row.hash === null ? undefined : asContentHash(row.hash),
    mode: row.mode,
    sequence: row.sequence,
    author: row.author,
  };
}

function unfinished(event: SwarmEvent): readonly UnfinishedChangeSet[] {
  if (event.payload.case !== 'changeSetIntended') return [];
  return [
    {
      changeSetId: asChangeSetId(event.changeSetId),
      missionId: event.missionId ? asMissionId(event.missionId) : undefined,
      writerId: event.writerId,
      sequence: Number(event.sequence),
      files: event.payload.value.files,
    },
  ];
}
