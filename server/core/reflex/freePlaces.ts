/**
 * Whether files can come in, or move, where they are to: part of the base-hash reflex. A name that differs from another in
 * case alone counts as taken everywhere, since many disks take the two for one.
 */
import type { WorkspacePath } from '../../protocol/ids.ts';
import { foldCase } from '../changeSet/fileVersion.ts';
import type { OperationFinding } from '../operation/operation.ts';

/** `present`: all files as they are; `vacated`: those of them that will not be there any more. */
export function judgeFreePlaces(
  targets: readonly WorkspacePath[],
  present: readonly WorkspacePath[],
  vacated: readonly WorkspacePath[],
): readonly OperationFinding[] {
  const leaving = new Set(vacated);
  const files = new Map<string, WorkspacePath>();
  const folders = new Set<string>();
  for (const path of present) {
    if (leaving.has(path)) continue;
    files.set(foldCase(path), path);
    for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1))
      folders.add(foldCase(path.slice(0, end) as WorkspacePath));
  }
  return targets.flatMap((path) => {
    const why = whyTaken(path, files, folders);
    const hint = 'Choose another place, or move away what is there.';
    return why === undefined ? [] : [{ rule: 'place-taken', text: why, hint, at: { path, start: 0, end: 0 } }];
  });
}

function whyTaken(path: WorkspacePath, files: ReadonlyMap<string, WorkspacePath>, folders: ReadonlySet<string>): string | undefined {
  const folded = foldCase(path);
  const taken = files.get(folded);
  if (taken === path) return `${path} is already there.`;
  if (taken !== undefined) return `${path} differs from ${taken}, which is there, in case alone.`;
  if (folders.has(folded)) return `There is a folder at ${path}.`;
  for (let end = folded.indexOf('/'); end !== -1; end = folded.indexOf('/', end + 1)) {
    const above = files.get(folded.slice(0, end));
    if (above !== undefined) return `${path} would be in a folder, but ${above} is a file.`;
  }
  return undefined;
}
