/**
 * Reads one listed file for a search, if its bytes hold the words that every match holds: three calls of the system, and most
 * files are not even decoded. Whoever lists files has left out links and what is denied.
 */
import * as path from 'node:path';
import { withoutBom } from '../../core/documents/bufferText.ts';
import { decodeUtf8, isBinary } from '../../core/documents/textBytes.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { readWhole } from './opening.ts';

export type CandidateRead =
  | { readonly state: 'text'; readonly text: string } // without BOM
  | { readonly state: 'without' } // not all of the words are in it, or it is gone
  | { readonly state: 'unreadable'; readonly why: string };

/** `words`: in UTF-8. */
export function readCandidate(root: string, file: WorkspacePath, words: readonly Buffer[], bytesMax: number): CandidateRead {
  const opened = readWhole(path.join(root, file), bytesMax);
  switch (opened.state) {
    case 'gone':
      return { state: 'without' };
    case 'tooLarge':
      return { state: 'unreadable', why: `larger than ${bytesMax / 2 ** 20} MiB` };
    case 'failed':
      return { state: 'unreadable', why: `cannot be read (${opened.code})` };
    case 'read':
      return read(opened.value, words);
  }
}

function read(bytes: Buffer, words: readonly Buffer[]): CandidateRead {
  if (isBinary(bytes)) return { state: 'unreadable', why: 'binary' };
  if (!words.every((word) => bytes.includes(word))) return { state: 'without' };
  const text = decodeUtf8(bytes);
  return text === undefined ? { state: 'unreadable', why: 'no UTF-8 text' } : { state: 'text', text: withoutBom(text).text };
}
