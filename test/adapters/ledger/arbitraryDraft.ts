/** Random drafts of every kind, made from the schema itself, so that a new kind or field is covered the day it is added. */
import { type DescField, type DescMessage, ScalarType } from '@bufbuild/protobuf';
import fc from 'fast-check';
import type { EventDraft, EventPayload } from '../../../server/core/ports/ledgerPort.ts';
import { SwarmEventSchema } from '../../../server/protocol/generated/events_pb.js';
import { asAgentId, asChangeSetId, asMissionId, asTicketId } from '../../../server/protocol/ids.ts';

/** Text of any kind: half surrogate pairs, byte order marks and line ends too. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom('', '\ud800', 'a\udc00b', '\uFEFFx', '\\ud800', '__proto__', '\r\n\0'),
);

function scalar(type: ScalarType): fc.Arbitrary<unknown> {
  switch (type) {
    case ScalarType.STRING:
      return text;
    case ScalarType.BOOL:
      return fc.boolean();
    case ScalarType.DOUBLE:
      return fc.double();
    case ScalarType.BYTES:
      return fc.uint8Array({ maxLength: 8 }).map((bytes) => Uint8Array.from(bytes));
    case ScalarType.UINT32:
      return fc.nat(0xffffffff);
    case ScalarType.INT64:
      return fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n);
    case ScalarType.UINT64:
      return fc.bigInt(0n, 2n ** 64n - 1n);
    default:
      throw new Error(`events.proto uses a scalar this test does not know: ${type}`);
  }
}

function fieldValue(field: DescField): fc.Arbitrary<unknown> {
  switch (field.fieldKind) {
    case 'scalar':
      return scalar(field.scalar);
    case 'enum':
      return fc.constantFrom(...field.enum.values.map((value) => value.number), 99);
    case 'message':
      return message(field.message);
    case 'list': {
      if (field.listKind === 'message') return fc.array(message(field.message), { maxLength: 2 });
      if (field.listKind === 'enum') return fc.array(fc.constantFrom(...field.enum.values.map((value) => value.number)), { maxLength: 2 });
      return fc.array(scalar(field.scalar), { maxLength: 2 });
    }
    case 'map':
      throw new Error('events.proto has no maps');
  }
}

function message(desc: DescMessage): fc.Arbitrary<object> {
  return fc.record(Object.fromEntries(desc.fields.map((field) => [field.localName, fieldValue(field)])), { requiredKeys: [] });
}

const payload: fc.Arbitrary<EventPayload> = fc.oneof(
  ...SwarmEventSchema.oneofs
    .flatMap((oneof) => oneof.fields)
    .map((field) => fieldValue(field).map((value) => ({ case: field.localName, value }) as unknown as EventPayload)),
);

const id = fc.option(fc.constantFrom('one', 'two', 'drei'), { nil: undefined });

export const arbitraryDraft: fc.Arbitrary<EventDraft> = fc.record({
  payload,
  role: fc.nat(10),
  missionId: id.map((name) => (name ? asMissionId(name) : undefined)),
  ticketId: id.map((name) => (name ? asTicketId(name) : undefined)),
  changeSetId: id.map((name) => (name ? asChangeSetId(name) : undefined)),
  agentId: id.map((name) => (name ? asAgentId(name) : undefined)),
});
