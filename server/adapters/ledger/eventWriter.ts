/** Appends events: reads the head, fills envelopes, chains, mirrors and derives, all in one transaction. */
import { assert } from '../../base/assert.ts';
import type { Durability, EventDraft, EventKind, LedgerHead } from '../../core/ports/ledgerPort.ts';
import type { HeadSigned, SwarmEvent } from '../../protocol/generated/events_pb.js';
import { AgentRole } from '../../protocol/generated/events_pb.js';
import { DRAFTS_PER_APPEND_MAX } from './bounds.ts';
import type { LedgerDatabase } from './database.ts';
import type { DerivedTables } from './derivedTables.ts';
import type { Envelopes } from './envelope.ts';
import { columnNames, columnsOf, encodeEvent, ZERO_HASH } from './eventRow.ts';
import type { HeadSigner } from './headSigner.ts';

interface HeadRow {
  readonly sequence: number;
  readonly hash: Uint8Array;
  readonly logical_time: number;
}

/** The drafts as events, and a signed head after them where there was reason for one. */
export interface Appended {
  readonly events: readonly SwarmEvent[];
  readonly signed: SwarmEvent | undefined;
}

/** Kinds that are on the disk before anybody acts on them, whatever the caller asked for. */
const POWER_KINDS: ReadonlySet<EventKind> = new Set<EventKind>(['changeSetIntended', 'missionClosed']);

const INSERT = `INSERT INTO events (sequence, hash, body_hash, body, mirror, ${columnNames.join(', ')})
  VALUES (?, ?, ?, ?, ?, ${columnNames.map(() => '?').join(', ')})`;
const HEAD = 'SELECT sequence, hash, logical_time FROM events ORDER BY sequence DESC LIMIT 1';

export class EventWriter {
  readonly #database: LedgerDatabase;
  readonly #envelopes: Envelopes;
  readonly #derived: DerivedTables;
  readonly #signer: HeadSigner;
  /** Lamport clock: the greatest logical time this process has seen. */
  #logicalTime = 0;

  constructor(database: LedgerDatabase, envelopes: Envelopes, derived: DerivedTables, signer: HeadSigner) {
    this.#database = database;
    this.#envelopes = envelopes;
    this.#derived = derived;
    this.#signer = signer;
  }

  head(): LedgerHead {
    const { sequence, hash } = this.#database.read(() => this.#headRow());
    return { sequence, hash: Buffer.from(hash).toString('hex') };
  }

  append(drafts: readonly EventDraft[], durability: Durability, onlyIf?: () => boolean): Appended {
    assert(drafts.length <= DRAFTS_PER_APPEND_MAX, `one append carries at most ${DRAFTS_PER_APPEND_MAX} events`);
    const closesMission = drafts.some((draft) => draft.payload.case === 'missionClosed');
    const mustSurvivePower = drafts.some((draft) => POWER_KINDS.has(draft.payload.case));
    const appended = this.#database.write(mustSurvivePower ? 'power' : durability, () => {
      if (onlyIf !== undefined && !onlyIf()) return { events: [], signed: undefined, logicalTime: this.#logicalTime };
      // Other processes append too, so the head is read where nobody can move it.
      const chain = new Chain(this.#headRow(), this.#logicalTime);
      const events = drafts.map((draft) => this.#insert(chain, draft));
      const signed = closesMission ? this.#insert(chain, signedHead(this.#signer.sign(chain.sequence, chain.hash))) : undefined;
      return { events, signed, logicalTime: chain.logicalTime };
    });
    this.#logicalTime = appended.logicalTime;
    return appended;
  }

  /** Signs the present head. Undefined when there is none, or when this device's signature already is the newest event. */
  signHead(newestIsOwnSignature: (sequence: number) => boolean): SwarmEvent | undefined {
    return this.#database.write('power', () => {
      const chain = new Chain(this.#headRow(), this.#logicalTime);
      if (chain.sequence === 0 || newestIsOwnSignature(chain.sequence)) return undefined;
      const event = this.#insert(chain, signedHead(this.#signer.sign(chain.sequence, chain.hash)));
      this.#logicalTime = chain.logicalTime;
      return event;
    });
  }

  #headRow(): HeadRow {
    const row = this.#database.statement(HEAD).get() as HeadRow | undefined;
    return row ?? { sequence: 0, hash: ZERO_HASH, logical_time: 0 };
  }

  #insert(chain: Chain, draft: EventDraft): SwarmEvent {
    const filled = this.#envelopes.fill(draft, chain.sequence + 1, chain.logicalTime + 1);
    const { event, body, bodyHash, hash, mirror } = encodeEvent(filled, chain.hash);
    this.#database.statement(INSERT).run(chain.sequence + 1, hash, bodyHash, body, mirror, ...columnsOf(event));
    this.#derived.record(event);
    chain.advance(hash);
    return event;
  }
}

/** Where the next event goes, while a transaction appends. */
class Chain {
  sequence: number;
  hash: Uint8Array;
  logicalTime: number;

  constructor(head: HeadRow, logicalTimeSeen: number) {
    this.sequence = head.sequence;
    this.hash = head.hash;
    this.logicalTime = Math.max(head.logical_time, logicalTimeSeen);
  }

  advance(hash: Uint8Array): void {
    this.sequence += 1;
    this.logicalTime += 1;
    this.hash = hash;
  }
}

function signedHead(value: Pick<HeadSigned, 'headSequence' | 'headHash' | 'signature' | 'publicKey'>): EventDraft {
  return { role: AgentRole.OPERATOR, payload: { case: 'headSigned', value } };
}
