/** What the accepted proposals of all stages come to, file by file; and how a place is followed back through edits. Pure. */
import { sortEdits, type TextEdit } from '../../base/textEdit.ts';
import { foldCase } from '../changeSet/fileVersion.ts';
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
      const wasThere = comesIn(draft) ? gone.get(draft.path) : undefined;
      if (wasThere) gone.delete(draft.path);
      const file = changed(before ?? wasThere, draft);
      if (file.hash !== undefined) there.set(file.path, file);
      else if (file.baseHash !== undefined) gone.set(file.origin, file);
    }
  }
  for (const [path, file] of there) {
    const before = file.baseHash === undefined ? gone.get(path) : undefined;
    if (!before) continue;
    gone.delete(path);
    there.set(path, { ...file, baseHash: before.baseHash, steps: [...before.steps, ...file.steps] });
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

/** What becomes of one place, and of whom its form is. */
export interface PlaceChange {
  readonly told: ChangedFile;
  readonly of: ChangedFile;
}

/**
 * The same changes, told as what becomes of each place where files move from one at which another comes in, or to one that
 * another goes from: changed where it is, come in, or gone. So no path is that of two files before, nor of two after.
 */
export function byPlace(changes: readonly ChangedFile[]): readonly PlaceChange[] {
  const moving = changes.filter(({ path, origin }) => path !== origin);
  const leaving = new Map(moving.map((file) => [file.origin, file]));
  const arriving = new Map(moving.map((file) => [file.path, file]));
  const going = new Map(changes.flatMap((file) => (file.hash === undefined ? [[file.origin, file] as const] : [])));
  const told = new Set<ChangedFile>();
  const places: PlaceChange[] = [];
  const tell = (chain: readonly ChangedFile[], gone: ChangedFile | undefined): void => {
    const [first] = chain;
    if (!first || chain.length + (gone ? 1 : 0) < 2) return;
    for (const file of gone ? [...chain, gone] : chain) told.add(file);
    places.push(...placesOf(chain, gone));
    if (first.baseHash === undefined) return;
    const vacated = { origin: first.origin, path: first.origin, baseHash: first.baseHash, hash: undefined, steps: gone?.steps ?? [] };
    places.push({ told: vacated, of: first });
  };
  for (const file of changes) {
    if (file.baseHash !== undefined) continue;
    const chain = [file];
    for (let next = leaving.get(file.path); next; next = leaving.get(next.path)) chain.push(next);
    tell(chain, going.get(chain.at(-1)?.path ?? file.path));
  }
  for (const file of going.values()) {
    if (told.has(file)) continue;
    const chain: ChangedFile[] = [];
    for (let next = arriving.get(file.origin); next; next = arriving.get(next.origin)) chain.unshift(next);
    tell(chain, file);
  }
  const rest = changes.flatMap((file): PlaceChange[] => (told.has(file) ? [] : [{ told: file, of: file }]));
  return [...rest, ...places].sort((a, b) => (a.told.origin < b.told.origin ? -1 : 1));
}

/** Where each of the files ends, of which each ends where the next one was, and the last where `gone` was. */
function placesOf(chain: readonly ChangedFile[], gone: ChangedFile | undefined): readonly PlaceChange[] {
  return chain.map((file, at) => {
    const was = chain[at + 1] ?? gone;
    return { told: { ...file, origin: file.path, baseHash: was?.baseHash }, of: file };
  });
}

function draftsOf(stage: Stage): readonly DraftedFile[] {
  return Object.values(stage.accepted);
}

export function editCount(changes: readonly ChangedFile[]): number {
  return changes.reduce((sum, file) => sum + file.steps.reduce((edits, step) => edits + step.edits.length, 0), 0);
}

/** Paths that two of the changed files would both end at, on a disk that ignores case too. */
export function sharedTargets(drafts: readonly DraftedFile[]): readonly WorkspacePath[] {
  const seen = new Set<string>();
  const shared = new Set<WorkspacePath>();
  for (const draft of drafts) {
    if (draft.hash === undefined) continue;
    const target = draft.newPath ?? draft.path;
    if (seen.has(foldCase(target))) shared.add(target);
    seen.add(foldCase(target));
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
