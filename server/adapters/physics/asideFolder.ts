/** Temporary folders of physics, and the removal of those that a Swarm ended by force left behind. */
import { mkdir, mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = /^swarm-(?:server|mirror)-(\d+)-/;

/** A new folder of this process's own, as an absolute real path. It holds copies of source: nobody else may look into it. */
export async function makeAsideFolder(temporaryFolder: string, kind: 'server' | 'mirror'): Promise<string> {
  await mkdir(temporaryFolder, { recursive: true });
  return realpath(await mkdtemp(join(temporaryFolder, `swarm-${kind}-${process.pid}-`)));
}

export async function removeAsideFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
}

/** Removes the folders of processes that are gone. */
export async function sweepAsideFolders(temporaryFolder: string): Promise<void> {
  for (const name of await readdir(temporaryFolder).catch(() => [])) {
    const owner = NAME.exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) await removeAsideFolder(join(temporaryFolder, name));
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EPERM';
  }
}
