/** The base-hash reflex: edits are made for one exact content; when the file holds another now, they are void. */
import type { ContentHash, WorkspacePath } from '../../protocol/ids.ts';
import type { FileProposal, OperationFinding } from '../operation/operation.ts';

/** `current`: the hash of what is there now, undefined when there is no such file. */
export function judgeBaseHash(
  proposals: readonly FileProposal[],
  current: (path: WorkspacePath) => ContentHash | undefined,
): readonly OperationFinding[] {
  return proposals.flatMap(({ path, baseHash }): readonly OperationFinding[] => {
    const now = current(path);
    if (now === baseHash) return [];
    const text = now === undefined ? `${path} is gone since it was read.` : `${path} changed since it was read.`;
    return [{ rule: 'base-hash', text, hint: 'Run the mission again on the present content.', at: { path, start: 0, end: 0 } }];
  });
}
