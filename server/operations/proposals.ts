/** From what was located to the edits of files: the coder's work, the same for every operation. */
import type { Facts, Step } from '../core/facts/facts.ts';
import type { FileProposal, Located, Refusal } from '../core/operation/operation.ts';
import type { WorkspacePath } from '../protocol/ids.ts';
import { refusal } from './target/candidates.ts';

/** Turns the located places of the files asked for into edits against their present content. */
export function proposals(located: Located, paths: readonly WorkspacePath[], facts: Facts): Step<readonly FileProposal[], Refusal> {
  const wanted = located.writeSet.filter((path) => paths.includes(path));
  const missing = wanted.filter((path) => !facts.file(path));
  if (missing.length > 0) return { kind: 'need', requests: missing.map((path) => ({ kind: 'file', path })) };
  const references = Map.groupBy(located.references, ({ path }) => path);
  const insertions = Map.groupBy(located.insertions ?? [], ({ path }) => path);
  const moves = new Map(located.moves.map((move) => [move.from, move.to]));
  const proposed: FileProposal[] = [];
  for (const path of wanted) {
    const fact = facts.file(path);
    if (fact?.state === 'unreadable')
      return { kind: 'refused', error: refusal('veto-unreadable', `${path} cannot be edited: ${fact.detail}.`) };
    if (!fact) continue;
    const rewritten = (references.get(path) ?? []).map(({ start, end, newText, why, confidence }) => ({
      start,
      end,
      newText,
      reason: why,
      confidence,
    }));
    const inserted = (insertions.get(path) ?? []).map(({ at, newText, why, confidence }) => ({
      start: at,
      end: at,
      newText,
      reason: why,
      confidence,
    }));
    const edits = [...rewritten, ...inserted].sort((a, b) => a.start - b.start || a.end - b.end);
    if (edits.some(({ end }) => end > fact.text.length))
      return { kind: 'refused', error: refusal('veto-base-changed', `${path} changed since it was read.`) };
    proposed.push({ path, baseHash: fact.hash, newPath: moves.get(path), edits });
  }
  return { kind: 'done', value: proposed };
}
