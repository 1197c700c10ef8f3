/** Stands in for the extension and the server behind the timeline page: a ledger of made-up missions, and its answers. */
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Ledger } from '../../../server/adapters/ledger/ledger.ts';
import { eventDetailOf } from '../../../server/core/ledger/eventDetail.ts';
import { TimelineQuery } from '../../../server/core/ledger/timelineQuery.ts';
import { swarmError } from '../../../server/protocol/errors.ts';
import { eventDetail, queryTimeline, timelineRows } from '../../../server/protocol/messages/timeline.ts';
import { type ToPage, toExtensionIn } from '../../../server/protocol/pages/envelope.ts';
import { missionDrafts } from './syntheticLedger.ts';

const missionsPerAppend = 100;

/** Appends whole missions until there are so many events. */
export function fillWithMissions(ledger: Ledger, events: number): void {
  for (let mission = 0; ledger.head().sequence < events; mission += missionsPerAppend) {
    const drafts = Array.from({ length: missionsPerAppend }, (_, at) => missionDrafts(mission + at)).flat();
    ledger.append(drafts, 'process');
  }
}

export function timelineAnswers(ledger: Ledger): (post: (message: ToPage) => void) => (data: unknown) => void {
  const query = new TimelineQuery(ledger, () => othersTurn());
  const underway = new Map<number, AbortController>();
  const answerOf = async (method: string, params: never, signal: AbortSignal): Promise<unknown> => {
    if (method === queryTimeline.method) return query.query((params as { filter: object }).filter, signal);
    if (method === timelineRows.method) return query.rows(params, signal);
    if (method === eventDetail.method) return eventDetailOf((params as { sequence: number }).sequence, ledger);
    throw new Error(`not answered here: ${method}`);
  };
  return (post) => (data) => {
    const message = toExtensionIn(data);
    if (message?.kind === 'cancel') underway.get(message.id)?.abort();
    if (message?.kind !== 'request') return;
    const { id, method, params } = message;
    const controller = new AbortController();
    underway.set(id, controller);
    answerOf(method, params as never, controller.signal)
      .then(
        (result) => post({ kind: 'answer', id, result }),
        (failure: unknown) => post({ kind: 'refusal', id, error: swarmError('internal', String(failure)) }),
      )
      .finally(() => underway.delete(id));
  };
}
