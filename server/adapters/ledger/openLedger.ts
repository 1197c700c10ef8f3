/** Opens the ledger of a workspace, or makes it. A file that is damaged, foreign or newer is left exactly as it is. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../../base/result.ts';
import { type SwarmError, swarmError } from '../../protocol/errors.ts';
import { LedgerDatabase } from './database.ts';
import { Ledger, type LedgerOptions } from './ledger.ts';
import { migrate, recognise } from './schema.ts';
import { expectedFailure } from './sqliteFailure.ts';
import { Witness } from './witness.ts';

export const LEDGER_FILE = 'ledger.sqlite';
const SQLITE_HEADER = 'SQLite format 3\0';

export function openLedger(options: LedgerOptions): Result<Ledger, SwarmError> {
  const { folder, ledgerId, networkFileSystem } = options.stateFolder;
  const path = join(folder, LEDGER_FILE);
  const refusal = prepareFile(path, folder);
  if (refusal) return err(refusal);
  const opened = LedgerDatabase.open({ path });
  if (!opened.ok) return opened;
  const database = opened.value;
  try {
    const recognised = recognise(database);
    if (!recognised.ok) {
      database.close();
      return recognised;
    }
    database.chooseJournal(networkFileSystem === undefined);
    const id = migrate(database, ledgerId);
    return ok(new Ledger(database, id, options, warningsOf(database, networkFileSystem)));
  } catch (failure) {
    database.close();
    const expected = expectedFailure(failure, path);
    if (expected) return err(expected);
    throw failure;
  }
}

/** Makes the file when there is none, for its owner alone; refuses one that cannot be a ledger, before SQLite touches it. */
function prepareFile(path: string, folder: string): SwarmError | undefined {
  try {
    const wasSigned = new Witness(folder).read() !== undefined;
    if (wasSigned && (statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0) {
      return swarmError(
        'ledger-damaged',
        `The ledger ${path} is empty or gone, although heads of it were signed.`,
        `Put it back from a backup. To begin anew, move the folder ${folder} away.`,
      );
    }
    const file = openSync(path, 'a+', 0o600);
    try {
      const header = Buffer.alloc(SQLITE_HEADER.length);
      const length = readSync(file, header, 0, header.length, 0);
      if (length > 0 && header.toString('latin1') !== SQLITE_HEADER) {
        return swarmError('ledger-damaged', `The ledger's file is not a database: ${path}. It was left as it is.`);
      }
    } finally {
      closeSync(file);
    }
  } catch (failure) {
    if (!(failure instanceof Error && 'code' in failure)) throw failure;
    if (failure.code === 'ENOSPC') return swarmError('disk-full', `The disk that holds the ledger is full (${path}).`);
    return swarmError('ledger-unwritable', `The ledger cannot be written: ${failure.message}.`);
  }
  return undefined;
}

function warningsOf(database: LedgerDatabase, networkFileSystem: string | undefined): readonly string[] {
  if (networkFileSystem !== undefined) {
    return [`The ledger is on a network file system (${networkFileSystem}), so it works without a write-ahead log, and slower.`];
  }
  return database.journalMode === 'wal' ? [] : [`SQLite would not use a write-ahead log here; it uses "${database.journalMode}".`];
}
