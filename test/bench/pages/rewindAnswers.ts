/** Stands in for the extension behind the rewind page, and makes up a long history to look at. */
import { swarmError } from '../../../server/protocol/errors.ts';
import type { MomentKind, MomentView } from '../../../server/protocol/messages/rewinds.ts';
import { type ToPage, toExtensionIn } from '../../../server/protocol/pages/envelope.ts';
import type { PageHistory } from '../../../server/protocol/pages/rewind.ts';

/** What it answers to a request of the page; what it throws, the page is refused. */
export type Answers = (method: string, params: { readonly target?: string }) => Promise<unknown>;

export function rewindAnswers(answers: Answers): (post: (message: ToPage) => void) => (data: unknown) => void {
  return (post) => (data) => {
    const message = toExtensionIn(data);
    if (message?.kind !== 'request') return;
    const { id, method, params } = message;
    answers(method, params as { readonly target?: string }).then(
      (result) => post({ kind: 'answer', id, result }),
      (failure: unknown) => post({ kind: 'refusal', id, error: swarmError('internal', String(failure)) }),
    );
  };
}

const kinds: readonly MomentKind[] = ['mission', 'save', 'save', 'undo', 'mission', 'save', 'head-moved', 'save', 'rewind', 'redo', 'save'];

/** A history of this length, of every kind, to be looked at only. */
export function longHistory(length: number): PageHistory {
  const nowMs = Date.now();
  const moments = Array.from({ length }, (_, at): MomentView => {
    const kind = at === 0 ? 'start' : (kinds[at % kinds.length] ?? 'save');
    const label = at % 3 === 0 ? 'rename calculate_total to compute_total, keep the old name as a deprecated alias' : 'You saved totals.py';
    const age = (length - at) * 11 * 60_000;
    return {
      sequence: at + 1,
      eventId: `${at}`,
      wallMs: nowMs - age,
      kind,
      label,
      missionId: `m${at}`,
      paths: ['src/totals.py'],
      files: 1 + (at % 7),
      current: at === length - 1,
    };
  });
  return { moments, total: length, trusted: true };
}
