/**
 * The files a search is to look at, in batches that fit on a command line. ripgrep is given every file by name: what is
 * ignored is decided by Swarm's listing alone, and links, devices and giants never reach it.
 */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { scheduler } from 'node:timers/promises';
import { systemCode } from '../../base/systemError.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';

/** Of all arguments together: systems allow 32,767 characters (Windows), 1 MB with the environment (macOS), or more. */
const argumentBytesMax = process.platform === 'win32' ? 24_000 : 200_000;
const FILES_PER_TURN = 256;

export interface BatchBounds {
  readonly fileBytesMax: number;
  readonly tooLarge: (path: WorkspacePath) => void;
}

export async function* fileBatches(
  root: string,
  paths: readonly WorkspacePath[],
  bounds: BatchBounds,
): AsyncGenerator<readonly WorkspacePath[]> {
  let batch: WorkspacePath[] = [];
  let bytes = 0;
  for (const [at, path] of paths.entries()) {
    if (at % FILES_PER_TURN === FILES_PER_TURN - 1) await scheduler.yield();
    const size = sizeOf(join(root, path));
    if (size === undefined) continue;
    if (size > bounds.fileBytesMax) {
      bounds.tooLarge(path);
      continue;
    }
    const length = Buffer.byteLength(path) + 1;
    if (bytes + length > argumentBytesMax && batch.length > 0) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(path);
    bytes += length;
  }
  if (batch.length > 0) yield batch;
}

/** undefined: it is no regular file, or gone. */
function sizeOf(file: string): number | undefined {
  try {
    const stat = lstatSync(file);
    return stat.isFile() ? stat.size : undefined;
  } catch (failure) {
    if (systemCode(failure) === undefined) throw failure;
    return undefined;
  }
}
