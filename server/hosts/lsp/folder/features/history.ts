/** The moments of the ledger for the peers of a folder, and word of new ones. */
import { setImmediate } from 'node:timers/promises';
import { HistoryFold, historyFilter } from '../../../../core/ledger/history.ts';
import type { SwarmEvent } from '../../../../protocol/generated/events_pb.js';
import { historyChanged, history as historyRequest } from '../../../../protocol/messages/rewinds.ts';
import type { Session } from '../../../session.ts';
import type { FolderFeature } from '../folderContext.ts';
import { Throttle } from '../throttle.ts';

const bounds = {
  momentsDefault: 500,
  momentsMax: 5_000,
  /** Peers are told of new moments at most so often. */
  tellEveryMs: 300,
  /** A ledger is read in steps of so many events, and other work is let in between. */
  eventsPerStep: 100_000,
} as const;

export const history: FolderFeature = ({ session, notifyAll, uri, onClose }, answer) => {
  const fold = new HistoryFold();
  let reading: Promise<void> | undefined;
  answer(historyRequest, async ({ limit = bounds.momentsDefault, beforeSequence }) => {
    // One reads at a time; who asks meanwhile gets what that one finds, and then looks for more.
    while (reading !== undefined) await reading;
    reading = read(session, fold).finally(() => {
      reading = undefined;
    });
    await reading;
    const count = Math.min(Math.max(1, Math.trunc(limit)), bounds.momentsMax);
    return { moments: fold.moments(count, beforeSequence), total: fold.total };
  });

  const telling = new Throttle(session.ports.clock, bounds.tellEveryMs, () => notifyAll(historyChanged, { folder: uri }));
  const listener = session.ledger.onAppended((events) => {
    if (events.some(makesMoment)) telling.ask();
  });
  onClose(() => {
    listener.dispose();
    telling.dispose();
  });
};

async function read({ ledger }: Session, fold: HistoryFold): Promise<void> {
  for (let head = ledger.head().sequence; fold.sequence < head; head = ledger.head().sequence) {
    const untilSequence = Math.min(head, fold.sequence + bounds.eventsPerStep);
    for (const event of ledger.events({ ...historyFilter, afterSequence: fold.sequence, untilSequence })) fold.add(event);
    fold.caughtUp(untilSequence);
    if (untilSequence < head) await setImmediate();
  }
}

function makesMoment({ payload }: SwarmEvent): boolean {
  return payload.case === 'stateChange' || payload.case === 'changeSetApplied' || payload.case === 'headMoved';
}
