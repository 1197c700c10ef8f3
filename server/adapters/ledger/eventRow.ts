/** What stands in a row of `events` beside the body, computed from the event alone: for appending, and again for verifying. */
import { fromBinary, toBinary, toJsonString } from '@bufbuild/protobuf';
import { assert } from '../../base/assert.ts';
import { sha256 } from '../../base/hash.ts';
import { type SwarmEvent, SwarmEventSchema } from '../../protocol/generated/events_pb.js';
import { EVENT_BYTES_MAX } from './bounds.ts';

/** Grows whenever a kind, a field or an enum value is added to events.proto. */
export const SCHEMA_VERSION = 1;

/** The hash before the first event. */
export const ZERO_HASH: Uint8Array = new Uint8Array(32);

/** The columns that repeat what the body says, in the order of the INSERT. */
export const columnNames = [
  'event_id',
  'kind',
  'mission_id',
  'ticket_id',
  'change_set_id',
  'agent_id',
  'agent_role',
  'writer_id',
  'wall_time_ms',
  'logical_time',
  'path',
] as const;
type ColumnValues = readonly (string | number | null)[];

export function columnsOf(event: SwarmEvent): ColumnValues {
  return [
    event.eventId,
    event.payload.case ?? 'unknown',
    event.missionId || null,
    event.ticketId || null,
    event.changeSetId || null,
    event.agentId || null,
    event.agentRole,
    event.writerId,
    Number(event.wallTimeMs),
    Number(event.logicalTime),
    event.payload.case === 'stateChange' ? event.payload.value.path : null,
  ];
}

/** The JSON beside the body; none for a brain's streamed words. */
export function mirrorOf(event: SwarmEvent): string | null {
  return event.payload.case === 'brainSpoke' ? null : toJsonString(SwarmEventSchema, event);
}

interface EncodedEvent {
  readonly event: SwarmEvent;
  readonly body: Uint8Array;
  readonly bodyHash: Uint8Array;
  readonly hash: Uint8Array;
  readonly mirror: string | null;
}

/** The binary form of an event, chained to the hash before it. */
export function encodeEvent(event: SwarmEvent, previousHash: Uint8Array): EncodedEvent {
  const body = toBinary(SwarmEventSchema, event);
  assert(body.length <= EVENT_BYTES_MAX, `an event has at most ${EVENT_BYTES_MAX} bytes`);
  const bodyHash = sha256(body);
  const hash = sha256(previousHash, bodyHash);
  const mirror = mirrorOf(event);
  // JSON keeps half a surrogate pair, UTF-8 cannot: then the event is what its bytes say, for the caller as well.
  if (mirror === null ? !isWellFormed(event) : mirror.includes('\\ud')) {
    const asStored = fromBinary(SwarmEventSchema, body);
    return { event: asStored, body, bodyHash, hash, mirror: mirrorOf(asStored) };
  }
  return { event, body, bodyHash, hash, mirror };
}

/** For the one kind that has no JSON to look at. */
function isWellFormed({ payload }: SwarmEvent): boolean {
  if (payload.case !== 'brainSpoke') return true;
  const { brain, task, text } = payload.value;
  return brain.isWellFormed() && task.isWellFormed() && text.isWellFormed();
}

export function decodeEvent(body: unknown): SwarmEvent {
  assert(body instanceof Uint8Array, 'the body of an event is bytes');
  // A Buffer would hand its own kind on to the event's bytes fields.
  return fromBinary(SwarmEventSchema, new Uint8Array(body.buffer, body.byteOffset, body.byteLength));
}

/** Whether the event holds a kind, a field or a value that this version does not know, so that it cannot be mirrored here. */
export function isFromNewerVersion(event: SwarmEvent): boolean {
  return event.schemaVersion > SCHEMA_VERSION || event.payload.case === undefined || hasUnknownFields(event);
}

function hasUnknownFields(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return false;
  if (Array.isArray(value)) return value.some(hasUnknownFields);
  const unknown: unknown = '$unknown' in value ? value.$unknown : undefined;
  return (Array.isArray(unknown) && unknown.length > 0) || Object.values(value).some(hasUnknownFields);
}
