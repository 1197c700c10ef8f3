/** What the accepted proposals of all stages come to, file by file; and how a place is followed back through edits. Pure. */
import { sortEdits, type TextEdit } from '../../base/textEdit.ts';
import type { Stage } from './state.ts';
import type { ChangedFile, DraftedFile, WorkspacePath } from './words.ts';

/** The files changed by these stages, by their path on disk. A file that ends as it began is not among them. */
export function composeChanges(stages: readonly Stage[]): readonly ChangedFile[] {
  const byPath = new Map<WorkspacePath, ChangedFile>();
  for (const stage of stages) {
    // All are taken out before any is put back, so that two files can trade their paths.
    const taken = draftsOf(stage).map((draft) => {
      const before = byPath.get(draft.path);
      byPath.delete(draft.path);
      return { draft, before };
    });
    for (const { draft, before } of taken) {
      byPath.set(draft.newPath ?? draft.path, {
        origin: before?.origin ?? draft.path,
        path: draft.newPath ?? draft.path,
        baseHash: before?.baseHash ?? draft.baseHash,
        hash: draft.hash,
        steps: [...(before?.steps ?? []), draft],
      });
    }
  }
  const changed = [...byPath.values()].filter((file) => file.hash !== file.baseHash || file.path !== file.origin);
  return changed.sort((a, b) => (a.origin < b.origin ? -1 : 1));
}

function draftsOf(stage: Stage): readonly DraftedFile[] {
  return Object.values(stage.accepted);
}

export function editCount(changes: readonly ChangedFile[]): number {
  return changes.reduce((sum, file) => sum + file.steps.reduce((edits, step) => edits + step.edits.length, 0), 0);
}

/** Paths that two of the changed files would both end at. */
export function sharedTargets(drafts: readonly DraftedFile[]): readonly WorkspacePath[] {
  const seen = new Set<WorkspacePath>();
  const shared = new Set<WorkspacePath>();
  for (const draft of drafts) {
    const target = draft.newPath ?? draft.path;
    if (seen.has(target)) shared.add(target);
    seen.add(target);
  }
  return [...shared].sort();
}

/** Where an offset of the edited text was before the edits; inside new text it is the start of what was replaced. */
export function unmapOffset(offset: number, edits: readonly TextEdit[]): number {
  let shift = 0;
  for (const edit of sortEdits(edits)) {
    const newStart = edit.start + shift;
    if (offset < newStart) break;
    const newEnd = newStart + edit.newText.length;
    if (offset < newEnd) return edit.start;
    shift += edit.newText.length - (edit.end - edit.start);
  }
  return offset - shift;
}

/** Follows a place of what a stage led to back to what it started from. */
export function unmapPlace<P extends { readonly path: WorkspacePath; readonly start: number; readonly end: number }>(
  place: P,
  stage: Stage,
): P {
  const draft = draftsOf(stage).find(({ path, newPath }) => (newPath ?? path) === place.path);
  if (!draft) return place;
  const start = unmapOffset(place.start, draft.edits);
  return { ...place, path: draft.path, start, end: Math.max(start, unmapOffset(place.end, draft.edits)) };
}
