/** From what was located to the edits of files: the coder's work, the same for every operation. */
import type { Facts, FileFact, Step } from '../core/facts/facts.ts';
import type { FileProposal, Located, LocatedCreation, LocatedDeletion, ReasonedEdit, Refusal } from '../core/operation/operation.ts';
import type { WorkspacePath } from '../protocol/ids.ts';
import { refusal } from './target/candidates.ts';

type ReadFact = Exclude<FileFact, { state: 'unreadable' }>;

/** Turns what was located in the files asked for into edits against their present content. */
export function proposals(located: Located, paths: readonly WorkspacePath[], facts: Facts): Step<readonly FileProposal[], Refusal> {
  const asked = new Set(paths);
  const deletions = new Map((located.deletions ?? []).map((deletion) => [deletion.path, deletion]));
  const moves = new Map(located.moves.map((move) => [move.from, move.to]));
  const wanted = [...new Set([...located.writeSet, ...moves.keys(), ...deletions.keys()])].filter((path) => asked.has(path));
  const missing = wanted.filter((path) => !facts.file(path));
  if (missing.length > 0) return { kind: 'need', requests: missing.map((path) => ({ kind: 'file', path })) };

  const creations = new Map((located.creations ?? []).filter(({ path }) => asked.has(path)).map((creation) => [creation.path, creation]));
  const editsOf = locatedEdits(located);
  const proposed: FileProposal[] = [];
  for (const path of wanted) {
    const fact = facts.file(path);
    if (fact?.state === 'unreadable')
      return { kind: 'refused', error: refusal('veto-unreadable', `${path} cannot be edited: ${fact.detail}.`) };
    if (!fact) continue;
    const deletion = deletions.get(path);
    if (deletion) {
      proposed.push(gone(fact, deletion, creations.get(path)));
      creations.delete(path);
      continue;
    }
    const edits = editsOf(path);
    if (edits.some(({ end }) => end > fact.text.length))
      return { kind: 'refused', error: refusal('veto-base-changed', `${path} changed since it was read.`) };
    proposed.push({ path, baseHash: fact.hash, newPath: moves.get(path), edits });
  }
  return { kind: 'done', value: [...proposed, ...[...creations.values()].map(created)] };
}

/** The edits of one file where it stays, by position. */
function locatedEdits({ references, insertions = [] }: Located): (path: WorkspacePath) => readonly ReasonedEdit[] {
  const rewritten = Map.groupBy(references, ({ path }) => path);
  const inserted = Map.groupBy(insertions, ({ path }) => path);
  return (path) =>
    [
      ...(rewritten.get(path) ?? []).map(({ start, end, newText, why, confidence }) => ({ start, end, newText, reason: why, confidence })),
      ...(inserted.get(path) ?? []).map(({ at, newText, why, confidence }) => ({ start: at, end: at, newText, reason: why, confidence })),
    ].sort((a, b) => a.start - b.start || a.end - b.end);
}

function created({ path, text, why, confidence }: LocatedCreation): FileProposal {
  return { path, baseHash: undefined, newPath: undefined, edits: whole(0, text, why, confidence) };
}

/** With a creation at the same place the file is written anew instead. */
function gone({ path, hash, text }: ReadFact, deletion: LocatedDeletion, creation: LocatedCreation | undefined): FileProposal {
  const file = { path, baseHash: hash, newPath: undefined };
  if (creation) return { ...file, edits: whole(text.length, creation.text, creation.why, creation.confidence) };
  return { ...file, deleted: true, edits: whole(text.length, '', deletion.why, deletion.confidence) };
}

/** One edit from all of the old text to all of the new; none from nothing to nothing. */
function whole(length: number, newText: string, reason: string, confidence: number): readonly ReasonedEdit[] {
  return length === 0 && newText === '' ? [] : [{ start: 0, end: length, newText, reason, confidence }];
}
