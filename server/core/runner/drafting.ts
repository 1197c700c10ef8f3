/** A brain's proposals made checkable: applied to exactly the text they name, hashed, and given their lines. */
import { applyEdits } from '../../base/textEdit.ts';
import type { FactSource } from '../brain/brain.ts';
import type { FileFact } from '../facts/facts.ts';
import type { FileProposal, ReasonedEdit } from '../operation/operation.ts';
import { draftKey } from '../swarm/changeTable.ts';
import type { View } from '../swarm/effects.ts';
import type { DraftFault, SwarmAnswer } from '../swarm/inputs.ts';
import type { ContentHash, DraftedFile, LinedEdit } from '../swarm/words.ts';
import type { TextStore } from './textStore.ts';

type Drafted = { readonly file: DraftedFile } | { readonly fault: DraftFault } | 'nothing';

/** Drafts all proposals. One that does not fit its text is a fault, which the coder hears as a veto. */
export async function draftProposals(
  proposals: readonly FileProposal[],
  view: View,
  source: FactSource,
  texts: TextStore,
  signal: AbortSignal,
): Promise<Extract<SwarmAnswer, { kind: 'edited' }>> {
  await source.fetch(
    proposals.flatMap(({ path, baseHash }) => (baseHash === undefined ? [] : [{ kind: 'file', path } as const])),
    signal,
  );
  const files: DraftedFile[] = [];
  const faults: DraftFault[] = [];
  const seen = new Set<string>();
  for (const proposal of proposals) {
    const key = draftKey(proposal);
    if (seen.has(key)) {
      faults.push({ path: proposal.path, code: 'veto-critic', text: `${proposal.path} was proposed twice.` });
      continue;
    }
    seen.add(key);
    const drafted =
      proposal.baseHash === undefined
        ? draftNew(proposal, view, texts)
        : await draft(proposal, proposal.baseHash, source.facts.file(proposal.path), view, texts);
    if (drafted === 'nothing') continue;
    if ('file' in drafted) files.push(drafted.file);
    else faults.push(drafted.fault);
  }
  return { kind: 'edited', files, faults };
}

/** A file that was deleted by an earlier stage comes in again as what it was: with its permissions, for one. */
function draftNew({ path, newPath, deleted, edits }: FileProposal, view: View, texts: TextStore): Drafted {
  const misplaced = deleted || newPath !== undefined ? 'a new file is neither moved nor deleted.' : whyMisplaced(edits, '');
  if (misplaced !== undefined) return { fault: { path, code: 'veto-critic', text: `${path}: ${misplaced}` } };
  const gone = view.changes.find((file) => file.origin === path && file.hash === undefined);
  const hash = texts.putNew(applyEdits('', edits), gone);
  return { file: { path, newPath: undefined, baseHash: undefined, hash, edits: linedEdits(edits, undefined, hash, texts) } };
}

async function draft(
  proposal: FileProposal,
  baseHash: ContentHash,
  fact: FileFact | undefined,
  view: View,
  texts: TextStore,
): Promise<Drafted> {
  const { path, newPath, deleted } = proposal;
  const fault = (code: DraftFault['code'], text: string): Drafted => ({ fault: { path, code, text } });
  if (!fact || fact.state === 'unreadable') return fault('veto-unreadable', `${path} cannot be read: ${fact?.detail ?? 'not fetched'}.`);
  if (fact.hash !== baseHash) return fault('veto-base-changed', `${path} is not what the edits were made for.`);
  const misplaced = whyMisplaced(proposal.edits, fact.text);
  if (misplaced !== undefined) return fault('veto-critic', `${path}: ${misplaced}`);
  const text = applyEdits(fact.text, proposal.edits);
  const moves = newPath !== undefined && newPath !== path;
  if (deleted && (moves || text !== '')) return fault('veto-critic', `${path}: what is deleted neither moves nor leaves anything behind.`);
  // Edits to what is there already are edits: the critic asks for each of the places.
  if (!deleted && !moves && proposal.edits.length === 0) return 'nothing';

  const earlier = view.changes.find((file) => file.path === path && file.hash !== undefined);
  const origin = earlier?.origin ?? path;
  const form = earlier ? await texts.formAgain(earlier) : await texts.formOf(origin, baseHash);
  if (form === 'changed') return fault('veto-base-changed', `${origin} changed while the mission ran.`);
  if ('state' in form) return fault('veto-unreadable', `${origin} cannot be read: ${form.detail}.`);
  texts.keep(baseHash, fact.text);
  const hash = deleted ? undefined : texts.put(text, form);
  return {
    file: {
      path,
      newPath: newPath === path ? undefined : newPath,
      baseHash,
      hash,
      edits: linedEdits(proposal.edits, baseHash, hash, texts),
    },
  };
}

function whyMisplaced(edits: readonly ReasonedEdit[], text: string): string | undefined {
  let at = 0;
  for (const { start, end } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < at) return 'two edits overlap.';
    if (end < start || end > text.length) return 'an edit lies outside the text.';
    at = end;
  }
  return undefined;
}

/** Of a passage that is put in, the empty lines it begins with: what it is about stands below them. */
function blankBefore({ start, end, newText }: ReasonedEdit): number {
  const blank = start === end ? (/^(?:[ \t]*\r?\n)+/.exec(newText)?.[0].length ?? 0) : 0;
  return blank === newText.length ? 0 : blank;
}

function linedEdits(edits: readonly ReasonedEdit[], baseHash: DraftedFile['baseHash'], hash: DraftedFile['hash'], texts: TextStore) {
  const before = texts.lines(baseHash);
  const after = texts.lines(hash);
  let shift = 0;
  return [...edits]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((edit): LinedEdit => {
      const { start, end, newText, reason, confidence } = edit;
      const lined = {
        start,
        end,
        newText,
        reason,
        confidence,
        line: before.at(start).line,
        newLine: after.at(start + shift + blankBefore(edit)).line,
      };
      shift += newText.length - (end - start);
      return lined;
    });
}
