/**
 * Who holds a folder: a lock of the operating system, taken through SQLite, that the process keeps until it gives it back
 * or dies. The kernel frees it at that very moment, so there is no stale lock to find out about, and of any number of
 * processes that want it exactly one gets it.
 */
import Database from 'better-sqlite3';
import type { Disposable } from '../base/disposable.ts';
import { SwarmFailure, swarmError } from '../protocol/errors.ts';

/** Takes the lock at once, or gives undefined: somebody else has it, or tries this very moment. `path`: of the lock's own file. */
export function takeHolderLock(path: string): Disposable | undefined {
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { timeout: 0 });
    database.exec('BEGIN EXCLUSIVE');
    const held = database;
    return { dispose: () => void (held.open && held.close()) };
  } catch (failure) {
    database?.close();
    if (isBusy(failure)) return undefined;
    const why = failure instanceof Error ? failure.message : String(failure);
    throw new SwarmFailure(swarmError('ledger-unwritable', `The lock ${path} cannot be taken: ${why}.`));
  }
}

function isBusy(failure: unknown): boolean {
  return failure instanceof Database.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(failure.code);
}
