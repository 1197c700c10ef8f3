/** The ledger of one workspace, opened: the port of the domain, and what hosts need beside it. */
import { existsSync, statSync } from 'node:fs';
import type { Clock } from '../../base/clock.ts';
import type { UuidSource } from '../../base/uuid.ts';
import type {
  Durability,
  EventDraft,
  EventFilter,
  FileState,
  LedgerHead,
  LedgerPort,
  UnfinishedChangeSet,
} from '../../core/ports/ledgerPort.ts';
import type { EventOutline, TimelinePort } from '../../core/ports/timelinePort.ts';
import type { SwarmEvent } from '../../protocol/generated/events_pb.js';
import type { ContentHash, EventId, MissionId, WorkspacePath } from '../../protocol/ids.ts';
import { CONTENTS_STORED_BYTES_MAX, EVENTS_PER_PAGE } from './bounds.ts';
import { Contents, type ContentTotals } from './contents.ts';
import type { LedgerDatabase } from './database.ts';
import { DerivedTables } from './derivedTables.ts';
import { Envelopes } from './envelope.ts';
import { EventReader } from './eventReader.ts';
import { EventWriter } from './eventWriter.ts';
import { HeadSigner } from './headSigner.ts';
import { LeaseTable } from './leaseTable.ts';
import type { LedgerHome } from './ledgerHome.ts';
import { Listeners } from './listeners.ts';
import { ownProcess } from './processIdentity.ts';
import { TimelineReader } from './timelineReader.ts';
import type { Verification } from './verification.ts';
import { Verifier, type VerifyOptions } from './verifier.ts';
import { Witness } from './witness.ts';
import { Writers } from './writers.ts';

export interface LedgerOptions {
  readonly stateFolder: LedgerHome;
  readonly clock: Clock;
  readonly uuids: UuidSource;
  readonly tenantId?: string | undefined;
  readonly userId?: string | undefined;
  readonly projectId?: string | undefined;
  /** Stored bytes of contents after which `info()` warns. */
  readonly contentsStoredBytesMax?: number | undefined;
}

export interface LedgerInfo {
  readonly ledgerId: string;
  readonly deviceId: string;
  readonly workspaceRoot: string;
  readonly folder: string;
  readonly databasePath: string;
  readonly databaseBytes: number; // write-ahead log included
  readonly events: number;
  readonly head: LedgerHead;
  readonly journalMode: string; // 'wal', or 'delete' on network file systems
  readonly contents: ContentTotals & { readonly storedBytesMax: number };
  readonly warnings: readonly string[];
}

export class Ledger implements LedgerPort, TimelinePort {
  readonly ledgerId: string;
  readonly writerId: string;
  readonly leases: LeaseTable;
  readonly #options: LedgerOptions;
  readonly #database: LedgerDatabase;
  readonly #reader: EventReader;
  readonly #timeline: TimelineReader;
  readonly #writer: EventWriter;
  readonly #derived: DerivedTables;
  readonly #contents: Contents;
  readonly #signer: HeadSigner;
  readonly #witness: Witness;
  readonly #writers: Writers;
  readonly #listeners = new Listeners();
  readonly #warnings: string[];
  /** Sequence of the last event the listeners were told of. */
  #toldSequence: number;

  constructor(database: LedgerDatabase, ledgerId: string, options: LedgerOptions, warnings: readonly string[]) {
    this.ledgerId = ledgerId;
    this.writerId = options.uuids.next();
    this.#options = options;
    this.#database = database;
    this.#warnings = [...warnings];
    const { deviceId, deviceKey, folder } = options.stateFolder;
    const { tenantId = '', userId = '', projectId = '' } = options;
    const writer = { ledgerId, deviceId, writerId: this.writerId, tenantId, userId, projectId };
    this.#reader = new EventReader(database);
    this.#timeline = new TimelineReader(database);
    this.#derived = new DerivedTables(database);
    this.#contents = new Contents(database);
    this.#signer = new HeadSigner(ledgerId, deviceKey);
    this.#witness = new Witness(folder);
    this.#writer = new EventWriter(database, new Envelopes(writer, options.clock, options.uuids), this.#derived, this.#signer);
    this.leases = new LeaseTable(database, options.clock, this.writerId, ownProcess());
    this.leases.sweep();
    this.#writers = new Writers(database, ownProcess());
    this.#writers.enter(this.writerId, options.clock);
    this.#toldSequence = this.head().sequence;
  }

  /** A mission's close is followed, in the same transaction, by a signed head over it. */
  append(drafts: readonly EventDraft[], durability: Durability, onlyIf?: () => boolean): readonly SwarmEvent[] {
    if (drafts.length === 0) return [];
    const { events, signed } = this.#writer.append(drafts, durability, onlyIf);
    if (signed) this.#keepAsWitness(signed);
    this.#tell(signed ? [...events, signed] : events);
    return events;
  }

  /** Signs the present head with the device's key. Undefined when there is nothing new to sign. */
  signHead(): SwarmEvent | undefined {
    const signed = this.#writer.signHead((sequence) => this.#isOwnSignature(this.#reader.event(sequence)));
    if (signed) {
      this.#keepAsWitness(signed);
      this.#tell([signed]);
    }
    return signed;
  }

  head(): LedgerHead {
    return this.#writer.head();
  }

  event(idOrSequence: EventId | number): SwarmEvent | undefined {
    return this.#reader.event(idOrSequence);
  }

  events(filter: EventFilter): Iterable<SwarmEvent> {
    return this.#reader.events(filter);
  }

  outlines(afterSequence: number, limit: number): readonly EventOutline[] {
    return this.#timeline.outlines(afterSequence, limit);
  }

  sequencesNaming(path: string, afterSequence: number, untilSequence: number): readonly number[] {
    return this.#timeline.sequencesNaming(path, afterSequence, untilSequence);
  }

  consequencesOf(event: SwarmEvent, limit: number): readonly SwarmEvent[] {
    return this.#timeline.consequencesOf(event, limit);
  }

  /** Sequence of the newest event, by the writers' clocks, at or before a time; 0 when all are later. */
  sequenceAtTime(wallTimeMs: number): number {
    return this.#reader.sequenceAtTime(wallTimeMs);
  }

  /** Listeners hear every event once and in order; those of other processes with the next `poll` or append. */
  onAppended(listener: (events: readonly SwarmEvent[]) => void): { dispose(): void } {
    // A new listener begins with what is appended from here on.
    if (this.#listeners.isEmpty) this.#toldSequence = this.head().sequence;
    else this.poll();
    return this.#listeners.add(listener);
  }

  /** Tells listeners what other processes have appended since. */
  poll(): void {
    if (!this.#listeners.isEmpty) this.#tellUntil(this.head().sequence);
  }

  atOneMoment<T>(look: () => T): T {
    return this.#database.readTogether(look);
  }

  putContent(bytes: Uint8Array): ContentHash {
    return this.#contents.put(bytes);
  }

  hasContent(hash: ContentHash): boolean {
    return this.#contents.has(hash);
  }

  content(hash: ContentHash): Uint8Array | undefined {
    return this.#contents.get(hash);
  }

  fileState(path: WorkspacePath, atSequence = Number.MAX_SAFE_INTEGER): FileState | undefined {
    return this.#derived.fileState(path, atSequence);
  }

  fileStates(atSequence = Number.MAX_SAFE_INTEGER): readonly FileState[] {
    return this.#derived.fileStates(atSequence);
  }

  fileHistory(path: WorkspacePath, afterSequence: number): readonly FileState[] {
    return this.#derived.fileHistory(path, afterSequence);
  }

  pathsChangedAfter(sequence: number): readonly WorkspacePath[] {
    return this.#derived.pathsChangedAfter(sequence);
  }

  missionsAppliedAfter(sequence: number): readonly MissionId[] {
    return this.#reader.missionsAppliedAfter(sequence);
  }

  /** Missions that were opened and not closed, oldest first: they run, or their process is gone. */
  openMissions(): readonly MissionId[] {
    return this.#reader.openMissions();
  }

  unfinishedChangeSets(): readonly UnfinishedChangeSet[] {
    return this.#derived.unfinishedChangeSets();
  }

  /** Proves what can be proven of the ledger, and says what cannot. Lets other work run in between. */
  verify(options: VerifyOptions = {}): Promise<Verification> {
    const parts = { ledgerId: this.ledgerId, database: this.#database, contents: this.#contents, signer: this.#signer };
    return new Verifier({ ...parts, witness: this.#witness.read(), head: () => this.head() }).run(options);
  }

  info(): LedgerInfo {
    const head = this.head();
    const storedBytesMax = this.#options.contentsStoredBytesMax ?? CONTENTS_STORED_BYTES_MAX;
    const contents = this.#contents.totals();
    const warnings = [...this.#warnings];
    if (contents.storedBytes > storedBytesMax) {
      warnings.push(`The ledger stores ${contents.storedBytes} bytes of contents, over its bound of ${storedBytesMax}.`);
    }
    const failing = this.#listeners.warning();
    if (failing) warnings.push(failing);
    return {
      ledgerId: this.ledgerId,
      deviceId: this.#options.stateFolder.deviceId,
      workspaceRoot: this.#options.stateFolder.workspaceRoot,
      folder: this.#options.stateFolder.folder,
      databasePath: this.#database.path,
      databaseBytes: bytesOf(this.#database.path) + bytesOf(`${this.#database.path}-wal`),
      events: head.sequence,
      head,
      journalMode: this.#database.journalMode,
      contents: { ...contents, storedBytesMax },
      warnings,
    };
  }

  /** Whether the process behind a writer id may still be at work. */
  writerMayLive(writerId: string): boolean {
    return this.#writers.mayLive(writerId, this.#options.clock);
  }

  close(): void {
    if (!this.#database.isOpen) return;
    try {
      this.#writers.leave(this.writerId);
    } catch {
      // A ledger that cannot be written any more: the row is void as soon as the process has ended.
    }
    this.#database.close();
  }

  #tell(appended: readonly SwarmEvent[]): void {
    const first = appended[0];
    const last = appended.at(-1);
    if (first === undefined || last === undefined || this.#listeners.isEmpty) return;
    // What others appended in between comes first.
    this.#tellUntil(Number(first.sequence) - 1);
    if (this.#toldSequence >= Number(last.sequence)) return;
    this.#toldSequence = Number(last.sequence);
    this.#listeners.tell(appended);
  }

  #tellUntil(sequence: number): void {
    while (this.#toldSequence < sequence) {
      const untilSequence = Math.min(sequence, this.#toldSequence + EVENTS_PER_PAGE);
      const events = [...this.#reader.events({ afterSequence: this.#toldSequence, untilSequence })];
      this.#toldSequence = untilSequence;
      this.#listeners.tell(events);
    }
  }

  #isOwnSignature(event: SwarmEvent | undefined): boolean {
    return event?.payload.case === 'headSigned' && this.#signer.isOwn(event.payload.value);
  }

  /** The signature is in the ledger; if its copy beside it cannot be written, that is said and nothing else. */
  #keepAsWitness(event: SwarmEvent): void {
    if (event.payload.case !== 'headSigned') return;
    try {
      this.#witness.keep(event.payload.value, this.writerId);
    } catch (failure) {
      const warning = `The witness of the signed head could not be written: ${failure instanceof Error ? failure.message : String(failure)}`;
      if (!this.#warnings.includes(warning)) this.#warnings.push(warning);
    }
  }
}

function bytesOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0;
}
