/** The holder's card in the state folder: where it listens, and the token that only this user can read there. */
import { lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isOwn, isOwnFolder } from './socketFolder.ts';

export interface HolderRecord {
  readonly protocol: number;
  readonly version: string;
  readonly pid: number;
  readonly socket: string;
  readonly token: string;
}

const recordName = 'holder.json';
const recordBytesMax = 8_192;

export function writeRecord(stateFolder: string, record: HolderRecord): void {
  const path = join(stateFolder, recordName);
  const whole = `${path}.${process.pid}`;
  writeFileSync(whole, `${JSON.stringify(record)}\n`, { mode: 0o600 });
  renameSync(whole, path); // nobody reads half of it
}

/** By the holder alone: while it has the lock there is no other's card to remove. */
export function removeRecord(stateFolder: string): void {
  rmSync(join(stateFolder, recordName), { force: true });
}

/** undefined: there is none, or none that could be trusted. */
export function readRecord(stateFolder: string, userId: number): HolderRecord | undefined {
  const path = join(stateFolder, recordName);
  try {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (!stat?.isFile() || !isOwn(stat, userId) || stat.size > recordBytesMax || !isOwnFolder(stateFolder, userId)) return undefined;
    const { protocol, version, pid, socket, token } = JSON.parse(readFileSync(path, 'utf8')) as Partial<HolderRecord>;
    if (typeof protocol !== 'number' || typeof pid !== 'number' || typeof version !== 'string') return undefined;
    if (typeof socket !== 'string' || typeof token !== 'string' || token === '') return undefined;
    return { protocol, version, pid, socket, token };
  } catch {
    return undefined; // torn by a full disk, or gone meanwhile
  }
}

/** Whether the token may be sent there: the socket lies in this user's own folder. */
export function isOwnSocket(socket: string, platform: NodeJS.Platform, userId: number): boolean {
  if (platform === 'win32') return socket.startsWith('\\\\.\\pipe\\');
  const stat = lstatSync(socket, { throwIfNoEntry: false });
  return stat?.isSocket() === true && (userId < 0 || stat.uid === userId) && isOwnFolder(dirname(socket), userId);
}
