/** The base-hash reflex: edits are made for one exact content; when the file holds another now, they are void. */
import type { ContentHash, WorkspacePath } from '../../protocol/ids.ts';
import type { OperationFinding } from '../operation/operation.ts';

export interface ExpectedFile {
  readonly path: WorkspacePath;
  readonly baseHash: ContentHash | undefined; // undefined: nothing may be there
}

/** `current`: the hash of what is there now, undefined when there is no such file. */
export function judgeBaseHash(
  files: readonly ExpectedFile[],
  current: (path: WorkspacePath) => ContentHash | undefined,
): readonly OperationFinding[] {
  return files.flatMap(({ path, baseHash }): readonly OperationFinding[] => {
    const now = current(path);
    if (now === baseHash) return [];
    const text = now === undefined ? `${path} is gone since it was read.` : whatCame(path, baseHash);
    return [{ rule: 'base-hash', text, hint: 'Run the mission again on the present content.', at: { path, start: 0, end: 0 } }];
  });
}

function whatCame(path: WorkspacePath, expected: ContentHash | undefined): string {
  return expected === undefined ? `${path} is already there, so it cannot be created.` : `${path} changed since it was read.`;
}
