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

/** Larger files are not source, and hold no mention. */
const SEARCHED_BYTES_MAX = 64 * 2 ** 20;

/** Throws SwarmFailure (cancelled) when stopped. Files that cannot be read hold no mention. `bytesMax`: how much is looked at in one piece. */
export async function filesContaining(
  root: string,
  paths: readonly WorkspacePath[],
  word: string,
  bytesMax: number,
  signal: AbortSignal,
): Promise<readonly Mention[]> {
  const needle = Buffer.from(word, 'utf8');
  if (needle.length === 0 || needle.length > bytesMax) return [];
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
  let handle: number;
  try {
    handle = fs.openSync(file, fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0) | (fs.constants.O_NONBLOCK ?? 0));
  } catch (failure) {
    if (systemCode(failure) === undefined) throw failure;
    return 0;
  }
  try {
    const stat = fs.fstatSync(handle);
    return stat.isFile() && stat.size >= needle.length && stat.size <= SEARCHED_BYTES_MAX ? countIn(handle, stat.size, needle, buffer) : 0;
  } catch (failure) {
    if (systemCode(failure) === undefined) throw failure;
    return 0;
  } finally {
    fs.closeSync(handle);
  }
}

/** Most files fit the buffer; a larger one goes through it in pieces that overlap by less than the word. */
function countIn(handle: number, size: number, needle: Buffer, buffer: Buffer): number {
  let count = 0;
  let kept = 0; // bytes at the buffer's beginning, from the end of the piece before
  for (let offset = 0; ; ) {
    const read = fill(handle, buffer, kept, offset, size);
    const piece = buffer.subarray(0, kept + read);
    if (offset === 0 && piece.subarray(0, BINARY_PROBE_BYTES).includes(0)) return 0;
    let rest = 0; // up to there everything was looked at
    for (let at = piece.indexOf(needle); at !== -1; at = piece.indexOf(needle, rest)) {
      count++;
      rest = at + needle.length;
    }
    offset += read;
    if (offset >= size || read === 0) return count;
    rest = Math.max(rest, piece.length - needle.length + 1);
    buffer.copyWithin(0, rest, piece.length);
    kept = piece.length - rest;
  }
}

/** Bytes read from `offset` of the file to `from` in the buffer: fewer than there is room for only at the file's end. */
function fill(handle: number, buffer: Buffer, from: number, offset: number, size: number): number {
  const wanted = Math.min(buffer.length - from, size - offset);
  let length = 0;
  while (length < wanted) {
    const read = fs.readSync(handle, buffer, from + length, wanted - length, offset + length);
    if (read === 0) break;
    length += read;
  }
  return length;
}
