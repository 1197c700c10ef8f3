/** Which files contain a word, by their bytes: nothing is decoded, one buffer serves for all files, binaries are skipped. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { scheduler } from 'node:timers/promises';
import { systemCode } from '../../base/systemError.ts';
import { BINARY_PROBE_BYTES } from '../../core/changeSet/mergeVersions.ts';
import { fail } from '../../protocol/errors.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';

export interface Mention {
  readonly path: WorkspacePath;
  readonly count: number;
}

/** Read in one go before others get their turn: some milliseconds. */
const FILES_PER_TURN = 128;

/** Throws SwarmFailure (cancelled) when stopped. Files that cannot be read, or are larger than `bytesMax`, hold no mention. */
export async function filesContaining(
  root: string,
  paths: readonly WorkspacePath[],
  word: string,
  bytesMax: number,
  signal: AbortSignal,
): Promise<readonly Mention[]> {
  const needle = Buffer.from(word, 'utf8');
  if (needle.length === 0) return [];
  const mentions: Mention[] = [];
  const buffer = Buffer.allocUnsafe(bytesMax);
  for (let at = 0; at < paths.length; at += FILES_PER_TURN) {
    if (signal.aborted) fail('cancelled', `Stopped while searching for ${word}.`);
    for (const file of paths.slice(at, at + FILES_PER_TURN)) {
      const count = occurrences(path.join(root, file), needle, buffer);
      if (count > 0) mentions.push({ path: file, count });
    }
    await scheduler.yield();
  }
  return mentions;
}

function occurrences(file: string, needle: Buffer, buffer: Buffer): number {
  const length = readInto(file, buffer);
  const probe = buffer.subarray(0, Math.min(length, BINARY_PROBE_BYTES));
  if (length < needle.length || probe.includes(0)) return 0;
  const bytes = buffer.subarray(0, length);
  let count = 0;
  for (let at = bytes.indexOf(needle); at !== -1; at = bytes.indexOf(needle, at + needle.length)) count++;
  return count;
}

/** Bytes read; 0 for what is no regular file, is too large for the buffer, or cannot be read. */
function readInto(file: string, buffer: Buffer): number {
  let handle: number;
  try {
    handle = fs.openSync(file, fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0) | (fs.constants.O_NONBLOCK ?? 0));
  } catch (failure) {
    if (systemCode(failure) === undefined) throw failure;
    return 0;
  }
  try {
    const stat = fs.fstatSync(handle);
    if (!stat.isFile() || stat.size > buffer.length) return 0;
    let length = 0;
    while (length < stat.size) {
      const read = fs.readSync(handle, buffer, length, stat.size - length, length);
      if (read === 0) break;
      length += read;
    }
    return length;
  } catch (failure) {
    if (systemCode(failure) === undefined) throw failure;
    return 0;
  } finally {
    fs.closeSync(handle);
  }
}
