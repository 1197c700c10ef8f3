/** Opens files of the workspace: which of them may be read at all, and how they are opened. Says nothing about what is in them. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { isAbsent, systemCode } from '../../base/systemError.ts';
import { deniedBecause } from '../../core/reflex/denyList.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { locate } from './identity.ts';

/** No link is followed, and what is no file, a pipe perhaps, does not keep us waiting. */
export const openFlags = fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0) | (fs.constants.O_NONBLOCK ?? 0);

export type Readable =
  | { readonly state: 'at'; readonly absolute: string }
  | { readonly state: 'missing'; readonly why: string }
  | { readonly state: 'denied' | 'outsideWorkspace'; readonly why: string };

/** Where a file really is, unless it is denied, by its own name or by that of what it leads to, or is not in the workspace. */
export function readable(root: string, file: WorkspacePath): Readable {
  const denied = deniedBecause(file);
  if (denied !== undefined) return { state: 'denied', why: denied };
  const place = locate(root, path.join(root, file));
  if (place.kind === 'outside') return { state: 'outsideWorkspace', why: `it leads to ${place.real}` };
  if (place.kind === 'nowhere') return { state: place.isLink ? 'outsideWorkspace' : 'missing', why: place.why };
  const deniedTarget = deniedBecause(place.path);
  return deniedTarget === undefined ? { state: 'at', absolute: path.join(root, place.path) } : { state: 'denied', why: deniedTarget };
}

export type Opened<T> =
  | { readonly state: 'read'; readonly value: T }
  | { readonly state: 'gone' } // or no regular file
  | { readonly state: 'tooLarge'; readonly bytes: number }
  | { readonly state: 'failed'; readonly code: string };

/** Opens a regular file of at most `bytesMax` bytes for as long as `read` runs. What the system says is an answer; anything else is thrown. */
export function whileOpen<T>(file: string, bytesMax: number, read: (handle: number) => T): Opened<T> {
  let handle: number;
  try {
    handle = fs.openSync(file, openFlags);
  } catch (failure) {
    return isAbsent(failure) ? { state: 'gone' } : failed(failure);
  }
  try {
    const stat = fs.fstatSync(handle);
    if (!stat.isFile()) return { state: 'gone' };
    if (stat.size > bytesMax) return { state: 'tooLarge', bytes: stat.size };
    return { state: 'read', value: read(handle) };
  } catch (failure) {
    return failed(failure);
  } finally {
    fs.closeSync(handle);
  }
}

export function readWhole(file: string, bytesMax: number): Opened<Buffer> {
  return whileOpen(file, bytesMax, (handle) => fs.readFileSync(handle));
}

function failed(failure: unknown): Opened<never> {
  const code = systemCode(failure);
  if (code === undefined) throw failure;
  return { state: 'failed', code };
}
