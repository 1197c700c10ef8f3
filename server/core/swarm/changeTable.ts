/** What the accepted proposals of all stages come to, file by file; and how a place is followed back through edits. Pure. */
import { sortEdits, type TextEdit } from '../../base/textEdit.ts';
import type { Stage } from './state.ts';
import type { ChangedFile, DraftedFile, WorkspacePath } from './words.ts';

/** By which a stage keeps a draft: a file may come in where another moves away from. */
export function draftKey({ path, baseHash }: Pick<DraftedFile, 'path' | 'baseHash'>): string {
  return baseHash === undefined ? `new ${path}` : path;
}

/** The files changed by these stages, by their path on disk. A file that ends as it began is not among them. */
export function composeChanges(stages: readonly Stage[]): readonly ChangedFile[] {
  const there = new Map<WorkspacePath, ChangedFile>(); // by present path
  const gone = new Map<WorkspacePath, ChangedFile>(); // by path on disk
  for (const stage of stages) {
    // All are taken out before any is put back, so that two files can trade their paths.
    const taken = draftsOf(stage).map((draft) => {
      const before = comesIn(draft) ? undefined : there.get(draft.path);
      if (before) there.delete(draft.path);
      return { draft, before };
    });
    // What goes first: a file that comes in at its place is that file, written anew.
    for (const { draft, before } of taken.sort((a, b) => Number(comesIn(a.draft)) - Number(comesIn(b.draft)))) {
      const file = changed(before ?? (comesIn(draft) ? gone.get(draft.path) : undefined), draft);
      gone.delete(file.origin);
      if (file.hash !== undefined) there.set(file.path, file);
      else if (file.baseHash !== undefined) gone.set(file.origin, file);
    }
  }
  const all = [...there.values(), ...gone.values()].filter((file) => file.hash !== file.baseHash || file.path !== file.origin);
  return all.sort((a, b) => (a.origin < b.origin ? -1 : 1));
}

function comesIn({ baseHash }: DraftedFile): boolean {
  return baseHash === undefined;
}

function changed(before: ChangedFile | undefined, draft: DraftedFile): ChangedFile {
  const path = draft.newPath ?? draft.path;
  const baseHash = before ? before.baseHash : draft.baseHash;
  const origin = baseHash === undefined ? path : (before?.origin ?? draft.path);
  return {
    origin,
    path: draft.hash === undefined ? origin : path,
    baseHash,
    hash: draft.hash,
    steps: [...(before?.steps ?? []), draft],
  };
}

/**
 * The same changes where files move to or from a place at which one comes in or goes, told as what becomes of each place:
 * changed where it is, come in, or gone. So no path is that of two files before, nor of two after.
 */
export function byPlace(changes: readonly ChangedFile[]): readonly { readonly told: ChangedFile; readonly of: ChangedFile }[] {
  const moving = changes.filter(({ path, origin }) => path !== origin);
  const leaving = new Map(moving.map((file) => [file.origin, file]));
  const arriving = new Map(moving.map((file) => [file.path, file]));
  const told = new Map<ChangedFile, ChangedFile>();
  for (const file of changes) {
    let last = file;
    if (file.baseHash === undefined) {
      for (let next = leaving.get(file.path); next !== undefined; next = leaving.get(next.path)) {
        told.set(last, { ...last, origin: last.path, baseHash: next.baseHash });
        last = next;
      }
      if (last !== file) told.set(last, { ...last, origin: last.path, baseHash: undefined });
    } else if (file.hash === undefined) {
      for (let next = arriving.get(file.origin); next !== undefined; next = arriving.get(next.origin)) {
        told.set(next, { ...next, origin: last.origin, baseHash: last.baseHash });
        last = next;
      }
      if (last !== file) told.set(file, { ...file, origin: last.origin, path: last.origin, baseHash: last.baseHash });
    }
  }
  return changes.map((file) => ({ told: told.get(file) ?? file, of: file }));
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
    if (draft.hash === undefined) continue;
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
  const draft = draftsOf(stage).find(({ path, newPath, hash }) => hash !== undefined && (newPath ?? path) === place.path);
  if (!draft) return place;
  const start = unmapOffset(place.start, draft.edits);
  return { ...place, path: draft.path, start, end: Math.max(start, unmapOffset(place.end, draft.edits)) };
}
