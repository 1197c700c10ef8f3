/** Reads one source file in one go, for a thread that has nothing else to do: four calls of the system, and nothing waits in between. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { sha256Hex } from '../../base/hash.ts';
import { isAbsent, systemCode } from '../../base/systemError.ts';
import { BINARY_PROBE_BYTES } from '../../core/changeSet/mergeVersions.ts';
import { deniedBecause } from '../../core/reflex/denyList.ts';
import { asContentHash, type ContentHash, type WorkspacePath } from '../../protocol/ids.ts';
import { locate } from './identity.ts';
import { BOM, decodeStrictly } from './reading.ts';

export type SourceRead =
  | { readonly state: 'text'; readonly text: () => string | undefined; readonly hash: ContentHash; readonly bytes: number }
  | { readonly state: 'missing' }
  | { readonly state: 'unreadable'; readonly why: string };

/** `text` decodes when it is called, without the BOM; undefined: no UTF-8. Whoever knows the hash need not call it. */
export function readSource(root: string, file: WorkspacePath, bytesMax: number): SourceRead {
  const denied = deniedBecause(file);
  if (denied !== undefined) return { state: 'unreadable', why: denied };
  const place = locate(root, path.join(root, file));
  if (place.kind === 'outside') return { state: 'unreadable', why: `it leads to ${place.real}` };
  if (place.kind === 'nowhere') return place.isLink ? { state: 'unreadable', why: place.why } : { state: 'missing' };
  const deniedTarget = deniedBecause(place.path);
  if (deniedTarget !== undefined) return { state: 'unreadable', why: deniedTarget };
  let handle: number;
  try {
    handle = fs.openSync(
      path.join(root, place.path),
      fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0) | (fs.constants.O_NONBLOCK ?? 0),
    );
  } catch (failure) {
    return isAbsent(failure) ? { state: 'missing' } : unreadable(failure);
  }
  try {
    const stat = fs.fstatSync(handle);
    if (!stat.isFile()) return { state: 'missing' };
    if (stat.size > bytesMax) return { state: 'unreadable', why: tooLarge(stat.size, bytesMax) };
    const bytes = fs.readFileSync(handle);
    if (bytes.subarray(0, BINARY_PROBE_BYTES).includes(0)) return { state: 'unreadable', why: 'it contains NUL bytes' };
    return { state: 'text', text: () => textOf(bytes), hash: asContentHash(sha256Hex(bytes)), bytes: bytes.length };
  } catch (failure) {
    return unreadable(failure);
  } finally {
    fs.closeSync(handle);
  }
}

function textOf(bytes: Uint8Array): string | undefined {
  const decoded = decodeStrictly(bytes);
  return decoded?.startsWith(BOM) === true ? decoded.slice(BOM.length) : decoded;
}

function tooLarge(size: number, bytesMax: number): string {
  return `it has ${size} bytes; ${bytesMax} is the most`;
}

/** What the system says is a reason; anything else is a bug. */
function unreadable(failure: unknown): SourceRead {
  const code = systemCode(failure);
  if (code === undefined) throw failure;
  return { state: 'unreadable', why: `it cannot be read (${code})` };
}
