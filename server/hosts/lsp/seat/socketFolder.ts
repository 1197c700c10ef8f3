/**
 * Where the sockets lie: in a folder that is this user's alone. A folder that somebody else made, that others may look
 * into, or that is a link, is not used, whatever it is called.
 */
import { createHash, randomBytes } from 'node:crypto';
import { lstatSync, mkdirSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { systemCode } from '../../../base/systemError.ts';

/** `sun_path` holds 104 bytes on macOS and 108 on Linux, a zero among them. */
const SOCKET_PATH_BYTES_MAX = 103;
const HASH_DIGITS = 16;

export interface SocketPlaces {
  readonly runtimeFolder: string | undefined; // XDG_RUNTIME_DIR
  readonly temporaryFolder: string; // the system's
  readonly platform: NodeJS.Platform;
  readonly userId: number; // -1 where there are none
}

/** Where to listen for a state folder, in a folder that was made or checked; undefined when there is no safe place. */
export function socketPathFor(stateFolder: string, places: SocketPlaces): string | undefined {
  const hash = createHash('sha256').update(stateFolder).digest('hex').slice(0, HASH_DIGITS);
  if (places.platform === 'win32') return `\\\\.\\pipe\\swarm-${hash}-${randomBytes(8).toString('hex')}`;
  for (const folder of candidates(places)) {
    const path = join(folder, `${hash}.sock`);
    if (Buffer.byteLength(path) <= SOCKET_PATH_BYTES_MAX && makeOwnFolder(folder, places.userId)) return path;
  }
  return undefined;
}

function candidates({ runtimeFolder, temporaryFolder, userId }: SocketPlaces): readonly string[] {
  const own = `swarm-${userId}`;
  const inRuntime = runtimeFolder !== undefined && isAbsolute(runtimeFolder) ? [join(runtimeFolder, 'swarm')] : [];
  return [...inRuntime, join(temporaryFolder, own), join('/tmp', own)];
}

function makeOwnFolder(folder: string, userId: number): boolean {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (failure) {
    if (systemCode(failure) !== 'EEXIST') return false;
  }
  return isOwnFolder(folder, userId);
}

/** A folder, no link to one, of this user, that nobody else may read, write or enter. */
export function isOwnFolder(folder: string, userId: number): boolean {
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  return stat?.isDirectory() === true && isOwn(stat, userId);
}

export function isOwn({ uid, mode }: { readonly uid: number; readonly mode: number }, userId: number): boolean {
  return userId < 0 || (uid === userId && (mode & 0o077) === 0);
}
