/** File descriptor 3: when the caller opened it, every event goes there as a line of JSON the moment it is in the ledger. */
import { toJson } from '@bufbuild/protobuf';
import { type SwarmEvent, SwarmEventSchema } from '../../protocol/generated/events_pb.js';
import { writeFully } from './output.ts';

/** A listener for the ledger that streams to the descriptor until its reader goes away. */
export function eventStream(descriptor: number): (events: readonly SwarmEvent[]) => void {
  let open = true;
  return (events) => {
    if (!open) return;
    const lines = events.map((event) => `${JSON.stringify(toJson(SwarmEventSchema, event))}\n`);
    open = writeFully(descriptor, lines.join(''));
  };
}
