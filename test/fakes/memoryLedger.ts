/**
 * A ledger in memory that keeps the promises of LedgerPort. The store outlives its writers, as a database outlives
 * processes: open it again under another writer id to play the next start after a kill.
 */
import { create, toBinary } from '@bufbuild/protobuf';
import type { Clock } from '../../server/base/clock.ts';
import { sha256, sha256Hex } from '../../server/base/hash.ts';
import { SeededRandomness } from '../../server/base/randomness.ts';
import { UuidSource } from '../../server/base/uuid.ts';
import type {
  Durability,
  EventDraft,
  EventFilter,
  FileState,
  LedgerHead,
  LedgerPort,
  UnfinishedChangeSet,
} from '../../server/core/ports/ledgerPort.ts';
import { type SwarmEvent, SwarmEventSchema } from '../../server/protocol/generated/events_pb.js';
import {
  asChangeSetId,
  asContentHash,
  asMissionId,
  asWorkspacePath,
  type ContentHash,
  type EventId,
  type MissionId,
  type WorkspacePath,
} from '../../server/protocol/ids.ts';

export interface MemoryLedgerOptions {
  readonly clock: Clock;
  readonly seed?: number;
  readonly ledgerId?: string;
}

const NO_HASH = '0'.repeat(64);

/** What would be on disk. */
export class MemoryLedgerStore {
  readonly ledgerId: string;
  readonly events: SwarmEvent[] = [];
  readonly byEventId = new Map<string, SwarmEvent>();
  readonly contents = new Map<string, Uint8Array>();
  readonly histories = new Map<WorkspacePath, FileState[]>();
  readonly listeners = new Set<(events: readonly SwarmEvent[]) => void>();
  /** Set by a test to make every append fail. */
  appendFailure: Error | undefined;
  headHash = NO_HASH;
  readonly clock: Clock;
  readonly uuids: UuidSource;

  constructor(options: MemoryLedgerOptions) {
    this.clock = options.clock;
    this.uuids = new UuidSource(options.clock, new SeededRandomness(options.seed ?? 1));
    this.ledgerId = options.ledgerId ?? 'ledger-in-memory';
  }

  open(writerId: string): LedgerPort {
    return new MemoryLedger(this, writerId);
  }
}

class MemoryLedger implements LedgerPort {
  readonly ledgerId: string;
  readonly writerId: string;
  readonly #store: MemoryLedgerStore;

  constructor(store: MemoryLedgerStore, writerId: string) {
    this.#store = store;
    this.ledgerId = store.ledgerId;
    this.writerId = writerId;
  }

  append(drafts: readonly EventDraft[], _durability: Durability, onlyIf?: () => boolean): readonly SwarmEvent[] {
    const store = this.#store;
    if (store.appendFailure !== undefined) throw store.appendFailure;
    if (onlyIf !== undefined && !onlyIf()) return [];
    const appended = drafts.map((draft, at) => {
      const sequence = store.events.length + 1 + at;
      return create(SwarmEventSchema, {
        schemaVersion: 1,
        eventId: draft.eventId ?? store.uuids.next(),
        ledgerId: this.ledgerId,
        deviceId: 'device-in-memory',
        writerId: this.writerId,
        sequence: BigInt(sequence),
        wallTimeMs: BigInt(Math.trunc(store.clock.wallMs())),
        logicalTime: BigInt(sequence),
        branch: 'main',
        causationId: draft.causationId ?? '',
        agentRole: draft.role,
        agentId: draft.agentId ?? '',
        missionId: draft.missionId ?? '',
        parentMissionId: draft.parentMissionId ?? '',
        ticketId: draft.ticketId ?? '',
        changeSetId: draft.changeSetId ?? '',
        payload: draft.payload,
      });
    });
    for (const event of appended) {
      const body = sha256(toBinary(SwarmEventSchema, event));
      store.headHash = sha256Hex(Buffer.from(store.headHash, 'hex'), body);
      store.events.push(event);
      store.byEventId.set(event.eventId, event);
      if (event.payload.case === 'stateChange') {
        const { path, newHash, mode, author } = event.payload.value;
        const known = asWorkspacePath(path);
        const history = store.histories.get(known) ?? [];
        const hash = newHash === '' ? undefined : asContentHash(newHash);
        history.push({ path: known, hash, mode, sequence: Number(event.sequence), author });
        store.histories.set(known, history);
      }
    }
    for (const listener of [...store.listeners]) listener(appended);
    return appended;
  }

  head(): LedgerHead {
    return { sequence: this.#store.events.length, hash: this.#store.headHash };
  }

  event(idOrSequence: EventId | number): SwarmEvent | undefined {
    return typeof idOrSequence === 'number' ? this.#store.events[idOrSequence - 1] : this.#store.byEventId.get(idOrSequence);
  }

  *events(filter: EventFilter): Iterable<SwarmEvent> {
    const last = Math.min(filter.untilSequence ?? Number.POSITIVE_INFINITY, this.#store.events.length);
    const matching = this.#store.events
      .slice(Math.max(0, filter.afterSequence ?? 0), Math.max(0, last))
      .filter((event) => matches(event, filter));
    if (filter.newestFirst === true) matching.reverse();
    yield* matching.slice(0, filter.limit);
  }

  onAppended(listener: (events: readonly SwarmEvent[]) => void): { dispose(): void } {
    this.#store.listeners.add(listener);
    return { dispose: () => void this.#store.listeners.delete(listener) };
  }

  putContent(bytes: Uint8Array): ContentHash {
    const hash = asContentHash(sha256Hex(bytes));
    if (!this.#store.contents.has(hash)) this.#store.contents.set(hash, bytes.slice());
    return hash;
  }

  hasContent(hash: ContentHash): boolean {
    return this.#store.contents.has(hash);
  }

  atOneMoment<T>(look: () => T): T {
    return look();
  }

  content(hash: ContentHash): Uint8Array | undefined {
    return this.#store.contents.get(hash)?.slice();
  }

  fileState(path: WorkspacePath, atSequence = Number.POSITIVE_INFINITY): FileState | undefined {
    return this.#store.histories.get(path)?.findLast((state) => state.sequence <= atSequence);
  }

  fileStates(atSequence = Number.POSITIVE_INFINITY): readonly FileState[] {
    return [...this.#store.histories.keys()].sort().flatMap((path) => this.fileState(path, atSequence) ?? []);
  }

  fileHistory(path: WorkspacePath, afterSequence: number): readonly FileState[] {
    return (this.#store.histories.get(path) ?? []).filter((state) => state.sequence > afterSequence);
  }

  pathsChangedAfter(sequence: number): readonly WorkspacePath[] {
    return [...this.#store.histories.keys()].filter((path) => (this.#store.histories.get(path)?.at(-1)?.sequence ?? 0) > sequence).sort();
  }

  missionsAppliedAfter(sequence: number): readonly MissionId[] {
    const applied = this.events({ kinds: ['changeSetApplied'], afterSequence: sequence });
    return [...new Set(Array.from(applied, ({ missionId }) => missionId))].filter((id) => id !== '').map(asMissionId);
  }

  unfinishedChangeSets(): readonly UnfinishedChangeSet[] {
    const open = new Map<string, UnfinishedChangeSet>();
    for (const event of this.#store.events) {
      const { payload, changeSetId } = event;
      if (payload.case === 'changeSetIntended') {
        open.set(changeSetId, {
          changeSetId: asChangeSetId(changeSetId),
          missionId: event.missionId === '' ? undefined : asMissionId(event.missionId),
          writerId: event.writerId,
          sequence: Number(event.sequence),
          files: payload.value.files,
        });
      } else if (payload.case === 'changeSetApplied' || payload.case === 'changeSetUndone') {
        open.delete(changeSetId);
      }
    }
    return [...open.values()];
  }
}

function matches(event: SwarmEvent, filter: EventFilter): boolean {
  const { payload } = event;
  if (filter.missionId !== undefined && event.missionId !== filter.missionId) return false;
  if (filter.changeSetId !== undefined && event.changeSetId !== filter.changeSetId) return false;
  if (filter.kinds !== undefined && (payload.case === undefined || !filter.kinds.includes(payload.case))) return false;
  if (filter.authors !== undefined && payload.case === 'stateChange' && !filter.authors.includes(payload.value.author)) return false;
  return filter.path === undefined || (payload.case === 'stateChange' && payload.value.path === filter.path);
}
