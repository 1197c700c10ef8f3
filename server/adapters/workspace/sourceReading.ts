/** Reads one source file in one go, for a thread that has nothing else to do: four calls of the system, and nothing waits in between. */
import { sha256Hex } from '../../base/hash.ts';
import { withoutBom } from '../../core/documents/bufferText.ts';
import { decodeUtf8, isBinary } from '../../core/documents/textBytes.ts';
import { asContentHash, type ContentHash, type WorkspacePath } from '../../protocol/ids.ts';
import { readable, readWhole } from './opening.ts';

export type SourceRead =
  | { readonly state: 'text'; readonly text: () => string | undefined; readonly hash: ContentHash; readonly bytes: number }
  | { readonly state: 'missing' }
  | { readonly state: 'unreadable'; readonly why: string };

/** `text` decodes when it is called, without the BOM; undefined: no UTF-8. Whoever knows the hash need not call it. */
export function readSource(root: string, file: WorkspacePath, bytesMax: number): SourceRead {
  const place = readable(root, file);
  if (place.state === 'missing') return { state: 'missing' };
  if (place.state !== 'at') return { state: 'unreadable', why: place.why };
  const opened = readWhole(place.absolute, bytesMax);
  switch (opened.state) {
    case 'gone':
      return { state: 'missing' };
    case 'tooLarge':
      return { state: 'unreadable', why: `it has ${opened.bytes} bytes; ${bytesMax} is the most` };
    case 'failed':
      return { state: 'unreadable', why: `it cannot be read (${opened.code})` };
    case 'read':
      return read(opened.value);
  }
}

function read(bytes: Uint8Array): SourceRead {
  if (isBinary(bytes)) return { state: 'unreadable', why: 'it contains NUL bytes' };
  return { state: 'text', text: () => textOf(bytes), hash: asContentHash(sha256Hex(bytes)), bytes: bytes.length };
}

function textOf(bytes: Uint8Array): string | undefined {
  const decoded = decodeUtf8(bytes);
  return decoded && withoutBom(decoded).text;
}
