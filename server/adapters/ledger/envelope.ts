/** Fills what the ledger gives an event: its place, time, writer and trace. */
import { create } from '@bufbuild/protobuf';
import type { Clock } from '../../base/clock.ts';
import { sha256Hex } from '../../base/hash.ts';
import type { UuidSource } from '../../base/uuid.ts';
import type { EventDraft } from '../../core/ports/ledgerPort.ts';
import { type SwarmEvent, SwarmEventSchema } from '../../protocol/generated/events_pb.js';
import { TRACE_CACHE_ENTRIES_MAX } from './bounds.ts';
import { SCHEMA_VERSION } from './eventRow.ts';

/** Who writes, the same for all events of one opened ledger. */
export interface Writer {
  readonly ledgerId: string;
  readonly deviceId: string;
  readonly writerId: string;
  readonly tenantId: string;
  readonly userId: string;
  readonly projectId: string;
}

const BRANCH = 'main';

export class Envelopes {
  readonly #writer: Writer;
  readonly #clock: Clock;
  readonly #uuids: UuidSource;
  readonly #digests = new Map<string, string>();

  constructor(writer: Writer, clock: Clock, uuids: UuidSource) {
    this.#writer = writer;
    this.#clock = clock;
    this.#uuids = uuids;
  }

  fill(draft: EventDraft, sequence: number, logicalTime: number): SwarmEvent {
    const missionId = draft.missionId ?? '';
    const ticketId = draft.ticketId ?? '';
    return create(SwarmEventSchema, {
      schemaVersion: SCHEMA_VERSION,
      eventId: draft.eventId ?? this.#uuids.next(),
      ledgerId: this.#writer.ledgerId,
      deviceId: this.#writer.deviceId,
      writerId: this.#writer.writerId,
      sequence: BigInt(sequence),
      wallTimeMs: BigInt(Math.trunc(this.#clock.wallMs())),
      logicalTime: BigInt(logicalTime),
      branch: BRANCH,
      traceId: missionId && this.#digest('trace', missionId, 32),
      spanId: ticketId ? this.#digest('ticket', ticketId, 16) : missionId && this.#digest('mission', missionId, 16),
      parentSpanId: ticketId && missionId && this.#digest('mission', missionId, 16),
      causationId: draft.causationId ?? '',
      agentRole: draft.role,
      agentId: draft.agentId ?? '',
      tenantId: this.#writer.tenantId,
      userId: this.#writer.userId,
      projectId: this.#writer.projectId,
      missionId,
      parentMissionId: draft.parentMissionId ?? '',
      ticketId,
      changeSetId: draft.changeSetId ?? '',
      payload: draft.payload,
    });
  }

  /** Trace and span ids follow from the ids of the work, so that every process names them alike without asking. */
  #digest(what: 'trace' | 'ticket' | 'mission', id: string, digits: number): string {
    const key = `${what}:${id}`;
    const known = this.#digests.get(key);
    if (known !== undefined) return known;
    if (this.#digests.size >= TRACE_CACHE_ENTRIES_MAX) this.#digests.clear();
    const digest = sha256Hex(`swarm.trace.v1:${key}`).slice(0, digits);
    this.#digests.set(key, digest);
    return digest;
  }
}
