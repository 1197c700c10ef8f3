/** Events as a ledger would hold them, written down in a line each. */
import { create } from '@bufbuild/protobuf';
import type { EventPayload } from '../../../server/core/ports/ledgerPort.ts';
import { AgentRole, type SwarmEvent, SwarmEventSchema } from '../../../server/protocol/generated/events_pb.js';

export interface Envelope {
  readonly role?: AgentRole;
  readonly agentId?: string;
  readonly missionId?: string;
  readonly parentMissionId?: string;
  readonly ticketId?: string;
  readonly changeSetId?: string;
}

/** Numbers events from 1 and dates them a second apart. */
export class Recorded {
  readonly events: SwarmEvent[] = [];

  add(payload: EventPayload, envelope: Envelope = {}): SwarmEvent {
    const sequence = this.events.length + 1;
    const { role = AgentRole.OPERATOR, ...ids } = envelope;
    const event = create(SwarmEventSchema, {
      ...ids,
      agentRole: role,
      eventId: `event-${sequence}`,
      sequence: BigInt(sequence),
      wallTimeMs: BigInt(1_000 * sequence),
      payload,
    });
    this.events.push(event);
    return event;
  }
}
