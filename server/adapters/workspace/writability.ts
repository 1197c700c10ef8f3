/** Whether Swarm may write at a path at all. Asked before anything is planned there; the file disk guards the writing itself. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { err, ok, type Result } from '../../base/result.ts';
import { systemCode } from '../../base/systemError.ts';
import { deniedBecause } from '../../core/reflex/denyList.ts';
import { type SwarmError, swarmError } from '../../protocol/errors.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { locate } from './identity.ts';

const OWNER_MAY_WRITE = 0o200;

/** Errors: veto-scope (outside, denied, no file), veto-read-only. */
export function checkWritable(root: string, file: WorkspacePath): Result<true, SwarmError> {
  const refuse = (code: 'veto-scope' | 'veto-read-only', why: string) => err(swarmError(code, `${file} is not written: ${why}.`));
  const absolute = path.join(root, file);
  const place = locate(root, absolute);
  if (place.kind === 'outside') return refuse('veto-scope', `it leads out of the workspace, to ${place.real}`);
  if (place.kind === 'nowhere') return refuse('veto-scope', place.why);
  const denied = deniedBecause(file) ?? deniedBecause(place.path);
  if (denied !== undefined) return refuse('veto-scope', denied);
  if (place.path === '') return refuse('veto-scope', 'it is the workspace folder itself');
  // A path is an identity; one that leads through a link is a second name for another file.
  if (place.path !== file) return refuse('veto-scope', `it is another name for ${place.path}`);
  const folder = nearestFolder(root, path.dirname(absolute));
  if (!fs.statSync(folder).isDirectory()) return refuse('veto-scope', 'where its folder should be there is a file');
  const stat = fs.lstatSync(absolute, { throwIfNoEntry: false });
  if (stat !== undefined && !stat.isFile()) return refuse('veto-scope', 'it is not a file');
  if (stat !== undefined && ((stat.mode & OWNER_MAY_WRITE) === 0 || !permitted(absolute)))
    return refuse('veto-read-only', 'it is read-only');
  if (!permitted(folder)) return refuse('veto-read-only', 'its folder does not allow it');
  return ok(true);
}

function nearestFolder(root: string, folder: string): string {
  let existing = folder;
  while (existing !== root && !fs.existsSync(existing)) existing = path.dirname(existing);
  return existing;
}

function permitted(absolute: string): boolean {
  try {
    fs.accessSync(absolute, fs.constants.W_OK);
    return true;
  } catch (failure) {
    if (systemCode(failure) === undefined) throw failure;
    return false;
  }
}
