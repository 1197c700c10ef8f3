/** Appends a step's events to the ledger: gives each its id, so that causes point at real events, and its places their lines. */
import { defined } from '../../base/assert.ts';
import type { UuidSource } from '../../base/uuid.ts';
import { asEventId, type ContentHash, type EventId } from '../../protocol/ids.ts';
import type { EventDraft, EventPayload, LedgerPort } from '../ports/ledgerPort.ts';
import type { EventNote } from '../swarm/turn.ts';
import type { Charter, EventRef } from '../swarm/words.ts';
import { type LinesOf, withLines } from './placeLines.ts';

export interface RecorderPorts {
  readonly ledger: LedgerPort;
  readonly uuids: UuidSource;
  readonly hash: (bytes: Uint8Array) => ContentHash;
}

export class Recorder {
  readonly #ports: RecorderPorts;
  readonly #charter: Charter;
  readonly #linesOf: LinesOf;
  readonly #ids = new Map<EventRef, EventId>();
  #latest: EventId | undefined;

  constructor(ports: RecorderPorts, charter: Charter, linesOf: LinesOf) {
    this.#ports = ports;
    this.#charter = charter;
    this.#linesOf = linesOf;
  }

  /** All or none. The mission's end is on the disk when this returns. Throws what the ledger throws. */
  append(notes: readonly EventNote[]): void {
    if (notes.length === 0) return;
    for (const { ref } of notes) this.#ids.set(ref, asEventId(this.#ports.uuids.next()));
    const ends = notes.some(({ payload }) => payload.case === 'missionClosed');
    this.#ports.ledger.append(
      notes.map((note) => this.#draft(note)),
      ends ? 'power' : 'process',
    );
    const last = notes.at(-1);
    if (last) this.#latest = this.idOf(last.ref);
  }

  /** The newest event: what whatever happens now follows from. */
  latest(): EventId | undefined {
    return this.#latest;
  }

  idOf(ref: EventRef): EventId {
    return defined(this.#ids.get(ref), `the id of ${ref}`);
  }

  #draft({ ref, cause, by, ticketId, payload, seen }: EventNote): EventDraft {
    const { missionId, parentMissionId, changeSetId } = this.#charter;
    const ofChangeSet = ticketId !== undefined || payload.case === 'approvalAsked' || payload.case === 'approvalGiven';
    return {
      payload: this.#complete(payload, seen),
      role: by.role,
      agentId: by.agentId,
      missionId,
      parentMissionId,
      ticketId,
      changeSetId: ofChangeSet ? changeSetId : undefined,
      causationId: cause === undefined ? undefined : this.idOf(cause),
      eventId: this.idOf(ref),
    };
  }

  #complete(payload: EventPayload, seen: readonly string[]): EventPayload {
    const lined = withLines(payload, this.#linesOf);
    if (lined.case !== 'decision') return lined;
    const contextHash = this.#ports.hash(new TextEncoder().encode(JSON.stringify(seen)));
    return { case: 'decision', value: { ...lined.value, contextHash } } as EventPayload;
  }
}
