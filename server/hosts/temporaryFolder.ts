/** A folder of this process's own for copies of source that language servers are to look at: outside of the workspace, and gone afterwards. */
import { lstatSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { err, ok, type Result } from '../base/result.ts';
import { systemCode } from '../base/systemError.ts';
import { type SwarmError, swarmError } from '../protocol/errors.ts';

const NAME = /^swarm-(\d+)-[A-Za-z0-9]{6}$/;
/** Younger ones may belong to a process of another container that shares the folder, whose pid is not to be seen here. */
const LEFTOVER_AGE_MS_MIN = 60 * 60_000;

export interface TemporaryPlaces {
  readonly system: string; // where the system wants temporary files
  readonly fallback: string; // Swarm's own state folder, which is never inside the workspace
  readonly workspaceRoot: string; // real path
}

/** Errors: disk-full, disk-refused. */
export function makeTemporaryFolder({ system, fallback, workspaceRoot }: TemporaryPlaces): Result<string, SwarmError> {
  let failure: unknown;
  for (const place of [system, fallback]) {
    try {
      const real = realpathSync.native(place);
      if (isWithin(workspaceRoot, real)) continue;
      return ok(mkdtempSync(join(real, `swarm-${process.pid}-`)));
    } catch (thrown) {
      if (systemCode(thrown) === undefined) throw thrown;
      failure = thrown;
    }
  }
  const code = systemCode(failure) === 'ENOSPC' ? 'disk-full' : 'disk-refused';
  return err(
    swarmError(code, `No temporary folder can be made in ${system}, nor in ${fallback}.`, 'Set TMPDIR to a folder that can be written.'),
  );
}

/** Removes what processes that were ended by force have left in these places. What cannot be looked at or removed stays. */
export function sweepTemporaryFolders(places: readonly string[], nowMs: number): void {
  for (const place of places) {
    for (const name of attempt(() => readdirSync(place)) ?? []) {
      const pid = NAME.exec(name)?.[1];
      if (pid === undefined || isAlive(Number(pid))) continue;
      const folder = join(place, name);
      attempt(() => {
        const stat = lstatSync(folder);
        const own = process.getuid === undefined || stat.uid === process.getuid();
        if (stat.isDirectory() && own && nowMs - stat.mtimeMs > LEFTOVER_AGE_MS_MIN) rmSync(folder, { recursive: true, force: true });
      });
    }
  }
}

export function removeTemporaryFolder(folder: string): void {
  attempt(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
}

function isWithin(root: string, folder: string): boolean {
  const way = relative(root, folder);
  return !(isAbsolute(way) || way === '..' || way.startsWith(`..${sep}`));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (failure) {
    return systemCode(failure) === 'EPERM';
  }
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (failure) {
    if (systemCode(failure) === undefined) throw failure;
    return undefined;
  }
}
