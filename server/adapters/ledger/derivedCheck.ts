/** Folds the events once more, in memory, and compares the derived tables with the result. */
import type { SwarmEvent } from '../../protocol/generated/events_pb.js';
import type { LedgerDatabase } from './database.ts';
import type { Findings } from './verification.ts';

interface FileSpan {
  readonly first: number;
  readonly last: number;
}

interface ChangeSetSpan {
  readonly intended: number;
  readonly settled: number | null;
}

export class DerivedCheck {
  readonly #database: LedgerDatabase;
  readonly #findings: Findings;
  readonly #files = new Map<string, FileSpan>();
  readonly #changeSets = new Map<string, ChangeSetSpan>();
  #states = 0;

  constructor(database: LedgerDatabase, findings: Findings) {
    this.#database = database;
    this.#findings = findings;
  }

  see(event: SwarmEvent): void {
    const sequence = Number(event.sequence);
    switch (event.payload.case) {
      case 'stateChange': {
        const { path, newHash, mode, author } = event.payload.value;
        this.#states += 1;
        this.#files.set(path, { first: this.#files.get(path)?.first ?? sequence, last: sequence });
        const row = this.#database
          .statement('SELECT hash, mode, author FROM file_states WHERE path = ? AND sequence = ?')
          .get(path, sequence);
        const expected = { hash: newHash || null, mode, author };
        if (!isSame(row, expected))
          this.#findings.add('derived', sequence, `file_states does not say what event ${sequence} says of ${path}.`);
        return;
      }
      case 'changeSetIntended':
        this.#changeSets.set(event.changeSetId, { intended: sequence, settled: null });
        return;
      case 'changeSetApplied':
      case 'changeSetUndone': {
        const span = this.#changeSets.get(event.changeSetId);
        if (span) this.#changeSets.set(event.changeSetId, { ...span, settled: sequence });
        return;
      }
      default:
        return;
    }
  }

  /** To be called in the same read as the last `see`. */
  compare(): void {
    const states = this.#database.statement('SELECT count(*) FROM file_states').pluck().get();
    if (states !== this.#states) {
      this.#findings.add('derived', undefined, `file_states has ${states} rows for ${this.#states} recorded changes.`);
    }
    this.#compareTable('files', 'SELECT path AS key, first_sequence AS first, last_sequence AS last FROM files', this.#files);
    this.#compareTable(
      'change_sets',
      'SELECT change_set_id AS key, intended_sequence AS intended, settled_sequence AS settled FROM change_sets',
      this.#changeSets,
    );
  }

  #compareTable<Row extends object>(table: string, sql: string, expected: ReadonlyMap<string, Row>): void {
    const rows = this.#database.statement(sql).all() as ({ readonly key: string } & Row)[];
    if (rows.length !== expected.size) {
      this.#findings.add('derived', undefined, `${table} has ${rows.length} rows; ${expected.size} follow from the events.`);
    }
    for (const { key, ...row } of rows) {
      if (!isSame(row, expected.get(key)))
        this.#findings.add('derived', undefined, `${table} has a row for ${key} that does not follow from the events.`);
    }
  }
}

function isSame(row: unknown, expected: object | undefined): boolean {
  if (typeof row !== 'object' || row === null || expected === undefined) return false;
  const found = new Map(Object.entries(row));
  return Object.entries(expected).every(([name, value]) => found.get(name) === value);
}
