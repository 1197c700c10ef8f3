/** Which files contain a word, by their bytes: nothing is decoded, one buffer serves for all files, binaries are skipped. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { scheduler } from 'node:timers/promises';
import { isBinary } from '../../core/documents/textBytes.ts';
import { fail } from '../../protocol/errors.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { whileOpen } from './opening.ts';

export interface Mention {
  readonly path: WorkspacePath;
  readonly count: number;
}

/** Read in one go before others get their turn: some milliseconds. */
const FILES_PER_TURN = 128;

export interface SearchBounds {
  /** Files up to here are read in one go, larger ones in pieces of it. */
  readonly textFileBytesMax: number;
  readonly searchedFileBytesMax: number;
}

/** Throws SwarmFailure (cancelled) when stopped. Files that cannot be read, or are too large to be searched, hold no mention. */
export async function filesContaining(
  root: string,
  paths: readonly WorkspacePath[],
  word: string,
  bounds: SearchBounds,
  signal: AbortSignal,
): Promise<readonly Mention[]> {
  const needle = Buffer.from(word, 'utf8');
  if (needle.length === 0) return [];
  const mentions: Mention[] = [];
  const buffer = Buffer.allocUnsafe(bounds.textFileBytesMax);
  for (let at = 0; at < paths.length; at += FILES_PER_TURN) {
    if (signal.aborted) fail('cancelled', `Stopped while searching for ${word}.`);
    for (const file of paths.slice(at, at + FILES_PER_TURN)) {
      const count = occurrences(path.join(root, file), needle, buffer, bounds.searchedFileBytesMax);
      if (count > 0) mentions.push({ path: file, count });
    }
    await scheduler.yield();
  }
  return mentions;
}

/** 0 for what is no regular text file, is larger than `bytesMax`, or cannot be read. */
function occurrences(file: string, needle: Buffer, buffer: Buffer, bytesMax: number): number {
  const opened = whileOpen(file, bytesMax, (handle) => occurrencesIn(handle, needle, buffer));
  return opened.state === 'read' ? opened.value : 0;
}

/** Piece by piece; what is left of a piece after its last finding and may begin another one goes before the next piece. */
function occurrencesIn(handle: number, needle: Buffer, buffer: Buffer): number {
  if (needle.length > buffer.length) return 0;
  let count = 0;
  let kept = 0; // bytes at the buffer's start that are of the piece before
  for (let first = true; ; first = false) {
    const filled = kept + fill(handle, buffer.subarray(kept));
    const bytes = buffer.subarray(0, filled);
    if (first && isBinary(bytes)) return 0;
    let end = 0;
    for (let at = bytes.indexOf(needle); at !== -1; at = bytes.indexOf(needle, end)) {
      count++;
      end = at + needle.length;
    }
    if (filled < buffer.length) return count; // the file's end
    const keepFrom = Math.max(end, filled - needle.length + 1);
    buffer.copyWithin(0, keepFrom, filled);
    kept = filled - keepFrom;
  }
}

/** Bytes read: as many as there is room for, fewer only at the file's end. */
function fill(handle: number, room: Buffer): number {
  let length = 0;
  while (length < room.length) {
    const read = fs.readSync(handle, room, length, room.length - length, null);
    if (read === 0) break;
    length += read;
  }
  return length;
}
