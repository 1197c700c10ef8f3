/** From a result that every check let pass to the disk: the plan alone, the person's approval, and the one writing. */
import { type SwarmError, swarmError } from '../../protocol/errors.ts';
import type { LeftAlone, TargetCandidate } from '../operation/operation.ts';
import { composeChanges, editCount } from './changeTable.ts';
import { close, closeWith } from './closing.ts';
import type { InputOf } from './inputs.ts';
import { reportNotes } from './reportNotes.ts';
import { count, sentence } from './sentences.ts';
import { operator, person, type Turn } from './turn.ts';
import type { ChangedFile, EventRef } from './words.ts';

export function readyToWrite(turn: Turn, cause: EventRef): void {
  const changes = composeChanges(turn.state.stages);
  const { planOnly, approval } = turn.charter;
  if (changes.length === 0) {
    close(turn, {
      outcome: 'nothing-to-do',
      summary: 'Everything is already as the instruction asks; nothing was written.',
      error: undefined,
      candidates: [],
      cause,
    });
    return;
  }
  if (planOnly) {
    closeAsPlanned(turn, `Planned, not written: ${whatChanges(turn, changes)}`, cause);
    return;
  }
  if (approval === 'given') {
    const unsettled = turn.state.stages.flatMap(({ located }) => located?.unsettled ?? []);
    if (unsettled.length > 0) {
      closeWith(turn, whyUnsettled(unsettled), cause, unsettled.map(asCandidate));
      return;
    }
    write(turn, turn.emit(person, cause, { case: 'approvalGiven', value: { approved: true, how: 'given with the instruction' } }));
    return;
  }
  const edits = editCount(changes);
  const asked = turn.emit(operator, cause, { case: 'approvalAsked', value: { files: changes.length, edits } });
  turn.patch({ phase: 'approving' });
  turn.call('approve', { cause: asked }, (callId) => ({
    kind: 'askApproval',
    callId,
    operations: turn.state.stages.map(({ request }) => request),
    changes,
    notes: reportNotes(turn.state),
  }));
}

/** Consent given beforehand accepts a plan; it settles no ambiguity, and half a change is worse than none. */
function whyUnsettled(unsettled: readonly LeftAlone[]): SwarmError {
  const files = new Set(unsettled.map(({ path }) => path)).size;
  return swarmError(
    'symbol-ambiguous',
    `At ${count(unsettled.length, 'place')} in ${count(files, 'file')} nothing tells whether the same thing is meant; changing the rest would break them if it is.`,
    'Say the type of the objects there, or let the language server see it; or look at the plan and approve it: without --yes, or as a patch with --plan.',
  );
}

function asCandidate({ path, start, end, why, text }: LeftAlone): TargetCandidate {
  return { name: text, kind: 'unsettled place', place: { path, start, end }, suggestion: why };
}

export function onApprovalAnswered(turn: Turn, { callId, approved }: InputOf<'approvalAnswered'>): void {
  const call = turn.answered(callId);
  if (!call) return;
  const given = turn.emit(person, call.cause, { case: 'approvalGiven', value: { approved, how: 'asked' } });
  if (approved) {
    write(turn, given);
    return;
  }
  const changes = composeChanges(turn.state.stages);
  closeAsPlanned(turn, `Not approved, so not written: ${whatChanges(turn, changes)}`, given);
}

/** The leases are held since before the first edit; the writer checks them and every base hash once more. */
function write(turn: Turn, cause: EventRef): void {
  const changes = composeChanges(turn.state.stages);
  turn.patch({ phase: 'writing' });
  turn.call('write', { cause }, (callId) => ({
    kind: 'writeChangeSet',
    callId,
    summary: whatChanges(turn, changes),
    changes,
    leases: turn.state.leases.held,
  }));
}

export function onChangeSetWritten(turn: Turn, { callId, error }: InputOf<'changeSetWritten'>): void {
  const call = turn.answered(callId);
  if (!call) return;
  if (error) {
    closeWith(turn, error, call.cause);
    return;
  }
  const changes = composeChanges(turn.state.stages);
  close(turn, { outcome: 'done', summary: whatChanges(turn, changes), error: undefined, candidates: [], cause: call.cause });
}

function closeAsPlanned(turn: Turn, summary: string, cause: EventRef): void {
  const error = turn.charter.planOnly ? undefined : swarmError('approval-needed', summary);
  close(turn, { outcome: 'planned', summary, error, candidates: [], cause });
}

function whatChanges(turn: Turn, changes: readonly ChangedFile[]): string {
  const what = turn.state.stages.map(({ request }) => request.summary.replace(/\.$/u, '')).join(', then ');
  return sentence(`${count(editCount(changes), 'edit')} in ${count(changes.length, 'file')}: ${what}`);
}
