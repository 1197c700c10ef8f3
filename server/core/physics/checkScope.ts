/** Which files a check can look at within its bounds: the changed ones first, then the dependents in the order given. */
import type { WorkspacePath } from '../../protocol/ids.ts';

export interface ScopeCandidate {
  readonly path: WorkspacePath;
  readonly bytes: number; // of the larger of its texts; undefined size is the caller's to leave out
}

export interface ScopeBounds {
  readonly filesMax: number;
  readonly textBytesMax: number; // of all files together
  readonly fileBytesMax: number;
}

export interface CheckScope {
  readonly chosen: readonly WorkspacePath[];
  readonly left: ReadonlyMap<WorkspacePath, string>; // with the reason
}

export function scopeWithin(candidates: readonly ScopeCandidate[], bounds: ScopeBounds): CheckScope {
  const chosen: WorkspacePath[] = [];
  const left = new Map<WorkspacePath, string>();
  let bytes = 0;
  for (const candidate of candidates) {
    if (candidate.bytes > bounds.fileBytesMax) left.set(candidate.path, `larger than ${bounds.fileBytesMax} bytes`);
    else if (chosen.length >= bounds.filesMax) left.set(candidate.path, `more than ${bounds.filesMax} files`);
    else if (bytes + candidate.bytes > bounds.textBytesMax) left.set(candidate.path, `more than ${bounds.textBytesMax} bytes together`);
    else {
      chosen.push(candidate.path);
      bytes += candidate.bytes;
    }
  }
  return { chosen, left };
}

/** One sentence on what was left out, by reason with the number of files; empty when nothing was. */
export function describeLeft(left: ReadonlyMap<WorkspacePath, string>): string {
  const counts = new Map<string, number>();
  for (const reason of left.values()) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => `${count} ${count === 1 ? 'file' : 'files'}: ${reason}`).join('; ');
}
