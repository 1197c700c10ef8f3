/**
 * The one place that turns paths into identities: relative to the workspace's real folder, forward slashes, links
 * followed, spelled as on the disk. Two spellings of one file have one identity; what leads outside has none.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { err, ok, type Result } from '../../base/result.ts';
import { isAbsent, systemCode } from '../../base/systemError.ts';
import { type SwarmError, swarmError } from '../../protocol/errors.ts';
import { asWorkspacePath, type WorkspacePath } from '../../protocol/ids.ts';

/** Where an absolute path really leads. */
export type Location =
  | { readonly kind: 'inside'; readonly path: WorkspacePath; readonly exists: boolean }
  | { readonly kind: 'outside'; readonly real: string }
  | { readonly kind: 'nowhere'; readonly isLink: boolean; readonly why: string };

/** Follows every link on the way. What does not exist yet is placed below the nearest folder that does. */
export function locate(root: string, absolute: string): Location {
  const tail: string[] = [];
  for (let existing = absolute; ; existing = path.dirname(existing)) {
    try {
      const real = path.join(fs.realpathSync.native(existing), ...tail);
      const below = path.relative(root, real).replaceAll(path.sep, '/');
      if (below === '..' || below.startsWith('../') || path.isAbsolute(below)) return { kind: 'outside', real };
      return { kind: 'inside', path: asWorkspacePath(below), exists: tail.length === 0 };
    } catch (failure) {
      const code = systemCode(failure);
      if (code === undefined) throw failure;
      if (code === 'ELOOP') return { kind: 'nowhere', isLink: true, why: 'it is a link that leads back to itself' };
      if (!isAbsent(failure)) return { kind: 'nowhere', isLink: false, why: `it cannot be looked up (${code})` };
      // A link whose target is gone: writing there would create the target, wherever that is.
      if (isLink(existing)) return { kind: 'nowhere', isLink: true, why: 'it is a link that leads nowhere' };
      if (existing === path.dirname(existing)) return { kind: 'outside', real: absolute };
      tail.unshift(path.basename(existing));
    }
  }
}

function isLink(absolute: string): boolean {
  try {
    return fs.lstatSync(absolute).isSymbolicLink();
  } catch (failure) {
    if (systemCode(failure) === undefined) throw failure;
    return false;
  }
}

/** `cwd`: the folder a relative path may also be meant from. Errors: usage, veto-scope. */
export function identifyPath(root: string, cwd: string, said: string): Result<WorkspacePath, SwarmError> {
  if (said.trim() === '') return err(swarmError('usage', 'The path is empty.'));
  if (said.includes('\0')) return err(swarmError('usage', 'A path has no NUL character.'));
  let first: Location | undefined;
  for (const candidate of candidates(root, cwd, said)) {
    const location = locate(root, candidate);
    if (location.kind === 'inside' && location.exists && location.path !== '') return ok(location.path);
    // A path that exists nowhere is a new one, as it would be read first.
    first ??= location;
  }
  if (first?.kind === 'inside')
    return first.path === '' ? err(swarmError('usage', `${said} is the workspace folder itself.`)) : ok(first.path);
  if (first?.kind === 'nowhere') return err(swarmError('veto-scope', `${said} cannot be used: ${first.why}.`));
  return err(swarmError('veto-scope', `${said} is outside the workspace folder ${root}.`));
}

/** The readings of a path, likeliest first: `\` as a slash before `\` as a letter of a name; from the workspace before from here. */
function candidates(root: string, cwd: string, said: string): string[] {
  if (path.sep === '/' && drivePath(said)) return [];
  const spellings = said.includes('\\') ? [said.replaceAll('\\', '/'), said] : [said];
  return spellings.flatMap((spelling) => [path.resolve(root, spelling), path.resolve(cwd, spelling)]);
}

/** `C:\src\a.py` names nothing on a system without drives. */
function drivePath(said: string): boolean {
  return /^[A-Za-z]:[\\/]/.test(said);
}
