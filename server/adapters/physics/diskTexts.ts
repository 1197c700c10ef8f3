/** Reads the workspace's texts for the servers, and sees when they changed. Never writes. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkspacePath } from '../../protocol/ids.ts';

/** What tells one state of a file from another without reading it; ABSENT when it is not there. */
export type Stamp = string;
export const ABSENT: Stamp = 'absent';

const STATS_AT_ONCE = 64;

export interface DiskFile {
  readonly text: string; // without BOM
  readonly stamp: Stamp;
}

export interface DiskState {
  readonly stamp: Stamp;
  readonly bytes: number;
  readonly changedMs: number; // Unix milliseconds of the last change, of the name included; infinite when it is gone, for nobody knows since when
}

const missing: DiskState = { stamp: ABSENT, bytes: 0, changedMs: Number.POSITIVE_INFINITY };

async function stampOf(root: string, path: WorkspacePath): Promise<DiskState> {
  try {
    const stats = await stat(join(root, path), { bigint: true });
    if (!stats.isFile()) return missing;
    return {
      stamp: `${stats.mtimeNs} ${stats.ctimeNs} ${stats.size} ${stats.ino}`,
      bytes: Number(stats.size),
      changedMs: Number(stats.ctimeMs),
    };
  } catch {
    return missing;
  }
}

export async function stampsOf(root: string, paths: readonly WorkspacePath[]): Promise<Map<WorkspacePath, DiskState>> {
  const stamps = new Map<WorkspacePath, DiskState>();
  for (let from = 0; from < paths.length; from += STATS_AT_ONCE) {
    const some = paths.slice(from, from + STATS_AT_ONCE);
    const found = await Promise.all(some.map((path) => stampOf(root, path)));
    some.forEach((path, i) => {
      stamps.set(path, found[i] ?? missing);
    });
  }
  return stamps;
}

/** The text of a file, or undefined when it is missing, too large or not UTF-8. */
export async function readText(root: string, path: WorkspacePath, bytesMax: number): Promise<DiskFile | undefined> {
  const { stamp, bytes } = await stampOf(root, path);
  if (stamp === ABSENT || bytes > bytesMax) return undefined;
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    return { text: decoder.decode(await readFile(join(root, path))), stamp };
  } catch {
    return undefined;
  }
}
