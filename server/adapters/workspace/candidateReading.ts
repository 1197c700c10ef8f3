/**
 * Reads one listed file for a search, if its bytes hold the words that every match holds: three calls of the system, and most
 * files are not even decoded. Whoever lists files has left out links and what is denied.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { isAbsent, systemCode } from '../../base/systemError.ts';
import { BINARY_PROBE_BYTES } from '../../core/changeSet/mergeVersions.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { BOM, decodeStrictly } from './reading.ts';

export type CandidateRead =
  | { readonly state: 'text'; readonly text: string } // without BOM
  | { readonly state: 'without' } // not all of the words are in it, or it is gone
  | { readonly state: 'unreadable'; readonly why: string };

/** `words`: in UTF-8. */
export function readCandidate(root: string, file: WorkspacePath, words: readonly Buffer[], bytesMax: number): CandidateRead {
  let handle: number;
  try {
    handle = fs.openSync(path.join(root, file), fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0) | (fs.constants.O_NONBLOCK ?? 0));
  } catch (failure) {
    return isAbsent(failure) ? { state: 'without' } : unreadable(failure);
  }
  try {
    const stat = fs.fstatSync(handle);
    if (!stat.isFile()) return { state: 'without' };
    if (stat.size > bytesMax) return { state: 'unreadable', why: `larger than ${bytesMax / 2 ** 20} MiB` };
    const bytes = fs.readFileSync(handle);
    if (bytes.subarray(0, BINARY_PROBE_BYTES).includes(0)) return { state: 'unreadable', why: 'binary' };
    if (!words.every((word) => bytes.includes(word))) return { state: 'without' };
    const text = decodeStrictly(bytes);
    if (text === undefined) return { state: 'unreadable', why: 'no UTF-8 text' };
    return { state: 'text', text: text.startsWith(BOM) ? text.slice(BOM.length) : text };
  } catch (failure) {
    return unreadable(failure);
  } finally {
    fs.closeSync(handle);
  }
}

/** What the system says is a reason; anything else is a bug. */
function unreadable(failure: unknown): CandidateRead {
  const code = systemCode(failure);
  if (code === undefined) throw failure;
  return { state: 'unreadable', why: `cannot be read (${code})` };
}
