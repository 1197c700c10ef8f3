/** What SQLite's failures mean for a person: codes of SQLite to codes of the catalogue. */
import Database from 'better-sqlite3';
import { type SwarmError, SwarmFailure, swarmError } from '../../protocol/errors.ts';

export function isBusy(failure: unknown): boolean {
  return failure instanceof Database.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(failure.code);
}

/** The expected failure behind what was thrown, or undefined when it is a bug (a broken constraint, wrong SQL). */
export function expectedFailure(failure: unknown, databasePath: string): SwarmError | undefined {
  if (failure instanceof SwarmFailure) return failure.error;
  if (!(failure instanceof Database.SqliteError)) return undefined;
  const code = failure.code;
  if (code.startsWith('SQLITE_FULL')) return swarmError('disk-full', `The disk that holds the ledger is full (${databasePath}).`);
  if (code.startsWith('SQLITE_CORRUPT'))
    return swarmError('ledger-damaged', `The ledger is damaged: ${databasePath} (${failure.message}).`);
  if (code.startsWith('SQLITE_NOTADB')) return swarmError('ledger-damaged', `The ledger's file is not a database: ${databasePath}.`);
  if (/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)/.test(code)) {
    return swarmError('ledger-unwritable', `The ledger cannot be written: ${databasePath} (${failure.message}).`);
  }
  if (code.startsWith('SQLITE_IOERR')) {
    return swarmError('ledger-unwritable', `Reading or writing the ledger failed: ${databasePath} (${code}: ${failure.message}).`);
  }
  if (isBusy(failure)) {
    return swarmError(
      'ledger-unwritable',
      `Another process has kept the ledger locked for too long: ${databasePath}.`,
      'See with "swarm status" which process holds it, end that one, then try again.',
    );
  }
  return undefined;
}

/** Throws the expected failure, or what was thrown itself when it is a bug. */
export function rethrow(failure: unknown, databasePath: string): never {
  const expected = expectedFailure(failure, databasePath);
  throw expected && !(failure instanceof SwarmFailure) ? new SwarmFailure(expected) : failure;
}
