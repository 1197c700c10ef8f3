/** Reads one file as text, or says why it is not to be edited as such. */

import * as fs from 'node:fs';
import { access, type FileHandle, open } from 'node:fs/promises';
import * as path from 'node:path';
import { sha256Hex } from '../../base/hash.ts';
import { isAbsent, systemCode } from '../../base/systemError.ts';
import { withoutBom } from '../../core/documents/bufferText.ts';
import { decodeUtf8, isBinary } from '../../core/documents/textBytes.ts';
import type { UnreadableReason } from '../../core/facts/facts.ts';
import type { ReadFile } from '../../core/ports/workspacePort.ts';
import { asContentHash, type WorkspacePath } from '../../protocol/ids.ts';
import { openFlags, readable } from './opening.ts';

const PERMISSION_BITS = 0o7777;
const OWNER_MAY_WRITE = 0o200;

export async function readTextFile(root: string, file: WorkspacePath, bytesMax: number): Promise<ReadFile> {
  const unreadable = (why: UnreadableReason, detail: string): ReadFile => ({ state: 'unreadable', path: file, why, detail });
  const place = readable(root, file);
  if (place.state !== 'at') return unreadable(place.state, place.why);
  let handle: FileHandle;
  try {
    handle = await open(place.absolute, openFlags);
  } catch (failure) {
    if (isAbsent(failure)) return unreadable('missing', 'there is no such file');
    return unreadable('ioError', systemCode(failure) ?? String(failure));
  }
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) return unreadable('notAFile', stat.isDirectory() ? 'it is a folder' : 'it is neither a file nor a folder');
    if (stat.size > bytesMax) return unreadable('tooLarge', `${stat.size} bytes; ${bytesMax} is the most`);
    const bytes = await handle.readFile();
    if (isBinary(bytes)) return unreadable('binary', 'it contains NUL bytes');
    const decoded = decodeUtf8(bytes);
    if (decoded === undefined) return unreadable('notUtf8', 'its bytes are no UTF-8 text');
    return {
      state: 'text',
      path: file,
      ...withoutBom(decoded),
      hash: asContentHash(sha256Hex(bytes)),
      bytes: bytes.length,
      mode: stat.mode & PERMISSION_BITS,
      writable: (stat.mode & OWNER_MAY_WRITE) !== 0 && (await permitted(place.absolute)),
    };
  } catch (failure) {
    const code = systemCode(failure);
    if (code === undefined) throw failure;
    return unreadable(code === 'EISDIR' ? 'notAFile' : 'ioError', code);
  } finally {
    await handle.close();
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
