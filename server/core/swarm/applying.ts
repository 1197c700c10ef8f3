/** From a result that every check let pass to the disk: the plan alone, the person's approval, and the one writing. */
import { type SwarmError, swarmError } from '../../protocol/errors.ts';
import type { LeftAlone, TargetCandidate } from '../operation/operation.ts';
import type { PhysicsVerdict } from '../ports/physicsPort.ts';
import { composeChanges, editCount } from './changeTable.ts';
import { close, closeAtBound, closeWith } from './closing.ts';
import { wordsOf } from './comparison.ts';
import type { InputOf } from './inputs.ts';
import { limits } from './limits.ts';
import { partTaken } from './partTaken.ts';
import { physicsEvent } from './physicsEvent.ts';
import { reportNotes } from './reportNotes.ts';
import { count, sentence } from './sentences.ts';
import { operator, person, physicsWho, type Turn } from './turn.ts';
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
  if (approval === 'preview') {
    const asked = turn.emit(operator, cause, { case: 'approvalAsked', value: { files: changes.length, edits: editCount(changes) } });
    write(turn, asked);
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
  askApproval(turn, changes, cause);
}

function askApproval(turn: Turn, changes: readonly ChangedFile[], cause: EventRef): void {
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

/** Reasons for a look that are named; the rest is counted. */
const whysMax = 3;

/** Consent given beforehand accepts a plan; it settles no doubt, and half a change is worse than none. */
function whyUnsettled(unsettled: readonly LeftAlone[]): SwarmError {
  const files = new Set(unsettled.map(({ path }) => path)).size;
  const whys = [...new Set(unsettled.map(({ why }) => why))];
  const more = whys.length > whysMax ? `, and for ${count(whys.length - whysMax, 'more reason')}` : '';
  return swarmError(
    'symbol-ambiguous',
    `${count(unsettled.length, 'place')} in ${count(files, 'file')} ${unsettled.length === 1 ? 'needs' : 'need'} a look by a person: ${whys.slice(0, whysMax).join('; ')}${more}.`,
    'Look at the plan and approve it: without --yes, or as a patch with --plan. Where it is not known what an object is, say its type, or let the language server see it.',
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
    confirm: turn.charter.approval === 'preview',
    words: wordsOf(turn.state.stages),
    dependentsMax: limits.dependentsMax,
    summary: whatChanges(turn, changes),
    changes,
    leases: turn.state.leases.held,
  }));
}

export function onChangeSetWritten(turn: Turn, { callId, error, part, shown }: InputOf<'changeSetWritten'>): void {
  const call = turn.answered(callId);
  if (!call) return;
  if (error) {
    notWritten(turn, error, call.cause);
    return;
  }
  const inPreview = turn.charter.approval === 'preview';
  const cause = inPreview ? approvedInPreview(turn, true, call.cause) : call.cause;
  const all = whatChanges(turn, composeChanges(turn.state.stages));
  if (part === undefined) {
    const last = shown === undefined ? cause : shownErrors(turn, shown, cause);
    close(turn, { outcome: 'done', summary: all, error: undefined, candidates: [], cause: last });
    return;
  }
  const { partial, cause: last } = partTaken(turn, part, cause);
  const breaks = partial.findings.length === 0 ? '' : ` Without the rest, ${count(partial.findings.length, 'thing')} would not hold.`;
  const summary = `${part.editsApplied} of ${count(part.editsPlanned, 'edit')} taken.${breaks} Planned: ${all}`;
  close(turn, { outcome: 'done', summary, error: undefined, candidates: [], partial, cause: last });
}

/** What is written stays; the person should know before they go on. */
function shownErrors(turn: Turn, shown: PhysicsVerdict, cause: EventRef): EventRef {
  for (const { text, path, start, end } of shown.newDiagnostics.slice(0, limits.findingsMax)) {
    turn.note({ kind: 'warning', text: `the editor shows a new error: ${text}`, at: { path, start, end } });
  }
  return turn.emit(physicsWho(shown.server), cause, physicsEvent(shown));
}

function notWritten(turn: Turn, error: SwarmError, cause: EventRef): void {
  if (error.code === 'nothing-to-preview') {
    // The person wants to see before anything is written: they are shown the plan instead, and asked.
    turn.patch({ charter: { ...turn.charter, approval: 'ask' } });
    askApproval(turn, composeChanges(turn.state.stages), cause);
  } else if (error.code === 'approval-needed') {
    const declined = approvedInPreview(turn, false, cause);
    close(turn, { outcome: 'planned', summary: error.message, error, candidates: [], cause: declined });
  } else if (error.code === 'cancelled' && turn.state.overdue) {
    const { durationMsMax } = turn.charter.bounds;
    closeAtBound(turn, 'duration_ms', durationMsMax, turn.state.nowMs - turn.state.startedMs, cause);
  } else closeWith(turn, error, cause);
}

function approvedInPreview(turn: Turn, approved: boolean, cause: EventRef): EventRef {
  return turn.emit(person, cause, { case: 'approvalGiven', value: { approved, how: 'in the preview' } });
}

function closeAsPlanned(turn: Turn, summary: string, cause: EventRef): void {
  const error = turn.charter.planOnly ? undefined : swarmError('approval-needed', summary);
  close(turn, { outcome: 'planned', summary, error, candidates: [], cause });
}

function whatChanges(turn: Turn, changes: readonly ChangedFile[]): string {
  const what = turn.state.stages.map(({ request }) => request.summary.replace(/\.$/u, '')).join(', then ');
  return sentence(`${count(editCount(changes), 'edit')} in ${count(changes.length, 'file')}: ${what}`);
}
