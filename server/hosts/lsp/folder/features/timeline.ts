/** The timeline for the peers of a folder: windows of filtered entries, one event in full, and what happens, as it happens. */
import { setImmediate as othersTurn } from 'node:timers/promises';
import { systemClock } from '../../../../base/clock.ts';
import { eventDetailOf } from '../../../../core/ledger/eventDetail.ts';
import { entryOf, TimelineQuery } from '../../../../core/ledger/timelineQuery.ts';
import type { SwarmEvent } from '../../../../protocol/generated/events_pb.js';
import { eventDetail, queryTimeline, timelineAppended, timelineRows } from '../../../../protocol/messages/timeline.ts';
import { abortWith } from '../../../cancellation.ts';
import type { FolderFeature } from '../folderContext.ts';

/** Events wait this long for further ones, and in such batches at most. */
const batchMs = 50;
const batchEventsMax = 1_000;

export const timeline: FolderFeature = ({ session, notifyAll, uri, onClose }, answer) => {
  const { ledger } = session;
  const query = new TimelineQuery(ledger, () => othersTurn());

  answer(queryTimeline, ({ filter }, _peer, token) => query.query(filter ?? {}, abortWith(token)));
  answer(timelineRows, (params, _peer, token) => query.rows({ ...params, filter: params.filter ?? {} }, abortWith(token)));
  answer(eventDetail, ({ sequence }) => eventDetailOf(sequence, ledger));

  let batch: SwarmEvent[] = [];
  let waiting: { dispose(): void } | undefined;
  const tell = (): void => {
    waiting?.dispose();
    waiting = undefined;
    const entries = batch.map(entryOf);
    batch = [];
    if (entries.length > 0) notifyAll(timelineAppended, { folder: uri, entries });
  };
  const listening = ledger.onAppended((events) => {
    for (const event of events) {
      batch.push(event);
      if (batch.length >= batchEventsMax) tell();
    }
    if (batch.length > 0) waiting ??= systemClock.after(batchMs, tell);
  });
  onClose(() => {
    listening.dispose();
    query.dispose();
    tell();
  });
};
