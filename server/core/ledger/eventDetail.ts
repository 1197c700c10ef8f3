/** One event in full: what it holds, what led to it, and what it led to. */
import { toJson } from '@bufbuild/protobuf';
import { fail } from '../../protocol/errors.ts';
import { SwarmEventSchema } from '../../protocol/generated/events_pb.js';
import { asEventId } from '../../protocol/ids.ts';
import type { EventDetailView } from '../../protocol/messages/timeline.ts';
import type { TimelinePort } from '../ports/timelinePort.ts';
import { diffsOf, eventFacts } from './detail/eventFacts.ts';
import { entryOf } from './timelineQuery.ts';

const consequencesMax = 100;

/** Throws SwarmFailure: target-not-found. */
export function eventDetailOf(sequence: number, port: TimelinePort): EventDetailView {
  const event = Number.isSafeInteger(sequence) && sequence > 0 ? port.event(sequence) : undefined;
  if (event === undefined) fail('target-not-found', `There is no event ${sequence}, or its content was erased.`);
  const cause = event.causationId === '' ? undefined : port.event(asEventId(event.causationId));
  return {
    entry: entryOf(event),
    facts: eventFacts(event),
    cause: cause && entryOf(cause),
    consequences: port.consequencesOf(event, consequencesMax).map(entryOf),
    diffs: diffsOf(event),
    json: JSON.stringify(toJson(SwarmEventSchema, event), undefined, 2),
  };
}
