/** Every event in full, for the peers that asked for it. */
import { toJson } from '@bufbuild/protobuf';
import { SwarmEventSchema } from '../../../../protocol/generated/events_pb.js';
import { eventsAppended } from '../../../../protocol/messages/timeline.ts';
import type { FolderFeature } from '../folderContext.ts';

export const rawEvents: FolderFeature = ({ session, peers, uri }) => {
  session.ledger.onAppended((events) => {
    const listening = peers().filter(({ abilities }) => abilities.events === true);
    if (listening.length === 0) return;
    const params = { folder: uri, events: events.map((event) => toJson(SwarmEventSchema, event)) };
    for (const peer of listening) peer.notify(eventsAppended, params);
  });
};
