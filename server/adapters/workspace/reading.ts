/** Reads one file as text, or says why it is not to be edited as such. */

import * as fs from 'node:fs';
import { access, type FileHandle, open } from 'node:fs/promises';
import * as path from 'node:path';
import { sha256Hex } from '../../base/hash.ts';
import { isAbsent, systemCode } from '../../base/systemError.ts';
import { BINARY_PROBE_BYTES } from '../../core/changeSet/mergeVersions.ts';
import type { UnreadableReason } from '../../core/facts/facts.ts';
import type { ReadFile } from '../../core/ports/workspacePort.ts';
import { deniedBecause } from '../../core/reflex/denyList.ts';
import { asContentHash, type WorkspacePath } from '../../protocol/ids.ts';
import { locate } from './identity.ts';

const PERMISSION_BITS = 0o7777;
const OWNER_MAY_WRITE = 0o200;
export const BOM = '\uFEFF';

export async function readTextFile(root: string, file: WorkspacePath, bytesMax: number): Promise<ReadFile> {
  const unreadable = (why: UnreadableReason, detail: string): ReadFile => ({ state: 'unreadable', path: file, why, detail });
  const denied = deniedBecause(file);
  if (denied !== undefined) return unreadable('denied', denied);
  const place = locate(root, path.join(root, file));
  if (place.kind === 'outside') return unreadable('outsideWorkspace', `it leads to ${place.real}`);
  if (place.kind === 'nowhere') return unreadable(place.isLink ? 'outsideWorkspace' : 'missing', place.why);
  const deniedTarget = deniedBecause(place.path);
  if (deniedTarget !== undefined) return unreadable('denied', deniedTarget);
  const absolute = path.join(root, place.path);
  let handle: FileHandle;
  try {
    handle = await open(absolute, fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0) | (fs.constants.O_NONBLOCK ?? 0));
  } catch (failure) {
    if (isAbsent(failure)) return unreadable('missing', 'there is no such file');
    return unreadable('ioError', systemCode(failure) ?? String(failure));
  }
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) return unreadable('notAFile', stat.isDirectory() ? 'it is a folder' : 'it is neither a file nor a folder');
    if (stat.size > bytesMax) return unreadable('tooLarge', `${stat.size} bytes; ${bytesMax} is the most`);
    const bytes = await handle.readFile();
    if (bytes.subarray(0, BINARY_PROBE_BYTES).includes(0)) return unreadable('binary', 'it contains NUL bytes');
    const decoded = decodeStrictly(bytes);
    if (decoded === undefined) return unreadable('notUtf8', 'its bytes are no UTF-8 text');
    const bom = decoded.startsWith(BOM);
    return {
      state: 'text',
      path: file,
      text: bom ? decoded.slice(BOM.length) : decoded,
      hash: asContentHash(sha256Hex(bytes)),
      bom,
      bytes: bytes.length,
      mode: stat.mode & PERMISSION_BITS,
      writable: (stat.mode & OWNER_MAY_WRITE) !== 0 && (await permitted(absolute)),
    };
  } catch (failure) {
    const code = systemCode(failure);
    if (code === undefined) throw failure;
    return unreadable(code === 'EISDIR' ? 'notAFile' : 'ioError', code);
  } finally {
    await handle.close();
  }
}

/** undefined: no UTF-8. The BOM stays in it. */
export function decodeStrictly(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Writing means replacing, so the folder must allow it too. */
async function permitted(absolute: string): Promise<boolean> {
  try {
    await access(absolute, fs.constants.W_OK);
    await access(path.dirname(absolute), fs.constants.W_OK);
    return true;
  } catch (failure) {
    if (systemCode(failure) === undefined) throw failure;
    return false;
  }
}
